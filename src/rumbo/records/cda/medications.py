"""Medicines on a list, planned, or given: an order, a statement or an administration, by what the entry says of itself.

A list names what was prescribed. That its entry is "active" does not say that anything was taken: only what is told as
completed, or stands among the medicines administered, was given. HL7's C-CDA on FHIR 2.0.0 (concept map
CF-MedActivityMood) makes requests of entries in either mood, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rumbo.records.cda.concepts import read_concept
from rumbo.records.cda.elements import V3, Element, Span, attribute, child
from rumbo.records.cda.narrative import Row
from rumbo.records.cda.sections import Section
from rumbo.records.cda.statements import (
    is_denied,
    is_planned,
    own_words,
    period,
    reasons,
    row_concept,
    span_of_row,
    status_of,
    when_of,
)
from rumbo.records.fhir.codings import every_name
from rumbo.records.fhir.datatypes import Annotation, Concept, Period
from rumbo.records.fhir.medication import (
    Dosage,
    MedicationAdministration,
    MedicationRequest,
    MedicationStatement,
    Repeat,
    Timing,
)

Medicated = MedicationRequest | MedicationStatement | MedicationAdministration

_UNTRUE: Final = "nullified"
# HL7 ActStatus of an order, in FHIR's words.
_ORDER: Final = {
    "active": "active",
    "completed": "completed",
    "aborted": "stopped",
    "cancelled": "cancelled",
    "suspended": "on-hold",
    "held": "on-hold",
    _UNTRUE: "entered-in-error",
}
# The same of a giving: without a status, what stands among the medicines given was given.
_GIVING: Final = {
    **_ORDER,
    "": "completed",
    "active": "in-progress",
    "aborted": "stopped",
    "cancelled": "not-done",
}
_NEVER: Final = re.compile(
    r"\b(?:never (?:started|taken|filled|given)|not (?:taking|started|given|taken|filled)|did not (?:start|take)|declined"
    r"|nunca|no (?:lo |la )?(?:toma|tom[oó]|inici[oó]|empez[oó]|se administr[oó]))\b",
    re.IGNORECASE,
)
_COMPLETED: Final = re.compile(r"complet|finish|termin|finaliz", re.IGNORECASE)
_STOPPED: Final = re.compile(r"stop|discontinu|suspend|cancel|expired|held|inactiv|vencid", re.IGNORECASE)


def medicines_of(entry: Element, *, section: Section) -> Iterator[Medicated]:
    """The medicines of one entry; one inside another (what it is dissolved in) is not told by itself."""
    for statement in entry.iter(f"{V3}substanceAdministration"):
        if not _is_inside_another(statement):
            yield _medicine(statement, section=section)


def medicine_of_row(row: Row, *, section: Section) -> Medicated:
    """The medicine of a row that no entry tells."""
    words = row.said("status", "comment", "dose")
    if section.kind == "administered" or _COMPLETED.search(row.said("status")):
        status = "completed"
    else:
        status = "aborted" if _STOPPED.search(row.said("status")) else "active"
    return _told(
        row_concept(row),
        status=status,
        span=span_of_row(row),
        section=section,
        dose=row.said("dose"),
        never=bool(_NEVER.search(words)),
        remark=row.said("comment"),
    )


def _is_inside_another(statement: Element) -> bool:
    return next(statement.iterancestors(f"{V3}substanceAdministration"), None) is not None


def _medicine(statement: Element, *, section: Section) -> Medicated:
    material = child(statement, "consumable", "manufacturedProduct", "manufacturedMaterial")
    label = child(statement, "consumable", "manufacturedProduct", "manufacturedLabeledDrug")
    product = material if material is not None else label
    name = section.anchors.words(child(product, "name"))
    concept = read_concept(child(product, "code"), anchors=section.anchors)
    row = section.rows.of(statement, words=name)
    if not _has_words(concept):
        concept = read_concept(child(product, "code"), anchors=section.anchors, words=name or (row.name if row else ""))
    sig = own_words(statement, anchors=section.anchors)
    beside = row.said("status", "comment", "dose") if row else ""
    return _told(
        concept,
        status=status_of(statement),
        span=when_of(statement, row=row),
        section=section,
        dose=_dose(statement) or (row.said("dose") if row else "") or (sig if sig not in every_name(concept) else ""),
        planned=is_planned(statement),
        never=is_denied(statement) or bool(_NEVER.search(f"{beside}; {sig}")),
        remark=row.said("comment") if row else "",
        why=reasons(statement, anchors=section.anchors),
    )


def _told(
    concept: Concept | None,
    *,
    status: str,
    span: Span,
    section: Section,
    dose: str,
    planned: bool = False,
    never: bool = False,
    remark: str = "",
    why: list[Concept] | None = None,
) -> Medicated:
    """The resource that says just what the entry says. Words of a row that it was never taken are believed."""
    notes = [Annotation(text=remark)] if remark else None
    dosage = Dosage(text=dose or None)
    if never and status != _UNTRUE:
        return MedicationStatement(
            status="not-taken",
            medication_codeable_concept=concept,
            effective_period=period(span),
            dosage=[dosage],
            note=notes,
        )
    if section.kind == "administered" and not planned:
        return MedicationAdministration(
            status=_GIVING.get(status, "unknown"),
            medication_codeable_concept=concept,
            effective_date_time=span.start if span.end is None else None,
            effective_period=period(span),
            dosage=dosage,
            reason_code=why,
            note=notes,
        )
    if status == "completed" and not planned and section.kind != "plan":
        return MedicationStatement(
            status="completed",
            medication_codeable_concept=concept,
            effective_period=period(span),
            dosage=[dosage],
            reason_code=why,
            note=notes,
        )
    return _order(concept, status=status, span=span, section=section, dosage=dosage, why=why, notes=notes)


def _order(
    concept: Concept | None,
    *,
    status: str,
    span: Span,
    section: Section,
    dosage: Dosage,
    why: list[Concept] | None,
    notes: list[Annotation] | None,
) -> MedicationRequest:
    """An order; one that is part of a plan is not in use yet, and one that was completed was not thereby given."""
    on_plan = section.kind == "plan" and status in ("active", "new", "")
    bounds = Timing(repeat=Repeat(bounds_period=Period(start=span.start, end=span.end)))
    return MedicationRequest(
        status="draft" if on_plan else _ORDER.get(status, "unknown"),
        medication_codeable_concept=concept,
        dosage_instruction=[Dosage(text=dosage.text, timing=bounds)],
        reason_code=why,
        note=notes,
    )


def _has_words(concept: Concept | None) -> bool:
    return concept is not None and bool(concept.text or any(coding.display for coding in concept.coding or ()))


def _dose(statement: Element) -> str:
    quantity = child(statement, "doseQuantity")
    amount = attribute(quantity, "value") or attribute(child(quantity, "low"), "value")
    unit = attribute(quantity, "unit")
    return f"{amount} {unit}" if amount and unit not in ("", "1") else ""
