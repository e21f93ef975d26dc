"""Every write to the checks of barriers: keyword-only, atomic, by a reader, with one event in the journal."""

from __future__ import annotations

import msgspec
from django.db import transaction

from rumbo.guide.barriers import BarrierCheck, decode_check, encode_check
from rumbo.records import Note
from rumbo.web.living.barriers.models import KeptBarriers
from rumbo.web.people import journal
from rumbo.web.people.models import Reader, Story
from rumbo.web.story.taking.entering import writer_of


@transaction.atomic
def keep(*, story: Story, by: Reader, check: BarrierCheck) -> KeptBarriers:
    """Keep what one reader replied, in place of what they replied before."""
    kept, _ = KeptBarriers.objects.update_or_create(story=story, by=by, defaults={"body": encode_check(check)})
    journal.write("barriers.kept", story=story, by=by)
    return kept


@transaction.atomic
def remove(*, kept: KeptBarriers, by: Reader) -> None:
    """Erase a check."""
    story = kept.story
    kept.delete()
    journal.write("barriers.removed", story=story, by=by)


@transaction.atomic
def enter_check(*, story: Story, by: Reader, note: Note) -> bool:
    """Enter what somebody replied in another Rumbo. What they replied here already stays as it is.

    Raises msgspec.ValidationError when the note is none.
    """
    told = decode_check(note.body)
    writer = writer_of(story, told=told.writer, by=by)
    check = msgspec.structs.replace(told, writer=writer.name)
    if any(each.by == writer.reader and _is_theirs(each, check) for each in story.kept_barriers.select_related("by")):
        return False
    KeptBarriers.objects.create(story=story, by=writer.reader, body=encode_check(check))
    return True


def _is_theirs(kept: KeptBarriers, check: BarrierCheck) -> bool:
    """Whether a row is by who replied this: a reader has one row, and of the others each name has."""
    return kept.by is not None or decode_check(kept.body).writer == check.writer
