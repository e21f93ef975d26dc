"""Plain text: in which letters its bytes are written, whether it is text that people write, and its lines and pages."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final

from rumbo.records.documents.document import Document, Line, bounded, number_lines

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the other's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# á é í ñ ó ú Á É between letters, as old Macs wrote them. í (0x92) is left out: there Windows writes an apostrophe.
_MAC_LETTERS: Final = re.compile(rb"(?<=[A-Za-z])[\x87\x8e\x96\x97\x9c](?=[a-z])")
_WINDOWS_LETTERS: Final = re.compile(rb"[\xc0-\xff](?=[a-z])")
_SAMPLE: Final = 20_000


def decode(data: bytes) -> str:
    """Text from bytes, in whichever encoding they are: UTF-8, UTF-16, Windows-1252, or the old Mac's where it plainly is.

    Bytes that have no letter become the mark for an unreadable one.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    wide = _unmarked_utf16(data[:_SAMPLE])
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("mac-roman" if _is_mac(data) else "cp1252", "replace")


def read_text(text: str) -> Document:
    """The lines of a text as it is written; a form feed begins a page."""
    lines, troubles = bounded(_lines(text))
    return Document(format="text", lines=lines, troubles=troubles)


def _lines(text: str) -> Iterator[Line]:
    pages = text.removesuffix("\f").split("\f")
    for page, written in enumerate(pages, start=1):
        yield from number_lines(_clean(written).splitlines(), page=page if len(pages) > 1 else 0)


def _clean(text: str) -> str:
    return text.replace("\0", "").replace("\t", "  ").replace("\u00a0", " ")


def _unmarked_utf16(sample: bytes) -> str:
    """Text of our alphabet in UTF-16 has a zero in every other byte."""
    half = len(sample) // 2
    if half and sample[1::2].count(0) > 0.7 * half:
        return "utf-16-le"
    if half and sample[0::2].count(0) > 0.7 * half:
        return "utf-16-be"
    return ""


def _is_mac(data: bytes) -> bool:
    sample = data[: 10 * _SAMPLE]
    return len(_MAC_LETTERS.findall(sample)) > 2 and not _WINDOWS_LETTERS.search(sample)
