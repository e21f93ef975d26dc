"""The story's own pages: the course in words and as a table, every fact, who did what, and its sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from rumbo.course import Cancer, Course, PossibleNewPrimary, tell
from rumbo.guide import page
from rumbo.guide.naming import place_name
from rumbo.guide.plain import plain
from rumbo.paper import print_story, print_treatments, sheet_of_story, sheet_of_treatments
from rumbo.paper.drawings import trail_table
from rumbo.web.frame.page import done
from rumbo.web.frame.sheets import languages_wanted, sheet_response
from rumbo.web.people import journal
from rumbo.web.people.models import JournalEvent
from rumbo.web.story import actions, doors, facts
from rumbo.web.story.access import Here, here
from rumbo.words import Sayable


def _course(who: Here) -> Course:
    return facts.course_of(who, today=timezone.localdate())


@require_GET
def story(request: HttpRequest) -> HttpResponse:
    """The course in words and as a table, what disagrees, and what can be added."""
    who = here(request)
    course = _course(who)
    return render(request, "story/story.html", {
        "course": course,
        "sentences": tell(course),
        "rows": trail_table(course),
        "maybe_new": _maybe_new(course),
        "to_ask": page("same-or-new").ask,
        "closed": doors.closed_for(who),
        "lengths_shown": who.reader.lengths_shown,
        "waiting": who.story.records.filter(standing__in=["held", "waiting"]).count(),
    })  # fmt: skip


def _maybe_new(course: Course) -> list[tuple[Sayable, PossibleNewPrimary, Cancer | None]]:
    """Each possible new cancer with the name of its place, and the cancer it is set beside."""
    known = {cancer.id: cancer for cancer in course.cancers}
    return [(place_name(each.place), each, known.get(each.beside or "")) for each in course.possible_new_primaries]


@require_GET
def everything(request: HttpRequest) -> HttpResponse:
    """Every fact this reader may see, by kind, and what was taken back."""
    who = here(request)
    back = [(plain(gone.statement), change) for change, gone in facts.taken_back(who)]
    groups = facts.by_kind(facts.visible_to(who))
    return render(request, "story/everything.html", {"groups": groups, "back": back})


@require_GET
def who_did_what(request: HttpRequest) -> HttpResponse:
    """The journal: who did what, when, without any word of health."""
    who = here(request)
    events = list(who.story.journal.select_related("by"))
    lines = [(event, len(same)) for event, same in _folded(reversed(events))]
    return render(request, "story/journal.html", {"lines": lines, "whole": journal.is_whole(events)})


def _folded(events: Iterable[JournalEvent]) -> Iterator[tuple[JournalEvent, list[JournalEvent]]]:
    """The same thing done several times in one minute by one reader, as one line."""
    for _, same in groupby(events, key=lambda event: (event.by, event.what, event.at.replace(second=0, microsecond=0))):
        told = list(same)
        yield told[0], told


@require_POST
def lengths(request: HttpRequest) -> HttpResponse:
    """Turn the lengths of time on the trail on or off, for this reader."""
    who = here(request)
    actions.show_lengths(here=who, shown=request.POST.get("shown") == "yes")
    return HttpResponseRedirect(done(reverse("story:story"), "saved"))


@require_GET
def story_sheet(request: HttpRequest) -> HttpResponse:
    """The story on paper: the trail, in words, and as a table."""
    who = here(request)
    sheet = sheet_of_story(_course(who), name=facts.name_of(who), show_lengths=who.reader.lengths_shown)
    return sheet_response(print_story(sheet, languages=languages_wanted(request)), name="rumbo-story")


@require_GET
def treatments_sheet(request: HttpRequest) -> HttpResponse:
    """ "What I already had", for a doctor who does not know the story."""
    who = here(request)
    sheet = sheet_of_treatments(_course(who), name=facts.name_of(who))
    return sheet_response(print_treatments(sheet, languages=languages_wanted(request)), name="rumbo-what-i-had")
