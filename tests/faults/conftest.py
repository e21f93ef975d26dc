"""The real program with Rosa before it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.story import begin_file
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
