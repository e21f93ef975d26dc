"""The example beside one's own file: a second Rumbo with an invented person, in a folder of its own that is thrown away."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import IO

START_S = 30.0
_guard = threading.Lock()
_running: subprocess.Popen[str] | None = None
_address = ""


def start(back_to: str) -> str:
    """The address of the example. It is started when it is not there yet, and ends with this process.

    Raises OSError when it cannot be started.
    """
    global _running, _address  # noqa: PLW0603 - one example for one server process
    with _guard:
        if _running is None or _running.poll() is not None:
            command = [
                sys.executable,
                "-m",
                "rumbo",
                "open",
                "--demo",
                "--no-browser",
                "--until-input-ends",
                "--back-to",
                back_to,
            ]
            _running = subprocess.Popen(  # noqa: S603 - our own program, with an address of our own
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
            _address = _first_address(_running.stdout)
        return _address


def _first_address(output: IO[str] | None) -> str:
    found: list[str] = []

    def read() -> None:
        for line in output or ():
            if line.startswith("http://"):
                found.append(line.strip())
                return

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    reader.join(START_S)
    if not found:
        raise OSError("the example did not start")
    return found[0]
