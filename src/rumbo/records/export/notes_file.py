"""The notes file: what somebody wrote down in Rumbo (visits with their answers, opinions, questions), for another Rumbo.

Each note has its kind, its id and its body; what a body holds is known to whoever wrote it. Here it is only looked at
whether a note is one: it is JSON of a kind and size that can be, and no id comes twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final, Literal

import msgspec

from rumbo import __version__
from rumbo.records.part import Part, Trouble
from rumbo.records.reading import Note, Subject
from rumbo.records.transcript import Transcript

VERSION: Final = 1
MAX_NOTES: Final = 5_000
MAX_NOTE_CHARACTERS: Final = 1_000_000
_MARK: Final = re.compile(rb'\s*\{\s*"format"\s*:\s*"rumbo-notes"')
_NAME: Final = re.compile(r"[\w.:-]{1,200}", re.ASCII)


class _Written(msgspec.Struct, frozen=True, kw_only=True):
    kind: str
    id: str
    at: datetime | None = None
    body: msgspec.Raw


class NotesFile(msgspec.Struct, frozen=True, kw_only=True):
    """The file as it stands. `about` is the person's name, so that the notes of somebody else are held back."""

    format: Literal["rumbo-notes"] = "rumbo-notes"
    version: int = VERSION
    generator: str = f"rumbo {__version__}"
    made_at: datetime | None = None
    about: str = ""
    notes: tuple[msgspec.Raw, ...] = ()


def write_notes(notes: Iterable[Note], *, about: str = "", made_at: datetime | None = None) -> bytes:
    """Write notes as a notes file, in their order."""
    told = [_Written(kind=each.kind, id=each.id, at=each.at, body=msgspec.Raw(each.body.encode())) for each in notes]
    whole = NotesFile(
        made_at=made_at, about=about, notes=tuple(msgspec.Raw(msgspec.json.encode(each)) for each in told)
    )
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def is_notes_file(data: bytes) -> bool:
    """Whether bytes are a notes file, by their first words."""
    return bool(_MARK.match(data[:200]))


def read_notes(data: bytes, *, transcript: Transcript) -> Part:
    """Read a notes file. A note that is not written as it should be is left out and told, and so is a newer file."""
    try:
        whole = msgspec.json.decode(data, type=NotesFile)
    except (msgspec.DecodeError, RecursionError):
        return Part(format="rumbo-notes", troubles=(Trouble("records-broken"),))
    if whole.version > VERSION:
        return Part(format="rumbo-notes", troubles=(Trouble("records-facts-newer"),))
    notes = tuple(_each_once(whole.notes[:MAX_NOTES]))
    odd = len(whole.notes) - len(notes)
    return Part(
        format="rumbo-notes",
        notes=notes,
        subjects=(Subject(names=(whole.about,)),) if whole.about else (),
        troubles=(Trouble("records-notes-odd", {"count": odd}),) if odd else (),
    )


def _each_once(written: Iterable[msgspec.Raw]) -> Iterator[Note]:
    known: set[tuple[str, str]] = set()
    for raw in written:
        note = _find_note(raw)
        if note is not None and (note.kind, note.id) not in known:
            known.add((note.kind, note.id))
            yield note


def _find_note(raw: msgspec.Raw) -> Note | None:
    try:
        told = msgspec.json.decode(raw, type=_Written)
        msgspec.json.decode(told.body, type=dict)
        body = bytes(told.body).decode()
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    fits = _NAME.fullmatch(told.kind) and _NAME.fullmatch(told.id) and len(body) <= MAX_NOTE_CHARACTERS
    return Note(kind=told.kind, id=told.id, at=told.at, body=body) if fits else None
