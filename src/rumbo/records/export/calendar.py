"""The calendar: what lies ahead on a day that is known, for any program of calendars (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from rumbo import __version__
from rumbo.course.course import TreatmentSpan
from rumbo.course.facts import Fact
from rumbo.course.schedules import Schedule
from rumbo.course.substances import named
from rumbo.records.export.elements import identity
from rumbo.records.export.events import Appointment, events_of
from rumbo.records.export.material import Material

# A zone is told from the first day of the file on, for as long as anybody plans: what icalendar tells by itself ends in 2038.
_ZONES_TOLD = timedelta(days=20 * 366)


def write_calendar(
    facts: Iterable[Fact], *, made_at: datetime, appointments: Iterable[Appointment] = ()
) -> bytes | None:
    """The treatments that are to begin on a day that is known to the day, and the appointments of today and later.

    None when nothing lies ahead.
    """
    material = Material(tuple(facts), made_at)
    today = made_at.date()
    ahead = [beginning_of(span) for span in material.course.treatments if lies_ahead(span, today=today)]
    return write_appointments([*ahead, *appointments], made_at=made_at)


def write_appointments(appointments: Iterable[Appointment], *, made_at: datetime) -> bytes | None:
    """The appointments that fall on today or on a later day. None when there is none."""
    today = made_at.date()
    ahead = [each for each in appointments if each.schedule.is_ahead(today)]
    if not ahead:
        return None
    from icalendar import Calendar  # a good part of a child's start, which needs none

    calendar = Calendar()
    calendar.add("prodid", f"-//Rumbo//{__version__}//EN")
    calendar.add("version", "2.0")
    for each in ahead:
        for event in events_of(each, made_at=made_at):
            calendar.add_component(event)
    first, last = _days_told(ahead, today=today)
    calendar.add_missing_timezones(first, last)  # RFC 5545, 3.6.5: every zone that is named is told
    return bytes(calendar.to_ical())


def _days_told(appointments: Iterable[Appointment], *, today: date) -> tuple[date, date]:
    """From before the first day with a clock of its own until long after today."""
    zoned = [each.schedule for each in appointments if each.schedule.zone]
    days = [day for each in zoned for day in (each.on, *(moved.on for moved in each.moved))]
    before = timedelta(days=366)  # so that the clock's last change before that day is among those told
    return min([today, *days]) - before, max([today + _ZONES_TOLD, *days]) + before


def lies_ahead(span: TreatmentSpan, *, today: date) -> bool:
    """Whether a treatment is to begin on a later day, known to the day, and was not decided against."""
    start = span.start
    known = start is not None and start.precision == "day" and not start.about
    return known and span.given is not False and start is not None and start.earliest > today


def beginning_of(span: TreatmentSpan) -> Appointment:
    """The first day of a treatment that lies ahead, under the treatment's name."""
    assert span.start is not None  # noqa: S101 - `lies_ahead` saw to it
    return Appointment(identity("Event", *span.facts), named(span.name), Schedule(on=span.start.earliest))
