"""The medicines and what was noted of days, for the parcel that a reader takes along: two tables, the list to print, and
notes that another Rumbo can bring in.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from rumbo.guide.medicines import encode_medicine
from rumbo.paper import print_medicines
from rumbo.records import Note
from rumbo.web.living.medicines.access import ListedMedicine, NotedDay, days_of, medicines_of
from rumbo.web.living.medicines.actions import DaysNote, enter_days, enter_medicine
from rumbo.web.living.medicines.sheet import sheet_of
from rumbo.web.story.access import Here
from rumbo.web.story.taking.member import Member, written_member
from rumbo.web.story.taking.notes import Keeper
from rumbo.web.story.taking.words import FOLDER
from rumbo.words import LANGUAGES, Message, say

_LIST = ("name", "why", "amount", "times", "since", "stopped", "why-stopped", "writer")
_DAYS = ("day", "name", "noted", "writer")


def gather_medicines(who: Here) -> Iterator[Note]:
    """Every medicine, with who wrote it when it was not the person."""
    written = dict(who.story.kept_medicines.values_list("id", "at"))
    for each in medicines_of(who):
        body = encode_medicine(msgspec.structs.replace(each.medicine, writer=each.writer))
        yield Note(kind="medicine", id=str(each.id), at=written[each.id], body=body)


def gather_days(who: Here) -> Iterator[Note]:
    """The noted days of each writer. They come after the medicines they name."""
    days = days_of(who)
    for number, writer in enumerate(dict.fromkeys(each.writer for each in days)):
        told = tuple(msgspec.structs.replace(each.day, writer="") for each in days if each.writer == writer)
        body = msgspec.json.encode(DaysNote(days=told, writer=writer)).decode()
        yield Note(kind="medicine-days", id=str(number), body=body)


KEEPERS = (
    Keeper("medicine", gather_medicines, enter_medicine),
    Keeper("medicine-days", gather_days, enter_days),
)


def members_of(who: Here, now: datetime) -> list[Member]:
    """The tables and the list, when there is a medicine."""
    kept = medicines_of(who)
    if not kept:
        return []
    found = [
        written_member(f"{FOLDER}/medicines.csv", _table(_LIST, map(_medicine, kept))),
        written_member(f"{FOLDER}/medicines.pdf", print_medicines(sheet_of(who), languages=LANGUAGES)),
    ]
    days = days_of(who)
    if days:
        names = {each.key: each.medicine.name for each in kept}
        rows = (row for each in reversed(days) for row in _day(each, names))
        found.append(written_member(f"{FOLDER}/medicine-days.csv", _table(_DAYS, rows)))
    return found


def _medicine(each: ListedMedicine) -> list[str]:
    told = each.medicine
    since, stopped = (str(day) if day else "" for day in (told.since, told.stopped_on))
    stopped = stopped or (_in_both("yes") if told.stopped else "")
    return [told.name, told.why, told.amount, told.times, since, stopped, told.why_stopped, each.writer]


def _day(each: NotedDay, names: dict[str, str]) -> list[list[str]]:
    on = each.day.on.isoformat()
    return [[on, names[key], _in_both(noted), each.writer] for key, noted in each.day.noted.items() if key in names]


def _table(columns: Iterable[str], rows: Iterable[list[str]]) -> bytes:
    """With a byte order mark, since spreadsheets need it to read Spanish."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow([_in_both(each) for each in columns])
    table.writerows([_harmless(each) for each in row] for row in rows)
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def _harmless(words: str) -> str:
    """Words that a spreadsheet would reckon with, marked as words."""
    return f"'{words}" if words.startswith(("=", "+", "-", "@")) else words


def _in_both(name: str) -> str:
    return " / ".join(say(Message(f"medicines-table-{name}"), lang) for lang in LANGUAGES)
