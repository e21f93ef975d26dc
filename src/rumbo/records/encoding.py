"""Text in whatever encoding it was written, as UTF-8: every reader of text begins with it."""

from __future__ import annotations

import codecs
from typing import Final

_CHECKED_BYTES: Final = 1 << 20
_TEXT_BYTES: Final = 1024  # no text has a zero byte among its first
_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UNMARKED: Final = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))  # as XML 1.0, appendix F, knows UTF-16 without a mark
_BOMS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def is_utf16(data: bytes) -> bool:
    """Whether text says that it is written in UTF-16, or is XML that plainly is."""
    return data.startswith((*_UTF16, *(start for start, _ in _UNMARKED)))


def is_text(data: bytes) -> bool:
    """Whether bytes can be text: those of other formats soon hold a zero."""
    return is_utf16(data) or b"\0" not in data[:_TEXT_BYTES]


def to_utf8(data: bytes) -> bytes:
    """Text as UTF-8 without a byte order mark.

    What is not UTF-8 is taken for Windows-1252, as older hospital systems write; bytes that have no letter there
    become the mark for an unreadable one.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace").encode()
    for start, encoding in _UNMARKED:
        if data.startswith(start):
            return data.decode(encoding, "replace").encode()
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
