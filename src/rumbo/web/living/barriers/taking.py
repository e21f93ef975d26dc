"""The checks of barriers, for the parcel that a reader takes along: a table, the page for the social worker, and one's own
check as a note that comes in again elsewhere.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from rumbo.guide.barriers import BarrierCheck, barriers, decode_check, encode_check
from rumbo.paper import print_barriers
from rumbo.records import Note
from rumbo.web.living.barriers.access import find_own, others_checks, own_check
from rumbo.web.living.barriers.actions import enter_check
from rumbo.web.living.barriers.sheet import sheet_of
from rumbo.web.people.models import Reader
from rumbo.web.story.access import Here
from rumbo.web.story.taking.member import Member, written_member
from rumbo.web.story.taking.notes import Keeper
from rumbo.web.story.taking.words import FOLDER
from rumbo.words import LANGUAGES, Message, Sayable

KIND = "barriers"
_COLUMNS = ("what", "reply", "writer")


def members_of(who: Here, now: datetime) -> list[Member]:
    """The table, and the page in both languages when there is something to tell: all of one's own, and of the others what
    is in the way.
    """
    own, others = own_check(who), others_checks(who)
    if own.is_silent and not others:
        return []
    rows = [*_rows(own, writer=""), *(row for each in others for row in _told(each.check, writer=each.writer))]
    members = [written_member(f"{FOLDER}/what-is-in-the-way.csv", _table(rows))]
    if own.says_something:
        pdf = print_barriers(sheet_of(who, today=now.date()), languages=LANGUAGES)
        members.append(written_member(f"{FOLDER}/what-would-help-me.pdf", pdf))
    return members


def _rows(check: BarrierCheck, *, writer: str) -> Iterable[tuple[str, str, str]]:
    """A row for each reply, in the order of the check, and one for the words."""
    for name, each in barriers().items():
        if name in check.replies:
            yield _in_both(each.name), _in_both(Message(f"barriers-table-{check.replies[name]}")), _harmless(writer)
    if check.words:
        yield _in_both(Message("barriers-table-words")), _harmless(check.words), _harmless(writer)


def _told(check: BarrierCheck, *, writer: str) -> Iterable[tuple[str, str, str]]:
    """The rows of what somebody else says is in the way."""
    told = {each.id: check.replies[each.id] for each in check.in_the_way}
    return _rows(BarrierCheck(replies=told, words=check.words), writer=writer)


def _table(rows: Iterable[tuple[str, str, str]]) -> bytes:
    """With a byte order mark, since spreadsheets need it to read Spanish."""
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow([_in_both(Message(f"barriers-table-{each}")) for each in _COLUMNS])
    table.writerows(rows)
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def _harmless(words: str) -> str:
    """Words that a spreadsheet would reckon with, marked as words."""
    return f"'{words}" if words.startswith(("=", "+", "-", "@")) else words


def _in_both(said: Sayable) -> str:
    return " / ".join(said.said(lang) for lang in LANGUAGES)


def gather_check(who: Here) -> Iterator[Note]:
    """This reader's own check, when there is one, with their name unless they are the person. Those of others are theirs
    to take along.
    """
    kept = find_own(who)
    if kept is not None:
        writer = "" if who.reader.role == Reader.Role.PERSON else who.reader.name
        check = msgspec.structs.replace(decode_check(kept.body), writer=writer)
        yield Note(kind=KIND, id="own", at=kept.at, body=encode_check(check))


KEEPER = Keeper(KIND, gather_check, enter_check)
