"""The child process a file is read in: it gives up what it does not need, takes bytes from a pipe, answers on a pipe.

What each system can do. Linux: processor time, memory, open files and written bytes are limited by the kernel, and no
process can be started. macOS: the same, but its kernel does not hold to the memory limit. Windows has no such limits:
there the parent's clock and its limit on the answer are what ends a reader. On all three, Python refuses this process
sockets, new processes and files to write (an audit hook, which cannot be taken away once it is set).
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import importlib
import sys
from typing import Any, BinaryIO, Final

import msgspec

from rumbo.records import formats, part
from rumbo.records.documents import telling
from rumbo.records.limits import (
    CPU_SECONDS,
    MEMORY_BYTES,
    MOST_CPU_SECONDS,
    OPEN_FILES,
    TOO_LITTLE_MEMORY,
    cpu_seconds,
)
from rumbo.records.part import Asked
from rumbo.records.pictures import images
from rumbo.records.transcript import Transcript

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
    """Be the child: confine this process, then answer for the one file on standard input."""
    gc.disable()  # this process lives for one file; looking for cycles took a third of its time
    confine()
    sys.exit(answer(sys.stdin.buffer, sys.stdout.buffer))


def answer(taken: BinaryIO, given: BinaryIO) -> int:
    """Read one file from a stream and write what it holds to another; gives the exit code."""
    try:
        asked = msgspec.json.decode(taken.readline(), type=Asked)
        data = taken.read()
        allow_cpu(len(data))
        given.write(_found(asked, data))
        given.flush()
    except MemoryError:
        return TOO_LITTLE_MEMORY
    return 0


def _found(asked: Asked, data: bytes) -> bytes:
    if asked.wanted in ("pages", "preview"):
        return msgspec.msgpack.encode(
            images.preview(data) if asked.wanted == "preview" else images.normalise(data, first=asked.first)
        )
    transcript = Transcript(name=asked.name, record=asked.record or hashlib.sha256(data).hexdigest())
    if asked.wanted == "text":
        return part.encode(telling.read_plain(data.decode(errors="replace"), zone=asked.zone, transcript=transcript))
    return part.encode(formats.read(data, transcript=transcript))


def confine() -> None:
    """Give up what reading does not need. Called before the first byte of the file is taken, after all imports."""
    if resource is not None:
        _limit("RLIMIT_CPU", CPU_SECONDS, MOST_CPU_SECONDS + CPU_SECONDS)
        _limit("RLIMIT_AS", MEMORY_BYTES, MEMORY_BYTES)
        _limit("RLIMIT_NOFILE", OPEN_FILES, OPEN_FILES)
        for nothing in ("RLIMIT_FSIZE", "RLIMIT_CORE", "RLIMIT_NPROC"):
            _limit(nothing, 0, 0)
    sys.addaudithook(refuse)


def allow_cpu(size_bytes: int) -> None:
    """Set the processor time for a file of this size, counted from now."""
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        _limit(
            "RLIMIT_CPU",
            int(used.ru_utime + used.ru_stime) + cpu_seconds(size_bytes),
            MOST_CPU_SECONDS + CPU_SECONDS,
        )


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
