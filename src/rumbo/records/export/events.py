"""An appointment as iCalendar has it (RFC 5545), once or again and again; and the days on which it falls.

Both come from the same component: what a page shows is what a calendar program will show.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from rumbo.course.rhythms import Rule
from rumbo.course.schedules import Moved, Schedule
from rumbo.words import Text, both

if TYPE_CHECKING:
    from icalendar import Event

_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)  # the stamp of components that are not written

_NAMELESS = both("-")


class Appointment(NamedTuple):
    """What stands in a calendar. `key` names it for good, so that a calendar that has it changes it and adds none."""

    key: str
    what: Text
    schedule: Schedule


class Day(NamedTuple):
    """One day of an appointment: which day of its rhythm it is, and when and where it is now. `at` is None all day."""

    appointment: Appointment
    was: date
    on: date
    at: time | None
    where: str
    is_moved: bool


def events_of(appointment: Appointment, *, made_at: datetime) -> Iterator[Event]:
    """Its components: one for each of its series, each with one more for every time of it that was moved."""
    schedule = appointment.schedule
    for rule in schedule.rules:
        key = f"{appointment.key}-{rule.offset + 1}" if rule.offset else appointment.key
        yield _series(appointment, rule, key=key, made_at=made_at)
        for moved in schedule.moved:
            if schedule.may_be_in(rule, moved.was):
                yield _moved(appointment, moved, key=key, made_at=made_at)


def _series(appointment: Appointment, rule: Rule, *, key: str, made_at: datetime) -> Event:
    schedule = appointment.schedule
    event = _event(appointment, key=key, made_at=made_at, where=schedule.where)
    _when(event, schedule, schedule.on + timedelta(days=rule.offset), schedule.at)
    if rule.parts:
        event.add("rrule", {**rule.parts, **({"UNTIL": schedule.last} if schedule.last else {})})
    for day in schedule.skipped:
        if schedule.may_be_in(rule, day):
            event.add("exdate", schedule.starts(day, schedule.at))
    return event


def _moved(appointment: Appointment, moved: Moved, *, key: str, made_at: datetime) -> Event:
    schedule = appointment.schedule
    event = _event(appointment, key=key, made_at=made_at, where=moved.where or schedule.where)
    event.add("recurrence-id", schedule.starts(moved.was, schedule.at))
    _when(event, schedule, moved.on, moved.at)
    return event


def _event(appointment: Appointment, *, key: str, made_at: datetime, where: str) -> Event:
    from icalendar import Event

    what = appointment.what
    event = Event()
    event.add("uid", key)
    event.add("dtstamp", made_at)
    event.add("summary", _printable(what.en if what.en == what.es else f"{what.en} / {what.es}"))
    if where:
        event.add("location", _printable(where))
    return event


def _printable(words: str) -> str:
    """Words without the signs that no text of a calendar may hold (RFC 5545, 3.1, CONTROL): a letter can bring some along."""
    return "".join(each for each in words if each in "\t\n\r" or unicodedata.category(each) not in ("Cc", "Cs"))


def _when(event: Event, schedule: Schedule, day: date, at: time | None) -> None:
    event.add("dtstart", schedule.starts(day, at))
    if at is None:
        event.add("dtend", day + timedelta(days=1))
    elif schedule.minutes:
        event.add("duration", timedelta(minutes=schedule.minutes))


def days_of(appointments: Iterable[Appointment], *, first: date, last: date) -> tuple[Day, ...]:
    """Every day on which one of them falls, from the first to the last day, both counted in, in the order of the clock.

    A day that was moved counts where it is now. What is on all day comes before what has a time.
    """
    found = [day for each in appointments for day in _days(each, first=first, last=last)]
    return tuple(sorted(found, key=lambda day: (day.on, day.at or time.min, day.appointment.key)))


def find_day(appointment: Appointment, *, was: date) -> Day | None:
    """One day of what comes again, as it is now or, where it was skipped, as its rhythm has it. None when it has no such day."""
    bare = msgspec.structs.replace(appointment.schedule, moved=(), skipped=())
    in_rhythm = next(iter(days_of([appointment._replace(schedule=bare)], first=was, last=was)), None)
    moved = next((each for each in appointment.schedule.moved if each.was == was), None)
    if in_rhythm is None or moved is None:
        return in_rhythm
    return Day(appointment, was, moved.on, moved.at, moved.where or appointment.schedule.where, is_moved=True)


def drop_strays(schedule: Schedule) -> Schedule:
    """Without the moved and skipped times that are no days of its rhythm, as after another first day was chosen."""
    nameless = Appointment("", _NAMELESS, schedule)
    known = {was for was in {*schedule.skipped, *(each.was for each in schedule.moved)} if find_day(nameless, was=was)}
    return msgspec.structs.replace(
        schedule,
        skipped=tuple(each for each in schedule.skipped if each in known),
        moved=tuple(each for each in schedule.moved if each.was in known),
    )


def _days(appointment: Appointment, *, first: date, last: date) -> Iterator[Day]:
    schedule = appointment.schedule
    if schedule.rhythm is None:
        if first <= schedule.on <= last:
            yield Day(appointment, schedule.on, schedule.on, schedule.at, schedule.where, is_moved=False)
        return
    from icalendar import Calendar  # as is what it needs: only where something comes again
    from recurring_ical_events import of  # type: ignore[import-untyped]  # it brings no types

    calendar = Calendar()
    for event in events_of(appointment, made_at=_ANY_TIME):
        calendar.add_component(event)
    moved = {each.was for each in schedule.moved}
    for event in of(calendar).between(first, last + timedelta(days=1)):
        on, at = _parted(event.start)
        was, _ = _parted(event["recurrence-id"].dt)
        if first <= on <= last:
            yield Day(appointment, was, on, at, str(event.get("location", "")), is_moved=was in moved)


def _parted(moment: date | datetime) -> tuple[date, time | None]:
    return (moment.date(), moment.time()) if isinstance(moment, datetime) else (moment, None)
