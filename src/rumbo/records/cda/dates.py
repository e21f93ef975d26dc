"""Dates of a narrative's cells, as ISO text. How letters write dates is for `letters`; how entries do, for `elements`."""

from __future__ import annotations

from functools import lru_cache

from rumbo.records.cda.elements import V3, Element, attribute, child, iso_time

_LONGEST_CELL = 40  # letters of a cell that holds dates and little else


@lru_cache(maxsize=8192)
def dates_in(words: str, *, day_first: bool) -> tuple[str, ...]:
    """The dates in a cell, in their order, as ISO text; a range is its two ends.

    >>> dates_in("02/19/2024 - 02/28/2024", day_first=False), dates_in("mayo de 2019", day_first=True)
    (('2024-02-19', '2024-02-28'), ('2019-05',))
    """
    if words.isascii() and words.isdigit() and len(words) >= 8:  # as entries write it
        whole = iso_time(words)
        return (whole,) if whole else ()
    from rumbo.records.letters.dates import find_dates  # its patterns take a while to build, and most files need none

    spans = find_dates(words[:200], day_first=day_first)
    return tuple(date.iso for span in spans for date in (span.date, span.until) if date is not None)


def writes_day_first(root: Element) -> bool:
    """Whether 03/05/2019 is the third of May in this document: by the dates of its tables, else by its language."""
    from rumbo.records.letters.date_order import (
        day_first,  # its patterns take a while to build, and most files need none
    )

    cells = (cell.text or "" for cell in root.iter(f"{V3}td"))
    dated = [words for words in cells if len(words) <= _LONGEST_CELL and words.lstrip()[:1].isdigit()]
    return day_first(dated, lang="es" if is_spanish(root) else "en")


def is_spanish(root: Element) -> bool:
    """Whether the document says that it is in Spanish."""
    return attribute(child(root, "languageCode"), "code").lower().startswith("es")
