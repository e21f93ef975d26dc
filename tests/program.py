"""The real program in a process of its own, as a person starts it; for the tests in a browser, the faults and the pictures.

Every program has its own folder and its own port, and is ended by its own process id.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).resolve().parent.parent
MARISOLS_FILE = ROOT / "examples" / "marisol" / "records" / "everything_searchset.json"
INGRIDS_FILE = ROOT / "examples" / "ingrid" / "records" / "infusion_center_transaction.json"
START_S = 60.0
END_S = 15.0


class Program:
    """`rumbo open` on one folder. Use it in a `with` block, or call `start` and `end`."""

    def __init__(
        self,
        home: Path,
        *,
        arguments: tuple[str, ...] = (),
        environment: Mapping[str, str] | None = None,
        largest_file: int | None = None,
        beside: Path | None = None,
    ) -> None:
        self.home, beside = home, beside or home.parent
        self.arguments, self.largest_file = arguments, largest_file
        self.temporary = beside / f"{home.name}-tmp"
        self.log = beside / f"{home.name}.log"
        self.environment = {
            **os.environ, "PYTHONPATH": str(ROOT / "src"), "RUMBO_HOME": str(home), "TMPDIR": str(self.temporary),
            **(environment or {}),
        }  # fmt: skip
        self.address = ""

    def start(self) -> Self:
        """Start it, and wait for the address it prints.

        Raises TimeoutError, with what it said, when none comes.
        """
        self.temporary.mkdir(exist_ok=True)
        self.home.mkdir(parents=True, exist_ok=True)
        port = self.home / "port"
        if not port.exists():
            port.write_text(str(free_port()), encoding="ascii")  # two starts at once must not choose the same
        seen = len(self._addresses())
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self._command(), env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.home.parent,
            )  # fmt: skip
        until = time.monotonic() + START_S
        while len(found := self._addresses()) == seen:
            if time.monotonic() > until or self.process.poll() not in {None, 0}:
                raise TimeoutError(self.said)
            time.sleep(0.02)
        self.address = found[-1]
        return self

    def _command(self) -> list[str]:
        command = [sys.executable, "-m", "rumbo", "open", "--no-browser", *self.arguments]
        if self.largest_file is None:
            return command
        blocks = self.largest_file // 512  # the unit in which a POSIX shell limits the size of files
        return ["sh", "-c", f'ulimit -f {blocks} && exec "$@"', "sh", *command]

    def _addresses(self) -> list[str]:
        return [line for line in self.said.splitlines() if line.startswith("http://")]

    @property
    def said(self) -> str:
        """What it wrote to its output and its errors."""
        return self.log.read_text(encoding="utf-8") if self.log.exists() else ""

    @property
    def base(self) -> str:
        """The address of the site, without a path."""
        return self.address.partition("/start")[0]

    @property
    def port(self) -> int:
        """Where it answers."""
        return int(self.base.rpartition(":")[2])

    @property
    def worker(self) -> int:
        """The id of the process that answers requests and holds the key."""
        (found,) = (pid for pid, command in children_of(self.process.pid).items() if "resource_tracker" not in command)
        return found

    def end(self) -> None:
        """End it as a closed terminal or a shutdown does."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(END_S)
            except subprocess.TimeoutExpired:
                self.kill()

    def kill(self) -> None:
        """End it and what it started at once, without a warning."""
        mine = (*children_of(self.process.pid), self.process.pid)
        for each in mine:
            with contextlib.suppress(ProcessLookupError):
                os.kill(each, signal.SIGKILL)
        self.process.wait(END_S)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()


def free_port() -> int:
    """A port of this computer that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def children_of(pid: int) -> dict[int, str]:
    """The running processes that one process started, with their commands: from /proc, or where there is none, from `ps`."""
    rows = _processes_of_proc() if Path("/proc/self/stat").exists() else _processes_of_ps()
    return {child: command for child, parent, state, command in rows if parent == pid and state != "Z"}


def _processes_of_proc() -> Iterator[tuple[int, int, str, str]]:
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it ended meanwhile
            state, parent = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[:2]
            command = stat.with_name("cmdline").read_text(encoding="utf-8", errors="replace").replace("\0", " ")
            yield int(stat.parent.name), int(parent), state, command


def _processes_of_ps() -> Iterator[tuple[int, int, str, str]]:
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    for line in listed.splitlines():
        pid, parent, state, command = line.split(maxsplit=3)
        yield int(pid), int(parent), state[0], command
