"""The packet as one reader may see it: what the facts they may see hold, and the records whose doors they have opened."""

from __future__ import annotations

from typing import Final

import msgspec
from django.utils import timezone

from rumbo.course import Background, BackgroundTopic, Course, Fact
from rumbo.guide.naming import date_name
from rumbo.guide.packet import Holding, Packet, pack
from rumbo.web.opinions.models import KeptPacket
from rumbo.web.story import facts
from rumbo.web.story.access import Here
from rumbo.web.story.models import Record
from rumbo.web.story.taking.parcel import contents_of
from rumbo.words import Text, as_text

PARTS: Final = ("treatments", "story", "opinions", "letters")


class PacketNotes(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a reader wrote and chose. `records` are the keys of the records to enclose, None until somebody chose;
    `on_its_way` are the ids of what was asked for.
    """

    doctor: str = ""
    place: str = ""
    question: str = ""
    reach: str = ""
    records: tuple[int, ...] | None = None
    parts: tuple[str, ...] = PARTS
    on_its_way: tuple[str, ...] = ()

    @property
    def send_to(self) -> str:
        """The doctor and the place, as a letter names them."""
        return ", ".join(each for each in (self.doctor, self.place) if each)


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a packet is made from, for one reader, now."""

    course: Course
    seen: tuple[Fact, ...]
    packet: Packet
    notes: PacketNotes
    records: tuple[Record, ...]

    @property
    def chosen(self) -> tuple[Record, ...]:
        """The records that go in: those that were ticked; before anybody ticked, those in which something was found."""
        if self.notes.records is None:
            return tuple(each for each in self.records if self.held_in(each))
        return tuple(each for each in self.records if each.pk in self.notes.records)

    @property
    def on_its_way(self) -> tuple[Holding, ...]:
        """What was asked for and is not there yet."""
        return tuple(each for each in self.packet.held("ask", "named") if each.wanted.id in self.notes.on_its_way)

    def held_in(self, record: Record) -> tuple[Holding, ...]:
        """What was found in one record."""
        return tuple(each for each in self.packet.held("have") if record.sha256 in each.records)

    def records_of(self, holding: Holding) -> tuple[Record, ...]:
        """The records in which a thing was found or named, of those that could go in."""
        return tuple(each for each in self.records if each.sha256 in holding.records)

    def told(self, topic: BackgroundTopic) -> tuple[str, ...]:
        """What is known on one topic, the same words once."""
        says = (fact.says for fact in self.seen)
        words = (each.words.strip() for each in says if isinstance(each, Background) and each.topic == topic)
        return tuple(dict.fromkeys(each for each in words if each))

    @property
    def born(self) -> Text | None:
        """The day of birth, where it is known."""
        found = self.told("birth_date")
        return as_text(date_name(found[0])) if found else None


def notes_of(who: Here) -> PacketNotes:
    """What this reader wrote and chose so far."""
    row = KeptPacket.objects.filter(reader=who.reader).first()
    return msgspec.json.decode(row.body, type=PacketNotes) if row else PacketNotes()


def desk_of(who: Here) -> Desk:
    """What this reader's packet is made from. A record behind a closed door is in no part of it."""
    now = timezone.localtime()
    seen, course = facts.visible_to(who), facts.course_of(who, today=now.date())
    return Desk(
        course=course,
        seen=seen,
        packet=pack(seen, course=course),
        notes=notes_of(who),
        records=contents_of(who, now=now).records,
    )
