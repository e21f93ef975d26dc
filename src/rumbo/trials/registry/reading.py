"""Reading criteria in a process of its own: packed studies in, their criteria packed out, as `readers` asks for them."""

from __future__ import annotations

import struct
import sys
from typing import IO, Final

import msgspec

from rumbo.trials.criteria import Criterion, criteria_of
from rumbo.trials.registry.pile import study_of
from rumbo.trials.registry.shelf import pack, unpack

_LENGTH: Final = struct.Struct(">I")
_criteria = msgspec.msgpack.Decoder(tuple[Criterion, ...]).decode
_pieces = msgspec.msgpack.Decoder(list[bytes]).decode


def send(pieces: list[bytes], *, into: IO[bytes]) -> None:
    """Write pieces as one message."""
    message = msgspec.msgpack.encode(pieces)
    into.write(_LENGTH.pack(len(message)) + message)
    into.flush()


def receive(source: IO[bytes]) -> list[bytes]:
    """Read the pieces of one message.

    Raises EOFError when there is no whole one any more.
    """
    head = source.read(_LENGTH.size)
    message = source.read(_LENGTH.unpack(head)[0]) if len(head) == _LENGTH.size else b""
    if not message or len(message) < _LENGTH.unpack(head)[0]:
        raise EOFError
    return _pieces(message)


def read_criteria(piece: bytes) -> bytes:
    """The criteria of a packed study, packed."""
    return pack(msgspec.msgpack.encode(criteria_of(study_of(piece))))


def criteria_in(packed: bytes) -> tuple[Criterion, ...]:
    """Packed criteria, unpacked."""
    return _criteria(unpack(packed))


def serve(source: IO[bytes], into: IO[bytes]) -> None:
    """Read what is asked for until nobody asks any more."""
    while True:
        try:
            asked = receive(source)
        except EOFError:
            return
        send([read_criteria(each) for each in asked], into=into)


def main() -> None:
    """Serve the process that started this one."""
    serve(sys.stdin.buffer, sys.stdout.buffer)
