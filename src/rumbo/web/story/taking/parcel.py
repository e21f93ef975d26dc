"""The parcel: what a person takes along, as one zip that is written as it is sent. Nothing of it is ever on disk in clear.

Only what this reader may see goes in: what is behind a closed door stays out, in every part of it.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import PurePosixPath, PureWindowsPath
from typing import Final, Literal, NamedTuple

import msgspec

from rumbo.oncology import PartialDate
from rumbo.paper import print_story, print_treatments, sheet_of_story, sheet_of_treatments
from rumbo.records.export.calendar import write_calendar
from rumbo.records.export.facts_file import write_facts
from rumbo.records.export.summary import write_summary
from rumbo.web.story import appointments, doors, facts
from rumbo.web.story.access import Here
from rumbo.web.story.imports import reading
from rumbo.web.story.models import Record
from rumbo.web.story.taking import notes, words
from rumbo.web.story.taking.member import Member, written_member
from rumbo.web.vault import age, opening, sealed_files
from rumbo.web.vault.file_keys import file_keys
from rumbo.words import LANGUAGES, Message, say

What = Literal["papers", "summary", "facts", "notes", "words", "records"]
WHAT: Final[tuple[What, ...]] = ("papers", "summary", "facts", "notes", "words", "records")
_FORBIDDEN: Final = frozenset('<>:"|?*\\/')
_LONGEST_NAME: Final = 120


class Lock(msgspec.Struct, frozen=True, kw_only=True):
    """How the parcel is encrypted: with a passphrase, for somebody's age key, or, with neither, not at all."""

    passphrase: str = ""
    recipient: str = ""

    @property
    def is_locked(self) -> bool:
        """Whether it is encrypted."""
        return bool(self.passphrase or self.recipient)

    def __repr__(self) -> str:
        return f"<Lock {'locked' if self.is_locked else 'open'}>"


class Contents(NamedTuple):
    """What could go in for a reader, as the page says it."""

    facts: int
    notes: int
    records: tuple[Record, ...]
    left_out: int
    has_calendar: bool

    @property
    def records_mb(self) -> float:
        """The size of the records, in megabytes."""
        return sum(record.size_bytes for record in self.records) / 1_000_000


def contents_of(who: Here, *, now: datetime) -> Contents:
    """What could go in: a record when its door is wholly open to this reader, or when nothing could be read in it."""
    shown, every = doors.seen_by(who).whole, list(who.story.records.all())
    unread = Record.Standing.NOT_READ
    taken = [each for each in every if each.standing == unread or _is_open(each, shown)]
    seen = facts.visible_to(who)
    has_calendar = _calendar_of(who, now=now) is not None
    return Contents(len(seen), len(notes.notes_of(who)), tuple(taken), len(every) - len(taken), has_calendar)


def _is_open(record: Record, shown: frozenset[str]) -> bool:
    return record.standing == Record.Standing.READ and record.sha256 in shown


def pack(who: Here, *, what: Sequence[What], now: datetime, lock: Lock) -> Iterator[bytes]:
    """The parcel, piece by piece. Sheets and lists are made before the first piece; records are opened as they come.

    Raises Explained when a record is missing or damaged, before the first piece.
    """
    return pack_members(_members(who, what=what, now=now), now=now, lock=lock)


def pack_members(members: Iterable[Member], *, now: datetime, lock: Lock) -> Iterator[bytes]:
    """Files as one zip, locked as it is wished, piece by piece."""
    pieces = _zipped(members, now=now)
    if lock.passphrase:
        return age.encrypt_with_passphrase(pieces, passphrase=lock.passphrase)
    if lock.recipient:
        return age.encrypt_for(pieces, recipient=lock.recipient)
    return pieces


def file_name(*, on: date, lock: Lock) -> str:
    """What the file is called: the day, and nothing about the person."""
    return f"rumbo-{on.isoformat()}.zip{'.age' if lock.is_locked else ''}"


def how_to_open() -> str:
    """The note on how to open an encrypted parcel, in both languages."""
    return _in_both(Message("parcel-how-to-open"))


