"""Words with their places on a page become rows in the order they are read: columns of prose one after the other, the
cells of a table row beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from rumbo.records.documents.columns import in_columns
from rumbo.records.documents.document import CELL_GAP
from rumbo.records.documents.glyphs import Word

SAME_LINE: Final = 0.45  # of the letter size: a raised or lowered figure still stands on its line
WIDE_GAP: Final = 0.85  # of the letter size: wider than a space, so that the next cell of a table begins
JUSTIFIED_GAP: Final = 2.0  # of the letter size: spaces stretched to fill a line are all equal, and not wider than this
_EQUAL: Final = 0.12  # of the letter size


class Row(NamedTuple):
    """One row of a page as a line of text, and the height it stands at, in points, growing downwards."""

    text: str
    height: float


def rows_in_order(words: Sequence[Word]) -> list[Row]:
    """The rows of words of one direction, in the order a person reads them."""
    return [_row(line) for line in in_columns(list(_lines(words)))]


def _lines(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Words that stand on one line, from left to right; the lines from top to bottom."""
    line: list[Word] = []
    biggest: Word | None = None
    for word in sorted(words, key=lambda word: word.baseline):
        if biggest and word.baseline - biggest.baseline > SAME_LINE * max(biggest.size, word.size):
            yield sorted(line, key=_from_left)
            line, biggest = [], None
        biggest = word if biggest is None or word.size > biggest.size else biggest
        line.append(word)
    if line:
        yield sorted(line, key=_from_left)


def _from_left(word: Word) -> tuple[float, int]:
    return word.left, word.order


def _row(words: list[Word]) -> Row:
    size = max(word.size for word in words)
    gaps = [after.left - before.right for before, after in pairwise(words)]
    wide = WIDE_GAP * size
    if len(gaps) > 2 and max(gaps) - min(gaps) < _EQUAL * size:
        wide = JUSTIFIED_GAP * size
    text = words[0].text
    for word, gap in zip(words[1:], gaps, strict=True):
        text += (CELL_GAP if gap > wide else " ") + word.text
    return Row(text, median(word.baseline for word in words))
