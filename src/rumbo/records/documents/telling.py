"""A document as a format among others: its lines are read, and the letter they are is told."""

from __future__ import annotations

from rumbo.records.documents.document import Document
from rumbo.records.documents.reader import read_lines
from rumbo.records.documents.text import read_text
from rumbo.records.letters import tell_letter
from rumbo.records.part import Part
from rumbo.records.transcript import Transcript


def read(data: bytes, *, transcript: Transcript) -> Part:
    """Read a document and tell the facts of the letter it holds. One that is only a picture of text gives a picture."""
    return _told(read_lines(data), transcript=transcript)


def read_plain(text: str, *, zone: str = "", transcript: Transcript) -> Part:
    """Read a text that a person wrote or pasted, or that was read from a picture, and tell its facts."""
    return _told(read_text(text, zone=zone), transcript=transcript)


def _told(document: Document, *, transcript: Transcript) -> Part:
    subjects = tell_letter(document.lines, transcript=transcript)
    # Where the letter was not read to its end, how far it was read says more than how far its lines were.
    lines_read = {trouble.id for trouble in transcript.troubles}
    troubles = (*(each for each in document.troubles if each.id not in lines_read), *transcript.troubles)
    return Part(
        format="picture" if document.is_picture else document.format,
        facts=tuple(transcript.facts),
        subjects=subjects,
        troubles=troubles,
        unread=dict(transcript.unread),
        pictures=(transcript.inside,) if document.is_picture else (),
    )
