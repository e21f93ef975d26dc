"""Studies as they arrive, one behind the other in a file that survives a break: what was marked as safe is found again."""

from __future__ import annotations

import os
import struct
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import msgspec

from rumbo.trials.registry.saving import SPARED_BYTES, check_room
from rumbo.trials.registry.shelf import pack, unpack
from rumbo.trials.registry.study import Study

_FRAME: Final = struct.Struct(">HI")  # lengths of a study's number and of its piece
_decode = msgspec.msgpack.Decoder(Study).decode


class Pile:
    """An append-only file of packed studies. Of two with the same number the later one counts."""

    def __init__(self, path: Path, *, safe_bytes: int = 0) -> None:
        """Open it with what was safe; whatever lies behind that was being written when something broke."""
        self._entries: dict[str, tuple[int, int]] = {}
        path.touch()
        self._folder = path.parent
        self._file = path.open("rb+")
        self._length = self._scan(min(safe_bytes, path.stat().st_size))
        self._file.truncate(self._length)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    @property
    def numbers(self) -> set[str]:
        """The numbers of all studies in it."""
        return {number for number, (_, size) in self._entries.items() if size}

    @property
    def gone(self) -> set[str]:
        """The numbers that were noted as gone."""
        return {number for number, (_, size) in self._entries.items() if not size}

    @property
    def size_bytes(self) -> int:
        """How much of the disk it takes."""
        return self._length

    def add(self, study: Study) -> None:
        """Put one study on top, when there is room for it and for a person's own file beside it.

        Raises Explained("trials-disk-full").
        """
        self._put(study.nct_id, pack(msgspec.msgpack.encode(study)))

    def note_gone(self, nct_id: str) -> None:
        """Note that a study is not to be kept, whatever came of it before.

        Raises Explained("trials-disk-full").
        """
        self._put(nct_id, b"")

    def _put(self, nct_id: str, piece: bytes) -> None:
        name = nct_id.encode()
        frame = _FRAME.pack(len(name), len(piece)) + name
        check_room(self._folder, needed_bytes=len(frame) + len(piece) + SPARED_BYTES)
        self._file.seek(self._length)
        self._file.write(frame + piece)
        self._entries[nct_id] = self._length + len(frame), len(piece)
        self._length += len(frame) + len(piece)

    def make_safe(self) -> int:
        """Wait until all of it is on disk, and say how many bytes that is."""
        self._file.flush()
        os.fsync(self._file.fileno())
        return self._length

    def piece(self, nct_id: str) -> bytes:
        """One study, packed."""
        offset, size = self._entries[nct_id]
        self._file.seek(offset)
        return self._file.read(size)

    def _scan(self, safe_bytes: int) -> int:
        """Find the studies of the safe part again, and where the last whole one ends."""
        at = 0
        while at + _FRAME.size <= safe_bytes:
            self._file.seek(at)
            name_size, size = _FRAME.unpack(self._file.read(_FRAME.size))
            end = at + _FRAME.size + name_size + size
            if end > safe_bytes:
                break
            name = self._file.read(name_size).decode()
            self._entries[name] = end - size, size
            at = end
        return at


def study_of(piece: bytes) -> Study:
    """A packed study, unpacked."""
    return _decode(unpack(piece))
