"""The writes of taking along: that it was done, and how; and what was written down there, entered here."""

from __future__ import annotations

import logging
from collections.abc import Iterable

import msgspec
from django.db import transaction

from rumbo.records import Note, read_record
from rumbo.web.people import journal
from rumbo.web.story.access import Here
from rumbo.web.story.imports import reading
from rumbo.web.story.models import Record
from rumbo.web.story.taking.notes import Keeper, keepers

log = logging.getLogger(__name__)


@transaction.atomic
def note_taken(*, here: Here, records: int, is_locked: bool) -> None:
    """Write down that a reader took the story along: with how many records, and whether it was encrypted."""
    about = f"records {records} encrypted {'yes' if is_locked else 'no'}"
    journal.write("story.taken", story=here.story, by=here.reader, about=about)


def bring_in(*, here: Here, record: Record) -> int:
    """Enter the notes that a record holds: how many were new. It is read once more, in a child of its own.

    Raises Explained when the record cannot be read.
    """
    found = read_record(lambda: reading.bytes_of(record), name=record.name)
    return enter_notes(here=here, notes=found.notes)


@transaction.atomic
def enter_notes(*, here: Here, notes: Iterable[Note]) -> int:
    """Enter notes: how many were new. What is here already stays as it is; what cannot be understood is left out."""
    known = {keeper.kind: keeper for keeper in keepers}
    count = sum(_enter(known[note.kind], here, note) for note in notes if note.kind in known)
    journal.write("notes.brought_in", story=here.story, by=here.reader, about=f"count {count}")
    return count


def _enter(keeper: Keeper, here: Here, note: Note) -> bool:
    try:
        with transaction.atomic():
            if keeper.is_own:
                return keeper.enter(here=here, note=note)
            return keeper.enter(story=here.story, by=here.reader, note=note)
    except (msgspec.ValidationError, ValueError):
        log.warning("a note was not understood")
        return False
