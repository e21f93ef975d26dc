"""Columns of prose on a page, read one after the other. A table is none: its cells do not run on from row to row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from rumbo.records.documents.glyphs import Word

FEWEST_ROWS: Final = 4
NARROWEST: Final = 0.25  # of the width of the text
PROSE_REACH: Final = 0.75  # of a column's width: a row so long runs on into the next
PROSE_ROWS: Final = 0.6  # of a column's rows are so long
PROSE_WORDS: Final = 3  # in an average row of prose
_GUTTER: Final = 0.45  # of the letter size: the least space between columns
_NEXT_LINE: Final = 1.5  # times the letter size: what stands no lower continues the lines above
_MOST_EDGES: Final = 6

Lines = list[list[Word]]


def in_columns(lines: Lines) -> Iterator[list[Word]]:
    """The lines of a page, each from left to right, with blocks of two columns of prose taken apart."""
    for edge in _edges(lines):
        for run in _runs_beside(lines, edge):
            first, last = _trimmed(lines, run, edge)
            left = _side(lines[first:last], edge, after=False)
            right = _side(lines[first:last], edge, after=True)
            if _are_columns(left, right):
                yield from in_columns(lines[:first])
                yield from in_columns(left)
                yield from in_columns(right)
                yield from in_columns(lines[last:])
                return
    yield from lines


def _edges(lines: Lines) -> list[float]:
    """Where words of several lines begin after a gap: there a column may begin."""
    begins = Counter(
        round(after.left)
        for line in lines
        for before, after in pairwise(line)
        if after.left - before.right > _GUTTER * after.size
    )
    near = {edge: begins[edge - 1] + begins[edge] + begins[edge + 1] for edge in begins}
    return [edge - 1.5 for edge, _ in begins.most_common(_MOST_EDGES) if near[edge] >= FEWEST_ROWS]


def _runs_beside(lines: Lines, edge: float) -> Iterator[tuple[int, int]]:
    """The runs of lines in which no word and no usual space lies across an edge."""
    first = 0
    for index in range(len(lines) + 1):
        if index == len(lines) or _crosses(lines[index], edge):
            if index - first >= FEWEST_ROWS:
                yield first, index
            first = index + 1


def _trimmed(lines: Lines, run: tuple[int, int], edge: float) -> tuple[int, int]:
    """The run from its first line with words on both sides to its last, and what directly continues one side below."""
    both = [index for index in range(*run) if lines[index][0].left <= edge < lines[index][-1].left]
    if not both:
        return run[0], run[0]
    last = both[-1] + 1
    while last < run[1] and lines[last][0].baseline - lines[last - 1][0].baseline < _NEXT_LINE * lines[last][0].size:
        last += 1
    return both[0], last


def _crosses(line: list[Word], edge: float) -> bool:
    before = max((word for word in line if word.left <= edge), key=lambda word: word.right, default=None)
    after = next((word for word in line if word.left > edge), None)
    if before is None:
        return False
    return before.right > edge or (after is not None and after.left - before.right < _GUTTER * after.size)


def _side(lines: Lines, edge: float, *, after: bool) -> Lines:
    sides = ([word for word in line if (word.left > edge) == after] for line in lines)
    return [side for side in sides if side]


def _are_columns(left: Lines, right: Lines) -> bool:
    if min(len(left), len(right)) < FEWEST_ROWS:
        return False
    whole = _width([*left, *right])
    return all(_width(side) >= NARROWEST * whole and _is_prose(side) for side in (left, right))


def _is_prose(lines: Lines) -> bool:
    """Whether the text runs on from line to line: most reach the right edge, and hold several words."""
    start, width = min(line[0].left for line in lines), _width(lines)
    long = sum(line[-1].right - start >= PROSE_REACH * width for line in lines)
    return long >= PROSE_ROWS * len(lines) and sum(map(len, lines)) >= PROSE_WORDS * len(lines)


def _width(lines: Lines) -> float:
    return max(line[-1].right for line in lines) - min(line[0].left for line in lines)
