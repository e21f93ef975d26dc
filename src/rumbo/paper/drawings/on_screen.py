"""Paints a drawing for the screen: SVG whose classes get their colours from trail.css. No styles, no script inside."""

from __future__ import annotations

from html import escape

from rumbo.paper.drawings.drawing import Circle, Drawing, Outline, Role, Shape, Words, WordsRole, moved
from rumbo.paper.drawings.lettering import line_height
from rumbo.words import Lang

_CLASSES: dict[Role | WordsRole, str] = {
    "ground-treat": "ground treat",
    "ground-clear": "ground clear",
    "ground-with": "ground with",
    "ground-unknown": "ground unknown",
    "found": "mk",
    "found-in": "mk-in",
    "back": "mk back",
    "ask": "mk ask",
    "label": "lab",
}


def paint_for_screen(drawing: Drawing, lang: Lang, *, id_prefix: str) -> str:
    """One `<svg role="img">` in one language; `id_prefix` keeps ids apart when a page holds several drawings."""
    title, told = f"{escape(id_prefix)}-title", f"{escape(id_prefix)}-told"
    head = (
        f'<svg class="drawing {drawing.name}" viewBox="0 0 {drawing.width:g} {drawing.height:g}" role="img"'
        f' lang="{lang}" aria-labelledby="{title} {told}" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="{title}">{escape(drawing.title.said(lang))}</title>'
        f'<desc id="{told}">{escape(drawing.description.said(lang))}</desc>'
    )
    return head + "".join(_painted(shape, lang) for shape in drawing.shapes) + "</svg>"


def _painted(shape: Shape, lang: Lang) -> str:
    name = _CLASSES.get(shape.role, shape.role)
    if isinstance(shape, Outline):
        return f'<path class="{name}" d="{shape.d}"{moved(shape)}/>'
    if isinstance(shape, Circle):
        return f'<circle class="{name}" cx="{shape.x:.1f}" cy="{shape.y:.1f}" r="{shape.r:g}"/>'
    return _words(shape, lang, name=name)


def _words(words: Words, lang: Lang, *, name: str) -> str:
    lines = words.en if lang == "en" else words.es
    step = line_height(words.role)
    return "".join(
        f'<text class="{name}" x="{words.x:.1f}" y="{words.y + place * step:.1f}" text-anchor="{words.anchor}">'
        f"{escape(line)}</text>"
        for place, line in enumerate(lines)
        if line
    )
