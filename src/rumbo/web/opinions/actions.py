"""Every write to the opinions: keyword-only, atomic, by a reader, with an event in the journal (one for all brought in)."""

from __future__ import annotations

import uuid

import msgspec
from django.db import transaction

from rumbo.guide import Opinion
from rumbo.guide.opinions import complete_opinion, decode_opinion, encode_opinion
from rumbo.oncology import PartialDate
from rumbo.records import Note
from rumbo.web.opinions.models import NotedOpinion
from rumbo.web.people import journal
from rumbo.web.people.models import Reader, Story
from rumbo.web.story.taking.entering import key_in


@transaction.atomic
def note_opinion(
    *, story: Story, by: Reader, doctor: str, place: str = "", on: PartialDate | None = None
) -> NotedOpinion:
    """Begin an opinion: whose it is. What was said, and what the doctor had in hand, is noted step by step."""
    key = uuid.uuid4()
    opinion = Opinion(id=str(key), doctor=doctor, place=place, on=on)
    noted = NotedOpinion.objects.create(id=key, story=story, by=by, body=encode_opinion(opinion))
    journal.write("opinion.noted", story=story, by=by)
    return noted


@transaction.atomic
def change_opinion(*, noted: NotedOpinion, by: Reader, opinion: Opinion) -> None:
    """Keep an opinion as it is now known."""
    noted.body = encode_opinion(msgspec.structs.replace(opinion, id=str(noted.pk)))
    noted.save(update_fields=["body"])
    journal.write("opinion.changed", story=noted.story, by=by)


@transaction.atomic
def remove_opinion(*, noted: NotedOpinion, by: Reader) -> None:
    """Take an opinion away. Questions that were already sent to the list stay there."""
    story = noted.story
    noted.delete()
    journal.write("opinion.removed", story=story, by=by)


@transaction.atomic
def enter_opinion(*, story: Story, by: Reader, note: Note) -> bool:
    """Enter an opinion. One that is here is only completed: what was noted stays."""
    key = key_in(NotedOpinion.objects.all(), story=story, told=note.id)
    told = msgspec.structs.replace(decode_opinion(note.body), id=str(key))
    noted, is_new = NotedOpinion.objects.get_or_create(
        id=key, story=story, defaults={"by": by, "body": encode_opinion(told)}
    )
    if is_new:
        NotedOpinion.objects.filter(pk=key).update(at=note.at or noted.at)
        return True
    before = decode_opinion(noted.body)
    after = complete_opinion(before, other=told)
    noted.body = encode_opinion(after)
    noted.save(update_fields=["body"])
    return after != before
