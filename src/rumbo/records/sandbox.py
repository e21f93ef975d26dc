"""Reading files in child processes, so that no file can harm: without a key, without network, within limits.

A child takes the bytes on a pipe and gives facts on a pipe (see `child`). Whatever becomes of it, the answer is a
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

from rumbo.records import part, pipe
from rumbo.records.limits import (
    BYTES_PER_CHILD,
    FILES_PER_CHILD,
    MAX_ANSWER_BYTES,
    MAX_STREAMED_BYTES,
    TOO_LITTLE_MEMORY,
    cpu_seconds,
)
from rumbo.records.part import Asked, Part, Trouble
from rumbo.records.reading import Excerpt, Problem, Reading, Record
from rumbo.records.transcript import within
from rumbo.words import Message

CHUNK_BYTES: Final = 1 << 20
WALL_PER_CPU: Final = 6  # a busy machine may give the child a sixth of its time
LONGEST_STALL_SECONDS: Final = 120  # a child that takes no bytes for so long is stuck
MOST_COUNTED: Final = 1000  # entries of one kind that are not read: above that, how many more tells nothing
_LOOK_EVERY_SECONDS: Final = 0.05
# -I and -S: nothing of the person's environment or folder is looked at; where modules are is told as arguments.
_START: Final = "import sys; sys.path[:] = sys.argv[1:]; from rumbo.records.child import main; main()"

Progress = Callable[[int], object]


class Sandbox:
    """Children that read files, each child several in turn, for as long as the `with` block lasts.

    A child that is cancelled, breaks or passes a limit ends, and only the file it had is explained. It may be used from
    several threads: each file has a child of its own while it is read.
    """

    def __init__(self) -> None:
        self._idle: list[_Child] = []
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        while (child := self._take_idle()) is not None:
            child.end()

    def read(
        self,
        source: bytes | Iterable[bytes],
        *,
        name: str,
        asked: Asked | None = None,
        on_progress: Progress | None = None,
        cancel: threading.Event | None = None,
    ) -> Reading:
        """Read one file; see `read_in_child`."""
        taken = _Taken(source, on_progress=on_progress)
        with self._child() as child:
            found = _understood(child.answer(taken, asked=asked or Asked(name=name), cancel=cancel))
        return _reading(found, name=name, sha256=taken.hash.hexdigest(), size_bytes=taken.size_bytes)

    def pictures(
        self, data: bytes | Iterable[bytes], *, asked: Asked, cancel: threading.Event | None = None
    ) -> list[bytes]:
        """Decode a picture or PDF; see `pictures_in_child`."""
        with self._child() as child:
            found = child.answer(_Taken(data), asked=asked, cancel=cancel)
        try:
            return [] if isinstance(found, Trouble) else msgspec.msgpack.decode(found, type=list[bytes])
        except msgspec.MsgspecError:
            return []

    def excerpt(self, source: bytes | Iterable[bytes], *, asked: Asked) -> Excerpt:
        """The lines around a place in a file; empty where a child could not make them."""
        with self._child() as child:
            found = child.answer(_Taken(source), asked=asked)
        try:
            return Excerpt() if isinstance(found, Trouble) else msgspec.msgpack.decode(found, type=Excerpt)
        except msgspec.MsgspecError:
            return Excerpt()

    @contextlib.contextmanager
    def _child(self) -> Iterator[_Child]:
        """An idle child or a new one; afterwards it waits for another file, or ends if it cannot take one."""
        child = self._take_idle() or _Child()
        try:
            yield child
        finally:
            if child.may_go_on:
                with self._lock:
                    self._idle.append(child)
            else:
                child.end()

    def _take_idle(self) -> _Child | None:
        with self._lock:
            return self._idle.pop() if self._idle else None


def read_in_child(
    source: bytes | Iterable[bytes],
    *,
    name: str,
    asked: Asked | None = None,
    on_progress: Progress | None = None,
    cancel: threading.Event | None = None,
) -> Reading:
    """Read one file in a child process of its own; `source` is its bytes, or the pieces of it in order.

    `asked` is for what is no file by itself (see `Asked`).
    `on_progress` is called with the number of bytes taken so far. Setting `cancel` ends the child. A child that is
    cancelled, breaks or passes a limit gives a Reading with the record and a problem that explains it; only an error of
    `source` itself is raised.
    """
    with Sandbox() as sandbox:
        return sandbox.read(source, name=name, asked=asked, on_progress=on_progress, cancel=cancel)


def pictures_in_child(data: bytes, *, asked: Asked, cancel: threading.Event | None = None) -> list[bytes]:
    """Have a child decode a picture or PDF: PNG pictures of its pages as `asked`, none where it gives none."""
    with Sandbox() as sandbox:
        return sandbox.pictures(data, asked=asked, cancel=cancel)


def _reading(found: Part, *, name: str, sha256: str, size_bytes: int) -> Reading:
    record = Record(sha256=sha256, name=name, size_bytes=size_bytes, format=found.format)
    problems = tuple(
        Problem(file=within(name, trouble.inside), what=Message(trouble.id, dict(trouble.values)))
        for trouble in found.troubles
    )
    unread = tuple(kind for kind in sorted(found.unread) for _ in range(min(found.unread[kind], MOST_COUNTED)))
    return Reading(
        records=(record,),
        facts=found.facts,
        subjects=found.subjects,
        problems=problems,
        unread=unread,
        pictures=tuple(way for way in found.pictures if way),
        notes=found.notes,
    )


class _Taken:
    """The source, piece by piece, and its hash and size so far, whatever a child makes of it."""

    def __init__(self, source: bytes | Iterable[bytes], *, on_progress: Progress | None = None) -> None:
        self.hash = hashlib.sha256()
        self.size_bytes = 0
        self._source = source
        self._on_progress = on_progress or (lambda _size_bytes: None)

    def pieces(self, cancelled: threading.Event) -> Iterator[bytes]:
        for piece in _cut(self._source) if isinstance(self._source, bytes) else self._source:
            if cancelled.is_set():
                return
            self.hash.update(piece)
            self.size_bytes += len(piece)
            yield piece
            self._on_progress(self.size_bytes)


def _cut(data: bytes) -> Iterator[bytes]:
    for start in range(0, len(data), CHUNK_BYTES):
        yield data[start : start + CHUNK_BYTES]


class _Child:
    """One child process, and while it reads a file the thread that ends it when it is cancelled or late."""

    def __init__(self) -> None:
        self.may_go_on = False
        self._files = 0
        self._bytes = 0
        self._late = False
        self._deaf = False
        self._deadline = 0.0
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

    def answer(self, taken: _Taken, *, asked: Asked, cancel: threading.Event | None = None) -> bytes | Trouble:
        """Give it one file. What it found, or why there is nothing; `may_go_on` says whether it can take another."""
        self.may_go_on = False
        cancelled = cancel or threading.Event()
        with self._watched(cancelled):
            self._give(pipe.opening(asked))
            for piece in taken.pieces(cancelled):
                if taken.size_bytes > MAX_STREAMED_BYTES:
                    self._deaf = True
                self._give(pipe.length(piece))
                self._give(piece)
            self._give(pipe.ending(taken.hash.digest()))
            return self._found(taken.size_bytes, cancelled=cancelled)

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        with contextlib.suppress(OSError):  # what a dead child did not take is still in the pipe
            self._into.close()
        self._from.close()
        self._process.wait()

    def _give(self, data: bytes) -> None:
        """Give the child bytes. A child that no longer listens is no error here: its answer says why."""
        if self._deaf:
            return
        self._deadline = time.monotonic() + LONGEST_STALL_SECONDS
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self._into.write(rest) or 0 :]
        except OSError:
            self._deaf = True

    def _found(self, size_bytes: int, *, cancelled: threading.Event) -> bytes | Trouble:
        self._deadline = time.monotonic() + WALL_PER_CPU * cpu_seconds(size_bytes)
        if cancelled.is_set():
            return Trouble("records-cancelled")
        if size_bytes > MAX_STREAMED_BYTES:
            return Trouble("records-too-big")
        goes_on, answer_bytes = pipe.heading_of(self._take(pipe.HEADING_BYTES))
        if answer_bytes > MAX_ANSWER_BYTES:
            return Trouble("records-too-much")
        found = self._take(answer_bytes)
        if cancelled.is_set():
            return Trouble("records-cancelled")
        if not found or len(found) < answer_bytes:
            return _why_nothing(code=self._process.wait(), late=self._late)
        self._files += 1
        self._bytes += size_bytes
        self.may_go_on = goes_on and self._files < FILES_PER_CHILD and self._bytes < BYTES_PER_CHILD
        return found

    def _take(self, count: int) -> bytes:
        """So many bytes of the answer, or fewer when the child is gone."""
        taken = bytearray()
        while len(taken) < count and (piece := self._from.read(min(count - len(taken), CHUNK_BYTES))):
            taken += piece
        return bytes(taken)

    @contextlib.contextmanager
    def _watched(self, cancelled: threading.Event) -> Iterator[None]:
        """While one file is read, end the child when it is late or cancelled."""
        self._late = False
        self._deadline = time.monotonic() + LONGEST_STALL_SECONDS
        done = threading.Event()
        watch = threading.Thread(target=self._end_when_due, args=(done, cancelled), daemon=True)
        watch.start()
        try:
            yield
        finally:
            done.set()
            watch.join()

    def _end_when_due(self, done: threading.Event, cancelled: threading.Event) -> None:
        while not done.wait(_LOOK_EVERY_SECONDS):
            self._late = time.monotonic() > self._deadline
            if self._late or cancelled.is_set():
                self._process.kill()
                return


def _why_nothing(*, code: int, late: bool) -> Trouble:
    if late or code == -getattr(signal, "SIGXCPU", 0) != 0:
        return Trouble("records-too-slow")
    return Trouble("records-too-big" if code == TOO_LITTLE_MEMORY else "records-reader-broke")


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
