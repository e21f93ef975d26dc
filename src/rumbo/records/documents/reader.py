"""Which kind of document bytes are, and its reading: the lines, and later the facts of the letter they hold."""

from __future__ import annotations

from rumbo.records.documents.document import Document
from rumbo.records.documents.text import decode, read_text
from rumbo.records.part import Part, Trouble
from rumbo.records.transcript import Transcript


def read_lines(data: bytes, *, content_type: str = "") -> Document:
    """Read a document as lines. The bytes decide what it is; `content_type` only where they leave it open.

    Whatever the bytes are, the answer is a document: what could not be read stands in its `troubles`.
    """
    if not data.strip():
        return Document(format="text", troubles=(Trouble("records-empty"),))
    return read_text(decode(data))


def read(data: bytes, *, transcript: Transcript) -> Part:
    """Read a document and tell the facts of the letter it holds."""
    document = read_lines(data)
    return Part(format=document.format, facts=tuple(transcript.facts), troubles=document.troubles)
