"""What cannot be read is known by its bytes, and each kind says what to bring instead, in both languages."""

from __future__ import annotations

import bz2
import lzma

import pytest

from rumbo.records import foreign, formats
from rumbo.records.transcript import Transcript
from rumbo.words import Message, say
from tests.records.documents.papers import LETTER, pdf, photo, word, zipped

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
SHEET = "application/vnd.oasis.opendocument.spreadsheet"


def troubles(data: bytes) -> list[str]:
    part = formats.read(data, transcript=Transcript(name="a file"))
    assert part.facts == ()
    return [each.id for each in part.troubles]


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (bytes(128) + b"DICM" + bytes(500), "foreign-scan-pictures"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(500), "records-packed-otherwise"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(500), "records-packed-otherwise"),
        (lzma.compress(b"Dear Dr. Robles"), "records-packed-otherwise"),
        (bz2.compress(b"Dear Dr. Robles"), "records-packed-otherwise"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "document-locked"),
        (OLE + "Workbook".encode("utf-16-le"), "foreign-office"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "foreign-office"),
        (OLE + "WordDocument".encode("utf-16-le"), "document-old-word"),
        (OLE, "records-not-read"),
        (zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "foreign-office"),
        (zipped({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "foreign-office"),
        (zipped({"mimetype": SHEET, "content.xml": ""}), "foreign-office"),
    ],
)
def test_each_kind_says_what_to_bring_instead(data: bytes, trouble: str) -> None:
    assert troubles(data) == [trouble]
    said = [say(Message(trouble), lang) for lang in ("en", "es")]
    assert said[0] != said[1]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Dear Dr. Robles,",
        pdf(LETTER),
        photo(),
        word(lambda letter: letter.add_paragraph("Dear Ana")),
        zipped({"letter.txt": "xl/workbook.xml"}),
    ],
)
def test_what_can_be_read_is_not_foreign(data: bytes) -> None:
    assert not foreign.is_foreign(data)
    assert foreign.read(data, transcript=Transcript(name="a file")).troubles[0].id == "records-not-read"
