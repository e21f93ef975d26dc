"""The pages of the calendar: a list, a month, one thing that is planned, and files for other programs."""

from __future__ import annotations

import calendar as months
import uuid
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.views.decorators.http import require_GET, require_http_methods, require_POST

import rumbo.course.schedules as schedules
from rumbo.course.rhythms import tell_rhythm
from rumbo.guide.planned import PLANNED_KINDS, tell_day
from rumbo.oncology import PartialDate
from rumbo.records.export.calendar import write_appointments
from rumbo.records.export.events import Appointment, Day, find_day
from rumbo.web.frame.page import done
from rumbo.web.living.calendar import actions
from rumbo.web.living.calendar.access import appointment_of, find_plan, next_days, parse_day, read
from rumbo.web.living.calendar.forms import ZONES, AgainForm, EndForm, OneDayForm, PlannedForm
from rumbo.web.living.calendar.models import KeptPlan
from rumbo.web.story import facts
from rumbo.web.story.access import Here, here
from rumbo.web.story.appointments import CalendarEntry, EntryDay, ahead_of, entries_of, entry_days, is_over
from rumbo.web.story.pace.access import pace_of

LISTED = timedelta(weeks=8)
YEARS = range(1990, 2100)


def _entries(who: Here) -> tuple[CalendarEntry, ...]:
    return entries_of(who, facts.course_of(who, today=timezone.localdate()))


def _ahead(who: Here) -> tuple[CalendarEntry, ...]:
    return ahead_of(who, facts.course_of(who, today=timezone.localdate()))


def _by_day(days: Iterable[EntryDay]) -> list[tuple[date, object, list[EntryDay]]]:
    return [(on, tell_day(on), list(each)) for on, each in groupby(days, key=lambda found: found.day.on)]


@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """What lies ahead, day by day, and apart from it what is on every day."""
    who, today = here(request), timezone.localdate()
    later = _ahead(who)
    return render(request, "living/calendar/calendar.html", {
        "days": _by_day(entry_days(later, first=today, last=today + LISTED)), "today": today,
        "daily": [each for each in later if each.appointment.schedule.is_daily], "is_empty": not later,
        "pace": pace_of(who.story, today=today).kind,
    })  # fmt: skip


@require_GET
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """One month, as a table of its days and as a list."""
    if year not in YEARS or not 1 <= month <= 12:
        raise Http404
    who = here(request)
    weeks = months.Calendar().monthdayscalendar(year, month)
    first, last = date(year, month, 1), date(year, month, max(weeks[-1]))
    days = _by_day(entry_days(_entries(who), first=first, last=last))
    today = timezone.localdate()
    return render(request, "living/calendar/month.html", {
        "month": PartialDate(year, month), "weeks": weeks, "days": days, "taken": {on.day for on, _, _ in days},
        "before": first - timedelta(days=1), "after": last + timedelta(days=1), "today": today,
        "is_this_month": first <= today <= last,
        "weekdays": list(zip(WEEKDAYS.values(), WEEKDAYS_ABBR.values(), strict=True)),
    })  # fmt: skip


def _sent(appointments: Iterable[Appointment], *, name: str) -> HttpResponse:
    """A file for a calendar program; its name says nothing about the person.

    Raises Http404 when nothing lies ahead.
    """
    written = write_appointments(appointments, made_at=_now())
    if written is None:
        raise Http404
    response = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return response


def _now() -> datetime:
    return timezone.localtime()


