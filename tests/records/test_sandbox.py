"""Whatever becomes of the child that reads a file, the answer is a reading with the record in it."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator

import pytest

from rumbo.records import limits, read_in_child, sandbox
from rumbo.records.part import Asked
from rumbo.records.reading import Reading
from rumbo.records.sandbox import pictures_in_child
from tests.records.documents.papers import photo
from tests.records.written import breast_cancer, bundle, resource

FILE = bundle(resource("Patient", "p1", name=[{"text": "Ana Núñez"}]), breast_cancer())
START = "import sys; sys.path[:] = sys.argv[1:]; from rumbo.records import child; "
SLEEP = "import time; time.sleep(600)"


def told(reading: Reading) -> list[str]:
    assert reading.record is not None
    assert reading.record.sha256 == hashlib.sha256(FILE).hexdigest()
    assert reading.record.size_bytes == len(FILE)
    return [problem.what.id for problem in reading.problems]


def test_a_file_is_read_in_a_child() -> None:
    reading = read_in_child(FILE, name="ana.json")
    assert told(reading) == []
    assert reading.record is not None
    assert (reading.record.format, reading.record.name) == ("fhir-json", "ana.json")
    assert [fact.says.words for fact in reading.facts if fact.says] == ["Ana Núñez", "Cancer of the left breast"]


def test_a_file_can_come_in_pieces_and_tells_how_far_it_is() -> None:
    seen: list[int] = []
    pieces = (FILE[start : start + 50] for start in range(0, len(FILE), 50))
    assert (
        read_in_child(pieces, name="ana.json", on_progress=seen.append).facts
        == read_in_child(FILE, name="ana.json").facts
    )
    assert seen == [*range(50, len(FILE), 50), len(FILE)]


def test_a_child_starts_from_any_folder(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(str(tmp_path))
    assert read_in_child(FILE, name="ana.json").facts


def test_unread_entries_are_counted_once_each() -> None:
    data = bundle(resource("Encounter", "e1"), resource("Encounter", "e2"), resource("Basic", "b"))
    assert read_in_child(data, name="x").unread == ("Basic", "Encounter", "Encounter")


@pytest.mark.parametrize(
    ("start", "trouble"),
    [
        ("import sys; sys.exit(1)", "records-reader-broke"),
        (f"import sys; sys.stdin.buffer.read(); sys.exit({limits.TOO_LITTLE_MEMORY})", "records-too-big"),
        ("import sys; sys.stdin.buffer.read(); print('no part')", "records-reader-broke"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "records-reader-broke"),
        (START + "child.CPU_SECONDS = 1; child.confine()\nwhile True: pass", "records-too-slow"),
        (START + "child.confine(); bytearray(900_000_000)", "records-reader-broke"),
        (START + "child.confine(); import socket; socket.socket()", "records-reader-broke"),
    ],
)
def test_a_child_that_fails_is_explained(monkeypatch: pytest.MonkeyPatch, start: str, trouble: str) -> None:
    monkeypatch.setattr(sandbox, "_START", start)
    reading = read_in_child(FILE, name="ana.json")
    assert told(reading) == [trouble]
    assert reading.facts == ()


def test_a_child_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_START", SLEEP)
    monkeypatch.setattr(sandbox, "WALL_PER_CPU", 0.05)
    assert told(read_in_child(FILE, name="ana.json")) == ["records-too-slow"]


def test_a_child_that_takes_no_bytes_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_START", SLEEP)
    monkeypatch.setattr(sandbox, "LONGEST_STALL_SECONDS", 0.3)
    reading = read_in_child(FILE[:1] * 1_000_000, name="ana.json")
    assert [problem.what.id for problem in reading.problems] == ["records-too-slow"]


def test_a_child_that_says_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_START", "import sys; sys.stdout.write('x' * 3_000_000)")
    monkeypatch.setattr(sandbox, "MAX_ANSWER_BYTES", 1_000_000)
    assert told(read_in_child(FILE, name="ana.json")) == ["records-too-much"]


def test_a_file_that_is_too_big_is_kept_and_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MAX_FILE_BYTES", 100)
    assert told(read_in_child(FILE, name="ana.json")) == ["records-too-big"]


def test_reading_can_be_cancelled_while_the_child_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_START", SLEEP)
    cancel = threading.Event()
    threading.Timer(0.2, cancel.set).start()
    assert told(read_in_child(FILE, name="ana.json", cancel=cancel)) == ["records-cancelled"]


def test_reading_can_be_cancelled_while_bytes_come() -> None:
    cancel = threading.Event()

    def pieces() -> Iterator[bytes]:
        yield FILE
        cancel.set()
        yield b"more"

    assert told(read_in_child(pieces(), name="ana.json", cancel=cancel)) == ["records-cancelled"]


def test_an_error_of_the_source_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def pieces() -> Iterator[bytes]:
        yield FILE
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        read_in_child(pieces(), name="ana.json")


def test_the_child_has_no_environment_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUMBO_SECRET", "secret")
    monkeypatch.setenv("SYSTEMROOT", "kept for Windows")
    assert sandbox._environment() == {"SYSTEMROOT": "kept for Windows"}
    monkeypatch.setattr(
        sandbox, "_START", "import os, sys; sys.stdin.buffer.read(); sys.exit(3 if 'RUMBO_SECRET' in os.environ else 1)"
    )
    assert told(read_in_child(FILE, name="ana.json")) == ["records-reader-broke"]


def test_a_child_that_is_gone_gets_no_more_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_START", "import sys; sys.exit(1)")
    reading = read_in_child(iter([b"[" * 1_000_000] * 3), name="ana.json")
    assert [problem.what.id for problem in reading.problems] == ["records-reader-broke"]
    assert reading.record is not None
    assert reading.record.size_bytes == 3_000_000


def test_a_picture_is_decoded_in_a_child() -> None:
    (page,) = pictures_in_child(photo(), asked=Asked(name="photo.png", wanted="pages"))
    assert page.startswith(b"\x89PNG")


@pytest.mark.parametrize("start", ["import sys; sys.exit(1)", "import sys; sys.stdin.buffer.read(); print('no list')"])
def test_a_child_that_fails_gives_no_picture(monkeypatch: pytest.MonkeyPatch, start: str) -> None:
    monkeypatch.setattr(sandbox, "_START", start)
    assert pictures_in_child(photo(), asked=Asked(name="photo.png", wanted="pages")) == []
