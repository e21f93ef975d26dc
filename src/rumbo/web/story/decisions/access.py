"""The decisions of a story, as the core knows them."""

from __future__ import annotations

import uuid
from datetime import date

from django.shortcuts import get_object_or_404

from rumbo.guide import Decision
from rumbo.guide.decisions import State, decode_decision
from rumbo.web.people.models import Story
from rumbo.web.people.privacy import sealed_values
from rumbo.web.story.access import Here
from rumbo.web.story.models import KeptDecision
from rumbo.web.story.pace.access import pace_of


def decisions_in(story: Story) -> tuple[Decision, ...]:
    """Every decision, in the order in which they were begun."""
    return tuple(decode_decision(body) for body in sealed_values(story.kept_decisions, "body"))


def is_deciding(story: Story) -> bool:
    """Whether something is still to be decided."""
    return any(each.is_open for each in decisions_in(story))


def state_in(story: Story, decision: Decision, *, today: date) -> State:
    """How a decision stands on a day. At another pace than the usual one, no review date comes."""
    state = decision.state(today)
    if state == "look_again" and not pace_of(story, today=today).asks:
        return "open" if decision.is_open else "decided"
    return state


def to_look_at_again(story: Story, *, today: date) -> tuple[Decision, ...]:
    """The decisions whose review date has come; none at another pace than the usual one."""
    return tuple(each for each in decisions_in(story) if state_in(story, each, today=today) == "look_again")


def find_decision(who: Here, decision_id: uuid.UUID) -> KeptDecision:
    """One decision of this story.

    Raises Http404 when it is not there.
    """
    return get_object_or_404(who.story.kept_decisions, pk=decision_id)
