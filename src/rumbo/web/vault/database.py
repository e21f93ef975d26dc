"""Opening the encrypted database with a raw key, with or without Django, and copying it whole while it is in use."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from rumbo import disk
from rumbo.words import Explained

WAIT_FOR_LOCK_S = 20.0

# FULL: with WAL and NORMAL the newest commits can be lost in a power cut. secure_delete: what is erased is overwritten.
# fullfsync: macOS alone needs it. temp_store: what SQLite sorts stays in memory.
SAFE_AT_REST = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
    "PRAGMA checkpoint_fullfsync = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
)


def connect(name: str, *, key: bytes | None, **options: Any) -> Any:
    """A connection to the database `name` with its raw 32-byte key; None is for a database in memory only.

    `options` are those of the driver's connect(). Raises Explained("vault-database-unreadable") when the key does not
    fit or the file is damaged.
    """
    if key is not None and not Path(name).exists():
        os.close(os.open(name, os.O_CREAT | os.O_WRONLY, 0o600))  # SQLite gives its log the rights of this file
    connection = dbapi2.connect(name, **{"timeout": WAIT_FOR_LOCK_S, **options})
    try:
        if key is not None:
            _unlock(connection, key)
        connection.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _unlock(connection: Any, key: bytes) -> None:
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")  # first of all: it decides how the file is read
    connection.execute("PRAGMA cipher_log_level = NONE")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for pragma in SAFE_AT_REST:
            connection.execute(pragma)
    except dbapi2.OperationalError:
        raise  # busy, or out of reach: not a matter of the key
    except dbapi2.DatabaseError as error:
        raise Explained("vault-database-unreadable") from error


def explain(error: BaseException, *, folder: Path) -> Explained | None:
    """What a failed statement means to the person: no room on the disk of its folder, or a damaged file; None for neither.

    Takes the driver's error or one that it caused. Without room SQLite cannot even read, and says only that it cannot.
    """
    failed = error if isinstance(error, dbapi2.Error) else error.__cause__
    if not isinstance(failed, dbapi2.Error):
        return None
    if "full" in str(failed) or not disk.has_room(folder):
        return Explained("vault-disk-full")
    if "not a database" in str(failed) or "malformed" in str(failed):
        return Explained("vault-database-unreadable")
    return None


def copy_whole(source: Path, *, key: bytes, target: Path, target_key: bytes | None = None) -> None:
    """Copy the database as it is at one instant into a new file, then open the copy and check every page.

    With `target_key` the copy has another key. Raises Explained("vault-database-unreadable"), ("vault-disk-full"), or
    ("vault-backup-failed") when the copy is not sound.
    """
    target_key = target_key or key
    try:
        with closing(connect(str(source), key=key)) as here, closing(connect(str(target), key=target_key)) as there:
            here.backup(there)
            there.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
    except dbapi2.OperationalError as error:
        explained = explain(error, folder=target.parent)
        if explained:
            raise explained from error
        raise
    if not is_sound(target, key=target_key):
        raise Explained("vault-backup-failed")


def is_sound(path: Path, *, key: bytes) -> bool:
    """Whether the database opens with its key and every page of it is whole (SQLCipher's HMAC, SQLite's structure)."""
    try:
        with closing(dbapi2.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute("PRAGMA cipher_log_level = NONE")
            broken = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            return not broken and connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    except dbapi2.DatabaseError:
        return False
