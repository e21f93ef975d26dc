"""Dates as people write them in a narrative, in English or Spanish, read as ISO text and never more exact than said."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final

# The first three letters of the months in both languages; "set" is the September of Peru and Uruguay.
_MONTHS: Final = {
    **{
        name: number
        for number, name in enumerate(
            ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
        )
    },
    "ene": 1,
    "abr": 4,
    "ago": 8,
    "set": 9,
    "dic": 12,
}
_MONTH: Final = r"(?P<{}>(?:" + "|".join(_MONTHS) + r")[a-z]{{0,7}})\.?"
_DATE: Final = re.compile(
    r"(?<![\d.,/-])(?:"
    r"(?P<iso>(?:18|19|20)\d\d[-/]\d{1,2}(?:[-/]\d{1,2})?)(?!\d)"
    r"|(?P<a>\d{1,2})[-/](?P<b>\d{1,2})[-/](?P<y1>(?:18|19|20)\d\d|\d\d)(?!\d)"
    r"|(?P<m2>\d{1,2})[-/](?P<y2>(?:18|19|20)\d\d)(?!\d)"
    r"|(?P<d3>\d{1,2})(?:st|nd|rd|th)?(?: de |[ -])" + _MONTH.format("m3") + r"(?:,? (?:del? )?|-)(?P<y3>\d{4})(?!\d)"
    r"|(?P<hl7>(?:18|19|20)\d{6})(?!\d)"
    r"|(?P<y5>(?:18|19|20)\d\d)(?![\d.,]*\d|[-/]\d))"
    r"|\b" + _MONTH.format("m4") + r"(?: (?P<d4>\d{1,2})(?:st|nd|rd|th)?)?,?(?: del?)? (?P<y4>\d{4})(?!\d)",
    re.IGNORECASE,
)
_LAST_OF_THIS_CENTURY: Final = 40


@lru_cache(maxsize=4096)
def dates_in(words: str, *, day_first: bool = False) -> tuple[str, ...]:
    """The dates in words, in their order, as ISO text; `day_first` where 03/05/2019 is the third of May.

    >>> dates_in("02/19/2024 - 02/28/2024"), dates_in("3 de mayo de 2019"), dates_in("May 2019")
    (('2024-02-19', '2024-02-28'), ('2019-05-03',), ('2019-05',))
    """
    read = (_iso(found, day_first=day_first) for found in _DATE.finditer(words[:200]))
    return tuple(each for each in read if each)


def _iso(found: re.Match[str], *, day_first: bool) -> str:
    if found["iso"]:
        return _written(*(int(part) for part in re.split("[-/]", found["iso"])))
    if found["hl7"]:
        return _written(int(found["hl7"][:4]), int(found["hl7"][4:6]), int(found["hl7"][6:]))
    if found["a"]:
        month, day = int(found["a"]), int(found["b"])
        if (day_first and day <= 12) or month > 12:
            month, day = day, month
        return _written(_year(found["y1"]), month, day)
    if found["m2"]:
        return _written(int(found["y2"]), int(found["m2"]))
    if found["m3"]:
        return _written(int(found["y3"]), _MONTHS[found["m3"][:3].lower()], int(found["d3"]))
    if found["m4"]:
        return _written(int(found["y4"]), _MONTHS[found["m4"][:3].lower()], int(found["d4"] or 0))
    return found["y5"]


def _year(written: str) -> int:
    """Two digits are of this century up to 40, of the last one after: general usage of records."""
    year = int(written)
    if year > 99:
        return year
    return year + (2000 if year <= _LAST_OF_THIS_CENTURY else 1900)


def _written(year: int, month: int, day: int = 0) -> str:
    """As ISO text, or nothing for what no calendar has."""
    try:
        whole = date(year, month, day or 1)
    except ValueError:
        return ""
    return whole.isoformat() if day else whole.isoformat()[:7]
