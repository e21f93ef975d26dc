"""Days told one after another with their year once, at the end: "28/8, 18/9 and 9/10 of 2017", "4, 11 y 18 de mayo de
2019".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rumbo.oncology import PartialDate
from rumbo.records.letters.months import MONTH, ORDINAL, YEAR, month_named, numeric, partial

_AND: Final = r"(?:\s*,\s*(?:and |y |e |& ?)?|\s+(?:and|y|e)\s+|\s*&\s*)(?:el |on )?"
_YEAR_LAST: Final = rf"(?:\s*,?\s*(?:de|del|of|in|en)\s+|\s*,\s*|\s+)(?P<y>{YEAR})(?![\d/])"
_NUMBERS: Final = re.compile(
    rf"(?<![\w/.,-])(?P<days>\d\d?(?P<sep>[/.])\d\d?(?:{_AND}\d\d?(?P=sep)\d\d?)*)"
    rf"(?:\s+(?:de|del|of)\s+(?P<y>{YEAR})(?![\d/])|(?P=sep)(?P<z>{YEAR}|\d\d)(?![\d/]|\.\d))"
)
_PAIR: Final = re.compile(r"(\d\d?)[/.](\d\d?)")
_DAY_MONTH: Final = rf"\d\d?{ORDINAL}(?:{_AND}\d\d?{ORDINAL})*\s*(?:de |of )?{MONTH}"
_MONTH_DAY: Final = rf"{MONTH}\s*\d\d?{ORDINAL}(?:{_AND}\d\d?{ORDINAL}(?!\s*(?:de |of )?{MONTH}))*"
_WORDS: Final = (
    re.compile(rf"(?<![\w/.,-])(?P<days>{_DAY_MONTH}(?:{_AND}{_DAY_MONTH})*){_YEAR_LAST}"),
    re.compile(rf"\b(?P<days>{_MONTH_DAY}(?:{_AND}{_MONTH_DAY})*){_YEAR_LAST}"),
)
_WORD: Final = re.compile(rf"(?P<day>\d\d?)|(?P<month>{MONTH})")
# "cycles 1, 2 and 3 May 2019" are no days, nor is the number of "Visit #3, 13 April 2021".
_COUNTED: Final = re.compile(
    r"(?:\b(?:cycles?|ciclos?|doses?|dosis|sessions?|sesiones|weeks?|semanas?|grades?|grados?|er|pr|re|rp|levels?|no"
    r"|visit|visita|note|nota|consulta|encounter)\.? |#\s?)$"
)
_Day = tuple[int, int, PartialDate]


def listed_days(low: str, *, day_first: bool) -> Iterator[_Day]:
    """Each day of such a list in a flat text: where it stands, and the day. One day alone is no list, unless it is told
    in numbers with its year in words.

    >>> [str(day) for _, _, day in listed_days("9/4, 9/6 and 9/9/2021", day_first=False)]
    ['2021-09-04', '2021-09-06', '2021-09-09']
    """
    done = 0
    lists = [*_NUMBERS.finditer(low), *(found for pattern in _WORDS for found in pattern.finditer(low))]
    for found in sorted(lists, key=lambda each: each.span()):
        if found.start() < done or _COUNTED.search(low, max(0, found.start() - 20), found.start()):
            continue
        days = list(_in_numbers(found, day_first=day_first) if found.re is _NUMBERS else _in_words(found))
        if all(said for _, _, said in days):
            yield from ((start, end, said) for start, end, said in days if said)
            done = found.end()


def _in_numbers(found: re.Match[str], *, day_first: bool) -> Iterator[tuple[int, int, PartialDate | None]]:
    year = found["y"] or found["z"]
    pairs = list(_PAIR.finditer(found["days"]))
    if len(pairs) == 1 and found["z"]:
        return  # an ordinary date
    for number, pair in enumerate(pairs):
        end = found.end() if number == len(pairs) - 1 else found.start() + pair.end()
        yield found.start() + pair.start(), end, numeric(pair[1], pair[2], year, day_first=day_first)


def _in_words(found: re.Match[str]) -> Iterator[tuple[int, int, PartialDate | None]]:
    """Days wait for their month in "4, 11 and 18 May"; a month waits for its days in "May 4, 11 and 18"."""
    parts = list(_WORD.finditer(found["days"]))
    days = [part for part in parts if part["day"]]
    if len(days) < 2:
        return
    months = [part for part in parts if part["month"]]
    leads = parts[0]["month"] is not None
    for part in days:
        if leads:
            month = [each for each in months if each.start() < part.start()][-1]
        else:
            month = next(each for each in months if each.start() > part.start())
        beside = parts[parts.index(part) + (-1 if leads else 1)] is month
        start = month.start() if leads and beside else part.start()
        end = month.end() if beside and not leads else part.end()
        yield (
            found.start() + start,
            found.end() if part is days[-1] else found.start() + end,
            partial(int(found["y"]), month_named(month["month"]), int(part["day"])),
        )
