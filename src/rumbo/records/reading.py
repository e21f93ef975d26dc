"""What reading a file gives: the record, the facts, whose it is, and what could not be read."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from rumbo.course.facts import Fact
from rumbo.oncology import PartialDate
from rumbo.words import Message

FormatName = Literal[
    "fhir-json",
    "fhir-ndjson",
    "ccda",
    "apple-health",
    "health-card",
    "archive",
    "rumbo-facts",
    "rumbo-notes",
    "pdf",
    "docx",
    "odt",
    "html",
    "rtf",
    "text",
    "picture",
    "unknown",
]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was brought in: `sha256` of its bytes in hexadecimal, its size in bytes, its format."""

    sha256: str
    name: str
    size_bytes: int
    format: FormatName


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a file is about, as it says: used only to hold back a file of somebody else."""

    names: tuple[str, ...] = ()
    birth_date: PartialDate | None = None


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """One thing somebody wrote down in a Rumbo: `body` is JSON, known to the place that keeps notes of this `kind`."""

    kind: str
    id: str
    at: datetime | None = None
    body: str


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Something that could not be read, and where. `file` is the file's own name, never a path of the machine."""

    file: str
    what: Message


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """All that one call of `read` gives. A folder gives one record per file; `record` is the first."""

    records: tuple[Record, ...] = ()
    facts: tuple[Fact, ...] = ()
    subjects: tuple[Subject, ...] = ()
    problems: tuple[Problem, ...] = ()
    unread: tuple[str, ...] = ()  # kinds of entries that were seen and not read, for "what was not"
    pictures: tuple[str, ...] = ()  # ways to the pictures inside a file of which no word was read yet
    notes: tuple[Note, ...] = ()

    @property
    def record(self) -> Record | None:
        """The first record, or None when nothing could be opened."""
        return self.records[0] if self.records else None


class ExcerptLine(msgspec.Struct, frozen=True):
    """One line. `here` is the place itself."""

    text: str
    here: bool = False


class Excerpt(msgspec.Struct, frozen=True, kw_only=True):
    """The lines around a place, and whether there are more before and after them. Empty when nothing can be shown."""

    lines: tuple[ExcerptLine, ...] = ()
    more_before: bool = False
    more_after: bool = False
