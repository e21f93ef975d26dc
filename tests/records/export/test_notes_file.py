"""The notes file: what went out comes back the same, and what is not written as it should be spoils nothing else."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.records import Note, formats, join, read_bytes
from rumbo.records.export import notes_file
from rumbo.records.export.facts_file import write_facts
from rumbo.records.export.notes_file import is_notes_file, read_notes, write_notes
from rumbo.records.part import Part
from rumbo.records.reading import Subject
from rumbo.records.transcript import Transcript
from tests.records.packed import zipped

NOW = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)
ONE = Note(kind="visit", id="a-1", at=NOW, body='{"who":"Dr. R\u00edos"}')

names = st.from_regex(r"[A-Za-z0-9_.:-]{1,40}", fullmatch=True)
bodies = st.dictionaries(st.text(max_size=9), st.none() | st.integers(-9, 9) | st.text(max_size=20), max_size=4)
notes = st.lists(
    st.builds(
        Note, kind=names, id=names, at=st.none() | st.datetimes(timezones=st.just(UTC)),
        body=bodies.map(lambda body: json.dumps(body, ensure_ascii=False)),
    ),
    max_size=6, unique_by=lambda note: (note.kind, note.id),
)  # fmt: skip


def read_back(data: bytes) -> Part:
    """What the readers make of a file."""
    return formats.read(data, transcript=Transcript(name="rumbo-notes.json", record="ef" * 32))


def plain(note: Note) -> tuple[Any, ...]:
    """A note by what it says, however its body is spaced."""
    return (note.kind, note.id, note.at, json.loads(note.body))


@given(notes)
def test_what_goes_out_comes_back_the_same(written: list[Note]) -> None:
    back = read_back(write_notes(written, about="Marisol", made_at=NOW))
    assert [plain(each) for each in back.notes] == [plain(each) for each in written]
    assert (back.format, back.subjects, back.troubles) == ("rumbo-notes", (Subject(names=("Marisol",)),), ())


def test_the_file_says_what_it_is_in_plain_words() -> None:
    whole = json.loads(write_notes([ONE], made_at=NOW))
    assert (whole["format"], whole["version"]) == ("rumbo-notes", 1)
    assert whole["notes"] == [{"kind": "visit", "id": "a-1", "at": "2026-11-23T15:30:00Z", "body": {"who": "Dr. Ríos"}}]
    assert read_back(write_notes([])).subjects == ()


@pytest.mark.parametrize(
    "odd",
    [
        {"kind": "visit", "id": "a-2"},
        {"kind": "visit", "id": "a-2", "body": [1]},
        {"kind": "visit", "id": "a 2", "body": {}},
        {"kind": "", "id": "a-2", "body": {}},
        {"kind": "visit", "id": "a-2", "at": "yesterday", "body": {}},
        {"kind": "visit", "id": "a-1", "body": {"who": "the same id again"}},
        7,
    ],
)
def test_a_note_that_is_none_is_left_out_and_told(odd: object) -> None:
    whole = json.loads(write_notes([ONE]))
    whole["notes"].append(odd)
    back = read_back(json.dumps(whole).encode())
    assert [plain(each) for each in back.notes] == [plain(ONE)]
    (told,) = back.troubles
    assert (told.id, told.values) == ("records-notes-odd", {"count": 1})


def test_a_note_that_is_too_long_and_more_than_there_can_be_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes_file, "MAX_NOTES", 2)
    monkeypatch.setattr(notes_file, "MAX_NOTE_CHARACTERS", 40)
    long = Note(kind="visit", id="long", body=json.dumps({"who": "x" * 60}))
    back = read_back(write_notes([ONE, long, msgspec.structs.replace(ONE, id="third")]))
    assert [each.id for each in back.notes] == ["a-1"]
    assert back.troubles[0].values == {"count": 2}


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (b'{"format": "rumbo-notes"', "records-broken"),
        (b'{"format": "rumbo-notes", "notes": 7}', "records-broken"),
        (b'{"format": "rumbo-notes", "version": 2}', "records-facts-newer"),
    ],
)
def test_a_file_that_is_broken_or_newer_is_explained(data: bytes, trouble: str) -> None:
    back = read_back(data)
    assert (back.format, back.notes, [each.id for each in back.troubles]) == ("rumbo-notes", (), [trouble])


def test_a_body_nested_without_end_is_left_out() -> None:
    deep = (
        b'{"format": "rumbo-notes", "notes": [{"kind": "visit", "id": "a", "body": {"a": ' + b"[" * 9000 + b"]" * 9000
    )
    assert read_back(deep + b"}}]}").notes == ()


@pytest.mark.parametrize("data", [b"{}", b"rumbo-notes", b'{"format": "rumbo-facts"}'])
def test_other_files_are_not_taken_for_it(data: bytes) -> None:
    assert not is_notes_file(data)


@given(st.binary(max_size=80))
def test_whatever_follows_the_first_words_does_not_make_it_fail(tail: bytes) -> None:
    data = b'{"format": "rumbo-notes", ' + tail
    assert read_notes(data, transcript=Transcript(name="x", record="ef" * 32)).format == "rumbo-notes"


def test_of_what_was_taken_along_the_facts_and_the_notes_are_read() -> None:
    files = {
        "README-LEAME.txt": b"What is in here", "rumbo-facts.json": write_facts([]),
        "rumbo-notes.json": write_notes([ONE]), "records/001 notes.json": write_notes([ONE]),
    }  # fmt: skip
    back = read_back(zipped(files))
    assert [plain(each) for each in back.notes] == [plain(ONE)]
    twice = read_back(zipped({name: data for name, data in files.items() if "README" not in name}))
    assert [plain(each) for each in twice.notes] == [plain(ONE)]


def test_notes_come_through_the_child_and_through_a_folder() -> None:
    found = read_bytes(write_notes([ONE]), name="rumbo-notes.json")
    assert [plain(each) for each in found.notes] == [plain(ONE)]
    assert [plain(each) for each in join([found]).notes] == [plain(ONE)]
