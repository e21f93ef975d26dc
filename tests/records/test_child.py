"""The child gives up what it does not need, and answers for one file."""

from __future__ import annotations

import gc
import gzip
import hashlib
import io
import subprocess
import sys
from typing import Any, Literal

import msgspec
import pytest

from rumbo.records import child, formats, limits, part, pipe
from rumbo.records.part import Asked
from rumbo.records.reading import Excerpt
from rumbo.records.transcript import Transcript
from tests.records.documents.papers import photo
from tests.records.packed import zipped
from tests.records.written import breast_cancer, bundle

ASKED = pipe.opening(Asked(name="ana.json"))


def given(*files: bytes, asked: bytes = ASKED) -> io.BytesIO:
    """Files as they come down the pipe."""
    stream = b""
    for data in files:
        stream += asked + (pipe.length(data) + data if data else b"") + pipe.ending(hashlib.sha256(data).digest())
    return io.BytesIO(stream)


def answers(written: io.BytesIO) -> list[tuple[bool, bytes]]:
    """What a child wrote back, answer by answer."""
    stream, found = io.BytesIO(written.getvalue()), []
    while said := stream.read(pipe.HEADING_BYTES):
        goes_on, length = pipe.heading_of(said)
        found.append((goes_on, stream.read(length)))
    return found


class Limits:
    """A stand-in for the system's limits that writes down what was set."""

    RLIMIT_CPU = 0
    RLIMIT_AS = 1
    RLIMIT_NOFILE = 2
    RLIMIT_FSIZE = 3
    RLIMIT_CORE = 4
    RUSAGE_SELF = 0

    def __init__(self, *, refuses: bool = False) -> None:
        self.set: dict[int, list[tuple[int, int]]] = {}
        self.refuses = refuses

    def setrlimit(self, which: int, bounds: tuple[int, int]) -> None:
        if self.refuses:
            raise ValueError("not offered here")
        self.set.setdefault(which, []).append(bounds)

    def getrusage(self, _who: int) -> Any:
        return type("Used", (), {"ru_utime": 1.5, "ru_stime": 0.7})


def test_the_child_answers_with_a_part_for_each_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "resource", None)
    taken, written, data = given(bundle(breast_cancer()), b""), io.BytesIO(), bundle(breast_cancer())
    assert [child.answer(taken, written) for _ in range(3)] == [None, None, 0]
    (goes_on, first), (_, second) = answers(written)
    assert goes_on
    whole = formats.read(data, transcript=Transcript(name="ana.json", record=hashlib.sha256(data).hexdigest()))
    assert part.decode(first) == whole
    assert part.decode(second).troubles == (part.Trouble("records-empty"),)


def test_an_answer_before_the_end_is_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "resource", None)
    taken, written = given(bytes(3_000_000)[: formats.HEAD_BYTES]), io.BytesIO()
    taken = io.BytesIO(taken.getvalue()[: -pipe._LENGTH_BYTES - 32] + pipe.length(b"more") + b"more")
    assert child.answer(taken, written) == 0
    ((goes_on, found),) = answers(written)
    assert not goes_on
    assert part.decode(found).troubles == (part.Trouble("records-broken"),)
    assert taken.closed


def test_a_file_that_breaks_off_is_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "resource", None)
    with pytest.raises(EOFError):
        child.answer(io.BytesIO(ASKED + pipe.length(b"abc") + b"ab"), io.BytesIO())


def test_the_child_reads_a_text_that_is_no_file_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "resource", None)
    written = io.BytesIO()
    hand = pipe.opening(Asked(name="note", wanted="text", record="ab" * 32))
    assert child.answer(given(b"Cancer of the left breast, found in 2019.", asked=hand), written) is None
    assert part.decode(answers(written)[0][1]).format == "text"


@pytest.mark.parametrize("wanted", ["pages", "preview"])
def test_the_child_gives_the_pages_of_a_picture(
    monkeypatch: pytest.MonkeyPatch, wanted: Literal["pages", "preview"]
) -> None:
    monkeypatch.setattr(child, "resource", None)
    written = io.BytesIO()
    assert child.answer(given(photo(), asked=pipe.opening(Asked(name="photo.jpg", wanted=wanted))), written) is None
    (page,) = msgspec.msgpack.decode(answers(written)[0][1], type=list[bytes])
    assert page.startswith(b"\x89PNG")


def test_the_child_gives_the_pages_of_a_picture_inside_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "resource", None)
    written = io.BytesIO()
    asked = pipe.opening(Asked(name="papers.zip", wanted="pages", place="ct.png"))
    assert child.answer(given(zipped({"ct.png": photo()}), asked=asked), written) is None
    (page,) = msgspec.msgpack.decode(answers(written)[0][1], type=list[bytes])
    assert page.startswith(b"\x89PNG")


