"""A PostgreSQL cluster in a temporary folder, for the checks: found on this machine, started, and stopped by its own id.

It listens on a socket in its folder, and on nothing else. PostgreSQL refuses to run as root: then it runs as `postgres` or
`nobody`.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

USER = "rumbo"
PORT = "5432"  # of the socket's name only
PATIENCE_S = 60.0
# What is in it is thrown away: nothing has to outlive a power cut.
HASTY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=100", "shared_buffers=64MB")


@dataclass(frozen=True)
class Cluster:
    """A running cluster. Its socket is in `folder`."""

    folder: Path
    pid: int

    def address(self, name: str) -> str:
        """The address of a database, as RUMBO_DATABASE holds it."""
        return f"postgresql://{USER}@/{name}?host={self.folder}"


def find_programs() -> Path:
    """The folder of `initdb` and `postgres`: on the PATH, or where Debian and macOS keep them, the newest first.

    Exits, saying what to install, when there are none. Root may install Debian's.
    """
    found = _look_for_programs()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "postgresql"], check=True)
        found = _look_for_programs()
    return found or sys.exit(
        "The tests on the second database need PostgreSQL. Please run:  sudo apt install postgresql  "
        "(on macOS:  brew install postgresql)"
    )


def _look_for_programs() -> Path | None:
    roots = (Path("/usr/lib/postgresql"), Path("/opt/homebrew/opt"), Path("/usr/local/opt"))
    places = sorted((place for root in roots for place in root.glob("*/bin")), key=_version_of, reverse=True)
    on_path = shutil.which("initdb")
    if on_path:
        places.append(Path(on_path).resolve().parent)
    return next((each for each in places if (each / "initdb").exists() and (each / "postgres").exists()), None)


def _version_of(place: Path) -> int:
    digits = "".join(each for each in place.parent.name if each.isdigit())
    return int(digits or 0)


@contextmanager
def running() -> Iterator[Cluster]:
    """A new, empty cluster for the length of the block."""
    programs = find_programs()
    folder = Path(tempfile.mkdtemp(prefix="rumbo-pg-"))
    runs_as = someone_else(folder) if os.geteuid() == 0 else {}
    try:
        command = [str(programs / "initdb"), "-D", str(folder / "data"), "-U", USER, "-A", "trust", "-E", "UTF8"]
        quickly = ["--no-sync", "--no-locale"]
        subprocess.run([*command, *quickly], check=True, stdout=subprocess.DEVNULL, cwd=folder, **runs_as)
        server = _start(programs, folder, runs_as)
        try:
            _wait(server, folder)
            yield Cluster(folder, server.pid)
        finally:
            server.send_signal(signal.SIGINT)  # fast: it does not wait for who is still connected
            server.wait(timeout=PATIENCE_S)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _start(programs: Path, folder: Path, runs_as: dict[str, Any]) -> subprocess.Popen[bytes]:
    settings = (*HASTY, "listen_addresses=", f"unix_socket_directories={folder}")
    options = [part for each in settings for part in ("-c", each)]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [str(programs / "postgres"), "-D", str(folder / "data"), *options],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=folder, **runs_as,
        )  # fmt: skip


def _wait(server: subprocess.Popen[bytes], folder: Path) -> None:
    """Until it takes connections: then it has written so into its file."""
    until = time.monotonic() + PATIENCE_S
    note = folder / "data" / "postmaster.pid"
    while time.monotonic() < until:
        if server.poll() is not None:
            break
        if note.exists() and note.read_text().rstrip().endswith("ready"):
            return
        time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")


def someone_else(folder: Path) -> dict[str, Any]:
    """Give the folder to somebody who is not root: how to start a program as them."""
    names = {each.pw_name: each for each in pwd.getpwall()}
    who = names.get("postgres") or names["nobody"]
    os.chown(folder, who.pw_uid, who.pw_gid)
    return {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}
