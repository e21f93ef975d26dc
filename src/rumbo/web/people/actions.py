"""Every write about stories and readers: keyword-only, atomic, by a reader, with one event in the journal."""

from __future__ import annotations

from django.db import transaction

from rumbo.web.people import journal, sealing
from rumbo.web.people.models import Reader, Story


@transaction.atomic
def begin_story(*, slot: str, name: str = "", role: Reader.Role = Reader.Role.PERSON) -> Reader:
    """Make the story of a new file, and its first reader; the reader of this slot when the story is there already."""
    known = Reader.objects.filter(slot=slot).first()
    if known is not None or Story.objects.exists():
        return known or add_reader(story=Story.objects.get(), by=None, slot=slot, name=name, role=role)
    story = Story()
    sealing.begin(story.pk)
    story.save(force_insert=True)
    reader = Reader.objects.create(story=story, slot=slot, name=name, role=role)
    journal.write("story.begun", story=story, by=reader)
    return reader


@transaction.atomic
def add_reader(*, story: Story, by: Reader | None, slot: str, name: str, role: Reader.Role) -> Reader:
    """Let another person of the household in, with the slot that was made for them in the file's header."""
    reader = Reader.objects.create(story=story, slot=slot, name=name, role=role)
    journal.write("reader.added", story=story, by=by, about=f"reader {reader.pk}")
    return reader


@transaction.atomic
def rename_reader(*, reader: Reader, by: Reader, name: str) -> None:
    """Call a reader by another name."""
    reader.name = name
    reader.save(update_fields=["name"])
    journal.write("reader.renamed", story=reader.story, by=by, about=f"reader {reader.pk}")


@transaction.atomic
def remove_reader(*, reader: Reader, by: Reader) -> None:
    """A reader can no longer open the file; their own pages go with them."""
    story, about = reader.story, f"reader {reader.pk}"
    reader.delete()
    journal.write("reader.removed", story=story, by=by, about=about)


@transaction.atomic
def note_secret_change(*, reader: Reader, what: str) -> None:
    """Write down that a reader changed their passphrase or recovery key. Neither is ever written."""
    journal.write(what, story=reader.story, by=reader)
