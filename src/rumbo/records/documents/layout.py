"""The order in which a page is read: columns of text one after the other, the cells of a table's row beside each other.

Programs draw a paragraph, or the cell of a table, line by line before they go on to the next: such blocks are found first,
then how they lie to each other. Where nothing of that holds, what stands on one height is one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rumbo.records.documents.document import CELL_GAP
from rumbo.records.documents.glyphs import Word
from rumbo.records.documents.strips import WIDE_GAP, Row, Strip, rows_of, same_line, strips_of

NEXT_LINE: Final = (0.6, 1.75)  # times the letter size: how far below a line the next of its paragraph stands
SAME_SIZE: Final = 1.3
ALIGNED: Final = 0.6  # of the letter size
CELL_LINES: Final = 4  # a cell of a table is rarely higher
PROSE_LINES: Final = 4
PROSE_REACH: Final = 0.75  # of a column's width: a line so long runs on into the next
PROSE_SHARE: Final = 0.6  # of a column's lines are so long
PROSE_WORDS: Final = 3  # in an average line of prose
MOST_STRIPS: Final = 2_000  # a page of a person's papers has some hundred at most; a drawing can have any number
DEEPEST: Final = 6  # columns in columns
_CAPITAL: Final = 0.6  # of the letter size: how high letters stand over their line

Block = list[Strip]


def rows_in_order(words: Sequence[Word]) -> list[Row]:
    """The rows of words of one direction, in the order a person reads them; `words` come in the order they are drawn in."""
    strips = strips_of(words)
    if len(strips) > MOST_STRIPS:
        return list(rows_of(strips))
    return list(_arranged(list(_blocks(strips)), depth=DEEPEST))


def _blocks(strips: Iterable[Strip]) -> Iterator[Block]:
    block: Block = []
    for strip in strips:
        if block and not _continues(block[-1], strip):
            yield block
            block = []
        block.append(strip)
    if block:
        yield block


def _continues(above: Strip, below: Strip) -> bool:
    small, big = sorted((above.size, below.size))
    near, far = NEXT_LINE
    aligned = min(abs(above.left - below.left), abs(above.right - below.right), abs(_middle(above) - _middle(below)))
    return (
        big <= SAME_SIZE * small
        and near * big <= below.baseline - above.baseline <= far * big
        and aligned <= ALIGNED * big
    )


def _middle(strip: Strip) -> float:
    return (strip.left + strip.right) / 2


def _arranged(blocks: list[Block], *, depth: int) -> Iterator[Row]:
    """The rows of blocks: first cut across where nothing stands beside anything, then into what stands side by side."""
    for band in _bands(blocks):
        sides = _sides(band)
        if len(sides) == 1 or not depth:
            yield from rows_of(strip for block in band for strip in block)
        elif _are_columns(sides):
            for side in sides:
                yield from _arranged(side, depth=depth - 1)
        elif _are_cells(sides):
            strips = [strip for block in band for strip in block]
            yield Row(CELL_GAP.join(_joined(side) for side in sides), min(strip.baseline for strip in strips))
        else:
            yield from rows_of(strip for block in band for strip in block)


def _bands(blocks: list[Block]) -> Iterator[list[Block]]:
    """Blocks that stand beside each other, from the top of the page to its bottom."""
    band: list[Block] = []
    lowest = 0.0
    for block in sorted(blocks, key=_top):
        if band and _top(block) > lowest:
            yield band
            band = []
        lowest = max(lowest, block[-1].baseline) if band else block[-1].baseline
        band.append(block)
    if band:
        yield band


def _top(block: Block) -> float:
    return block[0].baseline - _CAPITAL * block[0].size


def _sides(band: list[Block]) -> list[list[Block]]:
    """The blocks of a band in groups that have clear space between them, from left to right."""
    sides: list[list[Block]] = []
    reach = 0.0
    for block in sorted(band, key=_left):
        if not sides or _left(block) - reach < 0.5 * WIDE_GAP * block[0].size:
            reach = max(reach, _right(block)) if sides else _right(block)
            sides = sides or [[]]
        else:
            sides.append([])
            reach = _right(block)
        sides[-1].append(block)
    return sides


def _left(block: Block) -> float:
    return min(strip.left for strip in block)


def _right(block: Block) -> float:
    return max(strip.right for strip in block)


def _lines_of(side: list[Block]) -> list[Strip]:
    return sorted((strip for block in side for strip in block), key=lambda strip: (strip.baseline, strip.left))


def _joined(side: list[Block]) -> str:
    return " ".join(row.text for row in rows_of(_lines_of(side)))


def _are_columns(sides: list[list[Block]]) -> bool:
    """Whether sides are read one after the other: several are prose, or one is and another is a list of its own beside it."""
    lines = [_lines_of(side) for side in sides]
    prose = [side for side in lines if _is_prose(side)]
    others = [side for side in lines if not _is_prose(side)]
    if len(prose) > 1:
        return True
    return bool(prose) and any(len(side) >= PROSE_LINES and not _stands_on(side, prose[0]) for side in others)


def _is_prose(lines: list[Strip]) -> bool:
    """Whether text runs on from line to line: most lines reach the right edge, and hold several words."""
    start = min(line.left for line in lines)
    width = max(line.right for line in lines) - start
    long = sum(line.right - start >= PROSE_REACH * width for line in lines)
    words = sum(line.words for line in lines)
    return len(lines) >= PROSE_LINES and long >= PROSE_SHARE * len(lines) and words >= PROSE_WORDS * len(lines)


def _are_cells(sides: list[list[Block]]) -> bool:
    """Whether sides are cells of one row of a table: low, and the lines of one not those of the others."""
    lines = [_lines_of(side) for side in sides]
    highest = max(lines, key=len)
    if len(highest) > CELL_LINES or any(line.text.endswith(":") for side in lines for line in side):
        return False
    return any(len(side) != len(highest) or not _stands_on(side, highest) for side in lines)


def _stands_on(side: list[Strip], other: list[Strip]) -> bool:
    """Whether each line of one side stands at the height of a line of the other."""
    return all(any(same_line(line, beside) for beside in other) for line in side)
