"""The pages of how I feel."""

from __future__ import annotations

import uuid
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.guide.feeling.answers import answer_to
from rumbo.guide.feeling.felt import decode_felt
from rumbo.guide.feeling.looking_back import chart, look_back
from rumbo.guide.feeling.offered import offer
from rumbo.oncology import PartialDate
from rumbo.paper import print_feeling
from rumbo.paper.drawings import draw_feelings, paint_for_screen
from rumbo.paper.drawings.feelings import NARROW, WIDE
from rumbo.web.frame.page import done
from rumbo.web.frame.sheets import languages_wanted, sheet_response
from rumbo.web.frame.templatetags.words import page_language
from rumbo.web.living.feeling import actions
from rumbo.web.living.feeling.access import (
    find_logged,
    find_own,
    find_removable,
    is_one_hand,
    logged_in,
    may_remove,
    stretch_of,
    times_of,
)
from rumbo.web.living.feeling.forms import FeltForm, SinceForm
from rumbo.web.living.feeling.lines import lines_of
from rumbo.web.living.feeling.sheet import begins_on, sheet_of
from rumbo.web.story import facts
from rumbo.web.story.access import Here, here
from rumbo.web.story.clinic import clinic_numbers

_TRACKS, _LATEST, _A_PAGE = 8, 7, 60


@require_GET
def feeling(request: HttpRequest) -> HttpResponse:
    """What was logged in a stretch of time: drawn, as a table, and the latest logs."""
    who, today = here(request), timezone.localdate()
    logged, times = logged_in(who), times_of(who, facts.course_of(who, today=today))
    wanted = request.GET.get("time", "")
    since, until = stretch_of(wanted, logged=logged, times=times, today=today)
    felts = [each.felt for each in logged]
    shown = chart(felts, since=since, until=until, most=_TRACKS)
    drawn = [draw_feelings(shown, times=times, width=width) for width in (WIDE, NARROW)]
    return render(request, "living/feeling/feeling.html", {
        "logged": lines_of(logged[:_LATEST]), "count": len(logged), "times": list(enumerate(times)), "wanted": wanted,
        "look": look_back(felts, since=since, until=until), "chart": shown, "is_alone": is_one_hand(who, logged),
        "since": PartialDate.of(since), "until": PartialDate.of(until),
        "drawings": [
            mark_safe(paint_for_screen(each, page_language(), id_prefix=each.name))  # noqa: S308 - it escapes what it writes
            for each in drawn
        ],
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def log(request: HttpRequest) -> HttpResponse:
    """Log a day or a week."""
    who = here(request)
    form = FeltForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        kept = actions.log(story=who.story, by=who.reader, felt=form.felt())
        return _to_one(kept.pk)
    return _form(request, who, form=form)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, feeling_id: uuid.UUID) -> HttpResponse:
    """Log it differently."""
    who = here(request)
    kept = find_own(who, feeling_id)
    form = FeltForm(request.POST if request.method == "POST" else None, felt=decode_felt(kept.body))
    if request.method == "POST" and form.is_valid():
        actions.change(kept=kept, by=who.reader, felt=form.felt())
        return _to_one(kept.pk)
    return _form(request, who, form=form)


def _form(request: HttpRequest, who: Here, *, form: FeltForm) -> HttpResponse:
    course = facts.course_of(who, today=timezone.localdate())
    felts = [each.felt for each in logged_in(who)]
    offered = offer(felts, course)
    return render(request, "living/feeling/log.html", {
        "form": form, "short": form.short(offered), "rest": form.rest(offered), "is_first": not felts,
    })  # fmt: skip


def _to_one(key: uuid.UUID) -> HttpResponse:
    return HttpResponseRedirect(done(reverse("living:feeling-one", args=[key]), "kept"))


@require_GET
def one(request: HttpRequest, feeling_id: uuid.UUID) -> HttpResponse:
    """One log with its answer: the signs that cannot wait, what to tell the team today, whom to call."""
    who = here(request)
    kept = find_logged(who, feeling_id)
    felt, (shown,) = decode_felt(kept.body), [each for each in logged_in(who) if each.id == kept.pk]
    day, night = clinic_numbers(who)
    return render(request, "living/feeling/one.html", {
        "kept": kept, "line": lines_of([shown])[0],
        "heard": answer_to(felt), "day": day, "night": night, "is_today": felt.on == timezone.localdate(),
        "may_change": kept.by_id == who.reader.pk, "may_remove": may_remove(who, kept), "is_alone": is_one_hand(who, [shown]),
    })  # fmt: skip


@require_POST
def remove(request: HttpRequest, feeling_id: uuid.UUID) -> HttpResponse:
    """Take a log away."""
    who = here(request)
    actions.remove(kept=find_removable(who, feeling_id), by=who.reader)
    return HttpResponseRedirect(done(reverse("living:feeling"), "removed"))


@require_GET
def logs(request: HttpRequest) -> HttpResponse:
    """Every log, the latest first, a page at a time."""
    who = here(request)
    logged = logged_in(who)
    page = Paginator(logged, _A_PAGE).get_page(request.GET.get("page"))
    return render(request, "living/feeling/logs.html", {
        "page": page, "logged": lines_of(page.object_list), "is_alone": is_one_hand(who, logged),
    })  # fmt: skip


@require_GET
def since(request: HttpRequest) -> HttpResponse:
    """What the page for the doctor will tell, and from which day on."""
    who = here(request)
    start, from_visit = _start(request, who)
    form = SinceForm(request.GET if request.GET.get("since") else None, initial={"since": start})
    form.is_valid()
    sheet = sheet_of(who, since=start, from_visit=from_visit)
    return render(request, "living/feeling/since.html", {
        "form": form, "sheet": sheet, "since": PartialDate.of(start), "from_visit": from_visit,
    })  # fmt: skip


def _start(request: HttpRequest, who: Here) -> tuple[date, bool]:
    """The day in the address, else that of the last visit, else four weeks ago; and whether it is that of the visit."""
    form = SinceForm(request.GET)
    asked = form.cleaned_data["since"] if form.is_valid() else None
    return begins_on(who, asked=asked)


@require_GET
def sheet(request: HttpRequest) -> HttpResponse:
    """The page for the doctor, on paper."""
    who = here(request)
    start, from_visit = _start(request, who)
    printed = print_feeling(sheet_of(who, since=start, from_visit=from_visit), languages=languages_wanted(request))
    return sheet_response(printed, name="rumbo-how-i-felt")
