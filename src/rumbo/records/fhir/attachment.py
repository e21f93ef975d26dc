"""Documents inside or beside an entry: letters, notes and reports in base64, read as the documents they are."""

from __future__ import annotations

import binascii
import hashlib
from collections.abc import Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from rumbo.oncology import PartialDate
from rumbo.records import cda
from rumbo.records.documents import read_lines
from rumbo.records.encoding import is_text, to_utf8
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.datatypes import Datatype, Reference, Resource
from rumbo.records.fhir.narrative import words
from rumbo.records.letters import tell_letter
from rumbo.records.part import Part, Trouble
from rumbo.records.pictures import images
from rumbo.records.pictures.images import is_picture
from rumbo.records.subject import same_person
from rumbo.records.transcript import Transcript, within

# One note is often there in several forms: the one that is easiest to read without error is read, the others are not.
_EASIEST: Final = (
    "text/plain", "text/html", "application/xhtml+xml", "application/xml", "text/xml", "text/rtf", "application/rtf",
    "application/pdf",
)  # fmt: skip
_CLINICAL_DOCUMENT: Final = b"<ClinicalDocument"  # not of HL7's namespace: its tags are no words
MAX_CLINICAL_BYTES: Final = 10_000_000  # of a clinical document: opened, it takes eight times its room
_LOOK_BYTES: Final = 4096
MAX_ENCODED: Final = 40_000_000  # letters of base64; with what is read from it, this fits into the child's memory


class Attachment(Datatype, frozen=True):
    """A document inside or beside a resource: here as base64, or at an address, which may be that of a Binary."""

    content_type: str | None = None
    data: str | None = None
    url: str | None = None
    title: str | None = None


class Binary(Resource, frozen=True):
    """https://hl7.org/fhir/R4/binary.html; `content` is FHIR STU3's and DSTU2's."""

    content_type: str | None = None
    data: str | None = None
    content: str | None = None


class Letter(NamedTuple):
    """What an entry says of the document it holds: the result that it is, and the day it is of."""

    result: str = ""
    on: PartialDate | None = None


_UNSAID: Final = Letter()


def tell_attachments(
    attachments: Sequence[Attachment], *, entry: Entry, chart: Chart, letter: Letter = _UNSAID
) -> bool:
    """Tell what the easiest to read of several forms of one document says; whether any was there to be read.

    A document that was already read from another entry is not
    read again.
    """
    for attachment in sorted(attachments, key=_ease):
        encoded, content_type = _found(attachment, entry=entry, chart=chart)
        if encoded:
            _tell(encoded, content_type=content_type, entry=entry, chart=chart, letter=letter)
            return True
    if attachments:
        chart.unread[f"{entry.kind}.attachment"] += 1
    return False


def _ease(attachment: Attachment) -> int:
    kind = (attachment.content_type or "").partition(";")[0].strip().lower()
    return _EASIEST.index(kind) if kind in _EASIEST else len(_EASIEST)


def _found(attachment: Attachment, *, entry: Entry, chart: Chart) -> tuple[str, str]:
    """The base64 of a document and its kind, from here or from the Binary that its address means."""
    if attachment.data:
        return attachment.data, attachment.content_type or ""
    binary = chart.find(Reference(reference=attachment.url), Binary, of=entry) if attachment.url else None
    if binary is None:
        return "", ""
    return binary.data or binary.content or "", attachment.content_type or binary.content_type or ""


def _tell(encoded: str, *, content_type: str, entry: Entry, chart: Chart, letter: Letter) -> None:
    digest = hashlib.blake2b(encoded.encode(), digest_size=16).digest()
    if digest in chart.documents:
        return
    chart.documents.add(digest)
    try:
        data = binascii.a2b_base64(encoded.encode()) if len(encoded) <= MAX_ENCODED else b""
    except binascii.Error:
        data = b""
    if not data:
        chart.unread[f"{entry.kind}.attachment"] += 1
        return
    read_document(data, content_type=content_type, entry=entry, chart=chart, letter=letter)


def tell_narrative(entry: Entry, *, chart: Chart, letter: Letter = _UNSAID) -> None:
    """Tell what the words of an entry without codes say, read as a document; without words it is counted as unread."""
    text = entry.resource.text
    before = len(chart.facts)
    if text is not None and words(text):
        page = f"<html><body>{text.div}</body></html>".encode()
        read_document(page, content_type="text/html", entry=entry, chart=chart, letter=letter)
    if len(chart.facts) == before:
        chart.leave_unread(entry)


def read_document(data: bytes, *, content_type: str, entry: Entry, chart: Chart, letter: Letter = _UNSAID) -> None:
    """Tell what a document inside an entry says, unless it names somebody else than the person the file is about.

    A clinical document is read as one, with its own entries; whatever else it is, as a letter.
    """
    inside = chart.transcript.within(entry.place)
    plain = to_utf8(data) if is_text(data) else b""
    if cda.is_document(plain):
        part = _read_clinical(plain, transcript=inside)
    elif _CLINICAL_DOCUMENT in plain[:_LOOK_BYTES]:
        part = Part(format="ccda", troubles=(Trouble("records-broken"),))
    else:
        part = _read_letter(data, content_type=content_type, letter=letter, transcript=inside)
    chart.transcript.pictures += part.pictures
    if not part.subjects and not part.facts and part.troubles:
        chart.unread[f"{entry.kind}.attachment"] += 1
        chart.tell_trouble(*(_placed(trouble, entry=entry) for trouble in part.troubles))
        return
    if any(same_person(subject, other) is False for subject in chart.subjects for other in part.subjects):
        chart.unread[f"{entry.kind}.attachment"] += 1
        name = next((name for subject in chart.subjects for name in subject.names), "?")
        chart.tell_trouble(Trouble("records-several-people", {"name": name}))
        return
    chart.facts.extend(part.facts)
    chart.unread.update(part.unread)
    chart.tell_trouble(*(_placed(trouble, entry=entry) for trouble in part.troubles))


def _placed(trouble: Trouble, *, entry: Entry) -> Trouble:
    """Which picture it is that was not read; what else a document is not read for is told once for all of them."""
    if trouble.id != "picture-not-read":
        return trouble
    return replace(trouble, inside=within(entry.place, trouble.inside))


def _read_clinical(data: bytes, *, transcript: Transcript) -> Part:
    if len(data) > MAX_CLINICAL_BYTES:
        return Part(format="ccda", troubles=(Trouble("records-too-big"),))
    return cda.read_document(data, transcript=transcript)


def _read_letter(data: bytes, *, content_type: str, letter: Letter, transcript: Transcript) -> Part:
    if is_picture(data):
        return images.read(data, transcript=transcript)
    document = read_lines(data, content_type=content_type)
    pictures = (transcript.inside,) if document.is_picture else ()
    if not document.lines:
        return Part(format=document.format, troubles=document.troubles, pictures=pictures)
    named = tell_letter(document.lines, transcript=transcript, result_hint=letter.result, on=letter.on)
    return Part(
        format=document.format,
        facts=tuple(transcript.facts),
        subjects=named,
        troubles=(*document.troubles, *transcript.troubles),
        unread=dict(transcript.unread),
        pictures=pictures,
    )
