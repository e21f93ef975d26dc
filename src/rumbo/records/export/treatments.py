"""Treatments of the summary: operations, radiotherapy and other procedures, and medicines.

Profiles: IPS 2.0.0 Procedure and MedicationStatement; mCODE STU4 (4.0.0) Cancer-Related Surgical Procedure, Radiotherapy
Course Summary, Cancer-Related Medication Administration and Request. What was not given is "not-done"; of what nobody
says that it was given the status is "unknown".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rumbo.course.course import TreatmentSpan
from rumbo.course.facts import Background, Treatment
from rumbo.course.substances import named, substances
from rumbo.oncology import Modality, PartialDate, drugs
from rumbo.records.export.elements import (
    IPS,
    MCODE,
    SNOMED,
    Item,
    Json,
    body_sites,
    coded,
    coding,
    concept,
    dated,
    identity,
    lasting,
    notes,
    resource,
)
from rumbo.records.export.material import Material, line, said
from rumbo.words import Text, both, calm

MEDICINES: Final[frozenset[Modality]] = frozenset({"chemotherapy", "hormone", "targeted", "immunotherapy"})
# The fixed code of mCODE STU4's Radiotherapy Course Summary.
_RADIOTHERAPY: Final = coding(SNOMED, "1217123003", "Radiotherapy course of treatment (regime/therapy)")


def procedures(material: Material) -> Iterator[Item]:
    """Operations, radiotherapy, transplants and the like, in order of time."""
    for span in material.course.treatments:
        if span.modality in MEDICINES:
            continue
        cancer = material.cancer(span.cancer)
        radiation = span.modality == "radiation"
        fields: Json = {
            "status": _status(span),
            "statusReason": concept(span.why_stopped) or None,
            "code": concept(calm(span.name) or span.modality, *([_RADIOTHERAPY] if radiation else [])),
            "subject": material.patient,
            **lasting("performed", span.start, _end(span), still=span.ongoing),
            "reasonReference": [cancer] if cancer else None,
            "bodySite": body_sites(span.places),
            "note": notes(span.dose_words, *_remarks(span, material)),
        }
        profiles = (f"{IPS}Procedure-uv-ips", *_procedure_profiles(span))
        yield Item(resource("Procedure", identity("Procedure", *span.facts), *profiles, **fields), told_of(span))


def medicines(material: Material) -> Iterator[Item]:
    """Medicines for the cancer, then the other medicines the person takes."""
    for span in material.course.treatments:
        if span.modality in MEDICINES:
            yield Item(_medicine(span, material), told_of(span))
    for fact, says in material.every(Background):
        if says.topic == "medicine":
            fields: Json = {
                "status": "unknown" if fact.standing == "unsure" else "active",
                "medicationCodeableConcept": concept(says.words or "?", *coded(says.rxnorm)),
                "subject": material.patient,
                **dated("effectiveDateTime", says.on),
            }
            id_ = identity("Medicine", fact.id)
            yield Item(
                resource("MedicationStatement", id_, f"{IPS}MedicationStatement-uv-ips", **fields),
                both(says.words or "?"),
            )


def planned(material: Material) -> Iterator[Item]:
    """What is to come: treatments whose first day lies ahead and of which nobody says that they were given."""
    for span in material.course.treatments:
        if is_ahead(span, material):
            words = line(named(span.name), span.start)
            plan: Json = {"status": "unknown", "intent": "plan", "subject": material.patient}
            activity = [{"detail": {"status": "unknown", "description": words.en}}]
            yield Item(resource("CarePlan", identity("Plan", *span.facts), **plan, activity=activity), words)


def is_ahead(span: TreatmentSpan, material: Material) -> bool:
    """Whether a treatment is still to begin."""
    return span.given is None and span.start is not None and span.start.earliest > material.made_at.date()


def told_of(span: TreatmentSpan) -> Text:
    """One treatment in words: what, when, and whether it was given."""
    what = line(named(calm(span.name) or span.modality), span.start)
    if span.given is False:
        return said("summary-not-given", what=what)
    if span.given is None:
        return said("summary-given-unsaid", what=what)
    if span.ongoing:
        return said("summary-ongoing", what=what)
    end = _end(span)
    return said("summary-until", what=what, end=end) if end and end != span.start else what


def _medicine(span: TreatmentSpan, material: Material) -> Json:
    cancer = material.cancer(span.cancer)
    shared: Json = {
        "statusReason": [concept(span.why_stopped)] if span.why_stopped.strip() else None,
        "medicationCodeableConcept": concept(named(span.name).en, *_rxnorm(span, material)),
        "subject": material.patient,
        "reasonReference": [cancer] if cancer else None,
        "note": notes(*_remarks(span, material)),
    }
    id_, dose = identity("Medicine", *span.facts), {"text": span.dose_words} if span.dose_words.strip() else None
    if span.given is not None:
        times = lasting("effective", span.start, _end(span), still=span.ongoing)
        profile = f"{MCODE}mcode-cancer-related-medication-administration"
        return resource("MedicationAdministration", id_, profile, status=_status(span), **shared, **times, dosage=dose)
    if is_ahead(span, material):
        # A request has no reason for its status but one concept, and its date is that of the order, which nobody told.
        profile = f"{MCODE}mcode-cancer-related-medication-request"
        ordered = {"dosageInstruction": [_begins(span.start, dose)], "status": "unknown", "intent": "plan"}
        shared["statusReason"] = concept(span.why_stopped) or None
        return resource("MedicationRequest", id_, profile, **shared, **ordered)
    times = lasting("effective", span.start, _end(span), still=span.ongoing)
    dosage = [dose] if dose else None
    profile = f"{IPS}MedicationStatement-uv-ips"
    return resource("MedicationStatement", id_, profile, status="unknown", **shared, **times, dosage=dosage)


def _begins(start: PartialDate | None, dose: Json | None) -> Json:
    bounds = {"timing": {"repeat": {"boundsPeriod": {"start": start.iso}}}} if start else {}
    return {**(dose or {}), **bounds}


def _procedure_profiles(span: TreatmentSpan) -> tuple[str, ...]:
    if span.modality == "surgery":
        return (f"{MCODE}mcode-cancer-related-surgical-procedure",)
    return (f"{MCODE}mcode-radiotherapy-course-summary",) if span.modality == "radiation" else ()


def _status(span: TreatmentSpan) -> str:
    """FHIR R4's event status. Stopped is only what a reason is told for."""
    if span.given is None:
        return "unknown"
    if not span.given:
        return "not-done"
    if span.ongoing:
        return "in-progress"
    return "stopped" if span.why_stopped.strip() else "completed"


def _end(span: TreatmentSpan) -> PartialDate | None:
    """Its end, else the last day it is known to have been given."""
    return span.end or (None if span.ongoing else span.last_given_on)


def _rxnorm(span: TreatmentSpan, material: Material) -> list[Json]:
    """The RxNorm number of a single drug: that of its records, else of our table. A combination has none."""
    parts = substances(span.name)
    if len(parts) != 1:
        return []
    told = {says.rxnorm for _, says in material.told(span.facts, Treatment) if says.rxnorm}
    if len(told) == 1:
        return coded(next(iter(told)))
    drug = drugs().get(next(iter(parts)))
    return coded(drug.rxnorm) if drug else []


def _remarks(span: TreatmentSpan, material: Material) -> tuple[str, ...]:
    return tuple(says.words for _, says in material.told(span.facts, Treatment) if says.words != span.name)
