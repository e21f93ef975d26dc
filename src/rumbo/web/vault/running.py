"""One server for one file: who holds it, and how a second start finds the first.

The lock decides; running.json only tells where the holder answers. What is written there counts only when the server at
that port says, at /alive, that it is the one.
"""

from __future__ import annotations

import http.client
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec
from filelock import FileLock, Timeout

from rumbo import disk
from rumbo.web.vault.folder import VaultFolder
from rumbo.words import Explained

LOOPBACK = "127.0.0.1"
PATIENCE_S = 2.0
LONGEST_ANSWER = 200


class Running(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a server answers. `identity` is what it says at /alive; `launch_token` lets a browser in: a secret."""

    port: int
    pid: int
    launch_token: str
    identity: str

    @property
    def address(self) -> str:
        """The address that lets this computer's browser in."""
        return f"http://{LOOPBACK}:{self.port}/start?token={self.launch_token}"


@contextmanager
def holding(folder: VaultFolder) -> Iterator[None]:
    """Be the one server of this vault for the length of the block. The system frees it when the process dies.

    Raises Explained("vault-in-use") when another process is.
    """
    lock = FileLock(folder.running_lock)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise Explained("vault-in-use") from None
    try:
        yield
    finally:
        folder.running.unlink(missing_ok=True)
        lock.release()


def new_identity() -> str:
    """What a server will say at /alive: new at each start, so that an old note never fits a stranger at its port."""
    return secrets.token_hex(16)


def announce(folder: VaultFolder, *, port: int, launch_token: str, identity: str, pid: int | None = None) -> Running:
    """Write down where this server answers. Only its owner can read it."""
    running = Running(port=port, pid=os.getpid() if pid is None else pid, launch_token=launch_token, identity=identity)
    disk.write_whole(folder.running, msgspec.json.encode(running))
    return running


def ask_alive(port: int) -> str | None:
    """What answers at /alive of a port of this computer, or None. No proxy is asked, nothing leaves the machine."""
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=PATIENCE_S)
    try:
        connection.request("GET", "/alive")
        answer = connection.getresponse()
        return answer.read(LONGEST_ANSWER).decode("ascii").strip() if answer.status == 200 else None
    except (OSError, http.client.HTTPException, UnicodeDecodeError):
        return None
    finally:
        connection.close()


def find_running(folder: VaultFolder, *, ask: Callable[[int], str | None] = ask_alive) -> Running | None:
    """The server of this vault, when one really answers."""
    try:
        running = msgspec.json.decode(folder.running.read_bytes(), type=Running)
    except (OSError, msgspec.MsgspecError, ValueError):
        return None
    answer = ask(running.port)
    return running if answer is not None and secrets.compare_digest(answer, running.identity) else None
