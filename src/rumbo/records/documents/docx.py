"""Word documents (.docx): paragraphs, tables, text boxes and headers in the order they are read.

The XML is read itself: python-docx passes over what letters of hospitals are full of (content controls, tracked changes).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from rumbo.records.documents.document import CELL_GAP, Document, Line, bounded, number_lines
from rumbo.records.documents.packed import NotReadableError, PackedDocument, has_member
from rumbo.records.part import Trouble

MAIN: Final = "word/document.xml"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_SAID: Final = frozenset({f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText")} | {_FALLBACK})
_PIECES: Final = {
    f"{_W}tab": CELL_GAP, f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": "",
}  # fmt: skip
_HEADERS: Final = re.compile(r"word/header\d*\.xml")


def is_docx(data: bytes) -> bool:
    """Whether bytes are a Word document of today; its older kind (.doc) is another format."""
    return has_member(data, MAIN)


def read_docx(data: bytes) -> Document:
    """The text of a Word document: a line for each paragraph, line break and table row. Deleted text is left out."""
    try:
        lines, troubles = bounded(_lines(PackedDocument(data)))
    except NotReadableError as error:
        return Document(format="docx", troubles=(Trouble(error.trouble),))
    return Document(format="docx", lines=lines, troubles=troubles)


def _lines(packed: PackedDocument) -> Iterator[Line]:
    said: set[str] = set()
    headers: list[str] = []
    for name in sorted(filter(_HEADERS.fullmatch, packed.names())):
        headers += [text for text in _blocks(packed.parse(name)) if text not in said]
        said.update(headers)
    yield from number_lines(headers, zone="header")
    yield from number_lines(_blocks(packed.parse(MAIN)))


def _blocks(root: etree._Element) -> Iterator[str]:
    """The lines below an element: of its paragraphs, and one for each row of its tables."""
    for element in root:
        if element.tag in _NOT_SAID or not isinstance(element.tag, str):
            continue
        if element.tag == f"{_W}p":
            yield from _paragraph(element)
        elif element.tag == f"{_W}tr":
            yield CELL_GAP.join(" ".join(_blocks(cell)) for cell in element if cell.tag in (f"{_W}tc", f"{_W}sdt"))
        else:
            yield from _blocks(element)


def _paragraph(paragraph: etree._Element) -> Iterator[str]:
    text: list[str] = []
    boxes: list[etree._Element] = []
    _collect(paragraph, text, boxes)
    yield from "".join(text).splitlines() or [""]
    for box in boxes:
        yield from _blocks(box)


def _collect(element: etree._Element, text: list[str], boxes: list[etree._Element]) -> None:
    for child in element:
        if child.tag in _NOT_SAID:
            continue
        if child.tag == f"{_W}t":
            text.append(child.text or "")
        elif child.tag == f"{_W}txbxContent":
            boxes.append(child)
        elif isinstance(child.tag, str) and child.tag in _PIECES:
            text.append(_PIECES[child.tag])
        else:
            _collect(child, text, boxes)
