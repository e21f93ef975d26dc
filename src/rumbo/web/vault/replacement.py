"""Replacing a whole vault (database, records and header together) in one step that a kill cannot cut in two.

The new state is laid out in `incoming/`. Renaming that folder to `arrived/` is the one step that decides: before it
the old state counts and `incoming/` is thrown away; after it `finish` moves every part into place, whatever it takes.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rumbo import disk

STANDSTILL = threading.RLock()  # held while a vault is copied or replaced whole: one at a time in a process

INCOMING, ARRIVED, DEPARTED = "incoming", "arrived", "departed"
DATABASE, LOG, RECORDS, HEADER = "rumbo.db", "rumbo.db-wal", "records", "header.json"


@contextmanager
def replacing(vault: Path) -> Iterator[Path]:
    """Give an empty folder to lay the new rumbo.db, records/ and header.json in; at the end they replace the old ones.

    The vault must be locked and its database closed. When the block raises, nothing has changed.
    """
    incoming = vault / INCOMING
    with STANDSTILL:
        disk.remove_tree(incoming)
        try:
            with disk.explaining_full_disk():
                (incoming / RECORDS).mkdir(mode=0o700, parents=True)
                incoming.chmod(0o700)
                yield incoming
                disk.sync_folder(incoming / RECORDS)
                disk.sync_folder(incoming)
            disk.move(incoming, vault / ARRIVED)
        except BaseException:
            disk.remove_tree(incoming)
            raise
        finish(vault)


def finish(vault: Path) -> None:
    """Throw away what was not decided, and move into place what was. Nothing to do is the usual case.

    The header goes last, so that an unfinished replacement never looks whole.
    """
    disk.remove_tree(vault / INCOMING)
    arrived = vault / ARRIVED
    if arrived.exists():
        _move_database(arrived, vault)
        _move_records(arrived, vault)
        if (arrived / HEADER).exists():
            disk.move(arrived / HEADER, vault / HEADER)
        disk.remove_tree(arrived)
    disk.remove_tree(vault / DEPARTED)


def _move_database(arrived: Path, vault: Path) -> None:
    """The old write-ahead log must go before the new database comes: SQLite would play it into the wrong file."""
    if (arrived / DATABASE).exists():
        for name in (LOG, "rumbo.db-shm"):
            (vault / name).unlink(missing_ok=True)
        disk.sync_folder(vault)
        disk.move(arrived / DATABASE, vault / DATABASE)
    if (arrived / LOG).exists():
        disk.move(arrived / LOG, vault / LOG)


def _move_records(arrived: Path, vault: Path) -> None:
    if not (arrived / RECORDS).exists():
        return
    if (vault / RECORDS).exists():
        disk.remove_tree(vault / DEPARTED)
        disk.move(vault / RECORDS, vault / DEPARTED)
    disk.move(arrived / RECORDS, vault / RECORDS)
