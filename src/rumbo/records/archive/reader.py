"""Reading a zip: every member by its own format, all of them together as the record of one person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from rumbo.records.allowance import NotUnpackedError
from rumbo.records.archive.quiet import is_systems_own
from rumbo.records.archive.zipped import LOCKED, Member, members_of
from rumbo.records.assembly import Assembly
from rumbo.records.part import Part, Trouble
from rumbo.records.transcript import Transcript

# The names that a file taken along from Rumbo has inside: its facts, what was written down, and what the rest is.
_FACTS: Final = "rumbo-facts.json"
_NOTES: Final = "rumbo-notes.json"
_README: Final = "README-LEAME.txt"
_MAGIC: Final = (b"PK\x03\x04", b"PK\x05\x06")  # a first member, or the end of an empty archive


def is_zip(head: bytes) -> bool:
    """Whether bytes begin as a zip does."""
    return head.startswith(_MAGIC)


def read_zip(data: bytes, *, transcript: Transcript, read: Callable[..., Part]) -> Part:
    """Read each member by `read`, which takes its bytes in pieces. A member that cannot be read spoils only itself."""
    assembly = Assembly()
    try:
        with transcript.allowance.deeper():
            every = _without_copies(members_of(data, allowance=transcript.allowance))
            members = [each for each in every if not is_systems_own(each.name)]
            if members and all(member.trouble == LOCKED for member in members):
                return Part(format="archive", troubles=(Trouble(LOCKED),))  # one password opens them all
            for member in members:
                assembly.add(read_member(member, transcript=transcript, read=read), name=member.name)
    except NotUnpackedError as error:
        assembly.tell(Trouble(error.trouble))
    return assembly.whole("archive")


def _without_copies(members: Sequence[Member]) -> Sequence[Member]:
    """The members to read. Of what a person took along from Rumbo it is the facts and the notes alone: its papers, its
    summary and its records tell the same again.
    """
    names = {member.name for member in members}
    if not names >= {_FACTS, _README}:
        return members
    return [member for member in members if member.name in {_FACTS, _NOTES}]


def read_member(member: Member, *, transcript: Transcript, read: Callable[..., Part]) -> Part:
    """What one member holds, or a part that says why there is nothing: nothing it does harms the others."""
    try:
        return read(member.pieces(), transcript=transcript.within(member.name))
    except NotUnpackedError as error:
        return Part(troubles=(Trouble(error.trouble),))
    except MemoryError:
        return Part(troubles=(Trouble("records-too-big"),))
    except Exception:  # a mistake in one reader must not take the other members along
        return Part(troubles=(Trouble("records-reader-broke"),))