def _members(who: Here, *, what: Sequence[What], now: datetime) -> list[Member]:
    seen = facts.visible_to(who)
    found: list[Member] = []
    if "papers" in what:
        found += _papers(who, now=now)
        calendar = _calendar_of(who, now=now)
        found += [written_member("calendar.ics", calendar)] if calendar else []
    if "summary" in what:
        found.append(written_member("patient-summary.fhir.json", write_summary(seen, made_at=now)))
    if "facts" in what:
        found.append(written_member("rumbo-facts.json", write_facts(facts.visible_log(who), made_at=now)))
    noted = notes.members_of(who, now=now) if "notes" in what else []
    own = words.members_of(who, now=now) if "words" in what else []
    found += [*noted, *own]
    if "records" in what:
        found += _records(contents_of(who, now=now).records)
    told = [each for each in what if (each != "words" or own) and (each != "notes" or noted)]
    note = _note(told, now=now, has_calendar=any(each.name == "calendar.ics" for each in found))
    return [written_member("README-LEAME.txt", note.encode()), *found]


def _calendar_of(who: Here, *, now: datetime) -> bytes | None:
    if appointments.is_over(who, today=now.date()):
        return None
    noted = [each.appointment for each in appointments.written_in(who)]
    return write_calendar(facts.visible_to(who), made_at=now, appointments=noted)


def _papers(who: Here, *, now: datetime) -> list[Member]:
    course, name = facts.course_of(who, today=now.date()), facts.name_of(who)
    story = sheet_of_story(course, name=name, show_lengths=who.reader.lengths_shown)
    return [
        written_member("my-story.pdf", print_story(story, languages=LANGUAGES)),
        written_member(
            "what-i-already-had.pdf", print_treatments(sheet_of_treatments(course, name=name), languages=LANGUAGES)
        ),
    ]


def _records(records: Iterable[Record]) -> list[Member]:
    return [
        kept_member(record, name=f"records/{number:03d} {safe_name(record.name)}")
        for number, record in enumerate(records, start=1)
    ]


def kept_member(record: Record, *, name: str) -> Member:
    """A kept record under a name; its bytes are opened as they are sent.

    Raises Explained when it is missing or damaged.
    """
    sealed_files.describe(opening.folder().records, name=record.sealed_name, sub_keys=file_keys(record.story_id))
    return Member(name, lambda: reading.bytes_of(record))


def safe_name(name: str) -> str:
    """The last part of a file's name, without signs that some system refuses.

    >>> safe_name("C:\\\\cartas\\\\informe: final?.pdf")
    'informe_ final_.pdf'
    """
    last = PureWindowsPath(PurePosixPath(name).name).name
    tidy = "".join("_" if sign in _FORBIDDEN or not sign.isprintable() else sign for sign in last).strip(" .")
    return tidy[-_LONGEST_NAME:] or "record"


def _note(what: Sequence[What], *, now: datetime, has_calendar: bool) -> str:
    lines = [Message("parcel-readme", {"on": PartialDate.of(now.date())})]
    lines += [Message(f"parcel-readme-{each}") for each in WHAT if each in what]
    lines += [Message("parcel-readme-calendar")] if has_calendar else []
    return "\n\n".join("\r\n".join(say(line, lang) for line in lines) for lang in LANGUAGES) + "\r\n"


def _in_both(message: Message) -> str:
    return "\r\n\r\n".join(say(message, lang) for lang in LANGUAGES) + "\r\n"


class _Passing:
    """What a zip is written to: it keeps nothing but what was not yet taken, and cannot go back."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def write(self, data: bytes) -> int:
        """Take the next bytes of the zip."""
        self._waiting += data
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def take(self) -> bytes:
        """The bytes that came since the last time."""
        taken = bytes(self._waiting)
        self._waiting.clear()
        return taken


def _zipped(members: Iterable[Member], *, now: datetime) -> Iterator[bytes]:
    out = _Passing()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[call-overload]  # it only writes
        for member in members:
            about = zipfile.ZipInfo(member.name, date_time=now.timetuple()[:6])
            about.compress_type = zipfile.ZIP_DEFLATED
            about.external_attr = 0o600 << 16
            with archive.open(about, "w", force_zip64=True) as entry:
                for piece in member.pieces():
                    entry.write(piece)
                    if taken := out.take():
                        yield taken
    yield out.take()  # its list of contents, at least
