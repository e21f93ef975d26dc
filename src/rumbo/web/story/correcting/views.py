"""The pages of one fact."""

from __future__ import annotations

import uuid

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.course import Conflict, Diagnosis, Fact
from rumbo.guide.plain import plain
from rumbo.web.frame.page import done
from rumbo.web.story import actions, facts
from rumbo.web.story.access import Here, here
from rumbo.web.story.correcting.forms import EMPTY, FactForm
from rumbo.words import Text


def _get_fact(who: Here, fact_id: str) -> Fact:
    fact = facts.find_fact(who, fact_id)
    if fact is None:
        raise Http404
    return fact


@require_GET
def fact(request: HttpRequest, fact_id: str) -> HttpResponse:
    """One fact: what it says, the line it came from, who entered it, what it replaced."""
    who = here(request)
    found = _get_fact(who, fact_id)
    return render(request, "story/correcting/fact.html", {
        "fact": found,
        "plain": plain(found.statement),
        "record": facts.record_of(who, found),
        "reader": facts.reader_of(who, found),
        "history": [(plain(each.statement), each) for each in facts.history_of(who, found) if each.says],
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, fact_id: str) -> HttpResponse:
    """Put a fact right."""
    who = here(request)
    found = _get_fact(who, fact_id)
    form = FactForm(found.statement, request.POST or None)
    if request.method == "POST" and form.is_valid():
        new = actions.correct(
            story=who.story, by=who.reader, fact=found, says=form.statement(), standing=form.standing()
        )
        return HttpResponseRedirect(done(reverse("story:fact", args=[new.id]), "saved"))
    return render(
        request, "story/correcting/correct.html", {"form": form, "fact": found, "plain": plain(found.statement)}
    )


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, kind: str) -> HttpResponse:
    """Add a fact by hand."""
    who = here(request)
    if kind not in EMPTY:
        raise Http404
    form = FactForm(EMPTY[kind](), request.POST or None)
    if request.method == "POST" and form.is_valid():
        says = form.statement()
        if isinstance(says, Diagnosis):
            says = msgspec.structs.replace(says, ref=f"added-{uuid.uuid4().hex[:12]}")
        actions.add_facts(story=who.story, by=who.reader, statements=[says], standing=form.standing())
        return HttpResponseRedirect(done(reverse("story:story"), "saved"))
    return render(request, "story/correcting/add.html", {"form": form, "kind": kind})


@require_POST
def take_back(request: HttpRequest, fact_id: str) -> HttpResponse:
    """Take a fact out of the story; it can be undone."""
    who = here(request)
    actions.take_back(story=who.story, by=who.reader, facts=[_get_fact(who, fact_id)])
    return HttpResponseRedirect(done(reverse("story:everything") + "#taken-back", "taken-back"))


@require_POST
def undo(request: HttpRequest, fact_id: str) -> HttpResponse:
    """Undo a correction or a taking back."""
    who = here(request)
    if not facts.may_undo(who, fact_id):
        raise Http404
    actions.undo(story=who.story, by=who.reader, fact_id=fact_id)
    return HttpResponseRedirect(done(reverse("story:everything"), "undone"))


@require_http_methods(["GET", "POST"])
def conflict(request: HttpRequest, conflict_id: str) -> HttpResponse:
    """Two facts that disagree, side by side. "I'll ask my doctor" is the answer that is already chosen."""
    who = here(request)
    course = facts.course_of(who, today=timezone.localdate())
    found = next((each for each in course.conflicts if each.id == conflict_id), None)
    if found is None:
        raise Http404
    if request.method == "POST":
        return _settle(request, who, found)
    sides: dict[Text, list[Fact]] = {}
    for claim in found.claims:
        sides.setdefault(claim.value, []).append(_get_fact(who, claim.fact))
    return render(request, "story/correcting/conflict.html", {"conflict": found, "sides": list(sides.items())})


def _settle(request: HttpRequest, who: Here, found: Conflict) -> HttpResponse:
    right = request.POST.get("right", "ask")
    if right not in {claim.fact for claim in found.claims}:
        return HttpResponseRedirect(done(reverse("story:story"), "asked"))
    value = next(claim.value for claim in found.claims if claim.fact == right)
    wrong = [_get_fact(who, claim.fact) for claim in found.claims if claim.value != value]
    actions.settle_conflict(story=who.story, by=who.reader, wrong=wrong, about=found.id)
    return HttpResponseRedirect(done(reverse("story:story"), "saved"))
