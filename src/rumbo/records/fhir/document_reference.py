"""DocumentReference and Media: letters, notes and reports that an entry holds or points to."""

from __future__ import annotations

import re
from typing import Final

from rumbo.records.fhir.attachment import Attachment, Letter, tell_attachments
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.codings import every_name, has_code
from rumbo.records.fhir.datatypes import Concept, Datatype, Period, Reference, Resource, each
from rumbo.records.fhir.dates import when

_UNTRUE: Final = frozenset({"entered-in-error", "superseded"})
# LOINC: surgical pathology, cytology and pathology study notes, imaging studies, laboratory reports.
_RESULTS: Final = frozenset({"11526-1", "11529-5", "47526-9", "60567-5", "18748-4", "68604-8", "11502-2", "26436-6"})
_RESULT_WORDS: Final = re.compile(
    r"patholog|cytolog|histolog|biops|radiolog|imaging|\b(?:CT|MRI?|PET|x-?ray)\b|laborator|patolog|radiograf|resonancia"
    r"|tomograf|im[aá]gen",
    re.IGNORECASE,
)


class Content(Datatype, frozen=True):
    """One form of a document."""

    attachment: Attachment | None = None


class Relation(Datatype, frozen=True):
    """What a document is to another one; in FHIR R5 `code` is a concept."""

    code: Concept | str | None = None
    target: Reference | None = None


class Context(Datatype, frozen=True):
    """What a document is about: the time of the visit."""

    period: Period | None = None


class DocumentReference(Resource, frozen=True):
    """https://hl7.org/fhir/R4/documentreference.html; `created` is DSTU2's, `period` R5's, whose context is a list."""

    status: str | None = None
    doc_status: str | None = None
    type: Concept | None = None
    category: list[Concept] | Concept | None = None
    date: str | None = None
    created: str | None = None
    period: Period | None = None
    context: Context | list[Reference] | None = None
    relates_to: list[Relation] | None = None
    content: list[Content] | None = None


class Media(Resource, frozen=True):
    """https://hl7.org/fhir/R4/media.html: a picture or a scanned page; in FHIR R5 a DocumentReference."""

    status: str | None = None
    created_date_time: str | None = None
    occurrence_date_time: str | None = None  # STU3
    content: Attachment | None = None


def index_document(document: DocumentReference, *, entry: Entry, chart: Chart) -> None:
    """Make known which documents this one takes the place of."""
    for relation in document.relates_to or ():
        told = relation.code
        replaces = has_code(told, frozenset({"replaces"})) if isinstance(told, Concept) else told == "replaces"
        key = chart.key(relation.target, of=entry)
        if replaces and key and key != entry.key:
            chart.replaced.add(key)


def tell_document(document: DocumentReference, *, entry: Entry, chart: Chart) -> None:
    """Tell what a document says. One that was replaced, or entered by mistake, is left aside."""
    forms = [content.attachment for content in document.content or () if content.attachment is not None]
    if document.status in _UNTRUE or document.doc_status == "entered-in-error" or not forms:
        chart.leave_unread(entry)
        return
    context = document.context if isinstance(document.context, Context) else None
    on = when(context.period if context else None, document.period, document.date, document.created)
    letter = Letter(result=entry.place if _is_result(document) else "", on=on)
    tell_attachments(forms, entry=entry, chart=chart, letter=letter)


def tell_media(media: Media, *, entry: Entry, chart: Chart) -> None:
    """Tell what a scanned page says."""
    if media.status == "entered-in-error" or media.content is None:
        chart.leave_unread(entry)
        return
    on = when(media.created_date_time, media.occurrence_date_time)
    tell_attachments([media.content], entry=entry, chart=chart, letter=Letter(on=on))


def _is_result(document: DocumentReference) -> bool:
    kinds = [document.type, *each(document.category)]
    words = "; ".join(map(every_name, kinds))
    return any(has_code(kind, _RESULTS) for kind in kinds) or bool(_RESULT_WORDS.search(words))
