"""The encrypted database: opened with its key, refused without, copied whole while in use."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from rumbo.web.vault import database
from rumbo.words import Explained

KEY, OTHER = b"k" * 32, b"o" * 32


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "rumbo.db"
    with closing(database.connect(str(path), key=KEY)) as connection:
        connection.execute("CREATE TABLE notes (words TEXT)")
        connection.executemany("INSERT INTO notes VALUES (?)", [("glioblastoma",)] * 500)
        connection.commit()
    return path


def count(path: Path, key: bytes) -> int:
    with closing(database.connect(str(path), key=key)) as connection:
        return int(connection.execute("SELECT count(*) FROM notes").fetchone()[0])


def test_nothing_in_the_file_can_be_read_and_only_its_owner_may_try(path: Path) -> None:
    assert count(path, KEY) == 500
    content = path.read_bytes()
    assert b"glioblastoma" not in content
    assert not content.startswith(b"SQLite")
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_is_committed_is_on_disk_and_what_is_erased_is_overwritten(path: Path) -> None:
    with closing(database.connect(str(path), key=KEY)) as connection:
        asked = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "secure_delete", "temp_store", "foreign_keys", "fullfsync")
        }
    assert asked == {
        "journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "temp_store": 2, "foreign_keys": 1, "fullfsync": 1,
    }  # fmt: skip


def test_a_wrong_key_or_a_damaged_file_is_explained(path: Path) -> None:
    with pytest.raises(Explained, match="did not open"):
        database.connect(str(path), key=OTHER)
    path.write_bytes(b"x" * 8192)
    with pytest.raises(Explained, match="did not open"):
        database.connect(str(path), key=KEY)


def test_a_busy_file_is_not_called_damaged(path: Path) -> None:
    with closing(database.connect(str(path), key=KEY)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("BEGIN EXCLUSIVE")
        with pytest.raises(dbapi2.OperationalError, match="locked"):
            database.connect(str(path), key=KEY, timeout=0.01)


def test_a_database_in_memory_needs_no_key() -> None:
    with closing(database.connect(":memory:", key=None)) as connection:
        assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_a_copy_holds_what_was_committed_even_while_a_write_is_under_way(path: Path, tmp_path: Path) -> None:
    with closing(database.connect(str(path), key=KEY)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO notes VALUES ('half')")
        database.copy_whole(path, key=KEY, target=tmp_path / "copy.db")
        connection.rollback()
    assert count(tmp_path / "copy.db", KEY) == 500
    assert b"glioblastoma" not in (tmp_path / "copy.db").read_bytes()


def test_a_copy_may_have_another_key(path: Path, tmp_path: Path) -> None:
    database.copy_whole(path, key=KEY, target=tmp_path / "copy.db", target_key=OTHER)
    assert count(tmp_path / "copy.db", OTHER) == 500
    assert not database.is_sound(tmp_path / "copy.db", key=KEY)


def test_one_changed_byte_anywhere_makes_a_file_unsound(path: Path) -> None:
    assert database.is_sound(path, key=KEY)
    content = bytearray(path.read_bytes())
    content[-100] ^= 1
    path.write_bytes(content)
    assert not database.is_sound(path, key=KEY)
    assert not database.is_sound(path.with_name("not there"), key=KEY)


def test_a_copy_that_does_not_open_is_not_called_a_copy(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "is_sound", lambda *_, **__: False)
    with pytest.raises(Explained, match="could not be made"):
        database.copy_whole(path, key=KEY, target=tmp_path / "copy.db")


class FailingTarget:
    """A connection whose back-up fails as SQLite says it."""

    def __init__(self, why: str) -> None:
        self.why = why

    def backup(self, _: object) -> None:
        raise dbapi2.OperationalError(self.why)

    def close(self) -> None:
        """Nothing is open."""


def test_a_full_disk_while_copying_is_explained_and_other_errors_are_not_hidden(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "connect", lambda *_, **__: FailingTarget("database or disk is full"))
    with pytest.raises(Explained, match="no room left"):
        database.copy_whole(path, key=KEY, target=path)
    monkeypatch.setattr(database, "connect", lambda *_, **__: FailingTarget("disk I/O error"))
    with pytest.raises(dbapi2.OperationalError, match="I/O"):
        database.copy_whole(path, key=KEY, target=path)


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("database or disk is full", "vault-disk-full"),
        ("file is not a database", "vault-database-unreadable"),
        ("database disk image is malformed", "vault-database-unreadable"),
    ],
)
def test_a_failure_that_is_nobodys_mistake_is_explained(tmp_path: Path, said: str, means: str) -> None:
    failed = dbapi2.DatabaseError(said)
    caused = RuntimeError("what Django makes of it")
    caused.__cause__ = failed
    for error in (failed, caused):
        explained = database.explain(error, folder=tmp_path)
        assert explained is not None
        assert explained.message.id == means


def test_without_room_whatever_fails_is_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database.disk, "has_room", lambda _: False)
    explained = database.explain(dbapi2.OperationalError("disk I/O error"), folder=tmp_path)
    assert explained is not None
    assert explained.message.id == "vault-disk-full"


@pytest.mark.parametrize("error", [dbapi2.OperationalError("no such table: notes"), ValueError("disk is full")])
def test_a_mistake_of_ours_is_not_explained_away(tmp_path: Path, error: Exception) -> None:
    assert database.explain(error, folder=tmp_path) is None
