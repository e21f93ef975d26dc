"""Taking along without a browser: the parcel of one reader, written to a file that nobody else on this computer may read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from rumbo.web.people.models import Reader
from rumbo.web.story.access import Here
from rumbo.web.story.taking import actions, parcel
from rumbo.web.story.taking.parcel import WHAT, Lock
from rumbo.web.vault import age, opening
from rumbo.web.vault.header import Unlocked
from rumbo.web.vault.keyring import THE_KEYRING
from rumbo.words import Explained


class Taken(NamedTuple):
    """What was written, and how many records stayed out."""

    paths: tuple[Path, ...]
    left_out: int


def write_parcel(unlocked: Unlocked, *, path: Path, passphrase: str, recipient: str, with_records: bool) -> Taken:
    """Write what a reader may see to `path`, encrypted when there is a passphrase or an age key; beside it a note how to open.

    Raises Explained: "command-exists", "command-not-written", "command-open-first", "age-no-recipient", and what a
    missing or damaged record raises. Then nothing is left at `path`.
    """
    lock = Lock(passphrase=passphrase, recipient=age.check_recipient(recipient) if recipient else "")
    what = WHAT if with_records else tuple(each for each in WHAT if each != "records")
    with _opened(unlocked) as who:
        now = timezone.localtime()
        contents = parcel.contents_of(who, now=now)
        _write_new(path, parcel.pack(who, what=what, now=now, lock=lock))
        actions.note_taken(here=who, records=len(contents.records) if with_records else 0, is_locked=lock.is_locked)
    paths = (path, *_notes_beside(path)) if lock.is_locked else (path,)
    return Taken(paths, contents.left_out if with_records else 0)


@contextmanager
def _opened(unlocked: Unlocked) -> Iterator[Here]:
    """The file open for one reader, for the length of a block; nothing is migrated, backed up or woken."""
    THE_KEYRING.open(unlocked)
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise Explained("command-open-first")
        reader = Reader.objects.select_related("story").get(slot=unlocked.slot_id)
        yield Here(reader.story, reader, unlocked.reader_key)
    finally:
        opening.lock()


def _notes_beside(path: Path) -> Iterator[Path]:
    """The note on how to open it, beside it. What is there under that name already stays as it is."""
    note = path.with_name(f"{path.name}.txt")
    if not note.exists():
        note.write_text(parcel.how_to_open(), encoding="utf-8", newline="")
        yield note


def _write_new(path: Path, pieces: Iterable[bytes]) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except FileExistsError:
        raise Explained("command-exists", path=str(path)) from None
    except OSError:
        raise Explained("command-not-written", path=str(path)) from None
    try:
        with os.fdopen(descriptor, "wb") as out:
            for piece in pieces:
                out.write(piece)
    except BaseException as error:
        path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise Explained("command-not-written", path=str(path)) from None
        raise
