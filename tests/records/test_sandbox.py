"""Whatever becomes of the child that reads a file, the answer is a reading with the record in it."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest

from rumbo.records import Sandbox, limits, read_in_child, sandbox
from rumbo.records.part import Asked
from rumbo.records.reading import Excerpt, Reading
from rumbo.records.sandbox import pictures_in_child
from tests.records.documents.papers import photo
from tests.records.written import breast_cancer, bundle, resource

FILE = bundle(resource("Patient", "p1", name=[{"text": "Ana Núñez"}]), breast_cancer())
START = "import sys; sys.path[:] = sys.argv[1:]; from rumbo.records import child; "
TAKE = (
    "import sys; sys.path[:] = sys.argv[1:]; from rumbo.records import pipe; "
    "came = pipe.Incoming(sys.stdin.buffer); list(came.pieces()); "
)
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


def test_very_many_unread_entries_are_counted_up_to_a_thousand() -> None:
    data = b"\n".join(b'{"resourceType": "Basic", "id": "%d"}' % number for number in range(1500))
    assert read_in_child(data, name="x").unread == ("Basic",) * sandbox.MOST_COUNTED


@pytest.mark.parametrize(
    ("start", "trouble"),
    [
        ("import sys; sys.exit(1)", "records-reader-broke"),
        (TAKE + f"sys.exit({limits.TOO_LITTLE_MEMORY})", "records-too-big"),
        (TAKE + "print('no')", "records-reader-broke"),
        (TAKE + "sys.stdout.buffer.write(pipe.heading(b'no part', goes_on=True) + b'no part')", "records-reader-broke"),
        (
            TAKE + "sys.stdout.buffer.write(pipe.heading(b'more than there is', goes_on=True) + b'x')",
            "records-reader-broke",
        ),
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
    monkeypatch.setattr(sandbox, "MAX_STREAMED_BYTES", 100)
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
    monkeypatch.setattr(sandbox, "_START", TAKE + "import os; sys.exit(3 if 'RUMBO_SECRET' in os.environ else 1)")
    assert told(read_in_child(FILE, name="ana.json")) == ["records-reader-broke"]


def test_a_child_that_is_gone_gets_no_more_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_START", "import sys; sys.exit(1)")
    reading = read_in_child(iter([b"[" * 1_000_000] * 3), name="ana.json")
    assert [problem.what.id for problem in reading.problems] == ["records-reader-broke"]
    assert reading.record is not None
    assert reading.record.size_bytes == 3_000_000


def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The programs that children are started with from now on."""
    starts: list[str] = []
    really = sandbox.subprocess.Popen

    def start(command: list[str], **options: object) -> object:
        starts.append(command[-1])
        return really(command, **options)

    monkeypatch.setattr(sandbox.subprocess, "Popen", start)
    return starts


def test_one_child_reads_several_files_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    starts = started(monkeypatch)
    with Sandbox() as children:
        readings = [children.read(FILE, name="ana.json") for _ in range(3)]
    assert readings[0] == readings[1] == readings[2]
    assert told(readings[0]) == []
    assert len(starts) == 1


def test_a_child_of_its_own_gives_the_same_as_one_that_has_read_before() -> None:
    other = bundle(resource("Patient", "p1", name=[{"text": "Beto Roble"}]), breast_cancer(onsetDateTime="2001"))
    lines = b"\n".join([b'{"resourceType": "Patient", "id": "p9"}', b'{"resourceType": "Basic"}'])
    files = [other, b"\x00" * 10, lines, b"PK\x03\x04", FILE[:-5], FILE]
    with Sandbox() as children:
        together = [children.read(data, name="x") for data in files]
    assert together == [read_in_child(data, name="x") for data in files]


def test_a_child_that_breaks_is_replaced_and_only_its_file_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    breaks = START + (
        "from rumbo.records import formats; really = formats.read_pieces\n"
        "def read(pieces, **options):\n"
        "    data = b''.join(pieces)\n"
        "    return 1 / 0 if data == b'break' else really(iter((data,)), **options)\n"
        "formats.read_pieces = read; child.main()"
    )
    monkeypatch.setattr(sandbox, "_START", breaks)
    starts = started(monkeypatch)
    with Sandbox() as children:
        readings = [children.read(data, name="ana.json") for data in (FILE, b"break", FILE)]
    assert [[problem.what.id for problem in reading.problems] for reading in readings] == [
        [],
        ["records-reader-broke"],
        [],
    ]
    assert readings[0] == readings[2]
    assert len(starts) == 2


