"""The child process a file is read in: it gives up what it does not need, takes bytes from a pipe, answers on a pipe.

What each system can do. Linux: processor time, memory, open files and written bytes are limited by the kernel, and no
process can be started. macOS: the same, but its kernel does not hold to the memory limit. Windows has no such limits:
there the parent's clock and its limit on the answer are what ends a reader. On all three, Python refuses this process
sockets, new processes and files to write (an audit hook, which cannot be taken away once it is set).
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import sys
import time
from collections import deque
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

import msgspec
from msgspec.structs import replace

from rumbo.records import formats, part
from rumbo.records.allowance import Allowance
from rumbo.records.documents import telling
from rumbo.records.limits import (
    CPU_SECONDS,
    MEMORY_BYTES,
    MOST_CPU_SECONDS,
    OPEN_FILES,
    TOO_LITTLE_MEMORY,
    UNPACKED_COUNTS,
    cpu_seconds,
)
from rumbo.records.part import Asked
from rumbo.records.pictures import images
from rumbo.records.pipe import Incoming, heading
from rumbo.records.transcript import WITHIN, Transcript, seal

resource: Any = None
with contextlib.suppress(ImportError):  # Windows has none: the fallback that the docstring names
    resource = importlib.import_module("resource")

_REFUSED: Final = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "ctypes.dl",
)
_WRITING: Final = frozenset("wax+")


class RefusedError(Exception):
    """A reader tried what no reader may do."""


def main() -> None:
    """Be the child: confine this process, then answer for each file on standard input."""
    gc.disable()  # looking for cycles took a third of the time; what a file leaves is collected after it
    gc.freeze()
    confine()
    code = None
    while code is None:
        code = answer(sys.stdin.buffer, sys.stdout.buffer)
        gc.collect()
        gc.freeze()  # what is left are tables, which are not looked through again after every file
    sys.exit(code)


def answer(taken: BinaryIO, given: BinaryIO) -> int | None:
    """Read one file from a stream and write what it holds to another; gives the exit code, None to take another file.

    An answer that needs no more of the file is given at once, and ends this process: nobody waits for the rest of it.
    """
    try:
        incoming = Incoming(taken)
        if incoming.asked is None:
            return 0
        found = _found(incoming.asked, incoming)
        if not incoming.record:
            taken.close()  # whoever is still writing stops, and listens
        given.write(heading(found, goes_on=bool(incoming.record)) + found)
        given.flush()
    except MemoryError:
        return TOO_LITTLE_MEMORY
    return None if incoming.record else 0


def _found(asked: Asked, incoming: Incoming) -> bytes:
    clock = _Clock(incoming)
    pieces = clock.pieces()
    if asked.wanted == "facts":
        allowance = Allowance(on_unpacked=clock.count_unpacked, time_used=clock.time_used)
        found = formats.read_pieces(pieces, transcript=Transcript(name=asked.name, allowance=allowance))
        if found.facts:
            deque(pieces, maxlen=0)  # a reader may have stopped where the file is damaged: the hash comes at its end
        return part.encode(replace(found, facts=tuple(seal(found.facts, record=incoming.record))))
    data = b"".join(pieces)
    if asked.wanted == "text":
        transcript = Transcript(name=asked.name, record=asked.record or incoming.record, inside=asked.place)
        return part.encode(telling.read_plain(data.decode(errors="replace"), zone=asked.zone, transcript=transcript))
    if asked.wanted == "excerpt":
        from rumbo.records.excerpts import excerpt_of  # with what finds a place in any format

        return msgspec.msgpack.encode(excerpt_of(data, place=asked.place, quote=asked.quote))
    if asked.place:
        from rumbo.records.inside import find_picture

        way = asked.place.split(WITHIN)
        data = find_picture(data, way=way, allowance=Allowance(on_unpacked=clock.count_unpacked))
    pages = images.preview(data) if asked.wanted == "preview" else images.normalise(data, first=asked.first)
    return msgspec.msgpack.encode(pages)


class _Clock:
    """The processor time of one file: more for each byte that comes, and for what is unpacked of it."""

    def __init__(self, incoming: Incoming) -> None:
        self._incoming = incoming
        self._unpacked_bytes = 0
        self._used = _cpu_used()
        self._began = int(time.process_time())  # the kernel counts whole seconds
        self._allow()

    def pieces(self) -> Iterator[bytes]:
        """The file as it comes."""
        for piece in self._incoming.pieces():
            self._allow()
            yield piece

    def count_unpacked(self, count: int) -> None:
        """Count bytes that were unpacked."""
        self._unpacked_bytes += count
        self._allow()

    def time_used(self) -> float:
        """Which share of the time for the file, as far as it came, is used."""
        return (time.process_time() - self._began) / cpu_seconds(self._size_bytes())

    def _allow(self) -> None:
        allow_cpu(self._size_bytes(), used=self._used)

    def _size_bytes(self) -> int:
        came = self._incoming.size_bytes
        return came + min(self._unpacked_bytes, UNPACKED_COUNTS * came)


def confine() -> None:
    """Give up what reading does not need. Called before the first byte of the file is taken."""
    if resource is not None:
        _limit("RLIMIT_CPU", CPU_SECONDS, 2 * MOST_CPU_SECONDS)
        _limit("RLIMIT_AS", MEMORY_BYTES, MEMORY_BYTES)
        _limit("RLIMIT_NOFILE", OPEN_FILES, OPEN_FILES)
        for nothing in ("RLIMIT_FSIZE", "RLIMIT_CORE", "RLIMIT_NPROC"):
            _limit(nothing, 0, 0)
    sys.dont_write_bytecode = True  # a reader that is loaded with its first file writes nothing beside itself
    sys.addaudithook(refuse)


def allow_cpu(size_bytes: int, *, used: int) -> None:
    """Set the processor time for a file of this size; `used` is what this process had used before it, in seconds."""
    _limit("RLIMIT_CPU", used + cpu_seconds(size_bytes), 2 * MOST_CPU_SECONDS)


def _cpu_used() -> int:
    if resource is None:
        return 0
    used = resource.getrusage(resource.RUSAGE_SELF)
    return int(used.ru_utime + used.ru_stime)


def refuse(event: str, details: tuple[Any, ...]) -> None:
    """Refuse what no reader does.

    Raises RefusedError for sockets, new processes, foreign code and files opened to write.
    """
    writes = event == "open" and isinstance(details[1], str) and not _WRITING.isdisjoint(details[1])
    if writes or event.startswith(_REFUSED):
        raise RefusedError(event)


def _limit(name: str, soft: int, hard: int) -> None:
    which = getattr(resource, name, None)
    if which is None:
        return
    try:
        resource.setrlimit(which, (soft, hard))
    except (OSError, ValueError):  # a system that does not offer it, or already allows less
        return
