"""What would help, for the parcel that a reader takes along: a text in both languages, and one's own walk as a note that
comes in again elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from rumbo.guide.circle.needs import encode_walk
from rumbo.records import Note
from rumbo.web.circle.needs.access import find_own_walk, own_walk
from rumbo.web.circle.needs.actions import enter_walk
from rumbo.web.people.models import Reader
from rumbo.web.story.access import Here
from rumbo.web.story.taking.member import Member, written_member
from rumbo.web.story.taking.notes import Keeper
from rumbo.web.story.taking.words import FOLDER
from rumbo.words import LANGUAGES, Lang


def gather_walk(who: Here) -> Iterator[Note]:
    """This reader's own walk, when there is one, with their name unless they are the person."""
    kept = find_own_walk(who)
    if kept is not None:
        writer = "" if who.reader.role == Reader.Role.PERSON else who.reader.name
        walk = msgspec.structs.replace(own_walk(who), writer=writer)
        yield Note(kind="needs", id="own", at=kept.at, body=encode_walk(walk))


KEEPER = Keeper("needs", gather_walk, enter_walk)


def members_of(who: Here, now: datetime) -> list[Member]:
    """The text, when this reader said that something would help."""
    del now
    if not own_walk(who).needs:
        return []
    text = "\r\n".join(_told(who, lang) for lang in LANGUAGES)
    return [written_member(f"{FOLDER}/what-others-can-do.txt", text.encode())]


def _told(who: Here, lang: Lang) -> str:
    lines = (
        f"{need.name.said(lang, 'cap')}: {words}" if words else need.name.said(lang, "cap")
        for need, words in own_walk(who).needs
    )
    return "\r\n".join(lines) + "\r\n"
