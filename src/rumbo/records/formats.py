"""The formats Rumbo reads, told apart by their bytes and never by a name alone; one module per format reads."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from rumbo.records import apple, archive, cda, documents, fhir, foreign, health_card
from rumbo.records.documents import telling
from rumbo.records.encoding import is_text, is_utf16, to_utf8
from rumbo.records.export import facts_file, notes_file
from rumbo.records.limits import MAX_FILE_BYTES
from rumbo.records.part import Part, Trouble
from rumbo.records.pictures import images
from rumbo.records.reading import FormatName
from rumbo.records.transcript import Transcript

HEAD_BYTES: Final = 1 << 20  # enough to know any format by


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
        if known.streams and known.recognises(head) and (known.binary or not is_utf16(head)):
            return known.read(pieces, transcript=transcript)
    whole = _whole(pieces)
    return Part(troubles=(Trouble("records-too-big"),)) if whole is None else _read_whole(whole, transcript=transcript)


def _read_whole(data: bytes, *, transcript: Transcript) -> Part:
    if not data or data.isspace():
        return Part(troubles=(Trouble("records-empty"),))
    plain = to_utf8(data) if is_text(data) else b""
    for known in FORMATS:
        taken = data if known.binary else plain
        if known.recognises(taken):
            return known.read(iter((taken,)) if known.streams else taken, transcript=transcript)
    return Part(troubles=(Trouble("records-not-read"),))


def _read_gzip(pieces: Iterator[bytes], *, transcript: Transcript) -> Part:
    return archive.read_gzip(pieces, transcript=transcript, read=read_pieces)


def _read_zip(data: bytes, *, transcript: Transcript) -> Part:
    return archive.read_zip(data, transcript=transcript, read=read_pieces)


# What Rumbo wrote itself is known by its first words, whatever it quotes. A format whose files are themselves zips stands
# before the archive; plain text stands last.
FORMATS: Final = (
    Format("rumbo-facts", facts_file.is_facts_file, facts_file.read_facts),
    Format("rumbo-notes", notes_file.is_notes_file, notes_file.read_notes),
    Format("pdf", documents.is_pdf, telling.read, binary=True),
    Format("docx", documents.is_docx, telling.read, binary=True),
    Format("odt", documents.is_odt, telling.read, binary=True),
    Format("rtf", documents.is_rtf, telling.read, binary=True),
    Format("unknown", foreign.is_foreign, foreign.read, binary=True),
    Format("unknown", documents.is_old_word, telling.read, binary=True),
    Format("picture", images.is_picture, images.read, binary=True),
    Format("archive", archive.is_gzip, _read_gzip, binary=True, streams=True),
    Format("apple-health", apple.is_export, apple.read_export, binary=True),
    Format("archive", archive.is_zip, _read_zip, binary=True),
    Format("apple-health", apple.is_health_data, apple.read_health_data, binary=True, streams=True),
    Format("apple-health", apple.is_own_summary, apple.read_own_summary, binary=True, streams=True),
    Format("health-card", health_card.is_card, health_card.read_card),
    Format("fhir-ndjson", fhir.is_ndjson, fhir.read_ndjson, streams=True),
    Format("fhir-json", fhir.is_json, fhir.read_json),
    Format("ccda", cda.is_document, cda.read_document),
    Format("html", documents.is_html, telling.read, binary=True),
    Format("text", documents.is_text, telling.read, binary=True),
)


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
