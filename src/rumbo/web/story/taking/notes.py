"""What was written down in places above the story (visits, opinions, questions): out with a parcel, and in again from one.

Each of those places registers how when the site starts; the story knows none of them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final, NamedTuple

import msgspec
from django.db import transaction

from rumbo.records import Note, read_record
from rumbo.records.export.calendar import Appointment
from rumbo.records.export.notes_file import write_notes
from rumbo.web.people import journal
from rumbo.web.story import facts
from rumbo.web.story.access import Here
from rumbo.web.story.imports import reading
from rumbo.web.story.models import Record
from rumbo.web.story.taking.member import Member, written_member

FILE: Final = "rumbo-notes.json"
log = logging.getLogger(__name__)


class Keeper(NamedTuple):
    """How notes of one kind go out for a reader, and how one comes in: whether it was new.

    `enter` raises msgspec.ValidationError or ValueError when the note's body is none of its kind.
    """

    kind: str
    gather: Callable[[Here], Iterable[Note]]
    enter: Callable[[Here, Note], bool]


keepers: list[Keeper] = []
sheets: list[Callable[[Here, datetime], list[Member]]] = []
appointments: list[Callable[[Here], Iterable[Appointment]]] = []


def notes_of(who: Here) -> tuple[Note, ...]:
    """Every note this reader may see."""
    return tuple(note for keeper in keepers for note in keeper.gather(who))


def appointments_of(who: Here) -> tuple[Appointment, ...]:
    """The days that other places know of."""
    return tuple(each for days in appointments for each in days(who))


def members_of(who: Here, *, now: datetime) -> list[Member]:
    """The sheets to read, and the file for another Rumbo. Without a note there is neither."""
    notes = notes_of(who)
    if not notes:
        return []
    whole = write_notes(notes, about=facts.name_of(who), made_at=now)
    return [*(each for made in sheets for each in made(who, now)), written_member(FILE, whole)]


def bring_in(who: Here, record: Record) -> int:
    """Enter the notes that a record holds: how many were new. It is read once more, in a child of its own.

    Raises Explained when the record cannot be read.
    """
    found = read_record(lambda: reading.bytes_of(record), name=record.name)
    return enter_notes(who, found.notes)


@transaction.atomic
def enter_notes(who: Here, notes: Iterable[Note]) -> int:
    """Enter notes: how many were new. What is here already stays as it is; what cannot be understood is left out."""
    known = {keeper.kind: keeper for keeper in keepers}
    count = sum(_enter(known[note.kind], who, note) for note in notes if note.kind in known)
    journal.write("notes.brought_in", story=who.story, by=who.reader, about=f"count {count}")
    return count


def _enter(keeper: Keeper, who: Here, note: Note) -> bool:
    try:
        with transaction.atomic():
            return keeper.enter(who, note)
    except (msgspec.ValidationError, ValueError):
        log.warning("a note was not understood")
        return False
