"""The pages of the scan wait: the scans, one of them with what helps, and how its result came."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.guide.planned import tell_day
from rumbo.guide.waiting import waiting_page
from rumbo.oncology import PartialDate
from rumbo.web.frame.page import done
from rumbo.web.living.calendar.access import find_plan
from rumbo.web.living.calendar.access import read as read_plan
from rumbo.web.living.waiting import actions
from rumbo.web.living.waiting.access import find_wait, read, waits_of
from rumbo.web.living.waiting.forms import LOOKS, WAYS, CameForm, WaitForm
from rumbo.web.story import doors
from rumbo.web.story.access import Here, here
from rumbo.web.story.actions import raise_question
from rumbo.web.story.pace.access import pace_of
from rumbo.web.story.raised import raised_in
from rumbo.words import Message


def _to(wait_id: uuid.UUID, key: str) -> HttpResponse:
    return HttpResponseRedirect(done(reverse("living:wait", args=[wait_id]), key))


@require_GET
def waits(request: HttpRequest) -> HttpResponse:
    """The scans that this reader noted."""
    who, today = here(request), timezone.localdate()
    asks = pace_of(who.story, today=today).asks
    held = [(kept, each, tell_day(each.on), asks and each.is_waiting(today)) for kept, each in waits_of(who)]
    return render(request, "living/waiting/waits.html", {"waits": held, "page": waiting_page()})


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Note a scan; one that is in the calendar comes along in the address."""
    who = here(request)
    scan, on = _planned(who, request.GET.get("plan", ""))
    form = WaitForm(request.POST if request.method == "POST" else None, wait=None, scan=scan, on=on)
    if request.method == "POST" and form.is_valid():
        return _to(actions.begin(here=who, wait=form.wait()).pk, "saved")
    return render(request, "living/waiting/about.html", {"form": form})


def _planned(who: Here, plan_id: str) -> tuple[str, PartialDate | None]:
    try:
        planned = read_plan(find_plan(who, uuid.UUID(plan_id)))
    except (ValueError, Http404):
        return "", None
    return planned.what, PartialDate.of(planned.schedule.on)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, wait_id: uuid.UUID) -> HttpResponse:
    """Put right what was noted."""
    who = here(request)
    kept = find_wait(who, wait_id)
    form = WaitForm(request.POST if request.method == "POST" else None, wait=read(who, kept))
    if request.method == "POST" and form.is_valid():
        actions.change(here=who, kept=kept, wait=form.wait())
        return _to(kept.pk, "saved")
    return render(request, "living/waiting/about.html", {"form": form, "kept": kept})


@require_GET
def wait(request: HttpRequest, wait_id: uuid.UUID) -> HttpResponse:
    """One scan: when, when and how its result comes, who is there, what helps, what to ask."""
    who = here(request)
    kept = find_wait(who, wait_id)
    found, asked = read(who, kept), {each.id for each in raised_in(who.story)}
    page = waiting_page()
    return render(request, "living/waiting/wait.html", {
        "kept": kept, "wait": found, "on": tell_day(found.on), "page": page,
        "results_on": tell_day(found.results_on) if found.results_on else None,
        "way": WAYS[found.way] if found.way else "", "look": LOOKS[found.look] if found.look else "",
        "questions": [(name, text, name in asked) for name, text in page.questions.items()],
        "is_over": found.on <= timezone.localdate(), "is_alone": who.reader_is_alone,
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def came(request: HttpRequest, wait_id: uuid.UUID) -> HttpResponse:
    """How the result came, and where to go with it: to a closed door, to bringing it in, or nowhere."""
    who = here(request)
    kept = find_wait(who, wait_id)
    form = CameForm(request.POST or None, initial={"came": read(who, kept).came})
    if request.method == "POST" and form.is_valid():
        actions.tell_came(here=who, kept=kept, came=form.cleaned_data["came"])
        return HttpResponseRedirect(done(reverse("living:wait-came", args=[kept.pk]), "saved"))
    answers = doors.answers_of(who)
    closed = next((each for each in doors.closed_for(who) if each.pk not in answers), None)
    return render(request, "living/waiting/came.html", {
        "kept": kept, "wait": read(who, kept), "form": form, "door": closed.pk if closed else None,
    })  # fmt: skip


@require_POST
def ask(request: HttpRequest, wait_id: uuid.UUID) -> HttpResponse:
    """Send one of the questions about it to the list."""
    who = here(request)
    kept, name = find_wait(who, wait_id), request.POST.get("question", "")
    text = waiting_page().questions.get(name)
    if text is None:
        raise Http404
    raise_question(story=who.story, by=who.reader, name=name, text=text, why=Message("guide-wait-asks"), theme="tests")
    return _to(kept.pk, "asked")


@require_POST
def remove(request: HttpRequest, wait_id: uuid.UUID) -> HttpResponse:
    """Erase it."""
    who = here(request)
    actions.remove(here=who, kept=find_wait(who, wait_id))
    return HttpResponseRedirect(done(reverse("living:waits"), "removed"))
