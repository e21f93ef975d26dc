"""The choices of a story, as far as its reader may see them."""

from __future__ import annotations

import uuid

from django.shortcuts import get_object_or_404

from rumbo.guide.choices.named import Named, decode_named
from rumbo.web.choices.models import NamedChoice
from rumbo.web.story.access import Here


def named_in(who: Here) -> tuple[Named, ...]:
    """What doctors said about choices, in the order in which it was noted."""
    return tuple(decode_named(each.body) for each in who.story.named_choices.all())


def find_named(who: Here, named_id: uuid.UUID) -> NamedChoice:
    """One note of this story.

    Raises Http404 when it is not there.
    """
    return get_object_or_404(who.story.named_choices, pk=named_id)
