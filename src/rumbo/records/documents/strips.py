"""Strips: what is drawn in one go on one line of a page, such as a line of a paragraph or one line of a table's cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from rumbo.records.documents.document import CELL_GAP
from rumbo.records.documents.glyphs import Word

SAME_LINE: Final = 0.45  # of the letter size: a raised or lowered figure still stands on its line
WIDE_GAP: Final = 0.85  # of the letter size: wider than a space, so that another cell or column begins
JUSTIFIED_GAP: Final = 2.0  # of the letter size: spaces stretched to fill a line are all equal, and not wider than this
_EQUAL: Final = 0.12  # of the letter size
_BACK: Final = 0.5  # of the letter size: letters may lean over the ones before them


class Strip(NamedTuple):
    """Words that stand close together on one line; lengths in points, heights growing downwards."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    words: int


class Row(NamedTuple):
    """One line of a page as it is read, and the height it stands at."""

    text: str
    height: float


def strips_of(words: Sequence[Word]) -> list[Strip]:
    """The strips of words that come in the order they are drawn in."""
    return [strip for run in _runs(words) for strip in _cut(run)]


def rows_of(strips: Iterable[Strip]) -> Iterator[Row]:
    """Strips that stand on one line, from left to right; the lines from top to bottom."""
    for line in _lines(strips):
        text = line[0].text
        for before, after in pairwise(line):
            size = max(before.size, after.size)
            text += (CELL_GAP if after.left - before.right > WIDE_GAP * size else " ") + after.text
        yield Row(text, median(strip.baseline for strip in line))


def same_line(one: Strip | Word, other: Strip | Word) -> bool:
    """Whether two stand on one line."""
    return abs(one.baseline - other.baseline) <= SAME_LINE * max(one.size, other.size)


def _runs(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Words that are drawn one after the other from left to right on one line."""
    run: list[Word] = []
    for word in words:
        if run and not (same_line(word, run[-1]) and word.left >= run[-1].right - _BACK * word.size):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _cut(run: list[Word]) -> Iterator[Strip]:
    """A run cut at its wide gaps, if they are not the equal gaps of a justified line."""
    gaps = [after.left - before.right for before, after in pairwise(run)]
    size = max(word.size for word in run)
    equal = len(gaps) > 2 and max(gaps) - min(gaps) < _EQUAL * size
    start = 0
    for index, gap in enumerate(gaps, start=1):
        if gap > (JUSTIFIED_GAP if equal else WIDE_GAP) * size:
            yield _strip(run[start:index])
            start = index
    yield _strip(run[start:])


def _strip(words: list[Word]) -> Strip:
    biggest = max(words, key=lambda word: word.size)
    text = " ".join(word.text for word in words)
    return Strip(text, words[0].left, words[-1].right, biggest.baseline, biggest.size, len(words))


def _lines(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    line: list[Strip] = []
    biggest: Strip | None = None
    for strip in sorted(strips, key=lambda strip: strip.baseline):
        if biggest and not same_line(biggest, strip):
            yield sorted(line, key=lambda each: each.left)
            line, biggest = [], None
        biggest = strip if biggest is None or strip.size > biggest.size else biggest
        line.append(strip)
    if line:
        yield sorted(line, key=lambda each: each.left)
