"""The opinions of a story, as the core compares them."""

from __future__ import annotations

import uuid

from django.shortcuts import get_object_or_404

from rumbo.guide import Comparison, Opinion, compare
from rumbo.guide.opinions import decode_opinion
from rumbo.web.opinions.models import NotedOpinion
from rumbo.web.story.access import Here


def opinions_of(who: Here) -> tuple[Opinion, ...]:
    """Every opinion, in the order in which they were noted."""
    return tuple(decode_opinion(each.body) for each in who.story.noted_opinions.all())


def comparison_of(who: Here) -> Comparison:
    """All of them side by side."""
    return compare(opinions_of(who))


def find_noted(who: Here, opinion_id: uuid.UUID) -> NotedOpinion:
    """One opinion of this story.

    Raises Http404 when it is not there.
    """
    return get_object_or_404(who.story.noted_opinions, pk=opinion_id)
