"""What is printed again on every page (the hospital's name, "Page 2 of 5") and cuts sentences in two: kept once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from rumbo.records.documents.layout import Row

ZONE: Final = 4  # rows from the top and from the bottom of a page in which a running head or foot stands
_SAME_HEIGHT: Final = 6  # points
_PAGE_COUNT: Final = re.compile(
    r"\b(?:page|pag|pg|página|hoja)\b\.?:?\s*\d+(?:\s*(?:of|de|/)\s*\d+)?|^\W*\d+\s*(?:of|de|/)\s*\d+\W*$|^\W*\d{1,3}\W*$",
    re.IGNORECASE,
)


def find_repeated(pages: Sequence[Sequence[Row]]) -> list[set[int]]:
    """For each page, the indexes of the rows that only repeat what stands at the same height on other pages.

    What repeats at the top is kept where it first stands, at the bottom where it last stands. A row counts as repeating
    when at least half of the pages have it, with only the number of the page different.
    """
    tops = [[_key(row) for row in page[:ZONE]] for page in pages]
    ends = [[_key(row) for row in page[max(ZONE, len(page) - ZONE) :]] for page in pages]
    enough = max(2, len(pages) / 2)
    often_top, often_end = _often(tops, enough), _often(ends, enough)
    dropped: list[set[int]] = [set() for _ in pages]
    kept: set[str] = set()
    for number, keys in enumerate(tops):
        dropped[number] |= {index for index, key in enumerate(keys) if key in often_top and key in kept}
        kept |= set(keys)
    kept = set()
    for number in reversed(range(len(pages))):
        start = len(pages[number]) - len(ends[number])
        dropped[number] |= {start + i for i, key in enumerate(ends[number]) if key in often_end and key in kept}
        kept |= set(ends[number])
    return dropped


def _key(row: Row) -> str:
    return f"{_PAGE_COUNT.sub('#', row.text)}\0{round(row.height / _SAME_HEIGHT)}"


def _often(pages: list[list[str]], enough: float) -> set[str]:
    return {key for key, count in Counter(key for keys in pages for key in set(keys)).items() if count >= enough}
