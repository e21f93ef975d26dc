"""The calendar: what lies ahead on a day that is known, for any program of calendars (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from rumbo import __version__
from rumbo.course.course import TreatmentSpan
from rumbo.course.facts import Fact
from rumbo.course.substances import named
from rumbo.records.export.elements import identity
from rumbo.records.export.material import Material
from rumbo.words import Text

if TYPE_CHECKING:
    from icalendar import Event


class Appointment(NamedTuple):
    """One whole day of the calendar. `key` names it for good, so that a calendar that has it changes it and adds none."""

    key: str
    on: date
    what: Text
    where: str = ""


def write_calendar(
    facts: Iterable[Fact], *, made_at: datetime, appointments: Iterable[Appointment] = ()
) -> bytes | None:
    """The treatments that are to begin on a day that is known to the day, and the appointments of today and later.

    None when nothing lies ahead.
    """
    material = Material(tuple(facts), made_at)
    ahead = [_beginning(span) for span in material.course.treatments if _is_ahead(span, made_at)]
    ahead += [each for each in appointments if each.on >= made_at.date()]
    if not ahead:
        return None
    from icalendar import Calendar  # a good part of a child's start, which needs none

    calendar = Calendar()
    calendar.add("prodid", f"-//Rumbo//{__version__}//EN")
    calendar.add("version", "2.0")
    for each in ahead:
        calendar.add_component(_event(each, made_at))
    return bytes(calendar.to_ical())


def _is_ahead(span: TreatmentSpan, made_at: datetime) -> bool:
    start = span.start
    known = start is not None and start.precision == "day" and not start.about
    return known and span.given is not False and start is not None and start.earliest > made_at.date()


def _beginning(span: TreatmentSpan) -> Appointment:
    assert span.start is not None  # noqa: S101 - `_is_ahead` saw to it
    return Appointment(identity("Event", *span.facts), span.start.earliest, named(span.name))


def _event(appointment: Appointment, made_at: datetime) -> Event:
    from icalendar import Event

    what = appointment.what
    event = Event()
    event.add("uid", appointment.key)
    event.add("dtstamp", made_at)
    event.add("dtstart", appointment.on)
    event.add("dtend", appointment.on + timedelta(days=1))
    event.add("summary", what.en if what.en == what.es else f"{what.en} / {what.es}")
    if appointment.where:
        event.add("location", appointment.where)
    return event
