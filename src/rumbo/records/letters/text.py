"""The lines of a document as paragraphs and sentences, each with its place. What they mean is for others."""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Protocol

from rumbo.records.letters.phrases import Phrases

MAX_PARAGRAPH: Final = 4_000  # letters; a page of running text without a full stop is cut here
_NARROW: Final = 0.72  # of the usual width: a shorter line ends what it says
_LEAST_WIDTH: Final = 55  # a document of short lines is no wrapped text
_RAGGED: Final = 1.4  # lines that are much longer than most are whole paragraphs: nothing was wrapped
_LONG_ENOUGH: Final = 0.5  # of the usual width: a shorter line is one of a list, capitals or not
_ONLY_DATE: Final = re.compile(r"\s*[\d/.-]+\s*|\s*\d{1,2} de [^\W\d_]+ de \d{4}\s*|\s*[^\W\d_]+ \d{1,2},? \d{4}\s*")
_LONGEST_KEY: Final = 40  # letters
_GREETING: Final = 45  # letters
_ITEM: Final = re.compile(
    r"\s*(?:[-*•·▪◦‣–>]\s+|#\s*\d+\s*[.):]?\s+|\(?\d{1,2}[.)]\s+|\(?[A-Z][.)]\s+(?=\S{3})|\(?[ivx]{1,4}[.)]\s+)"
)
_KEYED: Final = re.compile(r"\s*[^\W\d_][^:.;,]{0,48}:(?:\s|$)")
# Cells of a row stand apart by three spaces, or several of them by two; two spaces after a full stop are a habit of typists.
_CELLS: Final = re.compile(r"\S(?: {3,}|\t+| ?\| ?)\S|[^\s.!?:;,]  \S(?:[^ ]| (?! ))*[^\s.!?:;,]  \S")
_DATED: Final = re.compile(
    r"\s*(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|\d{1,2} (?:de )?[^\W\d_]{3,10}\.? (?:de )?\d{4}|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4})\b"
)
# "=== Visit of 3 May 2019 ===", ">>> Evolutivo", "[2021-04-02 10:15] Progress note - Lee, A": what is set apart by marks.
_SET_APART: Final = re.compile(
    r"\s*(?:(?P<mark>[-=*~_#>»</+])(?P=mark){2,}|\[\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[^\]]{0,20}\])"
)
# "EVOLUCIÓN 18/10/2022 09:15 Dra. Ríos": a short line with a day that ends in no full stop, after one that does.
_HEAD_WITH_DAY: Final = re.compile(
    r"\s*[A-ZÁÉÍÓÚÑ\d].*(?<!\d)(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d"
    r"|[^\W\d_]{3,10}\.? (?:\d{1,2}, |de )?\d{4})(?!\d).*(?<![.,;:!?])"
)
# "05/01/2021 – Control (por teléfono)": a day, a dash and a few words without a full stop.
_DATED_HEAD: Final = re.compile(rf"(?:{_DATED.pattern})\s*[–—-]\s*[^\W\d_][^.;:]{{2,50}}(?<![,])")
_JOINING_END: Final = re.compile(
    r"(?:[,(]|(?<![/–—-])[/–-]|\b(?:a|an|and|at|by|for|from|in|is|of|on|or|the|to|was|with"
    r"|de|del|la|el|los|las|en|con|por|para|que|y|o|se|su|al|no|sin))\s*$",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(r"(?:(?<!\.\.\.)\.|[!?])[\"')\]]*\s{1,2}(?=[\"'(\[¿¡]?[A-ZÁÉÍÓÚÑ0-9•])")
# After these a full stop ends no sentence, whatever follows.
_NEVER_LAST: Final = re.compile(
    r"(?:^|[\s(/])(?:dr|dra|drs|sr|sra|srta|mr|mrs|ms|prof|st|vs|e\.?g|i\.?e|p\. ?ej|ej|cf|approx|aprox|tel|ext|av|avda|no|nº"
    r"|n|núm|num|fig|f\. nac|f|fec|exp|hist|pt|pte|ptes|lic|ing|ltd|inc|[A-Z])\.$",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"\d|[IVX]+\b")
# After these a full stop ends no sentence when a number follows.
_BEFORE_NUMBER: Final = re.compile(
    r"(?:^|\W)(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ene|abr|ago|dic|c|ca|wk|wks|cyc|no|vol|gr|lev|seg)\.$",
    re.IGNORECASE,
)


class Line(Protocol):
    """A line of a document and where it stands there."""

    @property
    def text(self) -> str:
        """The words of the line."""

    @property
    def place(self) -> str:
        """Where it stands: "line 14", "page 2, line 14"."""


@dataclass(frozen=True)
class Paragraph:
    """Lines that belong together: a wrapped paragraph, one entry of a list, one row of a table.

    `starts` and `places` say on which line each part of the text stands; `after_gap` whether an empty line precedes.
    """

    text: str
    starts: tuple[int, ...]
    places: tuple[str, ...]
    after_gap: bool = False
    is_item: bool = False

    def place_at(self, offset: int) -> str:
        """The place of the line on which a part of the text begins."""
        return self.places[bisect.bisect_right(self.starts, offset) - 1]


def paragraphs(lines: Iterable[Line]) -> tuple[Paragraph, ...]:
    """Join wrapped lines, and keep what stands alone alone: entries of lists, rows of tables, "Key: value" lines."""
    rows = [(_tidy(line.text), line.place) for line in lines]
    width = _width([text for text, _ in rows])
    made: list[list[tuple[str, str]]] = []
    gaps: list[bool] = []
    before, gap = "", True
    for text, place in rows:
        if not text:
            before, gap = "", True
            continue
        if made and before and _continues(before, text, width=width) and _length(made[-1]) < MAX_PARAGRAPH:
            made[-1].append((text, place))
        else:
            made.append([(text, place)])
            gaps.append(gap)
        before, gap = text, False
    return tuple(_paragraph(parts, after_gap=gap) for parts, gap in zip(made, gaps, strict=True))


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a paragraph with the offset at which each begins.

    Abbreviations ("Dr.", "p. ej."), initials, numbers of a list and decimals end none.

    >>> [part for _, part in sentences("Seen by Dr. Ruiz. Size 1.5 cm. No nodes.")]
    ['Seen by Dr. Ruiz.', 'Size 1.5 cm.', 'No nodes.']
    """
    item = _ITEM.match(text)
    start, search = 0, item.end() if item else 0
    for found in _ENDS.finditer(text, search):
        said = text[start : found.start() + 1]
        if _NEVER_LAST.search(said[-8:]) and not said[-3:-1].isdigit():
            continue
        if _NUMBER.match(text, found.end()) and _BEFORE_NUMBER.search(said[-6:]):
            continue
        yield start, text[start : found.end()].strip()
        start = found.end()
    if text[start:].strip():
        yield start, text[start:].strip()


@lru_cache(maxsize=8192)
def flat(text: str) -> str:
    """A text in small letters without accents, letter for letter as long as it was, so that offsets stay true.

    >>> flat("Recaída ósea")
    'recaida osea'
    """
    if text.isascii():
        return text.lower()
    return "".join(_flat_letter(letter) for letter in text)


def any_of(phrases: Iterable[str]) -> Phrases:
    """A pattern that finds any of the phrases, whole words, in a flat text. `*` stands for the rest of a word.

    >>> any_of(["recidiv*"]).search(flat("Recidivó en mayo")).group()
    'recidivo'
    """
    return Phrases(map(flat, phrases))


def without_bullet(text: str) -> str:
    """A line without the bullet or number it begins with."""
    item = _ITEM.match(text)
    return text[item.end() :] if item else text


@lru_cache(maxsize=512)
def _flat_letter(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter)[0]
    small = base.lower()
    return small if len(small) == 1 else base


def _tidy(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u00ad", "").replace("\u200b", "").expandtabs(4).rstrip()


@dataclass(frozen=True)
class _Width:
    """How long the lines of a document are: most long ones, and the width at which they are wrapped, 0 when not."""

    usual: int
    wrapped: int


def _width(texts: Sequence[str]) -> _Width:
    lengths = sorted(len(text) for text in texts if text)
    usual = lengths[int(len(lengths) * 0.85)] if lengths else 0
    is_wrapped = usual >= _LEAST_WIDTH and lengths[-1] <= usual * _RAGGED
    return _Width(usual, usual if is_wrapped else 0)


def _continues(before: str, text: str, *, width: _Width) -> bool:
    """Whether a line goes on with what the line before it says."""
    if _stands_alone(before, text, width=width):
        return False
    if text.lstrip()[0].islower():
        ended = before.endswith((".", "!", "?")) or _ONLY_DATE.fullmatch(before)
        return not ended and len(before) >= width.usual * _LONG_ENOUGH
    if _JOINING_END.search(before):
        return len(before) >= _GREETING or not before.endswith(",")  # "Dear Dr. Ruiz," ends there
    if not width.wrapped or len(before) < width.wrapped * _NARROW:
        return False
    if before.endswith((".", "!", "?")) and len(text) < width.wrapped * _NARROW and _HEAD_WITH_DAY.fullmatch(text):
        return False
    if _DATED_HEAD.fullmatch(text):
        return False
    if _KEYED.match(text) or _DATED.match(text):
        return not before.endswith((".", ":", ";", "?", "!")) and len(before) >= width.wrapped * 0.9
    return True


def _stands_alone(before: str, text: str, *, width: _Width) -> bool:
    """Whether one of two lines is an entry of a list, a row of a table, a heading or a key without its value."""
    if _SET_APART.match(before) or _SET_APART.match(text):
        return True
    if _ITEM.match(text) or _CELLS.search(text) or _is_shouted(before) != _is_shouted(text):
        return True
    key = before.endswith(":") and len(before) < max(width.wrapped * _NARROW, _LONGEST_KEY)
    return key or bool(_CELLS.search(before) and not _JOINING_END.search(before))


def _is_shouted(text: str) -> bool:
    """Whether a line is a heading in capitals."""
    if not text.isupper():
        return False
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 2 and len(text) < 70 and all(letter.isupper() for letter in letters)


def _length(parts: Sequence[tuple[str, str]]) -> int:
    return sum(len(text) for text, _ in parts)


def _paragraph(parts: Sequence[tuple[str, str]], *, after_gap: bool) -> Paragraph:
    text, starts = "", []
    for line, _ in parts:
        piece = line.strip()
        broken = text.endswith("-") and not text.endswith(" -") and piece[0].islower()
        text += "" if broken or not text else " "
        starts.append(len(text))
        text += piece
    return Paragraph(
        text=text,
        starts=tuple(starts),
        places=tuple(place for _, place in parts),
        after_gap=after_gap,
        is_item=bool(_ITEM.match(parts[0][0]) or _CELLS.search(parts[0][0])),
    )