def test_the_child_gives_the_lines_around_a_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "resource", None)
    written = io.BytesIO()
    asked = pipe.opening(Asked(name="", wanted="excerpt", place="line 2"))
    assert child.answer(given(b"Dear Ana,\nall is well.", asked=asked), written) is None
    found = msgspec.msgpack.decode(answers(written)[0][1], type=Excerpt)
    assert [line.text for line in found.lines if line.here] == ["all is well."]


def test_a_letter_is_read_by_the_clock_of_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "resource", None)
    written = io.BytesIO()
    letter = b"Date: 3 May 2019\n\nNo evidence of disease.\n"
    assert child.answer(given(letter, asked=pipe.opening(Asked(name="letter.txt"))), written) is None
    assert part.decode(answers(written)[0][1]).format == "text"


def test_the_child_says_when_memory_is_too_little(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_args: object, **_options: object) -> None:
        raise MemoryError

    monkeypatch.setattr(child, "resource", None)
    monkeypatch.setattr(formats, "read_pieces", read)
    assert child.answer(given(b"x"), io.BytesIO()) == limits.TOO_LITTLE_MEMORY


def test_the_child_is_confined_before_it_takes_a_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    hooks: list[object] = []
    system = Limits()
    monkeypatch.setattr(sys, "addaudithook", hooks.append)
    for name in ("disable", "freeze", "collect"):
        monkeypatch.setattr(gc, name, lambda: None)
    monkeypatch.setattr(child, "resource", system)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(given(b"[]", b"{}" * 2_000_000)))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO()))
    with pytest.raises(SystemExit) as ended:
        child.main()
    assert ended.value.code == 0
    assert hooks == [child.refuse]
    assert system.set[Limits.RLIMIT_AS] == [(limits.MEMORY_BYTES, limits.MEMORY_BYTES)]
    assert system.set[Limits.RLIMIT_FSIZE] == [(0, 0)]
    most = 2 * limits.MOST_CPU_SECONDS
    five = limits.CPU_SECONDS
    assert system.set[Limits.RLIMIT_CPU] == [
        (five, most),
        *[(2 + five, most)] * 3,
        (2 + five + 2, most),
    ]


def test_what_is_unpacked_gives_time_too_up_to_ten_times_what_came(monkeypatch: pytest.MonkeyPatch) -> None:
    system = Limits()
    monkeypatch.setattr(child, "resource", system)
    lines = b"".join(b'{"resourceType": "Basic", "id": "%d"}\n' % n for n in range(400_000))
    packed = gzip.compress(lines, compresslevel=1)
    assert child.answer(given(packed), io.BytesIO()) is None
    softest = max(soft for soft, _ in system.set[Limits.RLIMIT_CPU])
    most = limits.cpu_seconds(len(packed) + min(len(lines), limits.UNPACKED_COUNTS * len(packed)))
    assert softest == 2 + most > 2 + limits.cpu_seconds(len(packed))


def test_a_system_without_limits_still_has_the_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    hooks: list[object] = []
    monkeypatch.setattr(sys, "addaudithook", hooks.append)
    monkeypatch.setattr(child, "resource", None)
    child.confine()
    assert hooks == [child.refuse]


def test_a_limit_that_a_system_refuses_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    system = Limits(refuses=True)
    monkeypatch.setattr(child, "resource", system)
    child.allow_cpu(10, used=0)
    assert system.set == {}


@pytest.mark.parametrize(
    ("event", "details"),
    [
        ("socket.connect", ()),
        ("socket.__new__", ()),
        ("subprocess.Popen", ()),
        ("os.exec", ()),
        ("os.fork", ()),
        ("os.system", ()),
        ("ctypes.dlopen", ()),
        ("ctypes.dlsym", ()),
        ("open", ("/x", "w", 0)),
        ("open", ("/x", "a+", 0)),
        ("open", ("/x", "r+", 0)),
    ],
)
def test_what_no_reader_does_is_refused(event: str, details: tuple[object, ...]) -> None:
    with pytest.raises(child.RefusedError):
        child.refuse(event, details)


@pytest.mark.parametrize(
    ("event", "details"), [("open", ("/x", "rb", 0)), ("open", ("/x", None, 0)), ("import", ("re",)), ("compile", ())]
)
def test_what_python_itself_needs_is_not_refused(event: str, details: tuple[object, ...]) -> None:
    child.refuse(event, details)


@pytest.mark.parametrize(("size", "seconds"), [(0, 5), (1_999_999, 5), (40_000_000, 25), (10**12, 300)])
def test_bigger_files_may_take_longer(size: int, seconds: int) -> None:
    assert limits.cpu_seconds(size) == seconds


def test_a_child_starts_without_what_only_some_files_need() -> None:
    asks = "import sys, rumbo.records.child; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", asks], capture_output=True, check=True, text=True)
    loaded = set(told.stdout.split())
    assert "rumbo.records.formats" in loaded
    assert loaded.isdisjoint({
        "rumbo.records.fhir.reader", "rumbo.records.cda.reader", "rumbo.records.letters.telling", "icalendar", "PIL",
        "rapidfuzz", "yaml",
    })  # fmt: skip
