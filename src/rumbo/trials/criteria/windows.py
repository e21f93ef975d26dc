"""Lengths of time as criteria write them: "within 28 days", "≥ 6 months", "5 years"."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
    "fourteen": 14, "a": 1,
}  # fmt: skip
_LENGTH = re.compile(
    rf"(?<![\d.])(?P<many>\d+(?:\.\d+)?|{'|'.join(_NUMBERS)})\s*(?:\(\d+\)\s*)?-?\s*(?P<unit>days?|weeks?"
    rf"|wks?|months?|mos?\b|years?|yrs?|hours?|cycles?)\b",
    re.IGNORECASE,
)
# Days: a month is counted as 30, as protocols do; a year as 365.
_DAYS = {"d": 1.0, "w": 7.0, "m": 30.0, "y": 365.0, "h": 1 / 24}
_DAYS_A_YEAR = 365.0


class Length(msgspec.Struct, frozen=True):
    """A length of time in days, with the letters from which to which it stands."""

    days: float
    unit: Literal["d", "w", "m", "y", "h"]
    start: int
    end: int


def read_lengths(text: str) -> tuple[Length, ...]:
    """Every length of time in a text, in its order.

    >>> [length.days for length in read_lengths("within 4 weeks or two months")]
    [28.0, 60.0]
    """
    return tuple(_length(found) for found in _LENGTH.finditer(text) if found["unit"][0].lower() != "c")


def read_years(text: str) -> float | None:
    """The longest length of time in years, or None.

    >>> read_years("within 5 years; after 36 months")
    5.0
    """
    days = [length.days for length in read_lengths(text)]
    return max(days) / _DAYS_A_YEAR if days else None


def _length(found: re.Match[str]) -> Length:
    many = found["many"].lower()
    number = float(_NUMBERS[many]) if many in _NUMBERS else float(many)
    unit: Literal["d", "w", "m", "y", "h"] = found["unit"][0].lower()  # type: ignore[assignment]  # the pattern has no other
    return Length(number * _DAYS[unit], unit, found.start(), found.end())
