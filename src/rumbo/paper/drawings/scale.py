"""Where a day lies along the trail: time in proportion, pulled apart just enough that marks days apart can be told."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import accumulate, pairwise

import msgspec
from babel.dates import format_date

from rumbo.words import Text

_TWO_YEARS = 731
# Steps between ticks in months; the first that leaves room is taken.
_STEPS_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240)


class Scale(msgspec.Struct, frozen=True, kw_only=True):
    """Straight pieces between anchored days; `spots` are drawing units. Both rise strictly."""

    days: tuple[float, ...]
    spots: tuple[float, ...]

    def at(self, day: float) -> float:
        """The spot of a day, held within the ends."""
        if day <= self.days[0]:
            return self.spots[0]
        if day >= self.days[-1]:
            return self.spots[-1]
        right = bisect_right(self.days, day)
        first, last = self.days[right - 1], self.days[right]
        share = (day - first) / (last - first)
        return self.spots[right - 1] + share * (self.spots[right] - self.spots[right - 1])


class Tick(msgspec.Struct, frozen=True, kw_only=True):
    """A year or month written at a spot."""

    spot: float
    text: Text


def anchor(days: Sequence[float], *, gaps: Sequence[float], first: float, last: float) -> Scale:
    """A scale from spot `first` to `last` on which each day keeps `gaps[i]` units to the next, as far as there is room.

    `days` rise strictly and `gaps` has one entry less.

    >>> anchor([0, 1, 100], gaps=[30, 30], first=0, last=100).spots
    (0.0, 30.0, 100.0)
    """
    room, needed = last - first, sum(gaps)
    kept = [gap * min(1.0, room / needed) for gap in gaps] if needed else list(gaps)
    total = days[-1] - days[0]
    spots = [first + room * (day - days[0]) / total for day in days]
    for place in range(1, len(spots)):
        spots[place] = max(spots[place], spots[place - 1] + kept[place - 1])
    spots[-1] = float(last)
    for place in range(len(spots) - 2, -1, -1):
        spots[place] = min(spots[place], spots[place + 1] - kept[place])
    return Scale(days=tuple(map(float, days)), spots=tuple(spots))


def apart(days: Sequence[float]) -> list[float]:
    """The same days, those that repeat moved on by minutes, so that each has a place of its own.

    >>> apart([5.0, 5.0, 9.0])
    [5.0, 5.001, 9.0]
    """
    return list(accumulate(days, lambda before, day: day if day > before else round(before + 0.001, 6)))


def ticks(scale: Scale, *, start: float, end: float, room: float) -> tuple[Tick, ...]:
    """Years (months in a story under two years) between two days, none closer than `room` to the next."""
    for step in _STEPS_MONTHS:
        if step < 12 and end - start > _TWO_YEARS:
            continue
        found = _ticks(scale, start=start, end=end, step=step)
        if all(second.spot - first.spot >= room for first, second in pairwise(found)):
            return tuple(found)
    return ()


def _ticks(scale: Scale, *, start: float, end: float, step: int) -> list[Tick]:
    first, last = date.fromordinal(int(start)), date.fromordinal(int(end))
    months = range((first.year * 12 + first.month - 1) // step * step, last.year * 12 + last.month, step)
    days = [date(month // 12, month % 12 + 1, 1) for month in months if month >= 12]
    return [
        Tick(spot=scale.at(day.toordinal()), text=_named(day, step=step))
        for day in days
        if start <= day.toordinal() <= end
    ]


def _named(day: date, *, step: int) -> Text:
    pattern = "y" if step >= 12 else "MMM y"
    return Text(en=format_date(day, pattern, locale="en"), es=format_date(day, pattern, locale="es"))
