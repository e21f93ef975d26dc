"""Files that are known by their bytes and cannot be read: what each is, so that a person is told what to bring instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from rumbo.records.documents.packed import has_member
from rumbo.records.part import Part, Trouble
from rumbo.records.transcript import Transcript

SCAN_PICTURES: Final = "foreign-scan-pictures"
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
# Marks of RAR, 7-Zip, XZ and bzip2, as each of these formats documents its first bytes.
_PACKERS: Final = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\xfd7zXZ\x00")
_BZIP2: Final = (b"BZh", b"1AY&SY")
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_OLD_OFFICE: Final = tuple(name.encode("utf-16-le") for name in ("Workbook", "PowerPoint Document"))
_OFFICE: Final = ("xl/workbook.xml", "ppt/presentation.xml")
_OPEN_OFFICE: Final = tuple(
    b"mimetypeapplication/vnd.oasis.opendocument." + kind for kind in (b"spreadsheet", b"presentation")
)
_FIRST_MEMBER: Final = 30  # bytes before the name of a zip's first member
_DICOM: Final = slice(128, 132)


def is_foreign(data: bytes) -> bool:
    """Whether bytes are of a kind that is known and not read.

    >>> is_foreign(b"7z\\xbc\\xaf\\x27\\x1c..."), is_foreign(b"Dear Dr. Robles,")
    (True, False)
    """
    return any(recognises(data) for recognises, _ in _KINDS)


def read(data: bytes, *, transcript: Transcript) -> Part:
    """Tell what the file is and what to bring instead."""
    known = next((trouble for recognises, trouble in _KINDS if recognises(data)), "records-not-read")
    return Part(troubles=(Trouble(known),))


def _is_scan_picture(data: bytes) -> bool:
    return data[_DICOM] == b"DICM"


def _is_packed_otherwise(data: bytes) -> bool:
    return data.startswith(_PACKERS) or (data[:3], data[4:10]) == _BZIP2


def _is_locked(data: bytes) -> bool:
    """Whether bytes are a document of Word, Excel or PowerPoint that opens with a password."""
    return data.startswith(_OLE) and _LOCKED in data


def _is_office(data: bytes) -> bool:
    """Whether bytes are a spreadsheet or slides, of Microsoft's or the open kind."""
    if data.startswith(_OLE):
        return any(name in data for name in _OLD_OFFICE)
    return data.startswith(_OPEN_OFFICE, _FIRST_MEMBER) or any(
        name.encode() in data and has_member(data, name)  # most zips need no second opening
        for name in _OFFICE
    )


_KINDS: Final[tuple[tuple[Callable[[bytes], bool], str], ...]] = (
    (_is_scan_picture, SCAN_PICTURES),
    (_is_packed_otherwise, "records-packed-otherwise"),
    (_is_locked, "document-locked"),
    (_is_office, "foreign-office"),
)
