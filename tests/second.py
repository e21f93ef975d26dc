"""The second database: `pytest -p tests.second` runs every test that touches the database on PostgreSQL, as at a host.

The settings are a host's own, read from its variables; texts and files are sealed with the keys of their stories. What opens
the story is still the file of a home, since signing in at a host is not there yet: its header, its gate, its keyring.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rumbo.web.vault.hosted import host_keys
from scripts import postgresql

NEEDS_THE_DATABASE = {"own_folder", "household", "home"}

# They are about the encrypted file itself, which a host does not have: each with what it looks at.
OF_THE_FILE_AT_HOME = {
    "tests/web/vault": "the file, its locks, its copies and its engine",
    "tests/faults": "killed, cut off and full disks, with a server of its own on that file",
    "tests/web/frame/test_doorkeeper.py": "the names that a home answers to",
    "tests/browser": "a server of its own on that file",
    "tests/cli": "commands that open that file in a process of their own",
}

_running = ExitStack()


def pytest_load_initial_conftests() -> None:
    """Before anything reads the settings: start the cluster and set a host's variables. Workers find them set."""
    if "RUMBO_DATABASE" in os.environ:
        return
    folder = Path(tempfile.mkdtemp(prefix="rumbo-second-"))
    _running.callback(shutil.rmtree, folder, ignore_errors=True)
    cluster = _running.enter_context(postgresql.running())
    key_file = folder / "host.keys"
    key_file.touch(mode=0o600)
    key_file.write_text(host_keys.new_line(today=datetime.now(UTC).date()))
    os.environ |= {
        "RUMBO_MODE": "hosted", "RUMBO_ADDRESS": "http://127.0.0.1:7786", "RUMBO_SECRET": "of these tests alone, " * 3,
        "RUMBO_HOME": str(folder / "home"), "RUMBO_DATABASE": cluster.address("stories"),
        "RUMBO_KEYS_DATABASE": cluster.address("story_keys"), "RUMBO_HOST_KEY_FILE": str(key_file),
    }  # fmt: skip


pytest_load_initial_conftests = pytest.hookimpl(tryfirst=True)(pytest_load_initial_conftests)


def pytest_unconfigure() -> None:
    """Stop what was started."""
    _running.close()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what touches no database, and what is about the file at home."""
    chosen = [
        each
        for each in items
        if NEEDS_THE_DATABASE & set(getattr(each, "fixturenames", ())) and not _is_of_the_file(each)
    ]
    left_out = [each for each in items if each not in set(chosen)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = chosen


def _is_of_the_file(item: pytest.Item) -> bool:
    if item.get_closest_marker("hosted"):
        return False
    if item.get_closest_marker("home"):
        return True
    return any(item.nodeid.startswith(place) for place in OF_THE_FILE_AT_HOME)
