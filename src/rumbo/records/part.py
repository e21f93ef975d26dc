"""What one reader gives back for one file, before the record's own name and hash are put beside it.

It crosses the pipe from the child process, so it holds plain values and no sentence: only the ids of sentences.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from rumbo.course.facts import Fact, to_plain, to_typed
from rumbo.records.reading import FormatName, Note, Subject


class Trouble(msgspec.Struct, frozen=True):
    """A problem by the id of its sentence and the values that fill it.

    `inside` is the way to the part of the file that it is about, and empty when it is about the whole.
    """

    id: str
    values: dict[str, str | int] = {}
    inside: str = ""


class Asked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the child is to do with the bytes that follow: the line before them.

    `wanted`: the facts of a file; those of a text that was written by hand or read from a picture, which is no file of its
    own (`record` is the hash of its file then, and `place` and `zone` stand in its places); pages of a picture from `first`
    on, for reading, of one that lies inside another file at `place`; the first page of one for looking at; or the lines
    around a `place` of a file, else around a `quote`.
    """

    name: str
    wanted: Literal["facts", "text", "pages", "preview", "excerpt"] = "facts"
    record: str = ""
    zone: str = ""
    first: int = 0
    place: str = ""
    quote: str = ""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """What was read from one file. `unread` counts, by kind, the entries that were seen and not read.

    `pictures` are the ways from the file to the pictures of paper in it; that of a picture by itself is empty.
    """

    format: FormatName = "unknown"
    facts: tuple[Fact, ...] = ()
    subjects: tuple[Subject, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    unread: dict[str, int] = {}
    pictures: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


def encode(part: Part) -> bytes:
    """Write a part for the pipe."""
    return msgspec.msgpack.encode(part, enc_hook=to_plain)


def decode(data: bytes) -> Part:
    """Read a part from the pipe.

    Raises msgspec.MsgspecError or ValueError when it is not one: the child is not trusted.
    """
    return msgspec.msgpack.decode(data, type=Part, dec_hook=to_typed)
