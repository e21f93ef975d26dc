"""The page where the pace is chosen, and the two steps that need no page: quiet now, and on as usual."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from rumbo.guide import Pace
from rumbo.web.story import facts
from rumbo.web.story.access import here
from rumbo.web.story.pace import actions
from rumbo.web.story.pace.access import chosen_pace, pace_of, unheard_news
from rumbo.web.story.pace.forms import PaceForm


def _to_today() -> HttpResponse:
    return HttpResponseRedirect(reverse("today:today"))


@require_http_methods(["GET", "POST"])
def pace(request: HttpRequest) -> HttpResponse:
    """Choose the pace of the story."""
    who, today = here(request), timezone.localdate()
    now = pace_of(who.story, today=today)
    given = request.POST if request.method == "POST" else None
    form = PaceForm(given, initial={"kind": now.kind})
    if request.method == "POST" and form.is_valid():
        actions.set_pace(story=who.story, by=who.reader, pace=form.pace(today=today))
        return _to_today()
    return render(request, "story/pace/pace.html", {"form": form, "now": now})


@require_POST
def quiet(request: HttpRequest) -> HttpResponse:
    """Pause everything in one step."""
    who = here(request)
    actions.set_pace(story=who.story, by=who.reader, pace=Pace(kind="quiet", since=timezone.localdate()))
    return _to_today()


@require_POST
def go_on(request: HttpRequest) -> HttpResponse:
    """On as usual."""
    who = here(request)
    if chosen_pace(who.story) != Pace():
        actions.set_pace(story=who.story, by=who.reader, pace=Pace())
    return _to_today()


@require_POST
def heard(request: HttpRequest) -> HttpResponse:
    """On from a piece of news to the lists."""
    who = here(request)
    news = unheard_news(who, facts.course_of(who, today=timezone.localdate()))
    if news is not None:
        actions.hear_news(story=who.story, by=who.reader, news=news)
    return _to_today()
