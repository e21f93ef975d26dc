"""Where back-ups go, kept where restoring finds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from rumbo.web.vault import backup_place
from rumbo.web.vault.folder import VaultFolder
from rumbo.words import Explained


def test_back_ups_are_beside_the_file_until_somebody_says_otherwise(folder: VaultFolder, tmp_path: Path) -> None:
    assert backup_place.chosen(folder) == folder.backups
    assert backup_place.is_beside(folder)
    stick = tmp_path / "stick"
    stick.mkdir()
    assert backup_place.choose(folder, f"  {stick} ") == stick
    assert backup_place.chosen(folder) == stick
    assert not backup_place.is_beside(folder)
    assert backup_place.choose(folder, " ") == folder.backups


@pytest.mark.parametrize("written", ["copies", "/there/is/no/such/folder", "./here"])
def test_a_place_that_cannot_be_written_to_is_refused(written: str, folder: VaultFolder) -> None:
    with pytest.raises(Explained) as refused:
        backup_place.choose(folder, written)
    assert refused.value.message.id == "vault-backup-place"
    assert backup_place.is_beside(folder)


def test_a_file_is_no_place(folder: VaultFolder, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(Explained):
        backup_place.choose(folder, str(tmp_path / "file"))


@pytest.mark.parametrize("content", [b"", b"{}", b'{"place": 3}', b"\xff", b'{"other": "x"}'])
def test_a_note_that_cannot_be_read_counts_as_none(content: bytes, folder: VaultFolder) -> None:
    (folder.path / "backup-place.json").write_bytes(content)
    assert backup_place.is_beside(folder)


def test_trouble_is_remembered_until_it_is_over_and_leaves_the_place_alone(folder: VaultFolder, tmp_path: Path) -> None:
    backup_place.choose(folder, str(tmp_path))
    assert backup_place.trouble(folder) is None
    backup_place.note_trouble(folder, Explained("vault-disk-full"))
    found = backup_place.trouble(folder)
    assert found is not None
    assert found.id == "vault-disk-full"
    backup_place.note_trouble(folder, None)
    assert backup_place.trouble(folder) is None
    assert backup_place.chosen(folder) == tmp_path


def test_a_full_disk_does_not_stop_the_noting(folder: VaultFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise Explained("vault-disk-full")

    monkeypatch.setattr(backup_place.disk, "write_whole", full)
    backup_place.note_trouble(folder, Explained("vault-disk-full"))
    assert backup_place.trouble(folder) is None
