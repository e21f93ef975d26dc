"""Reading a file in a child process, so that no file can harm: without a key, without network, within limits.

The child takes the bytes on a pipe and gives facts on a pipe (see `child`). Whatever becomes of it, the answer is a
Reading.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import msgspec

from rumbo.records import part
from rumbo.records.limits import MAX_ANSWER_BYTES, MAX_FILE_BYTES, TOO_LITTLE_MEMORY, cpu_seconds
from rumbo.records.part import Asked, Part, Trouble
from rumbo.records.reading import Problem, Reading, Record
from rumbo.words import Message

CHUNK_BYTES: Final = 1 << 20
WALL_PER_CPU: Final = 6  # a busy machine may give the child a sixth of its time
LONGEST_STALL_SECONDS: Final = 120  # a child that takes no bytes for so long is stuck
_LOOK_EVERY_SECONDS: Final = 0.05
# -I and -S: nothing of the person's environment or folder is looked at; where modules are is told as arguments.
_START: Final = "import sys; sys.path[:] = sys.argv[1:]; from rumbo.records.child import main; main()"

Progress = Callable[[int], object]


def read_in_child(
    source: bytes | Iterable[bytes],
    *,
    name: str,
    asked: Asked | None = None,
    on_progress: Progress | None = None,
    cancel: threading.Event | None = None,
) -> Reading:
    """Read one file in a child process; `source` is its bytes, or the pieces of it in order.

    `asked` is for what is no file by itself (see `Asked`).
    `on_progress` is called with the number of bytes taken so far. Setting `cancel` ends the child. A child that is
    cancelled, breaks or passes a limit gives a Reading with the record and a problem that explains it; only an error of
    `source` itself is raised.
    """
    taken = _Taken()
    with _Child(cancel or threading.Event()) as child:
        child.take(_line(asked or Asked(name=name)))
        for piece in _pieces(source):
            if child.cancelled.is_set():
                break
            taken.add(piece)
            if taken.size_bytes <= MAX_FILE_BYTES:
                child.take(piece)
            if on_progress is not None:
                on_progress(taken.size_bytes)
        found = _understood(child.answer(taken.size_bytes))
    return _reading(found, name=name, sha256=taken.hash.hexdigest(), size_bytes=taken.size_bytes)


def pictures_in_child(data: bytes, *, asked: Asked, cancel: threading.Event | None = None) -> list[bytes]:
    """Have a child decode a picture or PDF: PNG pictures of its pages as `asked`, none where it gives none."""
    with _Child(cancel or threading.Event()) as child:
        child.take(_line(asked))
        for piece in _pieces(data):
            child.take(piece)
        found = child.answer(len(data))
    try:
        return [] if isinstance(found, Trouble) else msgspec.msgpack.decode(found, type=list[bytes])
    except msgspec.MsgspecError:
        return []


def _line(asked: Asked) -> bytes:
    return msgspec.json.encode(asked) + b"\n"


def _pieces(source: bytes | Iterable[bytes]) -> Iterator[bytes]:
    if not isinstance(source, bytes):
        yield from source
        return
    for start in range(0, len(source), CHUNK_BYTES):
        yield source[start : start + CHUNK_BYTES]


def _reading(found: Part, *, name: str, sha256: str, size_bytes: int) -> Reading:
    record = Record(sha256=sha256, name=name, size_bytes=size_bytes, format=found.format)
    problems = tuple(Problem(file=name, what=Message(trouble.id, dict(trouble.values))) for trouble in found.troubles)
    unread = tuple(kind for kind in sorted(found.unread) for _ in range(found.unread[kind]))
    return Reading(records=(record,), facts=found.facts, subjects=found.subjects, problems=problems, unread=unread)


class _Taken:
    """What has been read of the source: its hash and size, whatever the child does."""

    def __init__(self) -> None:
        self.hash = hashlib.sha256()
        self.size_bytes = 0

    def add(self, piece: bytes) -> None:
        self.hash.update(piece)
        self.size_bytes += len(piece)


class _Child:
    """One child process and the thread that ends it when it is cancelled or late."""

    def __init__(self, cancelled: threading.Event) -> None:
        self.cancelled = cancelled
        self.late = False
        self._deaf = False
        self._done = threading.Event()
        self._deadline = time.monotonic() + LONGEST_STALL_SECONDS
        self._process = subprocess.Popen(  # noqa: S603 - our own program, started with nothing from outside
            [sys.executable, "-I", "-S", "-X", "utf8", "-c", _START, *_module_folders()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a stack trace could hold what the file says
            env=_environment(),
            bufsize=0,
        )
        assert self._process.stdin is not None and self._process.stdout is not None  # noqa: S101, PT018 - both are pipes
        self._into = self._process.stdin
        self._from = self._process.stdout
        self._watch = threading.Thread(target=self._end_when_due, daemon=True)

    def __enter__(self) -> Self:
        self._watch.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._done.set()
        self._watch.join()
        self._process.kill()
        self._hang_up()
        self._from.close()
        self._process.wait()

    def take(self, piece: bytes) -> None:
        """Give the child a piece. A child that no longer listens is no error here: `answer` says why."""
        if self._deaf:
            return
        self._deadline = time.monotonic() + LONGEST_STALL_SECONDS
        rest = memoryview(piece)
        try:
            while rest:
                rest = rest[self._into.write(rest) or 0 :]
        except OSError:
            self._deaf = True

    def answer(self, size_bytes: int) -> bytes | Trouble:
        """What the child found, or why there is nothing."""
        if size_bytes > MAX_FILE_BYTES:
            return Trouble("records-too-big")
        self._deadline = time.monotonic() + WALL_PER_CPU * cpu_seconds(size_bytes)
        self._hang_up()
        data = self._heard()
        if self.cancelled.is_set():
            return Trouble("records-cancelled")
        if len(data) > MAX_ANSWER_BYTES:
            return Trouble("records-too-much")
        return _why_nothing(code=self._process.wait(), late=self.late) or data

    def _heard(self) -> bytes:
        heard = bytearray()
        while len(heard) <= MAX_ANSWER_BYTES and (piece := self._from.read(CHUNK_BYTES)):
            heard += piece
        return bytes(heard)

    def _hang_up(self) -> None:
        with contextlib.suppress(OSError):  # what a dead child did not take is still in the pipe
            self._into.close()

    def _end_when_due(self) -> None:
        while not self._done.wait(_LOOK_EVERY_SECONDS):
            self.late = time.monotonic() > self._deadline
            if self.late or self.cancelled.is_set():
                self._process.kill()
                return


def _why_nothing(*, code: int, late: bool) -> Trouble | None:
    if late or code == -getattr(signal, "SIGXCPU", 0) != 0:
        return Trouble("records-too-slow")
    if code == TOO_LITTLE_MEMORY:
        return Trouble("records-too-big")
    return Trouble("records-reader-broke") if code != 0 else None


def _understood(found: bytes | Trouble) -> Part:
    if isinstance(found, Trouble):
        return Part(troubles=(found,))
    try:
        return part.decode(found)
    except (msgspec.MsgspecError, ValueError):
        return Part(troubles=(Trouble("records-reader-broke"),))


def _module_folders() -> list[str]:
    return [str(Path(folder).absolute()) for folder in sys.path]


def _environment() -> dict[str, str]:
    """Nothing of ours, but for what Windows needs to start any program."""
    return {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
