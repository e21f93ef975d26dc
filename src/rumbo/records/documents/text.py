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
_MAC_LETTERS: Final = re.compile(rb"(?<=[A-Za-z\x96\x9c])[\x87\x8e\x96\x97\x9c](?=[a-z\x87\x8e\x96\x97\x9c])")
_WINDOWS_LETTERS: Final = re.compile(rb"[\xc0-\xff](?=[a-z])")
_SAMPLE: Final = 20_000
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS: Final = 3
_LETTER_SHARE: Final = 0.33  # of what is not white space: a page of laboratory values has a third to a half
_UNWRITTEN: Final = "{}<>\\=;$#\ufffd"
_UNWRITTEN_SHARE: Final = 0.04
_LONGEST_PIECES: Final = 25  # letters between white space on average: encoded data has no white space
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a]")
_CONTROL_SHARE: Final = 0.01
_FEWEST_VALUE_ROWS: Final = 3
_CODE: Final = re.compile(
    r"\s*(?:[\[{<]|#!|import |from \w+ import|def |class |function |package |using |#include|select .* from |---\s*\n)",
    re.IGNORECASE,
)


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
        return codecs.getincrementaldecoder("utf-8")().decode(
            data
        )  # a letter cut off at the end is no reason to doubt the rest
    except UnicodeDecodeError:
        return data.decode("mac-roman" if _is_mac(data) else "cp1252", "replace")


def read_text(text: str, *, zone: str = "") -> Document:
    """The lines of a text as it is written; a form feed begins a page."""
    lines, troubles = bounded(_lines(text, zone))
    return Document(format="text", lines=lines, troubles=troubles)


def _lines(text: str, zone: str) -> Iterator[Line]:
    pages = text.removesuffix("\f").split("\f")
    for page, written in enumerate(pages, start=1):
        yield from number_lines(written.splitlines(), page=page if len(pages) > 1 else 0, zone=zone)


_RULE: Final = re.compile(r"([=_*#~.+-])\1{2,}|[|*]+\*[|*]+")  # a line drawn across the page, a bar of a chart


def is_text(data: bytes) -> bool:
    """Whether bytes are plainly text that people write, in English or Spanish: not data, not a program, not a list of numbers."""
    sample = _RULE.sub(" ", decode(data[:_SAMPLE]))
    words = _WORD.findall(sample)
    seen = sum(map(len, words))
    pieces = sample.split()
    written = sum(map(len, pieces))
    if len(words) < _FEWEST_WORDS or seen < _LETTER_SHARE * written or _CODE.match(sample):
        return False
    if written > _LONGEST_PIECES * len(pieces) or len(_CONTROL.findall(sample)) > _CONTROL_SHARE * written:
        return False
    if sum(sample.count(sign) for sign in _UNWRITTEN) > _UNWRITTEN_SHARE * written:
        return False
    return not _is_list_of_values(sample)


def _is_list_of_values(sample: str) -> bool:
    """Whether lines are all cut into the same number of values, as programs write tables."""
    lines = [line for line in sample.splitlines()[:50] if line.strip()]
    if len(lines) < _FEWEST_VALUE_ROWS:
        return False
    return any(
        lines[0].count(mark) >= 2 and sum(line.count(mark) == lines[0].count(mark) for line in lines) > 0.8 * len(lines)
        for mark in ",;\t|"
    )


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
    return len(_MAC_LETTERS.findall(sample)) > 1 and not _WINDOWS_LETTERS.search(sample)
