"""Many small pieces in one file, each packed by itself, so that any of them is read without the others."""

from __future__ import annotations

import mmap
import zlib
from array import array
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import numpy as np

_LEVEL: Final = 6  # of zlib: a study becomes 44 % of its size; higher costs twice the time for 1 % less


def pack(content: bytes) -> bytes:
    """Make a piece small."""
    return zlib.compress(content, _LEVEL)


def unpack(piece: bytes) -> bytes:
    """A piece as it was."""
    return zlib.decompress(piece)


class ShelfWriter:
    """Puts pieces one after the other. Use it in a `with` block; only then the shelf is whole."""

    def __init__(self, path: Path) -> None:
        self._path, self._ends = path, array("q", [0])
        self._file = path.open("wb")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()
        if error is None:
            np.save(self._path.with_suffix(".npy"), np.frombuffer(self._ends, dtype=np.int64))

    def add(self, piece: bytes) -> None:
        """Put one packed piece."""
        self._file.write(piece)
        self._ends.append(self._ends[-1] + len(piece))


class Shelf:
    """The pieces of a file, by their number. The file is mapped, not read: what is never asked for takes no memory."""

    def __init__(self, path: Path) -> None:
        self._ends = np.load(path.with_suffix(".npy"), mmap_mode="r")
        with path.open("rb") as file:
            empty = path.stat().st_size == 0  # nothing cannot be mapped
            self._bytes: mmap.mmap | bytes = b"" if empty else mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __iter__(self) -> Iterator[bytes]:
        return (self[number] for number in range(len(self)))

    def __getitem__(self, number: int) -> bytes:
        """One piece, packed as it lies there."""
        return bytes(self._bytes[int(self._ends[number]) : int(self._ends[number + 1])])

    @property
    def size_bytes(self) -> int:
        """How much of the disk the pieces take."""
        return int(self._ends[-1])

    def close(self) -> None:
        """Let go of the file."""
        if isinstance(self._bytes, mmap.mmap):
            self._bytes.close()
