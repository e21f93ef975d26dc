"""Paints a drawing for paper: SVG with presentation attributes only, and grounds that differ by pattern in grey.

A page's CSS does not reach the typesetter, which prints unstyled SVG solid black; so everything is said on the shape.
"""

from __future__ import annotations

from html import escape

from rumbo.paper.drawings.drawing import Circle, Drawing, Outline, Role, Shape, Words, WordsRole, moved
from rumbo.paper.drawings.lettering import SIZES, line_height
from rumbo.words import Lang

FONT = "Libertinus Serif"
_INK, _SOFT, _PAPER = "#111111", "#444444", "#ffffff"
# Each ground is a tone and a pattern, told apart in grey, on a poor copier, and by someone who sees no hue.
_PATTERNS = (
    '<pattern id="treat" width="9" height="9" patternUnits="userSpaceOnUse"><rect width="9" height="9" fill="#e4e4e4"/>'
    '<path d="M-2,2L2,-2M0,9L9,0M7,11L11,7" stroke="#6e6e6e" stroke-width="1.3"/></pattern>'
    '<pattern id="clear" width="13" height="13" patternUnits="userSpaceOnUse">'
    '<rect width="13" height="13" fill="#fbfbfb"/><circle cx="6.5" cy="6.5" r="1.2" fill="#9a9a9a"/></pattern>'
    '<pattern id="with" width="8" height="7" patternUnits="userSpaceOnUse"><rect width="8" height="7" fill="#cfcfcf"/>'
    '<path d="M0,3.5H8" stroke="#8a8a8a" stroke-width="1.2"/></pattern>'
)
_SHAPES: dict[Role, str] = {
    "ground-treat": 'fill="url(#treat)" stroke="#777777" stroke-width="0.8"',
    "ground-clear": 'fill="url(#clear)" stroke="#777777" stroke-width="0.8"',
    "ground-with": 'fill="url(#with)" stroke="#777777" stroke-width="0.8"',
    "ground-unknown": f'fill="{_PAPER}"',
    "edge": 'fill="none" stroke="#777777" stroke-width="1.2" stroke-dasharray="4 5"',
    "path": f'fill="none" stroke="{_INK}" stroke-width="3.4" stroke-linecap="round" stroke-dasharray="0.1 9"',
    "axis": 'fill="none" stroke="#777777" stroke-width="1.4"',
    "tick": 'fill="none" stroke="#777777" stroke-width="1.4"',
    "stem": f'fill="none" stroke="{_SOFT}" stroke-width="1.4"',
    "found": f'fill="{_PAPER}" stroke="{_INK}" stroke-width="3"',
    "found-in": f'fill="{_INK}"',
    "back": f'fill="{_INK}" stroke="{_PAPER}" stroke-width="3"',
    "ask": f'fill="{_PAPER}" stroke="{_INK}" stroke-width="2.6"',
    "halo": f'fill="{_PAPER}" stroke="{_SOFT}" stroke-width="1.8" stroke-dasharray="2 4"',
    "pin": f'fill="{_INK}"',
    "pin-in": f'fill="{_PAPER}"',
    "end": f'fill="{_INK}" stroke="{_PAPER}" stroke-width="2"',
    "body": 'fill="#f1f1f1"',
    "body-edge": 'fill="none" stroke="#777777" stroke-width="1.5"',
    "near": f'fill="{_PAPER}" stroke="{_SOFT}" stroke-width="1.4"',
    "organ": f'fill="{_PAPER}" stroke="{_INK}" stroke-width="1.6"',
    "organ-back": f'fill="url(#treat)" stroke="{_INK}" stroke-width="1.6"',
    "band": 'fill="#ebebeb" stroke="#8a8a8a" stroke-width="0.8" stroke-dasharray="2 3"',
    "grid": 'fill="none" stroke="#c4c4c4" stroke-width="0.8"',
    "link": f'fill="none" stroke="{_SOFT}" stroke-width="1.3"',
    "value": f'fill="{_INK}"',
    "limit": f'fill="{_PAPER}" stroke="{_INK}" stroke-width="1.8"',
    "felt": 'fill="#8a8a8a"',
    "felt-strong": f'fill="{_INK}"',
}
_BOLD = 'font-weight="700"'
# Words on patterned ground get a white rim, without which they drown in the hatching.
_RIM = f'stroke="{_PAPER}" stroke-width="5" stroke-linejoin="round" paint-order="stroke"'
_WORDS: dict[WordsRole, str] = {
    "label": f'fill="{_INK}" {_BOLD}',
    "sub": f'fill="{_SOFT}"',
    "state": f'fill="{_INK}" {_RIM}',
    "year": f'fill="{_SOFT}"',
    "here": f'fill="{_INK}" {_BOLD}',
    "name": f'fill="{_INK}" {_BOLD}',
    "number": f'fill="{_INK}" {_BOLD}',
    "ask-word": f'fill="{_INK}" {_BOLD}',
}
# The bundled serif runs smaller and narrower than a screen's sans of the same size; this much larger still fits.
_LARGER = 1.08


def paint_for_paper(drawing: Drawing, lang: Lang) -> str:
    """One whole SVG file in one language, readable in grey."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {drawing.width:g} {drawing.height:g}"'
        f' width="{drawing.width:g}" height="{drawing.height:g}" font-family="{FONT}"><defs>{_PATTERNS}</defs>'
    )
    return head + "".join(_painted(shape, lang) for shape in drawing.shapes) + "</svg>"


def _painted(shape: Shape, lang: Lang) -> str:
    if isinstance(shape, Outline):
        return f'<path d="{shape.d}"{moved(shape)} {_SHAPES[shape.role]}/>'
    if isinstance(shape, Circle):
        return f'<circle cx="{shape.x:.1f}" cy="{shape.y:.1f}" r="{shape.r:g}" {_SHAPES[shape.role]}/>'
    return _words(shape, lang)


def _words(words: Words, lang: Lang) -> str:
    lines = words.en if lang == "en" else words.es
    step, look = line_height(words.role), _WORDS[words.role]
    return "".join(
        f'<text x="{words.x:.1f}" y="{words.y + place * step:.1f}" text-anchor="{words.anchor}"'
        f' font-size="{SIZES[words.role] * _LARGER:.1f}" {look}>{escape(line)}</text>'
        for place, line in enumerate(lines)
        if line
    )
