"""Every write to what would help: keyword-only, atomic, by a reader, with one event in the journal."""

from __future__ import annotations

import msgspec
from django.db import transaction

from rumbo.guide.circle.needs import NeedsWalk, decode_walk, encode_walk
from rumbo.records import Note
from rumbo.web.circle.needs.models import KeptNeeds
from rumbo.web.people import journal
from rumbo.web.people.models import Reader, Story
from rumbo.web.story.taking.entering import writer_of


@transaction.atomic
def keep_walk(*, story: Story, by: Reader, walk: NeedsWalk) -> KeptNeeds:
    """Keep what one reader said would help, in place of what they said before."""
    kept, _ = KeptNeeds.objects.update_or_create(story=story, by=by, defaults={"body": encode_walk(walk)})
    journal.write("needs.kept", story=story, by=by)
    return kept


@transaction.atomic
def remove_walk(*, kept: KeptNeeds, by: Reader) -> None:
    """Erase a walk. The tasks made from it stay."""
    story = kept.story
    kept.delete()
    journal.write("needs.removed", story=story, by=by)


@transaction.atomic
def enter_walk(*, story: Story, by: Reader, note: Note) -> bool:
    """Enter what somebody said in another Rumbo. What they said here already stays as it is.

    Raises msgspec.ValidationError when the note is none.
    """
    told = decode_walk(note.body)
    writer = writer_of(story, told=told.writer, by=by)
    walk = msgspec.structs.replace(told, writer=writer.name)
    if any(each.by == writer.reader and _is_theirs(each, walk) for each in story.kept_needs.select_related("by")):
        return False
    KeptNeeds.objects.create(story=story, by=writer.reader, body=encode_walk(walk))
    return True


def _is_theirs(kept: KeptNeeds, walk: NeedsWalk) -> bool:
    """Whether a row is by who said this: a reader has one row, and of the others each name has."""
    return kept.by is not None or decode_walk(kept.body).writer == walk.writer
