"""Every write to what was felt: keyword-only, atomic, by a reader, with one event in the journal."""

from __future__ import annotations

import msgspec
from django.db import transaction

from rumbo.guide.feeling.felt import Felt, decode_felt, encode_felt
from rumbo.records import Note
from rumbo.web.living.feeling.models import KeptFeeling
from rumbo.web.people import journal
from rumbo.web.people.models import Reader, Story
from rumbo.web.story.taking.entering import key_in, was_a_day, writer_of


@transaction.atomic
def log(*, story: Story, by: Reader, felt: Felt) -> KeptFeeling:
    """Keep how somebody felt."""
    kept = KeptFeeling.objects.create(story=story, by=by, body=encode_felt(felt))
    journal.write("feeling.logged", story=story, by=by)
    return kept


@transaction.atomic
def change(*, kept: KeptFeeling, by: Reader, felt: Felt) -> None:
    """Keep a log as it now is."""
    kept.body = encode_felt(felt)
    kept.save(update_fields=["body"])
    journal.write("feeling.changed", story=kept.story, by=by)


@transaction.atomic
def remove(*, kept: KeptFeeling, by: Reader) -> None:
    """Take a log away."""
    story = kept.story
    kept.delete()
    journal.write("feeling.removed", story=story, by=by)


@transaction.atomic
def enter_felt(*, story: Story, by: Reader, note: Note) -> bool:
    """Enter a log from another Rumbo. One that is here stays as it is.

    Raises msgspec.ValidationError or ValueError when the note is none.
    """
    told = decode_felt(note.body)
    if not was_a_day(told.on):
        raise ValueError("a day that nobody can have logged")
    key, writer = (
        key_in(KeptFeeling.objects.all(), story=story, told=note.id),
        writer_of(story, told=told.writer, by=by),
    )
    body = encode_felt(msgspec.structs.replace(told, writer=writer.name))
    return story.kept_feelings.get_or_create(id=key, defaults={"by": writer.reader, "body": body})[1]
