"""The pages of trials: the list, what is new, and one trial."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from rumbo.guide.choices.described import get_choice
from rumbo.guide.taking_part import taking_part
from rumbo.oncology import Town
from rumbo.trials import Matches, Registry
from rumbo.trials.registry.telling import tell_manifest
from rumbo.web.frame.page import done
from rumbo.web.frame.towns import NearForm
from rumbo.web.story.access import Here, here
from rumbo.web.story.actions import raise_question
from rumbo.web.story.raised import raised_in
from rumbo.web.trials.access import (
    TIME_TOPIC,
    TO_ASK,
    Shown,
    find_registry,
    get_shown,
    open_matches,
    profile_of,
    show_all,
)
from rumbo.web.trials.kept.access import saved_in, saved_numbers
from rumbo.web.trials.listing import FIT_NAMES, PHASE_NAMES, Asked, list_page
from rumbo.web.trials.sites import places_of
from rumbo.words import Message, both

_MOST_NEW = 20


def _near(request: HttpRequest) -> tuple[NearForm, tuple[Town, ...]]:
    """The form of a town, and the towns that may be meant by what was typed."""
    form = NearForm(request.GET if request.GET.get("near") else None)
    return form, form.cleaned_data["near"] if form.is_bound and form.is_valid() else ()


@require_GET
def trials(request: HttpRequest) -> HttpResponse:
    """Every open trial in three groups, twenty a page, in the order that the core gives."""
    who, registry = here(request), find_registry()
    if registry is None:
        return render(request, "trials/none.html")
    asked, (form, towns) = Asked.read(request.GET), _near(request)
    point = towns[0].point if len(towns) == 1 else None
    listed = list_page(registry, open_matches(registry, profile_of(who)), asked=asked, point=point)
    return render(request, "trials/trials.html", {
        "asked": asked, "listed": listed, "near": form, "towns": towns, "saved": saved_numbers(who),
        "shown": show_all(who, registry, listed.matches, km=listed.km), "status": tell_manifest(registry.manifest)[1],
        "has_new": bool(registry.changes.since),
    })  # fmt: skip


@require_GET
def new(request: HttpRequest) -> HttpResponse:
    """What the last bringing up to date changed for this reader: new, changed, and closed among the saved ones."""
    who, registry = here(request), find_registry()
    if registry is None:
        return render(request, "trials/none.html")
    matches, changes = open_matches(registry, profile_of(who)), registry.changes
    closed = [each for each in saved_in(who) if each.is_gone]
    return render(request, "trials/new.html", {
        "since": changes.since[:10], "closed": closed,
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
    who = here(request)
    shown, (form, towns) = get_shown(who, nct_id), _near(request)
    point, guide = towns[0].point if len(towns) == 1 else None, taking_part()
    phases = [
        (PHASE_NAMES[each], guide.phases.get(_said_of(each))) for each in shown.study.phases if each in PHASE_NAMES
    ]
    return render(request, "trials/trial.html", {
        "shown": shown, "study": shown.study, "fit": FIT_NAMES[shown.match.fit], "phases": phases, "guide": guide,
        "near": form, "towns": towns, "places": places_of(shown.study, near=point), "time_topic": TIME_TOPIC,
        "is_saved": shown.study.nct_id in saved_numbers(who), "ask": get_choice("clinical-trial"),
        "is_asked": any(each.id == _question_id(shown) for each in raised_in(who.story)),
    })  # fmt: skip


def _said_of(phase: str) -> str:
    return "phase1" if phase == "EARLY_PHASE1" else phase.casefold()


@require_POST
def ask(request: HttpRequest, nct_id: str) -> HttpResponse:
    """Send the lines to ask about, as one question, to the list of the next visit."""
    who = here(request)
    shown = get_shown(who, nct_id)
    lines = [each.criterion.text for each in shown.to_ask[:TO_ASK]]
    values = {"nct": shown.study.nct_id, "title": both(shown.study.title)}
    text = Message("trials-question", {**values, "lines": both(" ".join(f"“{each}”" for each in lines))})
    raise_question(
        story=who.story, by=who.reader, name=_question_id(shown), theme="trial",
        text=text if lines else Message("trials-question-whole", values), why=Message("trials-question-why"),
    )  # fmt: skip
    return HttpResponseRedirect(done(f"{reverse('trials:trial', args=[shown.study.nct_id])}#ask", "asked"))


def _question_id(shown: Shown) -> str:
    return f"trial-{shown.study.nct_id.casefold()}"
