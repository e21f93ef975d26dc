"""Which kind of document bytes are, and its reading as lines. What they say is told in `telling`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from rumbo.records.documents.document import Document
from rumbo.records.documents.docx import is_docx, read_docx
from rumbo.records.documents.html import is_html, read_html
from rumbo.records.documents.odt import is_odt, read_odt
from rumbo.records.documents.pdf import is_pdf, read_pdf
from rumbo.records.documents.rtf import is_rtf, read_rtf
from rumbo.records.documents.text import decode, is_text, read_text
from rumbo.records.part import Trouble

_KINDS: Final[tuple[tuple[Callable[[bytes], bool], Callable[[bytes], Document]], ...]] = (
    (is_pdf, read_pdf),
    (is_docx, read_docx),
    (is_odt, read_odt),
    (is_rtf, read_rtf),
    (is_html, read_html),
)
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_WORD_STREAM: Final = "WordDocument".encode("utf-16-le")


def read_lines(data: bytes, *, content_type: str = "") -> Document:
    """Read a document as lines. The bytes decide what it is; `content_type` only where they leave it open.

    Whatever the bytes are, the answer is a document: what could not be read stands in its `troubles`.
    """
    if not data.strip():
        return Document(format="text", troubles=(Trouble("records-empty"),))
    document = _read(data, content_type)
    if document.lines or document.troubles:
        return document
    return replace(document, troubles=(Trouble("document-says-nothing"),))


def _read(data: bytes, content_type: str) -> Document:
    for recognises, read_kind in _KINDS:
        if recognises(data):
            return read_kind(data)
    if is_old_word(data):
        return Document(format="unknown", troubles=(Trouble("document-old-word"),))
    if "html" in content_type:
        return read_html(data)
    if content_type.startswith("text/") or is_text(data):
        return read_text(decode(data))
    return Document(format="unknown", troubles=(Trouble("records-not-read"),))


def is_old_word(data: bytes) -> bool:
    """Whether bytes are a Word document as Word wrote it until 2007 (.doc)."""
    return data.startswith(_OLE) and _WORD_STREAM in data
