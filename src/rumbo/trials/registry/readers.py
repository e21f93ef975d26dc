"""Criteria of many studies, read by as many processes as there are cores: reading is what takes the time of a build."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Final, Self

import msgspec

from rumbo.trials.registry.reading import read_criteria, receive, send

ALONE: Final = 400  # so many are read before a process is started for it, which takes about as long
BATCH: Final = 64
MOST: Final = 4  # processes; each takes about 100 MB
Unread = tuple[bytes, bytes | None]  # a packed study, and its packed criteria where they were read before
_START: Final = "import sys; sys.path[:] = sys.argv[1:]; from rumbo.trials.registry.reading import main; main()"


class Readers:
    """Reads criteria in order. Use it in a `with` block; at its end the processes are gone."""

    def __init__(self, *, many: int | None = None) -> None:
        self._many = min(MOST, os.cpu_count() or 1) if many is None else many
        self._idle: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
        self._children: list[subprocess.Popen[bytes]] = []
        self._threads = ThreadPoolExecutor(max(1, self._many))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._threads.shutdown(cancel_futures=True)
        for child in self._children:
            child.kill()
            child.communicate()

    def read(self, studies: Iterable[Unread]) -> Iterator[tuple[bytes, bytes]]:
        """Packed studies with their packed criteria, in order. `studies` is drawn a little ahead of what is given."""
        source, alone = iter(studies), 0
        for piece, known in source:
            yield piece, known or read_criteria(piece)
            alone += known is None
            if alone == ALONE and self._many > 1:
                break
        under_way: deque[Future[list[tuple[bytes, bytes]]]] = deque()
        while batch := list(islice(source, BATCH)):
            if not self._children:
                self._start()
            under_way.append(self._threads.submit(self._ask, batch))
            if len(under_way) > 2 * self._many:
                yield from under_way.popleft().result()
        for each in under_way:
            yield from each.result()

    def _start(self) -> None:
        """Start the processes. Each gets where our modules are, and nothing else of this one."""
        needed = {
            name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ
        }  # to start at all on Windows
        for _ in range(self._many):
            child = subprocess.Popen(  # noqa: S603 - our own program, started with nothing from outside
                [sys.executable, "-I", "-S", "-X", "utf8", "-c", _START, *(str(Path(each).absolute()) for each in sys.path)],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=needed,
            )  # fmt: skip
            self._children.append(child)
            self._idle.put(child)

    def _ask(self, batch: list[Unread]) -> list[tuple[bytes, bytes]]:
        """Have what is unread of a batch read. A process that fails is not asked again, and its batch is read here."""
        unread = [piece for piece, known in batch if known is None]
        read = iter(self._answer(unread) if unread else ())
        return [(piece, known or next(read)) for piece, known in batch]

    def _answer(self, unread: list[bytes]) -> list[bytes]:
        try:
            child = self._idle.get_nowait()
            assert child.stdin is not None and child.stdout is not None  # noqa: S101, PT018 - both are pipes
            send(unread, into=child.stdin)
            read = receive(child.stdout)
        except (Empty, OSError, EOFError, msgspec.MsgspecError):
            return [read_criteria(each) for each in unread]
        self._idle.put(child)
        return read
