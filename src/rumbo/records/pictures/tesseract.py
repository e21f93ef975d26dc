"""Tesseract, the free program that reads words from pictures: where it is, and one picture through it."""

from __future__ import annotations

import contextlib
import importlib
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

SECONDS_A_PAGE: Final = 90
MEMORY_BYTES: Final = 1_500_000_000
_MOST_TEXT_BYTES: Final = 2_000_000
_LOOK_EVERY_SECONDS: Final = 0.1
_USUAL_FOLDERS: Final = ("/opt/homebrew/bin", "/usr/local/bin", r"C:\Program Files\Tesseract-OCR")
_LANGUAGE: Final = re.compile(r"[a-z]{3}(?:_[a-z]+)?")


def find_tesseract() -> Path | None:
    """Where Tesseract is on this machine, or None. An app started from a dock may not know the usual folders."""
    found = shutil.which("tesseract")
    for folder in _USUAL_FOLDERS if found is None else ():
        found = found or shutil.which("tesseract", path=folder)
    return Path(found) if found else None


def languages(program: Path, *, wanted: Sequence[str]) -> str:
    """Which of the wanted languages this Tesseract knows, as it wants them told; what it does not know is left out."""
    try:
        listed = subprocess.run(  # noqa: S603 - the program itself, with nothing from outside
            [str(program), "--list-langs"], capture_output=True, timeout=20, check=False, env=_environment()
        )
    except (OSError, subprocess.TimeoutExpired):
        return "eng"
    known = set(listed.stdout.decode("ascii", "replace").split())
    return "+".join(each for each in wanted if each in known and _LANGUAGE.fullmatch(each)) or "eng"


def text_of(picture: bytes, *, program: Path, language: str, cancel: threading.Event) -> str | None:
    """The words of one PNG picture, or None when Tesseract failed, took too long, or was cancelled.

    It gets the picture on its input and gives the text on its output: nothing is written to the disk.
    """
    try:
        started = subprocess.Popen(  # noqa: S603 - the program itself; the picture comes on a pipe
            [str(program), "stdin", "stdout", "-l", language],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment(),
        )  # fmt: skip
    except OSError:
        return None
    with _Watched(started, cancel):
        _limit(started.pid)
        try:
            said, _ = started.communicate(picture, timeout=SECONDS_A_PAGE)
        except (OSError, subprocess.TimeoutExpired):
            return None
    return said[:_MOST_TEXT_BYTES].decode("utf-8", "replace") if started.returncode == 0 else None


class _Watched:
    """Ends a program when it is cancelled, and whatever happens at the end."""

    def __init__(self, started: subprocess.Popen[bytes], cancel: threading.Event) -> None:
        self._started, self._cancel = started, cancel
        self._done = threading.Event()
        self._watch = threading.Thread(target=self._end_when_cancelled, daemon=True)

    def __enter__(self) -> None:
        self._watch.start()

    def __exit__(self, *_error: object) -> None:
        self._done.set()
        self._watch.join()
        self._started.kill()
        self._started.wait()
        for pipe in filter(None, (self._started.stdin, self._started.stdout)):
            with contextlib.suppress(OSError):
                pipe.close()

    def _end_when_cancelled(self) -> None:
        while not self._done.wait(_LOOK_EVERY_SECONDS):
            if self._cancel.is_set():
                self._started.kill()
                return


def _limit(pid: int) -> None:
    """Where the system can limit another process (Linux): its memory, and not one byte written to the disk."""
    with contextlib.suppress(ImportError, AttributeError, OSError, ValueError):
        resource: Any = importlib.import_module("resource")
        resource.prlimit(pid, resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, 0))


def _environment() -> dict[str, str]:
    """Nothing of ours, but for what it needs to find its own files; one thread, so that the page stays usable."""
    kept = ("SYSTEMROOT", "TESSDATA_PREFIX")
    return {name: os.environ[name] for name in kept if name in os.environ} | {"OMP_THREAD_LIMIT": "1"}
