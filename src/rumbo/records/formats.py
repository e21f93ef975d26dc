"""The formats Rumbo reads, told apart by their bytes and never by a name alone; one module per format reads."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from rumbo.records import archive, fhir
from rumbo.records.limits import MAX_FILE_BYTES
from rumbo.records.part import Part, Trouble
from rumbo.records.reading import FormatName
from rumbo.records.transcript import Transcript

HEAD_BYTES: Final = 1 << 20  # enough to know any format by
_CHECKED_BYTES: Final = 1 << 20
_TEXT_BYTES: Final = 1024  # no text has a zero byte among its first
_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BOMS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True)
class Format:
    """One format: its name, whether bytes are of it, and its reader.

    Both take text as UTF-8 without a mark, whatever it was written in; those of a `binary` format take bytes as they
    stand. The reader of a format that `streams` takes the file in pieces, and its `recognises` the first of them.
    """

    name: FormatName
    recognises: Callable[[bytes], bool]
    read: Callable[..., Part]
    binary: bool = False
    streams: bool = False


def read(data: bytes, *, transcript: Transcript) -> Part:
    """Read the bytes of one file, or of a part of one, by whichever format they are in, and tell its facts.

    Bytes of no known format give a part with a trouble that says what to ask the hospital for.
    """
    return read_pieces(iter((data,)), transcript=transcript)


def read_pieces(pieces: Iterator[bytes], *, transcript: Transcript) -> Part:
    """Read a file that comes in pieces, as they come where its format allows that, else when all of it is there."""
    head = _head(pieces)
    pieces = chain((head,), pieces)
    if head and not head.strip(b"\0"):  # a file that was given its size and never its content
        return Part(troubles=(Trouble("records-broken"),))
    for known in FORMATS:
        if known.streams and known.recognises(head) and (known.binary or not head.startswith(_UTF16)):
            return known.read(pieces, transcript=transcript)
    whole = _whole(pieces)
    return Part(troubles=(Trouble("records-too-big"),)) if whole is None else _read_whole(whole, transcript=transcript)


def _read_whole(data: bytes, *, transcript: Transcript) -> Part:
    if not data or data.isspace():
        return Part(troubles=(Trouble("records-empty"),))
    for known in FORMATS:
        if known.binary and known.recognises(data):
            return known.read(data, transcript=transcript)
    if is_text(data):
        plain = to_utf8(data)
        for known in FORMATS:
            if not known.binary and known.recognises(plain):
                return known.read(iter((plain,)) if known.streams else plain, transcript=transcript)
    return Part(troubles=(Trouble("records-not-read"),))


def _read_gzip(pieces: Iterator[bytes], *, transcript: Transcript) -> Part:
    return archive.read_gzip(pieces, transcript=transcript, read=read_pieces)


def _read_zip(data: bytes, *, transcript: Transcript) -> Part:
    return archive.read_zip(data, transcript=transcript, read=read_pieces)


# A format whose files are themselves zips stands before the archive.
FORMATS: Final = (
    Format("archive", archive.is_gzip, _read_gzip, binary=True, streams=True),
    Format("archive", archive.is_zip, _read_zip, binary=True),
    Format("fhir-ndjson", fhir.is_ndjson, fhir.read_ndjson),
    Format("fhir-json", fhir.is_json, fhir.read_json),
)


def is_text(data: bytes) -> bool:
    """Whether bytes can be text: those of other formats soon hold a zero."""
    return data.startswith(_UTF16) or b"\0" not in data[:_TEXT_BYTES]


def to_utf8(data: bytes) -> bytes:
    """Text as UTF-8 without a byte order mark.

    What is not UTF-8 is taken for Windows-1252, as older hospital systems write; bytes that have no letter there
    become the mark for an unreadable one.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace").encode()
    return data if _is_utf8(data) else data.decode("cp1252", "replace").encode()


def _is_utf8(data: bytes) -> bool:
    """Looked at in stretches: a whole file as letters would take four times its room."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(data)
    try:
        for start in range(0, len(view), _CHECKED_BYTES):
            decoder.decode(view[start : start + _CHECKED_BYTES])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _head(pieces: Iterator[bytes]) -> bytes:
    """The first pieces, joined until there is enough to know a format by."""
    head = next(pieces, b"")
    if len(head) >= HEAD_BYTES:
        return head
    joined = bytearray(head)
    while len(joined) < HEAD_BYTES and (piece := next(pieces, None)) is not None:
        joined += piece
    return bytes(joined)


def _whole(pieces: Iterator[bytes]) -> bytes | None:
    """All pieces as one, without holding them twice; None when they are more than a file may have."""
    first, second = next(pieces, b""), next(pieces, None)
    if second is None:
        return first
    whole = io.BytesIO()
    for piece in chain((first, second), pieces):
        if whole.tell() + len(piece) > MAX_FILE_BYTES:
            return None
        whole.write(piece)
    return whole.getvalue()
