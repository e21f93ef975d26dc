"""Writing to disk so that a kill, a power cut or a full disk leaves the old or the new, never half of either."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows: a file flushed there needs no second call
    fcntl = None  # type: ignore[assignment]

from rumbo.words import Explained

PART = ".part"  # a name that ends so is unfinished, and may be swept away
LEAST_ROOM = 256 * 1024  # SQLite's log and its index, as they begin
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def explaining_full_disk() -> Iterator[None]:
    """Turn "no space left" into an explanation. Other errors pass as they are.

    Raises Explained("vault-disk-full").
    """
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise Explained("vault-disk-full") from error
        raise


def has_room(folder: Path) -> bool:
    """Whether the disk of a folder has the little room that a database needs to be read and written."""
    return shutil.disk_usage(folder).free >= LEAST_ROOM


def sync_file(descriptor: int) -> None:
    """Wait until the bytes of an open file are on the disk itself.

    macOS keeps them in the drive's own memory after fsync; F_FULLFSYNC is its way to ask for more.
    """
    full = getattr(fcntl, "F_FULLFSYNC", None)
    if full is None:
        os.fsync(descriptor)
        return
    fcntl.fcntl(descriptor, full)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on disk. Windows cannot open a folder; there a rename is journalled."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        sync_file(descriptor)
    finally:
        os.close(descriptor)


def create_part(folder: Path) -> tuple[int, Path]:
    """Open a new unfinished file that only its owner may read: its descriptor and its path."""
    path = folder / f"{secrets.token_hex(8)}{PART}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(path, flags, 0o600), path


def write_whole(path: Path, content: bytes) -> None:
    """Replace a small file by new content, in one step.

    Raises Explained("vault-disk-full"); whatever is raised, the old file is as it was.
    """
    with explaining_full_disk():
        put_whole(path, content)


def put_whole(path: Path, content: bytes) -> None:
    """As `write_whole`, with the error of a full disk as it comes, for those who explain it in their own words."""
    with taking_place_of(path) as file:
        file.write(content)


@contextmanager
def taking_place_of(path: Path) -> Iterator[BinaryIO]:
    """A new file to write, which has a path for itself when the block ends well, and of which else nothing is left."""
    descriptor, part = create_part(path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            sync_file(file.fileno())
        move(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def move(here: Path, there: Path) -> None:
    """Rename a file or a folder, replacing a file of that name, and wait until the new name is on disk."""
    here.replace(there)
    sync_folder(there.parent)


def copy_file(here: Path, there: Path, *, may_link: bool = False) -> None:
    """Copy a file whole, or give it a second name when `may_link` and the disk can: only for files that never change.

    Raises Explained("vault-disk-full"), and then leaves nothing.
    """
    if may_link and _linked(here, there):
        return
    with explaining_full_disk(), here.open("rb") as source, taking_place_of(there) as target:
        shutil.copyfileobj(source, target, 1024 * 1024)


def _linked(here: Path, there: Path) -> bool:
    try:
        os.link(here, there)
    except OSError:  # another disk, or a disk without second names
        return False
    return True


def remove_tree(folder: Path) -> None:
    """Remove a folder and all in it; one that is not there is no error."""
    if folder.exists():
        shutil.rmtree(folder)
