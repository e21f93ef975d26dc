"""How far apart two partial dates are, and which of several tells the most. What the dates mean is left to others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rumbo.oncology import PartialDate

Order = tuple[bool, date, bool, bool, bool, bool]
_UNDATED: Order = (True, date.max, True, True, True, True)


def order(on: PartialDate | None) -> Order:
    """A key that sorts by time, the vaguer first on the same day, and the undated last."""
    if on is None:
        return _UNDATED
    return (False, on.earliest, on.month is not None, on.day is not None, not on.about, not on.by)


def gap_days(one: PartialDate, other: PartialDate) -> int:
    """The least number of days that can lie between two dates; 0 when they can be the same day.

    >>> gap_days(PartialDate.parse("2019-05"), PartialDate.parse("2019-06-10"))
    10
    """
    return max((other.earliest - one.latest).days, (one.earliest - other.latest).days, 0)


def exact_days(start: PartialDate, end: PartialDate) -> int | None:
    """Whole days from one date to another, or None when either is not known to the day.

    >>> exact_days(PartialDate.parse("2019-05-01"), PartialDate.parse("2019-05-31"))
    30
    """
    return (end.earliest - start.earliest).days if start.is_exact and end.is_exact else None


def before(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether the first surely or probably came earlier: the first day it can mean is earlier, and both are known."""
    return one is not None and other is not None and one.earliest < other.earliest


def clearest(dates: Iterable[PartialDate | None]) -> PartialDate | None:
    """The earliest date, or one that says the same more exactly. None when nothing is dated.

    >>> str(clearest([PartialDate.parse("2019"), PartialDate.parse("2019-05-03"), PartialDate.parse("2019-07")]))
    '2019-05-03'
    """
    known = sorted((each for each in dates if each is not None), key=order)
    if not known:
        return None
    best = known[0]
    for each in known[1:]:
        best = sharpened(best, each)
    return best


def sharpened(on: PartialDate, other: PartialDate | None) -> PartialDate:
    """The other date when it only says the same more exactly, else the date itself.

    >>> str(sharpened(PartialDate.parse("2014-07"), PartialDate.parse("2014-07-08")))
    '2014-07-08'
    """
    if other is None:
        return on
    inside = on.earliest <= other.earliest and other.latest <= on.latest
    says_more = (other.earliest, other.latest) != (on.earliest, on.latest) or (on.by and not other.by)
    return other if inside and says_more else on


def latest(dates: Iterable[PartialDate | None]) -> PartialDate | None:
    """The date that reaches farthest, the more exact one when two reach equally far."""
    known = [each for each in dates if each is not None]
    return max(known, key=lambda each: (each.latest, each.earliest, str(each)), default=None)
