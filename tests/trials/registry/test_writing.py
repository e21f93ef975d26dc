"""A process that is killed while it works leaves the registry that was there, and what it had fetched."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rumbo.trials import Registry
from rumbo.trials.registry import writing
from rumbo.trials.registry.incoming import Incoming
from tests.trials.registry.office import Reply, open_office, updated
from tests.trials.registry.test_sync import FIVE, fetch

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
BUILDS = """
import sys
from itertools import cycle
from pathlib import Path
from rumbo.trials import Registry
from tests.trials.registry.office import entry

for size in cycle((30, 40)):
    Registry.build([entry(f"NCT{number:08}") for number in range(size)], Path(sys.argv[1]))
    print(size, flush=True)
"""
FETCHES = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from rumbo.trials.registry.client import Client, Limits
from rumbo.trials.registry.sync import fetch

with Client(sys.argv[2], limits=Limits(between_s=0)) as client:
    fetch(Path(sys.argv[1]), client=client, now=datetime(2026, 11, 21, 10, tzinfo=UTC), show=lambda progress: None)
"""


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    """Another Python with this one's path."""
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )


@pytest.mark.parametrize("wait_ms", [0, 15, 40, 90])
def test_one_that_is_killed_while_it_builds_leaves_the_last_whole_registry(tmp_path: Path, wait_ms: int) -> None:
    with start(BUILDS, tmp_path) as worker:
        assert worker.stdout is not None
        said = [int(worker.stdout.readline())]
        time.sleep(wait_ms / 1000)
        worker.kill()
        said += map(int, worker.stdout.read().split())
    left = Registry.open(tmp_path)
    following = {30: 40, 40: 30}[said[-1]]  # it may have been killed between the rename and its word
    assert len(left) in (said[-1], following)
    assert [each.nct_id for each in left] == [f"NCT{number:08}" for number in range(len(left))]
    writing.sweep(tmp_path)
    assert len(list(tmp_path.glob(f"{writing.LAID_OUT}*"))) == 1
    assert len(Registry.build([], tmp_path)) == 0


def test_one_that_is_killed_while_it_fetches_leaves_the_old_registry_and_goes_on_where_it_was(tmp_path: Path) -> None:
    reached, released = threading.Event(), threading.Event()

    def slow() -> Reply | None:
        reached.set()
        released.wait(20)
        return None

    many = [updated(f"NCT1{n:07}", "2026-10-01") for n in range(6)]
    with open_office(*FIVE) as office:
        fetch(tmp_path, office)
        (tmp_path / "sync.lock").unlink(missing_ok=True)
        office.studies, office.as_of, office.asked = many, "2026-11-22T09:00:00", []
        office.faults = [None, None, slow]
        with start(FETCHES.replace("2026, 11, 21", "2026, 12, 31"), tmp_path, office.address) as worker:
            assert reached.wait(20)
            worker.kill()
        released.set()
        assert len(Registry.open(tmp_path)) == 5
        found = Incoming.find(tmp_path)
        assert found is not None
        with found:
            assert found.bookmark.received == 4
        office.faults, office.asked = [], []
        made = fetch(tmp_path, office, now=datetime(2026, 12, 31, 11, tzinfo=UTC))
    assert [each["pageToken"] for each in office.questions] == ["p2"]
    assert made.numbers == tuple(f"NCT1{n:07}" for n in range(6))
