"""A document as a format among others: its lines are read, and the letter they are is told."""

from __future__ import annotations

import re
from typing import Final

from rumbo.records.documents.document import Document
from rumbo.records.documents.reader import read_lines
from rumbo.records.documents.text import read_text
from rumbo.records.letters import tell_letter
from rumbo.records.part import Part, Trouble
from rumbo.records.transcript import Transcript

_SIGN_IN: Final = re.compile(
    r"\b(?:log|sign) ?(?:in|on)\b|session (?:has )?(?:expired|timed out)|inici(?:e|ar) (?:la )?sesi[oó]n|sesi[oó]n .{0,20}expir",
    re.IGNORECASE,
)
_SHORT_PAGE: Final = 60  # lines; a record that also offers to sign in is longer


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
    if document.format == "html" and not transcript.facts and _asks_to_sign_in(document):
        troubles = (*troubles, Trouble("document-signed-out"))
    return Part(
        format="picture" if document.is_picture else document.format,
        facts=tuple(transcript.facts),
        subjects=subjects,
        troubles=troubles,
        unread=dict(transcript.unread),
        pictures=(transcript.inside,) if document.is_picture else (),
    )


def _asks_to_sign_in(document: Document) -> bool:
    """Whether a page is what a portal shows to whoever is not signed in, saved in place of a record."""
    return len(document.lines) <= _SHORT_PAGE and any(_SIGN_IN.search(line.text) for line in document.lines)
