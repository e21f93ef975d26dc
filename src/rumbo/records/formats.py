"""The formats Rumbo reads, told apart by their bytes and never by a name alone; one module per format reads."""

from __future__ import annotations

import codecs
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from rumbo.records import cda, documents, fhir
from rumbo.records.documents import telling
from rumbo.records.export import facts_file
from rumbo.records.part import Part, Trouble
from rumbo.records.pictures import images
from rumbo.records.reading import FormatName
from rumbo.records.transcript import Transcript

MAX_UNPACKED_BYTES: Final = 200_000_000  # of a packed file; more than any record seen, less than the child's memory
_GZIP = b"\x1f\x8b"
_UTF16 = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))  # how XML 1.0, appendix F, knows UTF-16 without a mark
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class NotUnpackedError(Exception):
    """A packed file that is broken or unpacks to too much. `trouble` says which."""

    def __init__(self, trouble: str) -> None:
        self.trouble = trouble
        super().__init__(trouble)


@dataclass(frozen=True)
class Format:
    """One format: its name, whether bytes are of it, and its reader.

    Both take text as UTF-8 without a mark, whatever it was written in; those of a `binary` format take bytes as they stand.
    """

    name: FormatName
    recognises: Callable[[bytes], bool]
    read: Callable[..., Part]
    binary: bool = False


# What Rumbo wrote itself is known by its first words, whatever it quotes. A format whose files are themselves zips stands
# before the archive; plain text stands last.
FORMATS: Final = (
    Format("rumbo-facts", facts_file.is_facts_file, facts_file.read_facts),
    Format("pdf", documents.is_pdf, telling.read, binary=True),
    Format("docx", documents.is_docx, telling.read, binary=True),
    Format("odt", documents.is_odt, telling.read, binary=True),
    Format("rtf", documents.is_rtf, telling.read, binary=True),
    Format("unknown", documents.is_old_word, telling.read, binary=True),
    Format("picture", images.is_picture, images.read, binary=True),
    Format("fhir-ndjson", fhir.is_ndjson, fhir.read_ndjson),
    Format("fhir-json", fhir.is_json, fhir.read_json),
    Format("ccda", cda.is_document, cda.read_document),
    Format("html", documents.is_html, telling.read, binary=True),
    Format("text", documents.is_text, telling.read, binary=True),
)


def read(data: bytes, *, transcript: Transcript) -> Part:
    """Read the bytes of one file, or of a part of one, by whichever format they are in, and tell its facts.

    Bytes of no known format give a part with a trouble that says what to ask the hospital for.
    """
    if not data.strip():
        return Part(troubles=(Trouble("records-empty"),))
    try:
        whole = unpack(data)
    except NotUnpackedError as error:
        return Part(troubles=(Trouble(error.trouble),))
    plain = to_utf8(whole)
    for known in FORMATS:
        taken = whole if known.binary else plain
        if known.recognises(taken):
            return known.read(taken, transcript=transcript)
    return Part(troubles=(Trouble("records-not-read"),))


def unpack(data: bytes) -> bytes:
    """The bytes inside a gzip file, or the same bytes when it is none.

    Raises NotUnpackedError when the file is broken or unpacks to more than MAX_UNPACKED_BYTES.
    """
    plain = bytearray()
    packed = data
    while packed.startswith(_GZIP):
        member = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        try:
            plain += member.decompress(packed, MAX_UNPACKED_BYTES + 1 - len(plain))
        except zlib.error as error:
            raise NotUnpackedError("records-broken") from error
        if len(plain) > MAX_UNPACKED_BYTES:
            raise NotUnpackedError("records-too-big")
        if not member.eof:
            raise NotUnpackedError("records-ends-early")
        packed = member.unused_data
    return bytes(plain) if plain else data


def to_utf8(data: bytes) -> bytes:
    """Text as UTF-8 without a byte order mark.

    What is not UTF-8 is taken for Windows-1252, as older hospital systems write; bytes that have no letter there
    become the mark for an unreadable one.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace").encode()
    for start, encoding in _UTF16:
        if data.startswith(start):
            return data.decode(encoding, "replace").encode()
    try:
        data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace").encode()
    return data
