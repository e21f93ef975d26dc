"""Writing the registry to disk so that a kill, a power cut or a full disk leaves the old one or the new one, never half."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from rumbo.words import Explained

PART: Final = ".part"  # a name that ends so is unfinished, and may be swept away
NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
LEAST_ROOM_BYTES: Final = 16_000_000  # less than the text index writes at a time


@contextmanager
def explaining_full_disk(folder: Path) -> Iterator[None]:
    """A block in which "no space left" becomes a sentence. Other errors pass.

    The text index names only "io::Error most likely" when its disk is full; then the disk itself is looked at.

    Raises Explained("trials-disk-full").
    """
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise Explained("trials-disk-full") from error
        raise
    except ValueError:  # the kind that the index raises, whatever happened
        check_room(folder, needed_bytes=LEAST_ROOM_BYTES)
        raise


def check_room(folder: Path, *, needed_bytes: int) -> None:
    """See that the disk of a folder has room.

    Raises Explained("trials-disk-full").
    """
    if shutil.disk_usage(folder).free < needed_bytes:
        raise Explained("trials-disk-full")


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on disk. Windows cannot open a folder; there a rename is journalled."""
    if os.name != "nt":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sync_files(folder: Path) -> None:
    """Wait until every file below a folder is on disk."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())
    sync_folder(folder)


def write_whole(path: Path, content: bytes) -> None:
    """Replace a small file in one step; whatever is raised, the old one is as it was."""
    part = path.with_name(f"{secrets.token_hex(8)}{PART}")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
