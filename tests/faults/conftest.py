"""The real program with Rosa before it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.story import DISK_MB, begin_file
from tests.faults.visitor import Visitor
from tests.program import Program


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    """Rumbo, started on an empty folder."""
    with Program(tmp_path / "rosa") as running:
        yield running


@pytest.fixture
def rosa(program: Program) -> Visitor:
    """Rosa, with her file open."""
    visitor = Visitor(program)
    begin_file(visitor)
    return visitor


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MB: a file system in memory where this machine allows one to be mounted, else none."""
    place = tmp_path / "disk"
    place.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={DISK_MB}m", "rumbo-test", str(place)]
    mounted = (
        os.name == "posix" and os.geteuid() == 0 and subprocess.run(["mount", *options], check=False).returncode == 0
    )
    if not mounted:
        pytest.skip(
            "only the administrator can mount a small disk; the limit on one file's size is tested all the same"
        )
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)