@pytest.mark.parametrize(("limit", "most"), [("FILES_PER_CHILD", 2), ("BYTES_PER_CHILD", len(FILE) + 1)])
def test_a_child_that_has_read_much_is_replaced(monkeypatch: pytest.MonkeyPatch, limit: str, most: int) -> None:
    monkeypatch.setattr(sandbox, limit, most)
    starts = started(monkeypatch)
    with Sandbox() as children:
        assert [told(children.read(FILE, name="ana.json")) for _ in range(4)] == [[]] * 4
    assert len(starts) == 2


def test_a_child_whose_file_is_cancelled_reads_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    starts = started(monkeypatch)
    cancel = threading.Event()
    cancel.set()
    with Sandbox() as children:
        assert [problem.what.id for problem in children.read(FILE, name="x", cancel=cancel).problems] == [
            "records-cancelled"
        ]
        assert told(children.read(FILE, name="x")) == []
    assert len(starts) == 2


def test_files_read_at_one_time_have_a_child_each(monkeypatch: pytest.MonkeyPatch) -> None:
    starts = started(monkeypatch)
    both = threading.Barrier(2)

    def pieces() -> Iterator[bytes]:
        both.wait(60)
        yield FILE

    with Sandbox() as children, ThreadPoolExecutor(2) as threads:
        readings = list(threads.map(lambda _: children.read(pieces(), name="ana.json"), range(2)))
    assert [told(reading) for reading in readings] == [[], []]
    assert len(starts) == 2


def test_an_answer_that_needs_no_more_of_the_file_is_given_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    empty = (bytes(1_000_000) for _ in range(30))
    with Sandbox() as children:
        reading = children.read(empty, name="sparse.bin", on_progress=seen.append)
        assert [problem.what.id for problem in reading.problems] == ["records-broken"]
        assert reading.record is not None
        assert reading.record.size_bytes == seen[-1] == 30_000_000
        assert told(children.read(FILE, name="ana.json")) == []


def test_a_file_whose_damage_comes_early_keeps_what_stands_before_and_its_own_hash() -> None:
    weight = (
        '<Record type="HKQuantityTypeIdentifierBodyMass" value="70" unit="kg" startDate="2025-04-02 08:00:00 -0500"/>'
    )
    data = f"<HealthData>\n{weight}\n<Record <\n".encode() + b" " * 3_000_000
    reading = read_in_child(data, name="export.xml")
    assert [problem.what.id for problem in reading.problems] == ["records-damaged-from"]
    assert reading.record is not None
    assert [fact.source.record for fact in reading.facts if fact.source] == [reading.record.sha256]
    assert all(fact.id for fact in reading.facts)


def test_a_picture_that_is_none_gives_no_pages() -> None:
    assert pictures_in_child(b"no picture", asked=Asked(name="x", wanted="pages")) == []


def test_pages_come_back_as_they_are_given(monkeypatch: pytest.MonkeyPatch) -> None:
    give = "sys.stdout.buffer.write(pipe.heading(found, goes_on=False) + found)"
    monkeypatch.setattr(sandbox, "_START", TAKE + f"found = {msgspec.msgpack.encode([b'page'])!r}; {give}")
    assert pictures_in_child(b"x", asked=Asked(name="x", wanted="pages")) == [b"page"]
    monkeypatch.setattr(sandbox, "_START", TAKE + f"found = b'no pages'; {give}")
    assert pictures_in_child(b"x", asked=Asked(name="x", wanted="pages")) == []


def test_an_excerpt_that_is_none_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    give = "sys.stdout.buffer.write(pipe.heading(found, goes_on=False) + found)"
    monkeypatch.setattr(sandbox, "_START", TAKE + f"found = b'no excerpt'; {give}")
    with sandbox.Sandbox() as box:
        assert box.excerpt(b"x", asked=Asked(name="x", wanted="excerpt")) == Excerpt()


def test_a_picture_is_decoded_in_a_child() -> None:
    (page,) = pictures_in_child(photo(), asked=Asked(name="photo.png", wanted="pages"))
    assert page.startswith(b"\x89PNG")
