"""What is printed again on every page (the hospital's name, "Page 2 of 5") and cuts sentences in two: kept once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from rumbo.records.documents.strips import Row

ZONE: Final = 4  # rows from the top and from the bottom of a page in which a running head or foot stands
_SAME_HEIGHT: Final = 6  # points
_PAGE_COUNT: Final = re.compile(
    r"\b(?:page|p[aá]g|pg|página|hoja)\b\.?:?\s*\d+(?:\s*(?:of|de|/)\s*\d+)?|^\W*\d+\s*(?:of|de|/)\s*\d+\W*$|^\W*\d{1,3}\W*$",
    re.IGNORECASE,
)


def find_repeated(pages: Sequence[Sequence[Row]]) -> list[set[int]]:
    """For each page, the indexes of the rows that only repeat what stands at the same height on other pages.

    What repeats at the top is kept where it first stands, at the bottom where it last stands. A row counts as repeating
    when at least half of the pages have it, with only the number of the page different.
    """
    tops = [{index: _key(row) for index, row in enumerate(page) if index < min(ZONE, len(page) / 2)} for page in pages]
    ends = [
        {index: _key(row) for index, row in enumerate(page) if index >= max(len(page) - ZONE, len(page) / 2)}
        for page in pages
    ]
    enough = max(2, len(pages) / 2)
    after_first = _again(tops, enough)
    before_last = _again(ends[::-1], enough)[::-1]
    return [one | other for one, other in zip(after_first, before_last, strict=True)]


def _again(pages: Sequence[dict[int, str]], enough: float) -> list[set[int]]:
    """For each page, the rows that stand on enough pages and stood on an earlier one."""
    often = Counter(key for page in pages for key in set(page.values()))
    known: set[str] = set()
    again: list[set[int]] = []
    for page in pages:
        again.append({index for index, key in page.items() if key in known and often[key] >= enough})
        known |= set(page.values())
    return again


def _key(row: Row) -> str:
    return f"{_PAGE_COUNT.sub('#', row.text)}\0{round(row.height / _SAME_HEIGHT)}"
