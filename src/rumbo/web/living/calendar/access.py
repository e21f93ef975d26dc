"""What is planned in a story, as the core knows it, and as a calendar does."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date, timedelta

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from rumbo.guide.planned import Planned, decode_planned
from rumbo.records.export.events import Appointment, Day, days_of
from rumbo.web.living.calendar.models import KeptPlan
from rumbo.web.story.access import Here
from rumbo.web.story.appointments import CalendarEntry

NEXT_FOR = timedelta(days=400)  # how far ahead the page of one thing looks: past the next yearly check-up
NEXT = 6


def find_plan(who: Here, plan_id: uuid.UUID) -> KeptPlan:
    """One thing that is planned in this story.

    Raises Http404 when it is not there.
    """
    return get_object_or_404(who.story.kept_plans.select_related("by"), pk=plan_id)


def read(kept: KeptPlan) -> Planned:
    """What is planned, as it was written."""
    return decode_planned(kept.body)


def appointment_of(kept: KeptPlan, planned: Planned) -> Appointment:
    """The same for a calendar, without why."""
    return Appointment(str(kept.pk), planned.entry(says_what=False), planned.schedule)


def entries_of(who: Here) -> Iterator[CalendarEntry]:
    """Everything that is planned, as entries of the calendar."""
    for kept in who.story.kept_plans.all():
        planned = read(kept)
        page = reverse("living:plan", args=[kept.pk])
        yield CalendarEntry(appointment_of(kept, planned), planned.name, planned.who, page)


def next_days(appointment: Appointment, *, today: date) -> tuple[Day, ...]:
    """Its next days."""
    most = timedelta(days=NEXT) if appointment.schedule.is_daily else NEXT_FOR
    return days_of([appointment], first=today, last=today + most)[:NEXT]


def parse_day(words: str) -> date:
    """The day in an address.

    Raises Http404 when it is none.
    """
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise Http404 from None
