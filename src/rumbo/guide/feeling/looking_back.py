"""What logs say of a stretch of time: what was strong and when, what is new, the worst week, fevers, words, and a chart.

It counts and orders; it never says whether that is good or bad, and a day without a log is a day of which nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

import msgspec

from rumbo.guide.feeling.answers import is_fever
from rumbo.guide.feeling.feelings import Feeling, feelings
from rumbo.guide.feeling.felt import STRONG, Felt, Temperature

_BY_DAY: Final = 62  # a chart of more days than this has a column for each week


class StrongFeeling(msgspec.Struct, frozen=True, kw_only=True):
    """A feeling that was 3 or 4, how strong at most, and the days of the logs that say so."""

    feeling: Feeling
    worst: int
    on: tuple[date, ...]


class WorstWeek(msgspec.Struct, frozen=True, kw_only=True):
    """The week in which most feelings were strong, and those; among equals the one with more in all, then the latest."""

    monday: date
    feelings: tuple[Feeling, ...]

    @property
    def sunday(self) -> date:
        """Its last day."""
        return self.monday + timedelta(days=6)


class LookBack(msgspec.Struct, frozen=True, kw_only=True):
    """What was logged from one day to another.

    `new` are feelings first logged from `began` on; None when there is no log from before, so that nobody can say.
    """

    since: date
    until: date
    logs: int
    strong: tuple[StrongFeeling, ...] = ()
    new: tuple[Feeling, ...] | None = None
    worst_week: WorstWeek | None = None
    fevers: tuple[tuple[date, Temperature], ...] = ()
    words: tuple[tuple[date, str], ...] = ()


class Track(msgspec.Struct, frozen=True, kw_only=True):
    """One feeling along a chart: the strongest of each column, None where nothing was logged."""

    feeling: Feeling
    strengths: tuple[int | None, ...]
    strong_logs: int

    @property
    def worst(self) -> int:
        """The strongest of all."""
        return max((each for each in self.strengths if each is not None), default=0)


class FeelingChart(msgspec.Struct, frozen=True, kw_only=True):
    """Feelings over time in columns of `step` days from `since`; what was strongest stands first."""

    since: date
    until: date
    step: int
    tracks: tuple[Track, ...]
    fevers: tuple[date, ...] = ()


def look_back(logged: Iterable[Felt], *, since: date, until: date, began: date | None = None) -> LookBack:
    """What the logs say of the days from `since` to `until`, both counted; `began` is when the treatment did."""
    every = sorted(logged, key=lambda each: each.on)
    within = _within(every, since=since, until=until)
    return LookBack(
        since=since,
        until=until,
        logs=len(within),
        strong=_strong(within),
        new=_new(every, began=began, until=until) if began else None,
        worst_week=_worst_week(within),
        fevers=tuple((each.on, each.temperature) for each in within if each.temperature and is_fever(each.temperature)),
        words=tuple((each.on, each.words) for each in within if each.words),
    )


def _within(logged: Iterable[Felt], *, since: date, until: date) -> list[Felt]:
    return [each for each in logged if since <= each.on and each.first_on <= until]


def _strong(within: Sequence[Felt]) -> tuple[StrongFeeling, ...]:
    """The strongest first, then what was strong most often, then in the order of the page."""
    found: dict[str, list[Felt]] = {}
    for felt in within:
        for name, strength in felt.strengths.items():
            if strength >= STRONG:
                found.setdefault(name, []).append(felt)
    rows = [
        StrongFeeling(
            feeling=each,
            worst=max(felt.strengths[name] for felt in found[name]),
            on=tuple(dict.fromkeys(felt.on for felt in found[name])),
        )
        for name, each in feelings().items()
        if name in found
    ]
    return tuple(sorted(rows, key=lambda row: (-row.worst, -len(row.on))))


def _new(every: Sequence[Felt], *, began: date, until: date) -> tuple[Feeling, ...] | None:
    before = [each for each in every if each.on < began]
    if not before:
        return None
    known = {name for felt in before for name, strength in felt.strengths.items() if strength}
    since = {
        name
        for felt in _within(every, since=began, until=until)
        for name, strength in felt.strengths.items()
        if strength
    }
    return tuple(each for name, each in feelings().items() if name in since - known)


def _worst_week(within: Iterable[Felt]) -> WorstWeek | None:
    weeks: dict[date, dict[str, int]] = {}
    for felt in within:
        week = weeks.setdefault(felt.on - timedelta(days=felt.on.weekday()), {})
        for name, strength in felt.strengths.items():
            week[name] = max(strength, week.get(name, 0))
    ranked = [(sum(each >= STRONG for each in week.values()), sum(week.values()), day) for day, week in weeks.items()]
    strong, _, monday = max(ranked, default=(0, 0, date.min))
    if not strong:
        return None
    named = tuple(each for name, each in feelings().items() if weeks[monday].get(name, 0) >= STRONG)
    return WorstWeek(monday=monday, feelings=named)


def chart(logged: Iterable[Felt], *, since: date, until: date, most: int) -> FeelingChart:
    """The `most` strongest feelings from one day to another: by day up to two months, by week beyond.

    Raises ValueError when the days are in the wrong order.
    """
    days = (until - since).days + 1
    if days < 1:
        raise ValueError("a chart ends no earlier than it begins")
    step = 1 if days <= _BY_DAY else 7
    within = _within(logged, since=since, until=until)
    found: dict[str, list[int | None]] = {}
    for felt in within:
        first, last = max((felt.first_on - since).days, 0) // step, min((felt.on - since).days, days - 1) // step
        for name, strength in felt.strengths.items():
            columns = found.setdefault(name, [None] * (-(-days // step)))
            for column in range(first, last + 1):
                columns[column] = max(strength, columns[column] or 0)
    tracks = [
        Track(
            feeling=each,
            strengths=tuple(found[name]),
            strong_logs=sum(felt.strengths.get(name, 0) >= STRONG for felt in within),
        )
        for name, each in feelings().items()
        if any(found.get(name, ()))
    ]
    tracks.sort(key=lambda track: (-track.worst, -track.strong_logs, -sum(each or 0 for each in track.strengths)))
    fevers = tuple(each.on for each in within if each.temperature and is_fever(each.temperature) and each.on <= until)
    return FeelingChart(since=since, until=until, step=step, tracks=tuple(tracks[:most]), fevers=fevers)
