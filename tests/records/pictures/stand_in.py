"""A stand-in for Tesseract: a small program of our own that answers as it does."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

START = """\
#!{python} -IS
import sys, time
if "--list-langs" in sys.argv:
    print("List of available languages (2):\\n{langs}")
    sys.exit()
picture = sys.stdin.buffer.read()
assert sys.argv[1:4] == ["stdin", "stdout", "-l"] and picture.startswith(b"\\x89PNG"), sys.argv
{says}
"""


def stand_in(folder: Path, *, says: str, langs: str = "eng\\nspa") -> Path:
    """Write the program; `says` is the Python that answers for a picture."""
    program = folder / "tesseract"
    program.write_text(START.format(python=sys.executable, says=says, langs=langs), encoding="utf-8")
    program.chmod(0o700)
    return program


def installed(monkeypatch: pytest.MonkeyPatch, folder: Path, *, says: str, langs: str = "eng\\nspa") -> Path:
    """Have the program where programs are looked for."""
    program = stand_in(folder, says=says, langs=langs)
    monkeypatch.setenv("PATH", str(folder))
    return program
