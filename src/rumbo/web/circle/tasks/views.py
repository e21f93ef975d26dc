"""The pages of the tasks."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.course.rhythms import tell_rhythm
from rumbo.course.schedules import repeat
from rumbo.guide.circle.asking import ask_for, thank_for
from rumbo.guide.circle.moves import IllegalMove
from rumbo.guide.circle.needs import needs
from rumbo.guide.circle.tasks import Task
from rumbo.records.export.calendar import write_appointments
from rumbo.web.circle.needs.access import own_walk
from rumbo.web.circle.people.access import role_of
from rumbo.web.circle.tasks import actions
from rumbo.web.circle.tasks.access import (
    appointment_of,
    back_with,
    find_entry,
    find_task,
    listed,
    names_in,
    offered_days,
    read_task,
    tasks_of,
)
from rumbo.web.circle.tasks.forms import MoveForm, TaskForm
from rumbo.web.circle.tasks.lines import lines_of
from rumbo.web.circle.tasks.models import KeptTask
from rumbo.web.frame.page import done
from rumbo.web.frame.sheets import languages_wanted
from rumbo.web.living.calendar.forms import AgainForm
from rumbo.web.story.access import here


@require_GET
def tasks(request: HttpRequest) -> HttpResponse:
    """Every task by its day, what came back to whoever coordinates, and days of the calendar to make one of."""
    who, now = here(request), timezone.localtime()
    found = tasks_of(who, today=now.date())
    return render(request, "circle/tasks/tasks.html", {
        "tasks": [(each, lines_of(each, role=role_of(who.reader))) for each in found],
        "back": [(each, lines_of(each, role=role_of(who.reader))) for each in back_with(who, found, now=now)],
        "offered": offered_days(who, found, today=now.date()),
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Write a task down: from a need, from a day in the calendar, or from nothing."""
    who, today = here(request), timezone.localdate()
    entry = find_entry(who, request.GET.get("entry", ""), today=today)
    wanted = request.GET.get("need", "")
    need = wanted if wanted in needs() else "rides" if entry else ""
    task = Task(
        need=need,
        words=own_walk(who).wanted.get(need, ""),
        place=next(
            (each.task.place for each in tasks_of(who, today=today) if each.task.need == need and each.task.place), ""
        ),
        entry=entry.appointment.key if entry else "",
    )
    form = TaskForm(
        request.POST if request.method == "POST" else None,
        task=task,
        days_of=entry.appointment.schedule if entry else None,
    )
    if request.method == "POST" and form.is_valid():
        return _to(actions.add_task(story=who.story, by=who.reader, task=form.task()), "saved")
    return render(request, "circle/tasks/about.html", {"form": form, "entry": entry})


@require_GET
def task(request: HttpRequest, task_id: uuid.UUID) -> HttpResponse:
    """One task: the message that asks for a hand, its days with who takes them, and the file for a calendar."""
    who, today = here(request), timezone.localdate()
    kept = find_task(who, task_id)
    each = listed(kept.pk, read_task(kept), today=today)
    languages = languages_wanted(request)
    days, schedule = each.open_days or each.days[:1], each.task.schedule
    return render(request, "circle/tasks/task.html", {
        "kept": kept, "task": each.task, "lines": lines_of(each, role=role_of(who.reader)), "role": role_of(who.reader),
        "asking": "\n\n".join(ask_for(each.task, days, lang=lang) for lang in languages),
        "thanks": "\n\n".join(thank_for(each.task, lang=lang) for lang in languages),
        "names": names_in(who, tasks_of(who, today=today)), "said_in": "both" if len(languages) > 1 else languages[0],
        "rhythm": tell_rhythm(schedule.rhythm, first=schedule.on) if schedule and schedule.rhythm else None,
        "can_be_dated": schedule is not None, "has_file": schedule is not None and bool(each.open_days or each.next),
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, task_id: uuid.UUID) -> HttpResponse:
    """Change a task."""
    who = here(request)
    kept = find_task(who, task_id)
    form = TaskForm(request.POST if request.method == "POST" else None, task=read_task(kept))
    if request.method == "POST" and form.is_valid():
        actions.change_task(kept=kept, by=who.reader, task=form.task())
        return _to(kept, "saved")
    return render(request, "circle/tasks/about.html", {"form": form, "kept": kept})


@require_http_methods(["GET", "POST"])
def again(request: HttpRequest, task_id: uuid.UUID) -> HttpResponse:
    """Whether a task comes again, and how.

    Raises Http404 for one without a day.
    """
    who = here(request)
    kept = find_task(who, task_id)
    schedule = read_task(kept).schedule
    if schedule is None:
        raise Http404
    form = AgainForm(request.POST if request.method == "POST" else None, schedule=schedule)
    if request.method == "POST" and form.is_valid():
        actions.reschedule_task(kept=kept, by=who.reader, schedule=repeat(schedule, rhythm=form.rhythm()))
        return _to(kept, "saved")
    return render(request, "circle/tasks/again.html", {"form": form, "kept": kept})


@require_POST
def move(request: HttpRequest, task_id: uuid.UUID) -> HttpResponse:
    """Take it, give it back, swap, finish, thank; what cannot be done now is explained.

    Raises Http404 for a move that is none.
    """
    who = here(request)
    kept, form = find_task(who, task_id), MoveForm(request.POST)
    if not form.is_valid():
        raise Http404
    try:
        actions.move_task(
            kept=kept,
            by=who.reader,
            role=role_of(who.reader),
            was=form.cleaned_data["was"],
            move=form.move_told,
            hand=form.hand,
        )
    except IllegalMove as refused:
        return render(request, "circle/tasks/refused.html", {"kept": kept, "why": refused}, status=409)
    return _to(kept, "saved")


@require_GET
def file(request: HttpRequest, task_id: uuid.UUID) -> HttpResponse:
    """One task for a calendar program: what, when and where it begins.

    Raises Http404 when no day of it lies ahead.
    """
    kept = find_task(here(request), task_id)
    appointment = appointment_of(kept.pk, read_task(kept))
    written = write_appointments([appointment] if appointment else [], made_at=timezone.localtime())
    if written is None:
        raise Http404
    response = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="task.ics"'
    return response


@require_POST
def remove(request: HttpRequest, task_id: uuid.UUID) -> HttpResponse:
    """Take a task away."""
    who = here(request)
    actions.remove_task(kept=find_task(who, task_id), by=who.reader)
    return HttpResponseRedirect(done(reverse("circle:tasks"), "removed"))


def _to(kept: KeptTask, key: str) -> HttpResponse:
    return HttpResponseRedirect(done(reverse("circle:task", args=[kept.pk]), key))
