"""What keeps a copy from being made or brought back leaves nothing half done. The whole way is in tests/cli/test_copies.py."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connections

from rumbo.web.vault.hosted import copies
from rumbo.words import Explained
from scripts import postgresql

pytestmark = [pytest.mark.hosted, pytest.mark.usefixtures("own_folder")]

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL's own programs are found."""
    monkeypatch.setenv("PATH", str(postgresql.find_programs()))


@pytest.mark.usefixtures("programs")
def test_a_copy_is_named_after_its_moment_and_never_written_over(tmp_path: Path) -> None:
    made = copies.make_copy(tmp_path, of="keys", now=NOW)
    assert made.path.name == "2026-11-24-030000-keys"
    assert copies.read_copy(made.path) == made
    with pytest.raises(Explained, match="is there already"):
        copies.make_copy(tmp_path, of="keys", now=NOW)
    assert copies.read_copy(made.path) == made


@pytest.mark.usefixtures("programs")
def test_only_its_owner_may_look_into_a_copy(tmp_path: Path) -> None:
    made = copies.make_copy(tmp_path / "new", of="keys", now=NOW)
    assert not any(each.stat().st_mode & 0o077 for each in (made.path, *made.path.iterdir()))


def test_without_pg_dump_there_is_no_half_of_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Explained, match="pg_dump"):
        copies.make_copy(tmp_path / "here", of="stories", now=NOW)
    assert not list((tmp_path / "here").iterdir())


@pytest.mark.usefixtures("programs")
def test_a_database_that_does_not_answer_takes_nothing_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = copies.make_copy(tmp_path, of="keys", now=NOW)
    connections["keys"].close()
    monkeypatch.setitem(connections["keys"].settings_dict, "HOST", "/nonexistent")
    with pytest.raises(Explained, match="pg_restore"):
        copies.bring_back(made)
    connections["keys"].close()


def test_a_password_is_in_no_command_line_and_reaches_the_program_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connections["keys"].settings_dict, "PASSWORD", "s@fe")
    assert "s@fe" not in copies._address("keys")
    told = copies._environment("keys")
    assert told["PGPASSWORD"] == "s@fe"
    assert not [name for name in told if name.startswith("RUMBO_")]
