"""How a file crosses the pipe to the child that reads it, and the answer the pipe back: several files, one after another.

To the child: a line that says what is asked, the file in pieces, each after its length, a length of nothing, and the
hash of it all, which is known only then. Back: whether the child takes another file, the length of the answer, the answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

import msgspec

from rumbo.records.part import Asked

HEADING_BYTES: Final = 5
_LENGTH_BYTES: Final = 4
_HASH_BYTES: Final = 32


def opening(asked: Asked) -> bytes:
    """The line before a file."""
    return msgspec.json.encode(asked) + b"\n"


def length(piece: bytes) -> bytes:
    """What stands before a piece."""
    return len(piece).to_bytes(_LENGTH_BYTES, "big")


def ending(digest: bytes) -> bytes:
    """What stands after the last piece; `digest` is the SHA-256 of all of them."""
    return bytes(_LENGTH_BYTES) + digest


def heading(answer: bytes, *, goes_on: bool) -> bytes:
    """What stands before an answer."""
    return bytes([goes_on]) + length(answer)


def heading_of(data: bytes) -> tuple[bool, int]:
    """Whether the child takes another file, and how many bytes its answer has: none when it gave no heading."""
    if len(data) < HEADING_BYTES:
        return False, 0
    return bool(data[0]), int.from_bytes(data[1:HEADING_BYTES], "big")


class Incoming:
    """One file on its way in. `asked` is None when no other file comes; `record` is its hash once all of it is here."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        said = stream.readline()
        self.asked = msgspec.json.decode(said, type=Asked) if said else None
        self.size_bytes = 0
        self.record = ""

    def pieces(self) -> Iterator[bytes]:
        """The pieces in order.

        Raises EOFError when the file breaks off.
        """
        while count := int.from_bytes(self._exactly(_LENGTH_BYTES), "big"):
            self.size_bytes += count
            yield self._exactly(count)
        self.record = self._exactly(_HASH_BYTES).hex()

    def _exactly(self, count: int) -> bytes:
        data = self._stream.read(count)
        if len(data) < count:
            raise EOFError
        return data
