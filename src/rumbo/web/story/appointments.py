"""The days that lie ahead, from every place that knows of one: each registers how when the site starts, the story knows none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from django.urls import reverse

from rumbo.course import Course
from rumbo.course.substances import named
from rumbo.guide.planned import ENTRY
from rumbo.records.export.calendar import beginning_of, lies_ahead
from rumbo.records.export.events import Appointment, Day, days_of
from rumbo.web.story.access import Here
from rumbo.web.story.pace.access import pace_of
from rumbo.words import Text, as_text


class CalendarEntry(NamedTuple):
    """One thing in the calendar: as another program may have it, without why; what it is called here; whom one sees; its page."""

    appointment: Appointment
    name: Text
    who: str
    page: str


class EntryDay(NamedTuple):
    """One day of an entry."""

    entry: CalendarEntry
    day: Day


keepers: list[Callable[[Here], Iterable[CalendarEntry]]] = []


def written_in(who: Here) -> tuple[CalendarEntry, ...]:
    """What was noted in any place."""
    return tuple(entry for entries in keepers for entry in entries(who))


def entries_of(who: Here, course: Course) -> tuple[CalendarEntry, ...]:
    """What was noted, and the treatments that the story says are to begin on a known day."""
    return (*written_in(who), *_treatments(course, today=course.today.earliest))


def is_over(who: Here, *, today: date) -> bool:
    """Whether the story has ended, so that no day of it lies ahead."""
    return pace_of(who.story, today=today).kind == "ended"


def ahead_of(who: Here, course: Course) -> tuple[CalendarEntry, ...]:
    """What still lies ahead; nothing, once the story has ended."""
    today = course.today.earliest
    if is_over(who, today=today):
        return ()
    return tuple(each for each in entries_of(who, course) if each.appointment.schedule.is_ahead(today))


def _treatments(course: Course, *, today: date) -> Iterator[CalendarEntry]:
    for span in course.treatments:
        if lies_ahead(span, today=today):
            appointment = beginning_of(span)._replace(what=as_text(ENTRY))
            yield CalendarEntry(appointment, named(span.name), "", reverse("story:fact", args=[span.facts[0]]))


def entry_days(entries: Iterable[CalendarEntry], *, first: date, last: date) -> tuple[EntryDay, ...]:
    """Every day of them in a time, in order. What is on every day is left out: it would hide the rest."""
    by_key = {each.appointment.key: each for each in entries if not each.appointment.schedule.is_daily}
    days = days_of((each.appointment for each in by_key.values()), first=first, last=last)
    return tuple(EntryDay(by_key[day.appointment.key], day) for day in days)
