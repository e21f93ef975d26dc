"""Procedures done, planned or left out; operations of an operative note; treatments told as acts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rumbo.records.cda.concepts import read_concept
from rumbo.records.cda.elements import V3, Element, Span, child
from rumbo.records.cda.narrative import Row
from rumbo.records.cda.sections import Section
from rumbo.records.cda.statements import (
    is_denied,
    is_planned,
    own_words,
    period,
    reasons,
    row_concept,
    sites,
    span_of_row,
    status_of,
    when_of,
)
from rumbo.records.fhir.datatypes import Annotation, Concept
from rumbo.records.fhir.procedure import Procedure

_KINDS: Final = (f"{V3}procedure", f"{V3}act", f"{V3}observation")
# HL7 ActStatus, in FHIR's words. An event without a status is one that happened.
_DONE: Final = {
    "": "completed",
    "completed": "completed",
    "active": "in-progress",
    "aborted": "stopped",
    "cancelled": "not-done",
    "held": "on-hold",
    "suspended": "on-hold",
    "new": "preparation",
    "nullified": "entered-in-error",
}
_PLANNED: Final = "preparation"


def procedures_of(entry: Element, *, section: Section) -> Iterator[Procedure]:
    """The procedures of one entry."""
    for statement in entry.iterchildren(*_KINDS):
        anchors = section.anchors
        code = read_concept(child(statement, "code"), anchors=anchors)
        row = section.rows.of(statement, words=code.text or "" if code else "")
        if code is None or not (code.text or any(coding.display for coding in code.coding or ())):
            words = own_words(statement, anchors=anchors) or (row.name if row else "")
            code = read_concept(child(statement, "code"), anchors=anchors, words=words)
        yield Procedure(
            status=_status(statement, section=section),
            code=code,
            performed_period=period(_when(statement, row=row, section=section)),
            reason_code=reasons(statement, anchors=anchors) or None,
            body_site=sites(statement, anchors=anchors) or _site(row),
            note=_remark(row),
        )


def procedure_of_row(row: Row, *, section: Section) -> Procedure:
    """The procedure of a row that no entry tells; one of an operative note was done on the day of the operation."""
    span = span_of_row(row)
    if span.start is None and section.kind == "operations":
        span = section.service
    return Procedure(
        status=_PLANNED if section.kind == "plan" else "completed",
        code=row_concept(row),
        performed_period=period(span),
        body_site=_site(row),
        note=_remark(row),
    )


def _status(statement: Element, *, section: Section) -> str:
    if is_denied(statement):
        return "not-done"
    status = _DONE.get(status_of(statement), "unknown")
    planned = is_planned(statement) or section.kind == "plan"
    return _PLANNED if planned and status in ("completed", "in-progress", "unknown") else status


def _when(statement: Element, *, row: Row | None, section: Section) -> Span:
    span = when_of(statement, row=row)
    return section.service if span == Span() and section.kind == "operations" else span


def _site(row: Row | None) -> list[Concept] | None:
    words = row.said("site") if row else ""
    return [Concept(text=words)] if words else None


def _remark(row: Row | None) -> list[Annotation] | None:
    words = row.said("comment") if row else ""
    return [Annotation(text=words)] if words else None
