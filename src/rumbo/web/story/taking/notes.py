"""What was written down in places above the story (visits, opinions, questions): out with a parcel, and in again from one.

Each of those places registers how when the site starts; the story knows none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final, NamedTuple

from rumbo.records import Note
from rumbo.records.export.notes_file import write_notes
from rumbo.web.story import facts
from rumbo.web.story.access import Here
from rumbo.web.story.taking.member import Member, written_member

FILE: Final = "rumbo-notes.json"


class Keeper(NamedTuple):
    """How notes of one kind go out for a reader, and how one comes in: whether it was new.

    `enter` raises msgspec.ValidationError or ValueError when the note's body is none of its kind. What is sealed for one
    reader alone (`is_own`) is entered with that reader's own key.
    """

    kind: str
    gather: Callable[[Here], Iterable[Note]]
    enter: Callable[..., bool]  # story, by, note; here, note for what is a reader's own
    is_own: bool = False


keepers: list[Keeper] = []
sheets: list[Callable[[Here, datetime], list[Member]]] = []


def notes_of(who: Here) -> tuple[Note, ...]:
    """Every note this reader may see."""
    return tuple(note for keeper in keepers for note in keeper.gather(who))


def members_of(who: Here, *, now: datetime) -> list[Member]:
    """The sheets to read, and the file for another Rumbo. Without a note there is neither."""
    notes = notes_of(who)
    if not notes:
        return []
    whole = write_notes(notes, about=facts.name_of(who), made_at=now)
    return [*(each for made in sheets for each in made(who, now)), written_member(FILE, whole)]
