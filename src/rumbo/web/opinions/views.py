"""The pages of second opinions."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.guide import Comparison
from rumbo.guide.opinions import decode_opinion
from rumbo.guide.second_opinion import centers, centers_from, second_opinion
from rumbo.oncology import PartialDate, Town
from rumbo.paper import print_opinions, sheet_of_opinions
from rumbo.web.frame.access import open_to_all
from rumbo.web.frame.page import done
from rumbo.web.frame.sheets import languages_wanted, sheet_response
from rumbo.web.frame.templatetags.words import say
from rumbo.web.frame.towns import NearForm
from rumbo.web.opinions import actions
from rumbo.web.opinions.access import comparison_of, find_noted
from rumbo.web.opinions.forms import STEPS, WhoForm, form_of, next_step
from rumbo.web.story import facts
from rumbo.web.story.access import here
from rumbo.web.story.actions import raise_question
from rumbo.web.story.raised import raised_in

NEAREST = 10  # centers that are shown at once; the others are one tap away


@require_GET
def opinions(request: HttpRequest) -> HttpResponse:
    """All opinions side by side: where they agree, differ or are silent, and what would settle it."""
    who = here(request)
    comparison = comparison_of(who)
    return render(request, "opinions/opinions.html", {
        "comparison": comparison, "parts": _parts(comparison), "asked": {each.id for each in raised_in(who.story)},
    })  # fmt: skip


def _parts(comparison: Comparison) -> list[tuple[str, list[object]]]:
    """What differs first, then the rest that somebody spoke of, then what nobody did; within each, the frame's order."""
    groups: dict[str, list[object]] = {"differ": [], "spoken": [], "silent": []}
    for each in comparison.rows:
        group = "differ" if each.causes else "silent" if each.state == "silent" else "spoken"
        groups[group].append(each)
    return [(name, found) for name, found in groups.items() if found]


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Note whose opinion it is."""
    who = here(request)
    form = WhoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        noted = actions.note_opinion(story=who.story, by=who.reader, **form.cleaned_data)
        return HttpResponseRedirect(reverse("opinions:step", args=[noted.pk, "hand"]))
    return render(request, "opinions/step.html", {"form": form, "step": "who"})


@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, opinion_id: uuid.UUID, step: str) -> HttpResponse:
    """One step of noting an opinion. Each is kept as it is left."""
    who = here(request)
    noted = find_noted(who, opinion_id)
    if step not in STEPS:
        raise Http404
    opinion = decode_opinion(noted.body)
    form = form_of(step, opinion=opinion, data=request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        changed = form.applied(opinion)
        actions.change_opinion(noted=noted, by=who.reader, opinion=changed)
        following = next_step(step, opinion=changed)
        if following is None or "stop" in request.POST:
            return HttpResponseRedirect(done(reverse("opinions:opinions"), "saved"))
        return HttpResponseRedirect(reverse("opinions:step", args=[noted.pk, following]))
    return render(request, "opinions/step.html", {
        "form": form, "step": step, "opinion": opinion, "is_last": next_step(step, opinion=opinion) is None,
    })  # fmt: skip


@require_POST
def remove(request: HttpRequest, opinion_id: uuid.UUID) -> HttpResponse:
    """Take an opinion away."""
    who = here(request)
    actions.remove_opinion(noted=find_noted(who, opinion_id), by=who.reader)
    return HttpResponseRedirect(done(reverse("opinions:opinions"), "removed"))


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Send a question that would settle something to the list of the next visit."""
    who = here(request)
    wanted = request.POST.get("question", "")
    found = next((each for each in comparison_of(who).questions if each.id == wanted), None)
    if found is None:
        raise Http404
    raise_question(story=who.story, by=who.reader, name=found.id, text=found.text, why=found.why)
    return HttpResponseRedirect(done(reverse("opinions:opinions"), "asked"))


@require_GET
def sheet(request: HttpRequest) -> HttpResponse:
    """All opinions side by side, on paper."""
    who = here(request)
    printed = sheet_of_opinions(
        comparison_of(who), printed_on=PartialDate.of(timezone.localdate()), name=facts.name_of(who)
    )
    return sheet_response(print_opinions(printed, languages=languages_wanted(request)), name="rumbo-opinions")


@require_GET
@open_to_all
def how(request: HttpRequest) -> HttpResponse:
    """Why and how one asks for another opinion, and where. The town or the state stays in the address alone."""
    listed, chosen = centers(), request.GET.get("state", "")
    named = sorted(((code, say(state.name)) for code, state in listed.states.items()), key=lambda each: each[1])
    wanted = [(name, listed.states[code].centers) for code, name in named if code == chosen]
    near = NearForm(request.GET if "near" in request.GET else None)
    towns: tuple[Town, ...] = near.cleaned_data["near"] if near.is_valid() else ()
    away = centers_from(towns[0].point) if len(towns) == 1 else ()
    return render(request, "opinions/how.html", {
        "page": second_opinion(), "centers": listed, "states": named, "chosen": chosen, "shown": wanted,
        "near": near, "towns": towns, "nearest": away[:NEAREST], "farther": away[NEAREST:],
    })  # fmt: skip
