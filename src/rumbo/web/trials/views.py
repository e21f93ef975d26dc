"""The pages of trials: the list, what is new, and one trial."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from rumbo.guide.choices.described import get_choice
from rumbo.guide.help import get_line
from rumbo.guide.taking_part import taking_part
from rumbo.trials import Matches, Registry
from rumbo.trials.registry.telling import tell_manifest
from rumbo.web.frame.page import done
from rumbo.web.story.access import Here, here
from rumbo.web.story.actions import raise_question
from rumbo.web.story.raised import raised_in
from rumbo.web.trials.access import (
    TIME_TOPIC,
    Shown,
    find_registry,
    get_shown,
    open_matches,
    profile_of,
    show_all,
)
from rumbo.web.trials.kept.access import find_saved, saved_in, saved_numbers
from rumbo.web.trials.listing import FIT_MEANINGS, FIT_NAMES, PHASE_NAMES, Asked, list_page
from rumbo.web.trials.near import Near
from rumbo.words import Message, both

_MOST_NEW = 20
_WHO_LOOKS = "nci-cancer-information-service"  # answers questions about trials: content/help/lines.yaml


def _none_yet(request: HttpRequest) -> HttpResponse:
    return render(request, "trials/none.html", {"line": get_line(_WHO_LOOKS)})


@require_GET
def trials(request: HttpRequest) -> HttpResponse:
    """Every open trial in three groups, twenty a page, in the order that the core gives."""
    who, registry = here(request), find_registry()
    if registry is None:
        return _none_yet(request)
    asked, near = Asked.read(request.GET), Near.read(request)
    listed = list_page(registry, open_matches(registry, profile_of(who)), asked=asked, point=near.point)
    return render(request, "trials/trials.html", {
        "asked": asked, "listed": listed, "near": near, "saved": saved_numbers(who), "line": get_line(_WHO_LOOKS),
        "shown": show_all(who, registry, listed.matches, km=listed.km), "status": tell_manifest(registry.manifest)[1],
        "has_new": bool(registry.changes.since), "meaning": FIT_MEANINGS[asked.fit],
    })  # fmt: skip


@require_GET
def new(request: HttpRequest) -> HttpResponse:
    """What the last bringing up to date changed for this reader: new, changed, and closed among the saved ones."""
    who, registry = here(request), find_registry()
    if registry is None:
        return _none_yet(request)
    matches, changes = open_matches(registry, profile_of(who)), registry.changes
    closed = [each for each in saved_in(who) if each.is_gone]
    return render(request, "trials/new.html", {
        "since": changes.since, "closed": closed, "saved": saved_numbers(who),
        "fresh": _among(who, registry, matches, changes.new if changes.since else ()),
        "changed": _among(who, registry, matches, changes.changed),
    })  # fmt: skip


def _among(who: Here, registry: Registry, matches: Matches, numbers: Sequence[str]) -> list[Shown]:
    """The first of some trials that are not probably out, in the order of the list."""
    rows = [row for row in map(registry.find_row, numbers) if row is not None]
    wanted = np.isin(matches.rows, rows) & (np.asarray(matches.fits) < list(FIT_NAMES).index("probably_not"))
    return show_all(who, registry, matches.only(np.flatnonzero(wanted)[:_MOST_NEW]))


@require_GET
def trial(request: HttpRequest, nct_id: str) -> HttpResponse:
    """One trial: what, where, who, its lines with our reading, and who pays."""
    who, near, guide = here(request), Near.read(request), taking_part()
    shown = get_shown(who, nct_id, near=near.point)
    phases = [
        (PHASE_NAMES[each], guide.phases.get(_said_of(each))) for each in shown.study.phases if each in PHASE_NAMES
    ]
    return render(request, "trials/trial.html", {
        "shown": shown, "study": shown.study, "fit": FIT_NAMES[shown.match.fit], "phases": phases, "guide": guide,
        "meaning": FIT_MEANINGS[shown.match.fit], "near": near, "time_topic": TIME_TOPIC, "line": get_line(_WHO_LOOKS),
        "kept": find_saved(who, shown.study.nct_id), "ask": get_choice("clinical-trial"),
        "is_asked": any(each.id == _question_id(shown) for each in raised_in(who.story)),
    })  # fmt: skip


def _said_of(phase: str) -> str:
    return "phase1" if phase == "EARLY_PHASE1" else phase.casefold()


@require_POST
def ask(request: HttpRequest, nct_id: str) -> HttpResponse:
    """Send the lines to ask about, as one question, to the list of the next visit."""
    who = here(request)
    shown = get_shown(who, nct_id)
    lines = [each.criterion.text for each in shown.ask_first]
    values = {"nct": shown.study.nct_id, "title": both(shown.study.title)}
    text = Message("trials-question", {**values, "lines": both(" ".join(f"“{each}”" for each in lines))})
    raise_question(
        story=who.story, by=who.reader, name=_question_id(shown), theme="trial",
        text=text if lines else Message("trials-question-whole", values), why=Message("trials-question-why"),
    )  # fmt: skip
    return HttpResponseRedirect(done(f"{reverse('trials:trial', args=[shown.study.nct_id])}#ask", "asked"))


def _question_id(shown: Shown) -> str:
    return f"trial-{shown.study.nct_id.casefold()}"
