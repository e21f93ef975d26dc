"""What was saved survives; what was not saved leaves nothing."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from rumbo import disk
from rumbo.words import Explained


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_file_is_replaced_whole_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "small"
    disk.write_whole(path, b"old")
    disk.write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_full_disk_is_explained_and_the_old_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "small"
    disk.write_whole(path, b"old")
    monkeypatch.setattr(disk, "sync_file", full_disk)
    with pytest.raises(Explained, match="no room left"):
        disk.write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_whoever_explains_a_full_disk_in_other_words_gets_the_error_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk.put_whole(tmp_path / "small", b"old")
    monkeypatch.setattr(disk, "sync_file", full_disk)
    with pytest.raises(OSError, match="No space left"):
        disk.put_whole(tmp_path / "small", b"new")
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"old"]


def test_another_error_passes_as_it_is() -> None:
    with pytest.raises(PermissionError), disk.explaining_full_disk():
        raise PermissionError


def test_macos_is_asked_to_empty_the_drives_own_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(disk.fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(disk.fcntl, "fcntl", lambda _, command: asked.append(command))
    disk.write_whole(tmp_path / "small", b"new")
    assert asked == [51, 51]  # the file, then its folder


def test_windows_has_no_folder_to_flush(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disk.os, "name", "nt")
    disk.sync_folder(tmp_path / "not there")


def test_a_copy_is_a_second_file(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"words")
    disk.copy_file(tmp_path / "one", tmp_path / "two")
    assert (tmp_path / "two").read_bytes() == b"words"
    assert not (tmp_path / "two").samefile(tmp_path / "one")


def test_a_linked_copy_is_a_second_name(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"words")
    disk.copy_file(tmp_path / "one", tmp_path / "two", may_link=True)
    assert (tmp_path / "two").samefile(tmp_path / "one")


def test_a_disk_without_second_names_gets_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EXDEV, "another disk")

    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "one").write_bytes(b"words")
    disk.copy_file(tmp_path / "one", tmp_path / "two", may_link=True)
    assert (tmp_path / "two").read_bytes() == b"words"


def test_a_copy_that_finds_no_room_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one").write_bytes(b"words")
    monkeypatch.setattr(disk, "sync_file", full_disk)
    with pytest.raises(Explained, match="no room left"):
        disk.copy_file(tmp_path / "one", tmp_path / "two")
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_removing_a_folder_that_is_not_there_is_no_error(tmp_path: Path) -> None:
    disk.remove_tree(tmp_path / "gone")
    (tmp_path / "full" / "deep").mkdir(parents=True)
    disk.remove_tree(tmp_path / "full")
    assert list(tmp_path.iterdir()) == []


def test_a_disk_with_less_than_a_database_needs_has_no_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert disk.has_room(tmp_path)
    monkeypatch.setattr(disk.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9 - 1000, 1000))
    assert not disk.has_room(tmp_path)
