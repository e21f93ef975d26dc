"""The calendar: what lies ahead on a day that is known, for any program of calendars (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from rumbo import __version__
from rumbo.course.course import TreatmentSpan
from rumbo.course.facts import Fact
from rumbo.course.substances import named
from rumbo.records.export.elements import identity
from rumbo.records.export.material import Material

if TYPE_CHECKING:
    from icalendar import Event


def write_calendar(facts: Iterable[Fact], *, made_at: datetime) -> bytes | None:
    """The treatments that are to begin on a day that is known to the day, or None when there is none ahead."""
    material = Material(tuple(facts), made_at)
    ahead = [span for span in material.course.treatments if _is_ahead(span, made_at)]
    if not ahead:
        return None
    from icalendar import Calendar  # a good part of a child's start, which needs none

    calendar = Calendar()
    calendar.add("prodid", f"-//Rumbo//{__version__}//EN")
    calendar.add("version", "2.0")
    for span in ahead:
        calendar.add_component(_event(span, made_at))
    return bytes(calendar.to_ical())


def _is_ahead(span: TreatmentSpan, made_at: datetime) -> bool:
    start = span.start
    known = start is not None and start.precision == "day" and not start.about
    return known and span.given is not False and start is not None and start.earliest > made_at.date()


def _event(span: TreatmentSpan, made_at: datetime) -> Event:
    assert span.start is not None  # noqa: S101 - `_is_ahead` saw to it
    from icalendar import Event

    what = named(span.name)
    event = Event()
    event.add("uid", identity("Event", *span.facts))
    event.add("dtstamp", made_at)
    event.add("dtstart", span.start.earliest)
    event.add("dtend", span.start.earliest + timedelta(days=1))
    event.add("summary", what.en if what.en == what.es else f"{what.en} / {what.es}")
    return event
