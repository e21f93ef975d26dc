"""The people of the circle for the parcel that a reader takes along: a list to read, and each as a note for another Rumbo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from rumbo.guide.circle.members import CircleMember, encode_member, role_name
from rumbo.records import Note
from rumbo.web.circle.people.access import members_in
from rumbo.web.circle.people.actions import enter_member
from rumbo.web.story.access import Here
from rumbo.web.story.taking.member import Member, written_member
from rumbo.web.story.taking.notes import Keeper
from rumbo.web.story.taking.words import FOLDER
from rumbo.words import LANGUAGES


def gather_members(who: Here) -> Iterator[Note]:
    """Everybody of the circle."""
    for key, member in members_in(who):
        yield Note(kind="circle-member", id=str(key), body=encode_member(member))


KEEPER = Keeper("circle-member", gather_members, enter_member)


def members_of(who: Here, now: datetime) -> list[Member]:
    """A list of who helps and how they are reached, when there is anybody."""
    listed = [each.member for each in members_in(who)]
    if not listed:
        return []
    lines = [_told(each) for each in listed]
    return [written_member(f"{FOLDER}/circle.txt", ("\r\n".join(lines) + "\r\n").encode())]


def _told(member: CircleMember) -> str:
    roles = " / ".join(role_name(member.role).said(lang) for lang in LANGUAGES)
    return f"{member.name} ({roles})" + (f": {member.reach}" if member.reach else "")
