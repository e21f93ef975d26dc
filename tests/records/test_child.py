"""The child gives up what it does not need, and answers for one file."""

from __future__ import annotations

import gc
import io
import sys
from typing import Any, Literal

import msgspec
import pytest

from rumbo.records import child, formats, limits, part
from tests.records.documents.papers import photo
from tests.records.written import breast_cancer, bundle

ASKED = b'{"name": "ana.json"}\n'


class Limits:
    """A stand-in for the system's limits that writes down what was set."""

    RLIMIT_CPU = 0
    RLIMIT_AS = 1
    RLIMIT_NOFILE = 2
    RLIMIT_FSIZE = 3
    RLIMIT_CORE = 4
    RUSAGE_SELF = 0

    def __init__(self, *, refuses: bool = False) -> None:
        self.set: dict[int, tuple[int, int]] = {}
        self.refuses = refuses

    def setrlimit(self, which: int, bounds: tuple[int, int]) -> None:
        if self.refuses:
            raise ValueError("not offered here")
        self.set[which] = bounds

    def getrusage(self, _who: int) -> Any:
        return type("Used", (), {"ru_utime": 1.5, "ru_stime": 0.7})


def test_the_child_answers_with_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "resource", None)
    given = io.BytesIO()
    assert child.answer(io.BytesIO(ASKED + bundle(breast_cancer())), given) == 0
    found = part.decode(given.getvalue())
    assert [fact.source.file for fact in found.facts if fact.source] == ["ana.json"]


def test_the_child_reads_a_text_that_is_no_file_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "resource", None)
    given = io.BytesIO()
    asked = msgspec.json.encode(part.Asked(name="photo.jpg", wanted="text", record="ab" * 32, zone="picture"))
    assert child.answer(io.BytesIO(asked + b"\nDear Ana"), given) == 0
    assert part.decode(given.getvalue()).format == "text"


@pytest.mark.parametrize("wanted", ["pages", "preview"])
def test_the_child_gives_the_pages_of_a_picture(
    monkeypatch: pytest.MonkeyPatch, wanted: Literal["pages", "preview"]
) -> None:
    monkeypatch.setattr(child, "resource", None)
    given = io.BytesIO()
    asked = msgspec.json.encode(part.Asked(name="photo.jpg", wanted=wanted))
    assert child.answer(io.BytesIO(asked + b"\n" + photo()), given) == 0
    (page,) = msgspec.msgpack.decode(given.getvalue(), type=list[bytes])
    assert page.startswith(b"\x89PNG")


def test_the_child_says_when_memory_is_too_little(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_args: object, **_options: object) -> None:
        raise MemoryError

    monkeypatch.setattr(child, "resource", None)
    monkeypatch.setattr(formats, "read", read)
    assert child.answer(io.BytesIO(ASKED), io.BytesIO()) == limits.TOO_LITTLE_MEMORY


def test_the_child_is_confined_before_it_takes_a_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    hooks: list[object] = []
    system = Limits()
    monkeypatch.setattr(sys, "addaudithook", hooks.append)
    monkeypatch.setattr(gc, "disable", lambda: None)
    monkeypatch.setattr(child, "resource", system)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ASKED)))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO()))
    with pytest.raises(SystemExit) as ended:
        child.main()
    assert ended.value.code == 0
    assert hooks == [child.refuse]
    assert system.set[Limits.RLIMIT_AS] == (limits.MEMORY_BYTES, limits.MEMORY_BYTES)
    assert system.set[Limits.RLIMIT_FSIZE] == (0, 0)
    assert system.set[Limits.RLIMIT_CPU] == (2 + limits.CPU_SECONDS, limits.MOST_CPU_SECONDS + limits.CPU_SECONDS)


def test_a_system_without_limits_still_has_the_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    hooks: list[object] = []
    monkeypatch.setattr(sys, "addaudithook", hooks.append)
    monkeypatch.setattr(child, "resource", None)
    child.confine()
    assert hooks == [child.refuse]


def test_a_limit_that_a_system_refuses_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    system = Limits(refuses=True)
    monkeypatch.setattr(child, "resource", system)
    child.allow_cpu(10)
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
