"""What a full disk means for the registry, and how all of a new one is brought to it. Small files are written by `rumbo.disk`."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from rumbo import disk
from rumbo.words import Explained

LEAST_ROOM_BYTES: Final = 16_000_000  # less than the text index writes at a time
SPARED_BYTES: Final = (
    1_000_000  # what arriving studies leave free: a person's own file still has to be opened and written
)


@contextmanager
def explaining_full_disk(folder: Path) -> Iterator[None]:
    """A block in which "no space left" becomes a sentence. Other errors pass.

    The text index names only "io::Error most likely" when its disk is full; then the disk itself is looked at.

    Raises Explained("trials-disk-full").
    """
    try:
        yield
    except OSError as error:
        if error.errno in disk.NO_ROOM:
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


def sync_files(folder: Path) -> None:
    """Wait until every file below a folder is on disk."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb+") as file:
                disk.sync_file(file.fileno())
    disk.sync_folder(folder)
