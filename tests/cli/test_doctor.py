"""The doctor says what is missing in both languages, ends with a status that a program can ask, and tells of nobody."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rumbo import __version__, cli
from rumbo.web.vault import backups, opening
from tests.cli.test_host import variables
from tests.web.cast import MARISOLS_PASSPHRASE, Household

__all__ = ["variables"]
Visit = Callable[[], tuple[int, str]]


@pytest.fixture
def visit(capsys: pytest.CaptureFixture[str]) -> Visit:
    """The doctor's status and what it said."""

    def run() -> tuple[int, str]:
        try:
            cli.main(["doctor"])
        except SystemExit as ended:
            return int(ended.code or 0), capsys.readouterr().out
        return 0, capsys.readouterr().out

    return run


@pytest.fixture
def at_home(home: Household, monkeypatch: pytest.MonkeyPatch) -> Household:
    """Marisol's file is where the doctor looks for it, with one copy, and locked."""
    monkeypatch.setenv("RUMBO_HOME", str(home.folder.path))
    monkeypatch.setattr("getpass.getpass", lambda _: MARISOLS_PASSPHRASE)
    opening.lock()
    cli.main(["backup"])
    return home


def test_a_whole_file_with_a_whole_copy_lacks_nothing(at_home: Household, visit: Visit) -> None:
    status, said = visit()
    assert status == 0
    assert f"rumbo {__version__}" in said
    assert "lock\tpassphrase\treaders 1" in said
    assert "\twhole" in said
    assert said.endswith("Nothing is missing.\nNo falta nada.\n")
    assert "Marisol" not in said


def test_where_nothing_is_begun_nothing_is_missing(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUMBO_HOME", str(tmp_path / "none" / "yet"))
    status, said = visit()
    assert status == 0
    assert "not begun" in said
    assert not (tmp_path / "none").exists()


def test_a_damaged_copy_is_named(at_home: Household, visit: Visit) -> None:
    (copy,) = backups.list_backups(at_home.folder.backups)
    (copy.path / "rumbo.db").write_bytes(b"broken")
    status, said = visit()
    assert status == 1
    assert f"copy\t{copy.path.name}\tdamaged" in said
    assert "is damaged" in said
    assert "está dañada" in said


def test_a_file_that_was_moved_away_is_missed(at_home: Household, visit: Visit) -> None:
    at_home.folder.database.unlink()
    status, said = visit()
    assert status == 1
    assert "bring a copy back" in said
    assert "recupere una copia" in said


def test_a_header_that_cannot_be_read_is_told(at_home: Household, visit: Visit) -> None:
    at_home.folder.header.write_text("no header")
    status, said = visit()
    assert status == 1
    assert "lock\t" not in said


def test_a_folder_that_refuses_and_a_full_disk_are_told(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUMBO_HOME", str(tmp_path))
    monkeypatch.setattr("rumbo.cli.doctor.os.access", lambda *_: False)
    monkeypatch.setattr("rumbo.cli.doctor.disk.has_room", lambda _: False)
    status, said = visit()
    assert status == 1
    assert f"This program may not write in {tmp_path}." in said
    assert "no puede escribir" in said
    assert said.count("\n") >= 8


def at_host(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """The doctor at a host, with these variables and no others of Rumbo's."""
    others = {name: value for name, value in os.environ.items() if not name.startswith("RUMBO_")}
    command = [sys.executable, "-m", "rumbo", "doctor"]
    given = {**others, "RUMBO_MODE": "hosted", **environment}
    return subprocess.run(command, env=given, capture_output=True, text=True, check=False)


def test_at_a_host_without_its_settings_it_says_how_to_set_them() -> None:
    said = at_host({})
    assert said.returncode == 1
    assert "RUMBO_KEYS_DATABASE" in said.stderr
    assert "Traceback" not in said.stderr


@pytest.mark.hosted
def test_at_a_host_it_names_what_is_silent_and_later_finds_nothing_missing(variables: dict[str, str]) -> None:
    before = at_host(variables)
    assert before.returncode == 1
    assert "RUMBO_DATABASE\tsilent" in before.stdout
    command = [sys.executable, "-m", "rumbo", "host", "prepare"]
    subprocess.run(command, env={**os.environ, **variables}, check=True, capture_output=True)
    after = at_host(variables)
    assert after.returncode == 0, after.stdout + after.stderr
    assert "host's key\topens" in after.stdout
    assert "No falta nada." in after.stdout


@pytest.mark.hosted
def test_at_a_host_without_postgresqls_programs_copies_cannot_be_made(
    variables: dict[str, str], tmp_path: Path
) -> None:
    said = at_host({**variables, "PATH": str(tmp_path)})
    assert said.returncode == 1
    assert "pg_dump was not found" in said.stdout
    assert "No se encontró pg_restore" in said.stdout