@require_GET
def file(request: HttpRequest) -> HttpResponse:
    """Everything that lies ahead, for a calendar program: with whom and where; what it is only when somebody asked for it."""
    entries = _ahead(here(request))
    says_what = "what" in request.GET
    return _sent(
        [each.appointment._replace(what=each.name) if says_what else each.appointment for each in entries],
        name="calendar",
    )


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Put something into the calendar."""
    who = here(request)
    kind = request.GET.get("kind", "")
    form = PlannedForm(
        request.POST if request.method == "POST" else None, planned=None, kind=kind if kind in PLANNED_KINDS else ""
    )
    if request.method == "POST" and form.is_valid():
        return _to(actions.plan(story=who.story, by=who.reader, planned=form.planned()))
    return render(request, "living/calendar/about.html", {"form": form})


def _to(kept: KeptPlan) -> HttpResponse:
    return HttpResponseRedirect(done(reverse("living:plan", args=[kept.pk]), "saved"))


@require_GET
def plan(request: HttpRequest, plan_id: uuid.UUID) -> HttpResponse:
    """One thing that is planned, with its next days."""
    who = here(request)
    kept = find_plan(who, plan_id)
    planned = read(kept)
    schedule, today = planned.schedule, timezone.localdate()
    days = next_days(appointment_of(kept, planned), today=today)
    return render(request, "living/calendar/plan.html", {
        "kept": kept, "planned": planned, "schedule": schedule, "first": tell_day(schedule.on),
        "rhythm": tell_rhythm(schedule.rhythm, first=schedule.on) if schedule.rhythm else None,
        "until": PartialDate.of(schedule.rhythm.until) if schedule.rhythm and schedule.rhythm.until else None,
        "days": [(each, tell_day(each.on)) for each in days],
        "skipped": [(each, tell_day(each)) for each in schedule.skipped if each >= today],
        "added_by": kept.by.name if kept.by and kept.by.pk != who.reader.pk else "",
        "is_ahead": not is_over(who, today=today) and schedule.is_ahead(today),
        "zone": dict(ZONES).get(schedule.zone, schedule.zone),
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, plan_id: uuid.UUID) -> HttpResponse:
    """Change all of it."""
    who = here(request)
    kept = find_plan(who, plan_id)
    form = PlannedForm(request.POST if request.method == "POST" else None, planned=read(kept))
    if request.method == "POST" and form.is_valid():
        actions.change(kept=kept, by=who.reader, planned=form.planned())
        return _to(kept)
    return render(request, "living/calendar/about.html", {"form": form, "kept": kept})


@require_http_methods(["GET", "POST"])
def again(request: HttpRequest, plan_id: uuid.UUID) -> HttpResponse:
    """Whether it comes again, and how."""
    who = here(request)
    kept = find_plan(who, plan_id)
    planned = read(kept)
    form = AgainForm(request.POST if request.method == "POST" else None, schedule=planned.schedule)
    if request.method == "POST" and form.is_valid():
        actions.reschedule(kept=kept, by=who.reader, schedule=schedules.repeat(planned.schedule, rhythm=form.rhythm()))
        return _to(kept)
    return render(
        request, "living/calendar/again.html",
        {"form": form, "kept": kept, "planned": planned, "first": tell_day(planned.schedule.on)},
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, plan_id: uuid.UUID) -> HttpResponse:
    """End what comes again; what was before stays."""
    who = here(request)
    kept = find_plan(who, plan_id)
    planned = read(kept)
    if planned.schedule.rhythm is None:
        raise Http404
    initial = {"last": PartialDate.of(planned.schedule.rhythm.until or timezone.localdate())}
    form = EndForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        ended = schedules.end(planned.schedule, last=form.cleaned_data["last"].earliest)
        actions.reschedule(kept=kept, by=who.reader, schedule=ended)
        return _to(kept)
    return render(request, "living/calendar/end.html", {"form": form, "kept": kept, "planned": planned})


@require_GET
def plan_file(request: HttpRequest, plan_id: uuid.UUID) -> HttpResponse:
    """One thing that is planned, for a calendar program."""
    who = here(request)
    kept = find_plan(who, plan_id)
    if is_over(who, today=timezone.localdate()):
        raise Http404
    planned = read(kept)
    appointment = appointment_of(kept, planned)._replace(what=planned.entry(says_what="what" in request.GET))
    return _sent([appointment], name="appointment")


@require_POST
def remove(request: HttpRequest, plan_id: uuid.UUID) -> HttpResponse:
    """Take it out of the calendar."""
    who = here(request)
    actions.remove(kept=find_plan(who, plan_id), by=who.reader)
    return HttpResponseRedirect(done(reverse("living:calendar"), "removed"))


def _found(who: Here, plan_id: uuid.UUID, day: str) -> tuple[KeptPlan, Day]:
    """What is planned, and one of its days as it is now.

    Raises Http404 when that is none of its days, or it is planned only once.
    """
    kept = find_plan(who, plan_id)
    planned = read(kept)
    found = find_day(appointment_of(kept, planned), was=parse_day(day)) if planned.schedule.rhythm else None
    if found is None:
        raise Http404
    return kept, found


@require_http_methods(["GET", "POST"])
def one_day(request: HttpRequest, plan_id: uuid.UUID, day: str) -> HttpResponse:
    """Change one time of it, and leave the others as they are."""
    who = here(request)
    kept, found = _found(who, plan_id, day)
    form = OneDayForm(request.POST if request.method == "POST" else None, day=found)
    if request.method == "POST" and form.is_valid():
        moved = schedules.move(read(kept).schedule, moved=form.moved())
        actions.reschedule(kept=kept, by=who.reader, schedule=moved)
        return _to(kept)
    return render(
        request, "living/calendar/one_day.html",
        {"form": form, "kept": kept, "planned": read(kept), "day": found, "was": tell_day(found.was)},
    )  # fmt: skip


@require_POST
def skip(request: HttpRequest, plan_id: uuid.UUID, day: str) -> HttpResponse:
    """Leave one time of it out."""
    who = here(request)
    kept, found = _found(who, plan_id, day)
    actions.reschedule(kept=kept, by=who.reader, schedule=schedules.skip(read(kept).schedule, was=found.was))
    return _to(kept)


@require_POST
def put_back(request: HttpRequest, plan_id: uuid.UUID, day: str) -> HttpResponse:
    """Put one time of it back as the rhythm has it."""
    who = here(request)
    kept, found = _found(who, plan_id, day)
    actions.reschedule(kept=kept, by=who.reader, schedule=schedules.put_back(read(kept).schedule, was=found.was))
    return _to(kept)
