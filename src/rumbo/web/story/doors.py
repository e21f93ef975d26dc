"""The door: nothing from a record is shown to a reader before they chose to look, good news or bad.

The door stands before every file that was brought in, so that its presence tells nothing. Each reader has doors of their
own, sealed with their own key. What a reader wrote themselves stands behind no door.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from rumbo.course import Fact
from rumbo.oncology import PartialDate
from rumbo.web.story.access import Here
from rumbo.web.story.models import Door, Record
from rumbo.web.vault import private

Answer = Literal["look", "older", "not_now"]


class DoorAnswer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a reader answered: look at all of it, only at what is older than a day they know of, or not now."""

    answer: Answer
    before: date | None = None


class Seen(msgspec.Struct, frozen=True):
    """Which records one reader has opened, and how far. Hashable, so that a course can be remembered by it."""

    whole: frozenset[str]
    older: tuple[tuple[str, date], ...]

    def shows(self, fact: Fact, *, behind: str) -> bool:
        """Whether this reader may see a fact: their own words always; a record's when its door is open that far.

        `behind` is the record whose door it stands behind, or empty.
        """
        if not behind or behind in self.whole:
            return True
        limit = dict(self.older).get(behind)
        return limit is not None and _older(fact, limit)


def record_of(fact: Fact, *, brought_by: Mapping[str, str]) -> str:
    """The record whose door a fact stands behind: the facts file that brought it, else the one it was read in, else none."""
    return brought_by.get(fact.id) or (fact.source.record if fact.source else "")


def _older(fact: Fact, limit: date) -> bool:
    """Whether every date the fact names lies before a day. An undated fact may be about anything: it stays hidden."""
    dates = [getattr(fact.says, name, None) for name in ("on", "until", "last_given_on")]
    known = [each for each in dates if isinstance(each, PartialDate)]
    return bool(known) and all(each.latest < limit for each in known)


def seen_by(here: Here) -> Seen:
    """Which records this reader has opened."""
    whole: set[str] = set()
    older: list[tuple[str, date]] = []
    for door in here.reader.doors.select_related("record"):
        answer = _read(here, door)
        if answer.answer == "look":
            whole.add(door.record.sha256)
        elif answer.answer == "older" and answer.before:
            older.append((door.record.sha256, answer.before))
    return Seen(frozenset(whole), tuple(sorted(older)))


def answer_at(here: Here, record: Record) -> DoorAnswer | None:
    """What this reader answered at one record's door, or None while it is closed."""
    door = here.reader.doors.filter(record=record).first()
    return _read(here, door) if door else None


def answers_of(here: Here) -> dict[int, DoorAnswer]:
    """What this reader answered at each door, by the record's key. A record that is missing here has its door closed."""
    return {door.record_id: _read(here, door) for door in here.reader.doors.all()}


def closed_for(here: Here) -> tuple[Record, ...]:
    """The records that were read and that this reader has not opened wholly, oldest first."""
    opened = seen_by(here).whole
    return tuple(
        record for record in here.story.records.filter(standing=Record.Standing.READ) if record.sha256 not in opened
    )


def seal(here: Here, record: Record, answer: DoorAnswer) -> bytes:
    """An answer sealed for this reader alone."""
    words = msgspec.json.encode(answer).decode()
    return private.seal_text(words, reader_key=here.private_key, place=f"door/{record.pk}")


def _read(here: Here, door: Door) -> DoorAnswer:
    words = private.open_text(bytes(door.answer), reader_key=here.private_key, place=f"door/{door.record_id}")
    return msgspec.json.decode(words, type=DoorAnswer)
