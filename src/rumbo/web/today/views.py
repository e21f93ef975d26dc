"""The first page: what brought you here; the first evening's three things; and Today, with what is next and the trail."""

from __future__ import annotations

from typing import get_args

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from rumbo.course import tell
from rumbo.guide import Evening, Pace, Situation, first_evening, pace_page
from rumbo.oncology import PartialDate
from rumbo.paper import Contact, FirstEvening, print_first_evening
from rumbo.paper.drawings import draw_trail, paint_for_screen, trail_table
from rumbo.web.frame.access import open_to_all
from rumbo.web.frame.sheets import languages_wanted, sheet_response
from rumbo.web.frame.templatetags.words import page_language
from rumbo.web.living.waiting.access import waiting_for
from rumbo.web.questions.access import list_of
from rumbo.web.story import actions, facts
from rumbo.web.story.access import Here, here
from rumbo.web.story.clinic import background, clinic_numbers
from rumbo.web.story.pace.access import pace_of, setter_of, unheard_news
from rumbo.web.today.meaning import meaning_of, times_of
from rumbo.web.today.next_step import next_steps
from rumbo.web.vault.gate import VaultState
from rumbo.words import as_text, both


@require_GET
@open_to_all
def today(request: HttpRequest) -> HttpResponse:
    """Today, once there is a story; before that, the question what brought you here."""
    state: VaultState = request.vault  # type: ignore[attr-defined]  # set by the gate
    if not state.is_open:
        return HttpResponseRedirect(reverse("vault:open")) if state.exists else welcome(request)
    who = here(request)
    course = facts.course_of(who, today=timezone.localdate())
    pace = pace_of(who.story, today=timezone.localdate())
    if not pace.asks:
        return _at_another_pace(request, who, pace)
    news = unheard_news(who, course)
    if news is not None:
        return render(request, "today/news.html", {"evening": first_evening(news.evening), "situation": news.evening})
    first_view = not course.is_empty and not who.reader.trail_seen
    page = {
        "course": course,
        "steps": next_steps(who, course),
        "waiting": waiting_for(who, today=timezone.localdate())[:1],
        "questions": list_of(who, course).first,
        "sentences": tell(course),
        "rows": trail_table(course),
        "first_view": first_view or ("first" in request.GET and not course.is_empty),
        "trail": [
            paint_for_screen(
                draw_trail(course, level=level, show_lengths=who.reader.lengths_shown), page_language(),
                id_prefix="level" if level else "upright",
            )
            for level in (True, False)
        ],
    }  # fmt: skip
    if first_view:
        actions.remember_trail_seen(here=who)
    return render(request, "today/today.html", page)


def _at_another_pace(request: HttpRequest, who: Here, pace: Pace) -> HttpResponse:
    """Today while the story is quiet, at comfort, or has ended: nothing to do, and whom to call."""
    setter, (day, night) = setter_of(who.story), clinic_numbers(who)
    return render(request, f"today/pace/{pace.kind}.html", {
        "page": pace_page(pace.kind),
        "setter": setter.name if setter and setter.pk != who.reader.pk else "",
        "until": PartialDate.of(pace.until) if pace.until else None,
        "day": day, "night": night,
        "people": [words for _, words in background(facts.visible_to(who), "speaks_for_me")],
    })  # fmt: skip


@require_GET
def meaning(request: HttpRequest) -> HttpResponse:
    """What the story says in plain words: what is known, what is not known yet, what to ask. The first page after papers
    were read; lengths of time only for a reader who turned them on.
    """
    who = here(request)
    course = facts.course_of(who, today=timezone.localdate())
    return render(request, "today/meaning.html", {
        "course": course,
        "sentences": tell(course),
        "meaning": meaning_of(course, lang=page_language()),
        "questions": list_of(who, course).first,
        "times": times_of(course) if who.reader.lengths_shown else (),
    })  # fmt: skip


@require_GET
@open_to_all
def welcome(request: HttpRequest) -> HttpResponse:
    """Before anything else is asked: what brought you here?"""
    return render(request, "today/welcome.html")


def _evening(situation: str) -> Evening:
    if situation not in get_args(Situation):
        raise Http404
    chosen: Situation = situation  # type: ignore[assignment]  # one of its words, as just seen
    return first_evening(chosen)


@require_GET
@open_to_all
def evening(request: HttpRequest, situation: str) -> HttpResponse:
    """Three things, and no more."""
    return render(request, "today/evening.html", {"evening": _evening(situation), "situation": situation})


@require_GET
@open_to_all
def evening_sheet(request: HttpRequest, situation: str) -> HttpResponse:
    """The three things on paper."""
    found = _evening(situation)
    sheet = FirstEvening(
        why=found.nothing_wrong.words,
        call=tuple(Contact(who=both(line.name), phone=line.phone or line.web) for line in found.lines),
        questions=tuple(as_text(question.text) for question in found.questions) or found.tonight,
        printed_on=PartialDate.of(timezone.localdate()),
    )
    return sheet_response(print_first_evening(sheet, languages=languages_wanted(request)), name="rumbo-tonight")
