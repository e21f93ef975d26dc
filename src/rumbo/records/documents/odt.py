"""OpenDocument text (.odt, what LibreOffice writes): paragraphs, lists and tables as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from rumbo.records.documents.document import CELL_GAP, Document, Line, bounded, number_lines
from rumbo.records.documents.packed import NotReadableError, PackedDocument, has_member
from rumbo.records.part import Trouble

MAIN: Final = "content.xml"
_OASIS: Final = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT: Final = f"{_OASIS}text:1.0}}"
_TABLE: Final = f"{_OASIS}table:1.0}}"
_PARAGRAPHS: Final = (f"{_TEXT}p", f"{_TEXT}h")
_NOT_SAID: Final = (f"{_TEXT}tracked-changes", f"{_OASIS}office:1.0}}annotation", f"{_TEXT}note-citation")


def is_odt(data: bytes) -> bool:
    """Whether bytes are an OpenDocument text."""
    return has_member(data, MAIN) and b"application/vnd.oasis.opendocument.text" in data[:200]


def read_odt(data: bytes) -> Document:
    """The text of an OpenDocument text: a line for each paragraph, line break and table row."""
    try:
        lines, troubles = bounded(_lines(PackedDocument(data)))
    except NotReadableError as error:
        return Document(format="odt", troubles=(Trouble(error.trouble),))
    return Document(format="odt", lines=lines, troubles=troubles)


def _lines(packed: PackedDocument) -> Iterator[Line]:
    yield from number_lines(_blocks(packed.parse(MAIN)))


def _blocks(root: etree._Element) -> Iterator[str]:
    for element in root:
        if element.tag in _NOT_SAID:
            continue
        if element.tag in _PARAGRAPHS:
            yield from _text(element).splitlines() or [""]
        elif element.tag == f"{_TABLE}table-row":
            yield CELL_GAP.join(" ".join(_blocks(cell)) for cell in element)
        else:
            yield from _blocks(element)


def _text(element: etree._Element) -> str:
    said = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}tab":
            said.append(CELL_GAP)
        elif child.tag == f"{_TEXT}s":
            said.append(" ")
        elif child.tag == f"{_TEXT}line-break":
            said.append("\n")
        elif child.tag not in _NOT_SAID:
            said.append(_text(child))
        said.append(child.tail or "")
    return "".join(said)
