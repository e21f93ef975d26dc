"""Every log, for the parcel that a reader takes along: a table, the page for the doctor in both languages, and notes that
another Rumbo can bring in.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import datetime

import msgspec

from rumbo.guide.feeling.feelings import feelings
from rumbo.guide.feeling.felt import encode_felt
from rumbo.paper import print_feeling
from rumbo.records import Note
from rumbo.web.living.feeling.access import Logged, logged_in
from rumbo.web.living.feeling.actions import enter_felt
from rumbo.web.living.feeling.sheet import begins_on, sheet_of
from rumbo.web.story.access import Here
from rumbo.web.story.taking.member import Member, written_member
from rumbo.web.story.taking.notes import Keeper
from rumbo.web.story.taking.words import FOLDER
from rumbo.words import LANGUAGES, Message, say

_COLUMNS = ("day", "covers", "what", "strength", "temperature", "words", "writer")


def gather(who: Here) -> Iterator[Note]:
    """Every log, with who wrote it when it was not the person."""
    for each in reversed(logged_in(who)):
        body = encode_felt(msgspec.structs.replace(each.felt, writer=each.writer))
        yield Note(kind="felt", id=str(each.id), body=body)


KEEPER = Keeper("felt", gather, enter_felt)


def members_of(who: Here, now: datetime) -> list[Member]:
    """The table and the page, when something was logged."""
    logged = logged_in(who)
    if not logged:
        return []
    since, from_visit = begins_on(who, asked=None)
    pdf = print_feeling(sheet_of(who, since=since, from_visit=from_visit), languages=LANGUAGES)
    return [
        written_member(f"{FOLDER}/how-i-felt.csv", _table(logged)),
        written_member(f"{FOLDER}/how-i-felt.pdf", pdf),
    ]


def _table(logged: tuple[Logged, ...]) -> bytes:
    """A row for each feeling of each log, the earliest first; a log without any has one row. With a byte order mark, since
    spreadsheets need it to read Spanish.
    """
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow([_in_both(f"feeling-table-{each}") for each in _COLUMNS])
    for each in reversed(logged):
        felt = each.felt
        day = [felt.on.isoformat(), _in_both(f"feeling-table-{felt.covers}")]
        more = [felt.temperature.words if felt.temperature else "", _harmless(felt.words), _harmless(each.writer)]
        told = [(_name(name), str(strength)) for name, strength in felt.strengths.items()] or [("", "")]
        for place, (name, strength) in enumerate(told):
            rows.writerow([*day, name, strength, *(more if place == 0 else ["", "", more[-1]])])
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def _harmless(words: str) -> str:
    """Words that a spreadsheet would reckon with, marked as words."""
    return f"'{words}" if words.startswith(("=", "+", "-", "@")) else words


def _name(name: str) -> str:
    known = feelings().get(name)
    return " / ".join(known.name.said(lang) for lang in LANGUAGES) if known else name


def _in_both(message: str) -> str:
    return " / ".join(say(Message(message), lang) for lang in LANGUAGES)
