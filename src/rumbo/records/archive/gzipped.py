"""A file packed with gzip: one file, in one or more stretches, unpacked as it comes."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import Final

from rumbo.records.allowance import Allowance, NotUnpackedError
from rumbo.records.part import Part, Trouble
from rumbo.records.transcript import Transcript

_MAGIC: Final = b"\x1f\x8b"
_PIECE_BYTES: Final = 1 << 20


def is_gzip(head: bytes) -> bool:
    """Whether bytes begin as gzip does."""
    return head.startswith(_MAGIC)


def read_gzip(pieces: Iterator[bytes], *, transcript: Transcript, read: Callable[..., Part]) -> Part:
    """Read what is packed, by `read`; places in it are named as if it had not been packed."""
    allowance = transcript.allowance
    try:
        with allowance.deeper():
            return read(unpack(pieces, allowance=allowance), transcript=transcript)
    except NotUnpackedError as error:
        return Part(troubles=(Trouble(error.trouble),))


def unpack(pieces: Iterator[bytes], *, allowance: Allowance) -> Iterator[bytes]:
    """The bytes inside, piece by piece.

    Raises NotUnpackedError when the file is broken, ends early or unpacks to too much.
    """
    stretch = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    for piece in pieces:
        packed = piece
        while packed:
            if stretch.eof:  # what follows is another stretch, or padding that gunzip passes over as well
                if not packed.startswith(_MAGIC[:1]):
                    return
                stretch = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
            try:
                plain = stretch.decompress(packed, _PIECE_BYTES)
            except zlib.error as error:
                raise NotUnpackedError("records-broken") from error
            allowance.take_bytes(len(plain))
            packed = stretch.unused_data if stretch.eof else stretch.unconsumed_tail
            if plain:
                yield plain
    if not stretch.eof:
        raise NotUnpackedError("records-ends-early")
