"""Months by their names in both languages, and partial dates made of numbers; None where there is no such day."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from rumbo.oncology import PartialDate

_LATEST_SHORT_YEAR: Final = 40  # "52" in a record of our time is a year of birth, never 2052
MONTHS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene", "february feb febrero", "march mar marzo", "april apr abril abr", "may mayo",
            "june jun junio", "july jul julio", "august aug agosto ago", "september sept sep septiembre setiembre set",
            "october oct octubre", "november nov noviembre", "december dec diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH: Final = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
YEAR: Final = r"(?:19|20)\d\d"
ORDINAL: Final = r"(?:st|nd|rd|th|o|º)?"


def numeric(first: str, second: str, year: str, *, day_first: bool) -> PartialDate | None:
    """A day of three numbers, which of the first two is the month by `day_first` where both can be."""
    one, two, full = int(first), int(second), int(year)
    full = full if full > 99 else full_year(full)
    day, month = (one, two) if day_first else (two, one)
    if month > 12 >= day:
        day, month = month, day
    return partial(full, month, day)


def full_year(short: int) -> int:
    """The year that two digits mean."""
    return 2000 + short if short < _LATEST_SHORT_YEAR else 1900 + short


def month_named(words: str) -> int:
    """The number of a month by its name. Raises KeyError for another word."""
    return MONTHS[words.rstrip(".")]


def partial(year: int, month: int | None = None, day: int | None = None) -> PartialDate | None:
    """A partial date, or None when the calendar has none such."""
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def nearest(month: int, day: int | None, *, anchor: PartialDate, ahead: int) -> PartialDate | None:
    """The last such day up to so many days after the anchor, marked as about: letters also say what is planned next."""
    limit = anchor.latest + timedelta(days=ahead)
    tries = (partial(year, month, day) for year in (limit.year, limit.year - 1))
    found = next((each for each in tries if each and each.earliest <= limit), None)
    return PartialDate(found.year, found.month, found.day, about=True) if found else None
