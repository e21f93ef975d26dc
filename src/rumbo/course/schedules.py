"""When and where something is planned, once or again and again; with the times of it that are moved, skipped or over."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from rumbo.course.rhythms import Rhythm, Rule

_NO_RULE = Rule(offset=0, parts={})


class Moved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One time of a series that is on another day, at another time or in another place. `was` is its day in the rhythm."""

    was: date
    on: date
    at: time | None = None
    where: str = ""


class Schedule(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The first day, and what is known beside it.

    Without `at` it takes the whole day. Without `zone` (an IANA name) its time is that of whatever clock it is read by.

    Raises ValueError for a zone that does not exist, and for a first day that is none of its own rhythm.
    """

    on: date
    at: time | None = None
    minutes: int | None = None
    zone: str = ""
    where: str = ""
    rhythm: Rhythm | None = None
    skipped: tuple[date, ...] = ()
    moved: tuple[Moved, ...] = ()

    def __post_init__(self) -> None:
        try:
            ZoneInfo(self.zone or "UTC")
        except (ValueError, ZoneInfoNotFoundError, OSError) as none_such:
            raise ValueError(f"no time zone: {self.zone!r}") from none_such
        if self.rhythm is not None and not self.rhythm.may_begin(self.on):
            raise ValueError(f"{self.on} is no day of {self.rhythm!r}")

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rule of each of its series; one without parts when it is once."""
        return self.rhythm.rules(self.on) if self.rhythm else (_NO_RULE,)

    @property
    def is_daily(self) -> bool:
        """Whether it is on every day, so that a calendar need not say it on each."""
        return self.rhythm is not None and (self.rhythm.unit, self.rhythm.every) == ("days", 1)

    def starts(self, day: date, at: time | None) -> date | datetime:
        """When it begins on a day: the day itself, or a moment on its clock."""
        if at is None:
            return day
        return datetime.combine(day, at, tzinfo=ZoneInfo(self.zone) if self.zone else None)

    @property
    def last(self) -> date | datetime | None:
        """The end of its rhythm in the kind of its beginning: a day, a time of the clock, or a time in UTC (RFC 5545, 3.3.10)."""
        if self.rhythm is None or self.rhythm.until is None:
            return None
        last = self.starts(self.rhythm.until, self.at and time(23, 59, 59))
        return last.astimezone(UTC) if isinstance(last, datetime) and last.tzinfo else last

    def may_be_in(self, rule: Rule, day: date) -> bool:
        """Whether a day of it can be one of this rule's: those of a cycle are told apart by how far they are from the first."""
        if self.rhythm is None:
            return False
        return not self.rhythm.cycle or (day - self.on).days % self.rhythm.every == rule.offset

    def is_ahead(self, today: date) -> bool:
        """Whether it falls on a day or may fall on one after it."""
        if self.on >= today or any(each.on >= today for each in self.moved):
            return True
        return self.rhythm is not None and (self.rhythm.until is None or self.rhythm.until >= today)


def skip(schedule: Schedule, *, was: date) -> Schedule:
    """Without one time of it. The others stay."""
    left = tuple(each for each in schedule.moved if each.was != was)
    return msgspec.structs.replace(schedule, moved=left, skipped=tuple(sorted({*schedule.skipped, was})))


def move(schedule: Schedule, *, moved: Moved) -> Schedule:
    """With one time of it elsewhere. The others stay."""
    back = put_back(schedule, was=moved.was)
    ordered = sorted((*back.moved, moved), key=lambda each: each.was)
    return msgspec.structs.replace(back, moved=tuple(ordered))


def put_back(schedule: Schedule, *, was: date) -> Schedule:
    """With one time of it as its rhythm has it."""
    return msgspec.structs.replace(
        schedule,
        skipped=tuple(each for each in schedule.skipped if each != was),
        moved=tuple(each for each in schedule.moved if each.was != was),
    )


def repeat(schedule: Schedule, *, rhythm: Rhythm | None) -> Schedule:
    """The same with another rhythm, or once when there is none: then nothing of it is left to be moved or skipped."""
    if rhythm is None:
        return msgspec.structs.replace(schedule, rhythm=None, skipped=(), moved=())
    return msgspec.structs.replace(schedule, rhythm=rhythm)


def end(schedule: Schedule, *, last: date) -> Schedule:
    """Ended: nothing of it after a day, the changed times neither. Before its first day, that one time stays.

    What is once has no end.
    """
    if schedule.rhythm is None:
        return schedule
    until = max(last, schedule.on)
    return msgspec.structs.replace(
        schedule,
        rhythm=msgspec.structs.replace(schedule.rhythm, until=until),
        skipped=tuple(each for each in schedule.skipped if each <= until),
        moved=tuple(each for each in schedule.moved if each.was <= until),
    )
