"""Erasing a story: its key first, so that whatever stops the rest, nothing of it can be read any more, nor in a back-up."""

from __future__ import annotations

from django.db import transaction

from rumbo.web.people.models import Story
from rumbo.web.story import facts
from rumbo.web.vault import opening, sealed_files
from rumbo.web.vault.hosted.shelf import the_shelf


def erase_story(*, story: Story) -> None:
    """Destroy the key of a story, then remove its rows and its files. Safe to call again after it was stopped.

    Its journal goes with it: there is no story left to tell of.
    """
    the_shelf().destroy(story.pk)
    names = list(story.records.values_list("sealed_name", flat=True))
    for name in names:
        sealed_files.erase(opening.folder().records, name=name)
    with transaction.atomic():
        story.delete()
    facts.forget_courses()
