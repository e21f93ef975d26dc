"""How wide words will be, before any font is known, and where to break them. Estimates on the wide side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from rumbo.paper.drawings.drawing import WordsRole

if TYPE_CHECKING:
    from rumbo.words import Text

# Sizes in drawing units; trail.css and the paper painter use the same ones.
SIZES: dict[WordsRole, float] = {
    "label": 19,
    "sub": 17,
    "state": 17,
    "year": 16,
    "here": 20,
    "name": 19,
    "number": 17,
    "ask-word": 15,
}
LEADING = 1.24
_BOLD: frozenset[WordsRole] = frozenset({"label", "here", "name", "number", "ask-word"})
# Advance widths in ems, rounded up from Noto Sans and Segoe UI.
_WIDTHS = (("iljI.,:;'|!í", 0.3), ("ftr()[]- /", 0.4), ("mwMW@%—…", 0.95))
_CAPITAL, _OTHER, _BOLDER = 0.7, 0.585, 1.07


class Lines(msgspec.Struct, frozen=True, kw_only=True):
    """Words broken into lines in both languages, with the room they take."""

    role: WordsRole
    en: tuple[str, ...]
    es: tuple[str, ...]

    @property
    def width(self) -> float:
        """The widest line of either language, in drawing units."""
        return max(width_of(line, role=self.role) for line in self.en + self.es)

    @property
    def height(self) -> float:
        """The room the longer language takes, in drawing units."""
        return max(len(self.en), len(self.es)) * line_height(self.role)


def line_height(role: WordsRole) -> float:
    """From one baseline to the next, in drawing units."""
    return SIZES[role] * LEADING


def width_of(words: str, *, role: WordsRole) -> float:
    """About how wide one line will be, in drawing units.

    >>> width_of("hip", role="sub") < width_of("hospital", role="sub")
    True
    """
    ems = sum(_ems(character) for character in words)
    return ems * SIZES[role] * (_BOLDER if role in _BOLD else 1)


def _ems(character: str) -> float:
    for characters, ems in _WIDTHS:
        if character in characters:
            return ems
    return _CAPITAL if character.isupper() or ord(character) > 0x2E7F else _OTHER


def break_lines(text: Text, *, role: WordsRole, width: float, most: int = 3) -> Lines:
    """Break both languages into lines no wider than `width`; after `most` lines the rest becomes an ellipsis.

    >>> from rumbo.words import Text
    >>> break_lines(Text(en="left chest wall", es="pared torácica izquierda"), role="sub", width=140).es
    ('pared torácica', 'izquierda')
    """
    return Lines(
        role=role,
        en=_broken(text.en, role=role, width=width, most=most),
        es=_broken(text.es, role=role, width=width, most=most),
    )


def _broken(words: str, *, role: WordsRole, width: float, most: int) -> tuple[str, ...]:
    lines: list[str] = []
    for word in _pieces(words, role=role, width=width):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, role=role) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    while width_of(f"{last}…", role=role) > width:
        last = last[:-1]
    return (*lines[: most - 1], f"{last.rstrip()}…")


def _pieces(words: str, *, role: WordsRole, width: float) -> list[str]:
    """The words, those too long for any line cut with a hyphen."""
    pieces: list[str] = []
    for word in words.split():
        rest = word
        while len(rest) > 1 and width_of(rest, role=role) > width:
            cut = next(n for n in range(len(rest) - 1, 0, -1) if n == 1 or width_of(rest[:n] + "-", role=role) <= width)
            pieces.append(rest[:cut] + "-")
            rest = rest[cut:]
        pieces.append(rest)
    return pieces
