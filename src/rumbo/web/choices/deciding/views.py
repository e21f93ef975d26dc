"""The pages of decisions."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rumbo.guide.choices.considered import ChoiceSet, choices_for
from rumbo.guide.decisions import decode_decision, list_choices, tell_state, tell_sureness
from rumbo.oncology import PartialDate
from rumbo.paper import DecisionSheet, print_decision
from rumbo.web.choices.access import named_in
from rumbo.web.choices.deciding.forms import PARTS, WhatForm, next_part
from rumbo.web.choices.matters.access import matters_of
from rumbo.web.frame.page import done
from rumbo.web.frame.sheets import languages_wanted, sheet_response
from rumbo.web.story import facts
from rumbo.web.story.access import Here, here
from rumbo.web.story.actions import raise_question
from rumbo.web.story.decisions import actions
from rumbo.web.story.decisions.access import decisions_in, find_decision, state_in
from rumbo.web.story.lessons.access import lessons_of
from rumbo.web.story.raised import raised_in
from rumbo.words import Message, both


@require_GET
def decisions(request: HttpRequest) -> HttpResponse:
    """Every decision with how it stands, the latest first."""
    who, today = here(request), timezone.localdate()
    stands = [(each, state_in(who.story, each, today=today)) for each in reversed(decisions_in(who.story))]
    held = [(each, state, tell_state(state)) for each, state in stands]
    return render(request, "choices/deciding/decisions.html", {"decisions": held, "learned": lessons_of(who)})


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Write down what there is to decide; choices that were set side by side come along in the address."""
    who = here(request)
    form = WhatForm(request.POST or None, now=None, offered=None)
    if request.method == "POST" and form.is_valid():
        kept = actions.begin(story=who.story, by=who.reader, **form.changed())
        now = decode_decision(kept.body).now
        actions.change(
            kept=kept, by=who.reader, choices=list_choices(now, named=tuple(request.GET.getlist("choice")), own=())
        )
        return HttpResponseRedirect(reverse("choices:decision-part", args=[kept.pk, "choices"]))
    return render(request, "choices/deciding/part.html", {"form": form, "part": PARTS["what"], "name": "what"})


@require_GET
def decision(request: HttpRequest, decision_id: uuid.UUID) -> HttpResponse:
    """One decision as it stands, and what it was before."""
    who = here(request)
    found = decode_decision(find_decision(who, decision_id).body)
    state = state_in(who.story, found, today=timezone.localdate())
    names = {str(each.pk): each.name for each in who.story.readers.all()}
    return render(request, "choices/deciding/decision.html", {
        "decision": found, "now": found.now, "state": state, "stands": tell_state(state), "sure": tell_sureness(found.now.sure),
        "earlier": [(each, tell_sureness(each.sure), names.get(each.by, "")) for each in found.earlier],
        "written_by": names.get(found.now.by, ""), "is_alone": who.reader_is_alone,
        "is_asked": _question_of(found.now.unsure_of) in {each.id for each in raised_in(who.story)},
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
def part(request: HttpRequest, decision_id: uuid.UUID, part: str) -> HttpResponse:
    """One part of a decision. It is kept as it is left, and so is what stood there before."""
    who = here(request)
    kept = find_decision(who, decision_id)
    if part not in PARTS:
        raise Http404
    found = decode_decision(kept.body)
    offered = _offered(who) if part == "choices" else None
    form = PARTS[part].form(request.POST if request.method == "POST" else None, now=found.now, offered=offered)
    if request.method == "POST" and form.is_valid():
        actions.change(kept=kept, by=who.reader, **form.changed())
        following = next_part(part, now=decode_decision(kept.body).now)
        if following is None or "stop" in request.POST:
            return HttpResponseRedirect(done(reverse("choices:decision", args=[kept.pk]), "saved"))
        return HttpResponseRedirect(reverse("choices:decision-part", args=[kept.pk, following]))
    return render(request, "choices/deciding/part.html", {
        "form": form, "part": PARTS[part], "name": part, "decision": found, "following": next_part(part, now=found.now),
        "matters": matters_of(who) if part in {"means", "decide"} else None,
        "learned": lessons_of(who) if part == "means" else (),
    })  # fmt: skip


def _offered(who: Here) -> ChoiceSet:
    """The choices of this story, as this reader may see it."""
    return choices_for(facts.course_of(who, today=timezone.localdate()), named=named_in(who))


@require_POST
def set_aside(request: HttpRequest, decision_id: uuid.UUID) -> HttpResponse:
    """Set a decision aside, or take it up again."""
    who = here(request)
    kept = find_decision(who, decision_id)
    actions.change(kept=kept, by=who.reader, is_set_aside=request.POST.get("aside") == "yes")
    return HttpResponseRedirect(done(reverse("choices:decision", args=[kept.pk]), "saved"))


@require_POST
def ask(request: HttpRequest, decision_id: uuid.UUID) -> HttpResponse:
    """Send what would help to decide to the list of questions, in the words in which it was written."""
    who = here(request)
    kept = find_decision(who, decision_id)
    words = decode_decision(kept.body).now.unsure_of
    if not words:
        raise Http404
    raise_question(
        story=who.story, by=who.reader, name=_question_of(words), text=both(words), theme="choices",
        why=Message("guide-decision-asks"),
    )  # fmt: skip
    return HttpResponseRedirect(done(reverse("choices:decision", args=[kept.pk]), "asked"))


def _question_of(words: str) -> str:
    """The name of a question in these words: other words are another question."""
    return f"decision-{uuid.uuid5(uuid.NAMESPACE_OID, words).hex}"


@require_POST
def remove(request: HttpRequest, decision_id: uuid.UUID) -> HttpResponse:
    """Take a decision away, with its history."""
    who = here(request)
    actions.remove(kept=find_decision(who, decision_id), by=who.reader)
    return HttpResponseRedirect(done(reverse("choices:decisions"), "removed"))


@require_GET
def sheet(request: HttpRequest, decision_id: uuid.UUID) -> HttpResponse:
    """The decision on paper, for the doctor."""
    who = here(request)
    found = decode_decision(find_decision(who, decision_id).body)
    today = PartialDate.of(timezone.localdate())
    printed = DecisionSheet(decision=found, printed_on=today, name=facts.name_of(who))
    return sheet_response(print_decision(printed, languages=languages_wanted(request)), name="rumbo-decision")
