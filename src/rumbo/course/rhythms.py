"""How something planned comes again: every three weeks, days 1 and 8 of 21, the last Friday of the month.

A rhythm is said in iCalendar's own rules (RFC 5545, 3.3.10), so that a page and any calendar program know the same days.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, get_args

import msgspec

from rumbo.words import Message

Unit = Literal["days", "weeks", "months", "years"]
UNITS: tuple[Unit, ...] = get_args(Unit)
Nth = Literal[0, 1, 2, 3, 4, -1]
NTHS: tuple[Nth, ...] = get_args(Nth)
LONGEST = 999  # days of a cycle, or units between two times: far beyond any plan, and short enough for every date
DAY_NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MONTHS_WITH_DAY_28 = 28


class Rhythm(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Every so many days, weeks, months or years, from the first day on, until a day that is counted in.

    `weekdays` (0 is Monday) belongs to weeks; without it the first day tells which. `nth` belongs to months: the first to
    fourth or, with -1, the last such weekday; 0 is the same day of the month. `cycle` belongs to days: which days of a
    cycle of `every` days, its first day being 1.

    Raises ValueError when a part does not belong to the unit, or lies out of its bounds.
    """

    unit: Unit
    every: int = 1
    weekdays: tuple[int, ...] = ()
    nth: Nth = 0
    cycle: tuple[int, ...] = ()
    until: date | None = None

    def __post_init__(self) -> None:
        parts = (
            (1 <= self.every <= LONGEST),
            (not self.weekdays or self.unit == "weeks"),
            (not self.nth or self.unit == "months"),
            (not self.cycle or self.unit == "days"),
            all(0 <= each <= 6 for each in self.weekdays),
            all(1 <= each <= self.every for each in self.cycle),
            all(list(each) == sorted(set(each)) for each in (self.weekdays, self.cycle)),
        )
        if not all(parts):
            raise ValueError(f"no rhythm: {self!r}")

    def may_begin(self, first: date) -> bool:
        """Whether a day can be its first: a rule and the day it begins with must agree (RFC 5545, 3.8.5.3)."""
        if self.weekdays:
            return first.weekday() in self.weekdays
        if self.nth == -1:
            return (first + timedelta(weeks=1)).month != first.month
        return not self.nth or nth_of(first) == self.nth

    def rules(self, first: date) -> tuple[Rule, ...]:
        """One rule for each series of days, with the day on which that series begins: a cycle has one for each of its days.

        >>> [rule.parts for rule in Rhythm(unit="days", every=21, cycle=(1, 8)).rules(date(2027, 3, 1))]
        [{'FREQ': 'DAILY', 'INTERVAL': 21}, {'FREQ': 'DAILY', 'INTERVAL': 21}]
        """
        if self.cycle:
            return tuple(Rule(offset=day - 1, parts={"FREQ": "DAILY", "INTERVAL": self.every}) for day in self.cycle)
        parts = _PARTS[self.unit](self, first)
        return (Rule(offset=0, parts={**parts, "INTERVAL": self.every}),)


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One recurrence rule, by the names of RFC 5545; its series begins `offset` days after the first day."""

    offset: int
    parts: dict[str, str | int | list[int] | list[str]]


def _days(rhythm: Rhythm, first: date) -> dict[str, str | int | list[int] | list[str]]:
    return {"FREQ": "DAILY"}


def _weeks(rhythm: Rhythm, first: date) -> dict[str, str | int | list[int] | list[str]]:
    days = rhythm.weekdays or (first.weekday(),)
    return {"FREQ": "WEEKLY", "BYDAY": [DAY_NAMES[each] for each in days], "WKST": "MO"}


def _months(rhythm: Rhythm, first: date) -> dict[str, str | int | list[int] | list[str]]:
    if rhythm.nth:
        return {"FREQ": "MONTHLY", "BYDAY": f"{rhythm.nth}{DAY_NAMES[first.weekday()]}"}
    return {"FREQ": "MONTHLY", **_day_of_month(first)}


def _years(rhythm: Rhythm, first: date) -> dict[str, str | int | list[int] | list[str]]:
    return {"FREQ": "YEARLY", "BYMONTH": first.month, **_day_of_month(first)}


def _day_of_month(first: date) -> dict[str, int | list[int]]:
    """The same day of a month; where the month is too short, its last day: nobody loses a check-up to February."""
    if first.day <= _MONTHS_WITH_DAY_28:
        return {"BYMONTHDAY": first.day}
    return {"BYMONTHDAY": list(range(_MONTHS_WITH_DAY_28, first.day + 1)), "BYSETPOS": -1}


_PARTS = {"days": _days, "weeks": _weeks, "months": _months, "years": _years}


def nth_of(day: date) -> int:
    """Which of its weekday a day is in its month: 1 for the first Friday, 5 for a fifth.

    >>> nth_of(date(2027, 3, 26))
    4
    """
    return (day.day - 1) // 7 + 1


def tell_rhythm(rhythm: Rhythm, *, first: date) -> Message:
    """A rhythm in words, for what begins on a day.

    >>> tell_rhythm(Rhythm(unit="weeks", every=3), first=date(2027, 3, 5)).said("en")
    'every 3 weeks, on Friday'
    """
    count = {"count": rhythm.every}
    if rhythm.cycle:
        days = tuple(Message("rhythm-cycle-day", {"day": each}) for each in rhythm.cycle)
        return Message("rhythm-cycle", {"days": days, **count})
    if rhythm.unit == "weeks":
        weekdays = rhythm.weekdays or (first.weekday(),)
        return Message("rhythm-weeks", {"days": tuple(_weekday(each) for each in weekdays), **count})
    if rhythm.nth:
        name = "last" if rhythm.nth == -1 else str(rhythm.nth)
        return Message(f"rhythm-months-{name}", {"weekday": _weekday(first.weekday()), **count})
    return Message(f"rhythm-{rhythm.unit}", {"day": first.day, **count})


def _weekday(number: int) -> Message:
    return Message(f"weekday-{number}")
