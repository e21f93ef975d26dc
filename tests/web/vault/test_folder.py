"""Where a vault is, and who may look into it."""

from __future__ import annotations

from pathlib import Path

import pytest

from rumbo.web.vault import folder as folders
from rumbo.web.vault.folder import VaultFolder


def test_the_place_can_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUMBO_HOME", str(tmp_path / "mine"))
    assert folders.find_folder() == tmp_path / "mine"
    monkeypatch.delenv("RUMBO_HOME")
    assert folders.find_folder().name == "Rumbo"
    assert folders.find_folder().is_absolute()


def test_a_chosen_place_may_begin_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUMBO_HOME", "~/mine")
    assert folders.find_folder() == Path.home() / "mine"


def test_only_its_owner_looks_into_a_vault(tmp_path: Path) -> None:
    vault = VaultFolder(tmp_path / "deep" / "rosa")
    vault.prepare()
    vault.prepare()
    for path in (vault.path, vault.records, vault.backups):
        assert path.stat().st_mode & 0o777 == 0o700


def test_a_system_without_such_rights_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = VaultFolder(tmp_path / "rosa")
    vault.prepare()
    vault.path.chmod(0o755)
    monkeypatch.setattr(folders.os, "name", "nt")
    vault.prepare()
    assert vault.path.stat().st_mode & 0o777 == 0o755


def test_what_a_power_cut_left_unfinished_is_tidied_up(folder: VaultFolder) -> None:
    folder.header.write_bytes(b"{}")
    (folder.path / "0a1b.part").write_bytes(b"half")
    (folder.path / "incoming").mkdir()
    folder.prepare()
    assert {path.name for path in folder.path.iterdir()} == {"header.json", "records", "backups"}


def test_a_vault_is_begun_with_its_header(folder: VaultFolder) -> None:
    assert not folder.is_begun
    folder.header.write_bytes(b"{}")
    assert folder.is_begun


def test_a_database_whose_header_is_gone_is_no_place_to_begin_anew(folder: VaultFolder) -> None:
    folder.database.write_bytes(b"")
    assert folder.is_begun


def test_what_was_only_half_brought_in_before_a_kill_is_gone_at_the_next_start(folder: VaultFolder) -> None:
    (folder.records / "0a1b.part").write_bytes(b"half")
    folder.prepare()
    assert not list(folder.records.iterdir())


def test_all_its_parts_lie_inside(folder: VaultFolder) -> None:
    parts = [folder.header, folder.database, folder.records, folder.backups, folder.attempts, folder.running]
    assert {part.parent for part in [*parts, folder.running_lock]} == {folder.path}
