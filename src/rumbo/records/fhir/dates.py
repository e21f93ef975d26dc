"""FHIR's dates, instants and periods as partial dates; what is no date, or no year of a living person, is None."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from rumbo.oncology import PartialDate
from rumbo.records.fhir.datatypes import Period

_FIRST_YEAR: Final = 1880  # systems write 0001-01-01 or 1800-01-01 for "not known"
_LAST_YEAR: Final = 2199


def when(*written: str | Period | None) -> PartialDate | None:
    """The first of these that is a date; of a period, its start. Times of day are left off, as they are written.

    A final "~" says that it is only about right (ISO 8601-2).

    >>> when(None, "2019-05-03T23:30:00-05:00")
    PartialDate.parse('2019-05-03')
    """
    for each in written:
        text = each.start if isinstance(each, Period) else each
        date = parse_date(text if text.endswith("~") else text[:10]) if text else None
        if date is not None:
            return date
    return None


def end(*written: str | Period | None) -> PartialDate | None:
    """The end of the first period that has one."""
    return when(*(each.end if isinstance(each, Period) else None for each in written))


@lru_cache(maxsize=4096)
def parse_date(text: str) -> PartialDate | None:
    """A date of the form 2019, 2019-05 or 2019-05-03, or None."""
    try:
        date = PartialDate.parse(text)
    except ValueError:
        return None
    return date if _FIRST_YEAR <= date.year <= _LAST_YEAR else None
