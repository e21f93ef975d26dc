"""The server at home: one worker that holds the key in memory, on 127.0.0.1, for this computer's browser alone.

The parent process holds the file's lock, starts the worker and starts it anew should it die; the key dies with it, and the
lock page says so. Works the same on Linux, macOS and Windows.
"""

from __future__ import annotations

import multiprocessing
import os
import secrets
import socket
import sys
import threading
import time
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server
from granian.server.common import AbstractServer

from rumbo.web.vault import running
from rumbo.web.vault.folder import VaultFolder
from rumbo.web.vault.running import Running

FIRST_PORT = 7786  # R-U-M-… on a telephone's keys begins 7-8-6; one more 7 keeps it out of the way of others
THREADS = 2  # measured in docs/measurements.md: one slow page must not hold up the next
STARTING_S = 30.0


def serve(folder: VaultFolder, *, open_browser: bool, is_example: bool = False, back_to: str = "") -> None:
    """Serve one file until it is stopped. Prints the address; opens the browser when asked to.

    Raises Explained("vault-in-use") when another process serves the file and does not answer.
    """
    found = running.find_running(folder)
    if found is not None:
        _show(found, open_browser=open_browser)
        return
    folder.path.mkdir(mode=0o700, parents=True, exist_ok=True)
    with running.holding(folder):
        folder.prepare()
        with take_port(folder.path / "port") as held:
            port = held.getsockname()[1]
            if sys.platform != "linux":
                held.close()
            _serve(folder, port, open_browser=open_browser, is_example=is_example, back_to=back_to)


def _serve(folder: VaultFolder, port: int, *, open_browser: bool, is_example: bool, back_to: str) -> None:
    identity, token = running.new_identity(), secrets.token_urlsafe(24)
    os.environ.update(
        RUMBO_HOME=str(folder.path), RUMBO_SECRET=secrets.token_urlsafe(48), RUMBO_IDENTITY=identity,
        RUMBO_LAUNCH_TOKEN=token, RUMBO_EXAMPLE="1" if is_example else "0", RUMBO_BACK_TO=back_to,
    )  # fmt: skip
    found = running.announce(folder, port=port, launch_token=token, identity=identity)
    threading.Thread(target=_when_it_answers, args=(found, open_browser), daemon=True).start()
    _server(port).serve()


def _server(port: int) -> AbstractServer[Any]:
    # A worker of its own everywhere, as macOS and Windows start one: a forked one would have this process's settings, made
    # before there was a token, and locks that its other threads hold.
    multiprocessing.set_start_method("spawn", force=True)
    return Server(
        "rumbo.web.wsgi:application", address=running.LOOPBACK, port=port, interface=Interfaces.WSGI, workers=1,
        blocking_threads=THREADS, respawn_failed_workers=True, respawn_interval=0.5, log_level=LogLevels.error,
        log_access=False, websockets=False, workers_kill_timeout=5,
    )  # fmt: skip


def take_port(remembered: Path) -> socket.socket:
    """A socket that holds the port of last time when it is free, else the next free one; it is remembered for next time."""
    try:
        before = int(remembered.read_text(encoding="ascii"))
    except (OSError, ValueError):
        before = FIRST_PORT
    held = next(filter(None, map(_hold, (before, *range(FIRST_PORT, FIRST_PORT + 50), 0))))
    remembered.write_text(str(held.getsockname()[1]), encoding="ascii")
    return held


def _hold(port: int) -> socket.socket | None:
    held = socket.socket()
    if sys.platform != "win32":  # there, this option would let two programs share a port
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        held.bind((running.LOOPBACK, port))
    except (OSError, OverflowError):  # taken; or what was remembered is no port at all
        held.close()
        return None
    if (
        sys.platform == "linux"
    ):  # granian shares its port: only with this socket, not with a Rumbo that looks for one now
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    return held


def _when_it_answers(found: Running, open_browser: bool) -> None:  # noqa: FBT001 - a thread's argument
    until = time.monotonic() + STARTING_S
    while time.monotonic() < until:
        if running.ask_alive(found.port) == found.identity:
            _show(found, open_browser=open_browser)
            return
        time.sleep(0.05)


def _show(found: Running, *, open_browser: bool) -> None:
    sys.stdout.write(f"Rumbo is here / Rumbo está aquí:\n{found.address}\n")
    sys.stdout.flush()
    if open_browser and has_display():
        webbrowser.open(found.address)


def has_display() -> bool:
    """Whether a browser could be shown. Without a display the address is only printed."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def stop_when_input_ends(stop: Callable[[], None]) -> None:
    """End with whoever started this process: when their end of our input closes."""
    descriptor = sys.stdin.fileno()

    def watch() -> None:
        while os.read(
            descriptor, 1024
        ):  # not sys.stdin.read(): its lock, held here, would block the worker that is forked
            pass
        stop()

    threading.Thread(target=watch, daemon=True).start()
