"""Runs the named parts of the checks, prints how long each took, and stops with an error if one failed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTEST = [sys.executable, "-m", "pytest"]
COVERED = [sys.executable, "-m", "coverage", "run", "-m", "pytest"]
TWO = ["-n", "2", "--dist", "loadfile"]

PARTS: dict[str, list[list[str]]] = {
    "lint": [
        [str(BIN / "ruff"), "check", "."],
        [str(BIN / "ruff"), "format", "--check", "."],
        [sys.executable, "scripts/messages.py", "--check"],
    ],
    "types": [[str(BIN / "mypy")]],
    "rooms": [[str(BIN / "lint-imports")]],
    "unit": [
        [sys.executable, "-m", "coverage", "erase"],  # what a run that was cut short left behind
        [
            *COVERED,
            *TWO,
            "tests",
            "src",
            "--ignore=tests/pages",
            "--ignore=tests/browser",
            "--ignore=tests/faults",
        ],
        [sys.executable, "scripts/coverage_bars.py"],
    ],
    "pages": [[*PYTEST, *TWO, "tests/pages"]],
    "browser": [[*PYTEST, "-n", "2", "tests/browser"]],
    "second": [[*PYTEST, *TWO, "-p", "tests.second", "tests"]],  # what touches the database, on PostgreSQL
    "faults": [[*PYTEST, "-n", "2", "tests/faults"]],
    "screens": [[sys.executable, "scripts/screens.py"]],
}


def find_chromium() -> None:
    """Make sure that a Chromium is there for the browser part; root may install Debian's."""
    if any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")):
        return
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium", "fonts-noto-core"], check=True)
        return
    sys.exit(
        "The browser tests need Chromium. Please run:  sudo apt install chromium  (only the administrator can add programs)"
    )


def run(part: str) -> bool:
    """Run one part; True when all its commands succeeded."""
    if part in {"browser", "screens"}:
        find_chromium()
    return all(subprocess.run(command, cwd=ROOT, check=False).returncode == 0 for command in PARTS[part])


def main() -> None:
    """Run the parts named on the command line."""
    times: list[tuple[str, float, bool]] = []
    for part in sys.argv[1:]:
        print(f"== {part}", flush=True)
        begun = time.monotonic()
        good = run(part)
        times.append((part, time.monotonic() - begun, good))
        if not good:
            break
    print("\npart       seconds")
    for part, seconds, good in times:
        print(f"{part:<10} {seconds:7.1f}  {'ok' if good else 'FAILED'}")
    if not all(good for _, _, good in times):
        sys.exit(1)


if __name__ == "__main__":
    main()
