"""Opinions, taken along and brought in: as notes for another Rumbo, and side by side to read."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import datetime

import msgspec

from rumbo.guide.opinions import complete_opinion, decode_opinion, encode_opinion
from rumbo.oncology import PartialDate
from rumbo.paper import print_opinions, sheet_of_opinions
from rumbo.records import Note
from rumbo.web.opinions.access import comparison_of
from rumbo.web.opinions.models import NotedOpinion
from rumbo.web.story import facts
from rumbo.web.story.access import Here
from rumbo.web.story.taking.member import Member, written_member
from rumbo.web.story.taking.notes import Keeper
from rumbo.words import LANGUAGES


def gather(who: Here) -> Iterator[Note]:
    """Every opinion, in the order in which they were noted."""
    for each in who.story.noted_opinions.all():
        yield Note(kind="opinion", id=str(each.pk), at=each.at, body=each.body)


def enter(who: Here, note: Note) -> bool:
    """Enter an opinion. One that is here is only completed: what was noted stays."""
    key = uuid.UUID(note.id)
    told = msgspec.structs.replace(decode_opinion(note.body), id=note.id)
    noted, is_new = NotedOpinion.objects.get_or_create(
        id=key, story=who.story, defaults={"by": who.reader, "body": encode_opinion(told)}
    )
    if is_new:
        NotedOpinion.objects.filter(pk=key).update(at=note.at or noted.at)
        return True
    before = decode_opinion(noted.body)
    after = complete_opinion(before, other=told)
    noted.body = encode_opinion(after)
    noted.save(update_fields=["body"])
    return after != before


KEEPER = Keeper("opinion", gather, enter)


def members_of(who: Here, now: datetime) -> list[Member]:
    """All opinions side by side, where there is one."""
    comparison = comparison_of(who)
    if not comparison.opinions:
        return []
    sheet = sheet_of_opinions(comparison, printed_on=PartialDate.of(now.date()), name=facts.name_of(who))
    return [written_member("opinions.pdf", print_opinions(sheet, languages=LANGUAGES))]
