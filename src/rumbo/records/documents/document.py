"""A document as lines of text, each with the place a person finds it at. How each format is read stands beside this."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from rumbo.records.part import Trouble
from rumbo.records.reading import FormatName

MAX_CHARACTERS: Final = 1_500_000  # about 500 full pages of one letter or note
MAX_LINE: Final = 20_000
CELL_GAP: Final = "  "  # between the cells of a table row, so that a table stays recognisable
_SEEN: Final = (
    {"\t": CELL_GAP} | dict.fromkeys("\u00a0\u2002\u2003\u2004\u2005\u2009\u200a\u202f\u3000", " ") | {"\u2011": "-"}
)


class Line(NamedTuple):
    """One line of a document, with its number on its page (or in the document, where there are no pages), from 1.

    `page` is 0 where there are no pages. `after_gap` says that an empty line or a clear gap stands before it. `zone` names
    the part of the document that is counted by itself ("header"), and is empty for the running text.
    """

    text: str
    number: int
    page: int = 0
    after_gap: bool = False
    zone: str = ""

    @property
    def place(self) -> str:
        """Where the line stands, in the words a source keeps.

        >>> Line("Dear Dr. Robles,", 14, page=2).place
        'page 2, line 14'
        """
        page = f"page {self.page}" if self.page else ""
        return ", ".join(part for part in (self.zone, page, f"line {self.number}") if part)


@dataclass(frozen=True, kw_only=True)
class Document:
    """What a document says, line by line. Only lines that say something are kept; their numbers count the others too.

    `pictures` are the pages (from 1) that are a picture of text rather than text. `is_picture`: there is no other page.
    """

    format: FormatName
    lines: tuple[Line, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    pictures: tuple[int, ...] = ()
    is_picture: bool = False


def clean(text: str) -> str:
    """The text without what no person sees: control characters, halves of characters, white space at its ends."""
    if not text.isprintable():
        text = "".join(
            _SEEN.get(letter, letter) if letter.isprintable() or letter in _SEEN else "" for letter in _whole(text)
        )
    return text.strip()


def _whole(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def number_lines(texts: Iterable[str], *, page: int = 0, zone: str = "", count_empty: bool = True) -> Iterator[Line]:
    """Number texts from 1 and leave the empty ones out, which count where a person sees them as lines."""
    number, after_gap = 0, False
    for text in texts:
        said = clean(text)[:MAX_LINE]
        number += bool(said) or count_empty
        if said:
            yield Line(said, number, page, after_gap, zone)
        after_gap = not said


def bounded(lines: Iterable[Line], *, most: int = MAX_CHARACTERS) -> tuple[tuple[Line, ...], tuple[Trouble, ...]]:
    """The lines up to a number of characters, and a trouble when more were there."""
    kept: list[Line] = []
    left = most
    rest = iter(lines)
    for line in rest:
        left -= len(line.text)
        if left < 0:
            return tuple(kept), (Trouble("document-too-long", {"lines": len(kept)}),)
        kept.append(line)
    return tuple(kept), ()
