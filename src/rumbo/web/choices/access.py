"""The choices of a story, as far as its reader may see them."""

from __future__ import annotations

import uuid

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from rumbo.guide.choices.beside import MOST, Beside, put_beside
from rumbo.guide.choices.considered import ChoiceSet, Considered, choices_for
from rumbo.guide.choices.named import Named, decode_named
from rumbo.web.choices.models import NamedChoice
from rumbo.web.story import facts
from rumbo.web.story.access import Here


def named_in(who: Here) -> tuple[Named, ...]:
    """What doctors said about choices, in the order in which it was noted."""
    return tuple(decode_named(each.body) for each in who.story.named_choices.all())


def find_named(who: Here, named_id: uuid.UUID) -> NamedChoice:
    """One note of this story.

    Raises Http404 when it is not there.
    """
    return get_object_or_404(who.story.named_choices, pk=named_id)


def choices_of(who: Here) -> ChoiceSet:
    """Every choice for what this reader may see of the story."""
    return choices_for(facts.course_of(who, today=timezone.localdate()), named=named_in(who))


def get_considered(who: Here, choice_id: str) -> Considered:
    """One choice as it stands in this story.

    Raises Http404 when there is none with that id.
    """
    found = choices_of(who).find(choice_id)
    if found is None:
        raise Http404
    return found


def beside_of(who: Here, chosen: list[str]) -> Beside:
    """The chosen choices side by side, as many as fit, in the fixed order."""
    return put_beside(tuple(each for each in choices_of(who).all if each.choice.id in chosen)[:MOST])
