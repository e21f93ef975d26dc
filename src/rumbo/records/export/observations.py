"""Observations of the summary: how the cancer stood, stage, biomarkers, numbers, and what was found where.

Profiles: IPS 2.0.0 laboratory and pathology results; mCODE STU4 (4.0.0) Cancer Disease Status, Cancer Stage, Tumor Marker
Test, ECOG Performance Status. A profile is named only where its rules hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rumbo.course.course import BiomarkerResult, StatusPoint
from rumbo.course.facts import Finding, FoundBy, KindWord, Measure, Status, StatusWord
from rumbo.course.places import named
from rumbo.oncology import biomarker_by_loinc, find_biomarker
from rumbo.records.export.conditions import stage_id
from rumbo.records.export.elements import (
    HL7,
    IPS,
    LOINC,
    MCODE,
    NOT_KNOWN,
    SNOMED,
    Item,
    Json,
    body_sites,
    coded,
    coding,
    concept,
    dated,
    extension,
    identity,
    notes,
    resource,
)
from rumbo.records.export.material import Material, line, said
from rumbo.words import both

_LAB: Final = f"{IPS}Observation-results-laboratory-pathology-uv-ips"
_MARKER_TEST: Final = f"{MCODE}mcode-tumor-marker-test"
_LABORATORY: Final = [concept("", coding(f"{HL7}observation-category", "laboratory"))]
_SURVEY: Final = [concept("", coding(f"{HL7}observation-category", "survey"))]
_ECOG: Final = coding(LOINC, "89247-1", "ECOG Performance Status score")
_COURSE: Final = coding(LOINC, "97509-4", "Cancer Disease Progression")
# The two of our words that mCODE STU4's value set "Condition Status Trend" has a code for.
_TRENDS: Final[dict[StatusWord, Json]] = {
    "stable": coding(SNOMED, "359746009", "Patient's condition stable (finding)"),
    "progression": coding(SNOMED, "271299001", "Patient's condition worsened (finding)"),
}
_STATUS_TEXT: Final[dict[StatusWord, str]] = {
    "no_evidence_of_disease": "no evidence of disease",
    "remission": "remission",
    "stable": "stable",
    "progression": "progression",
    "recurrence": "recurrence",
}
_KIND_TEXT: Final[dict[KindWord, str]] = {
    "local": "local recurrence",
    "regional": "regional recurrence",
    "distant": "distant recurrence",
    "mixed": "recurrence",
}
# Of mCODE STU4's value set "Cancer Disease Status Evidence Type".
_EVIDENCE: Final[dict[FoundBy, Json]] = {
    "imaging": coding(SNOMED, "363679005", "Imaging (procedure)"),
    "biopsy": coding(SNOMED, "252416005", "Histopathology test (procedure)"),
    "exam": coding(SNOMED, "5880005", "Physical examination procedure (procedure)"),
    "marker": coding(SNOMED, "386344002", "Laboratory data interpretation (procedure)"),
}
_ANSWERS: Final = {True: coding(LOINC, "LA6576-8", "Positive"), False: coding(LOINC, "LA6577-6", "Negative")}
_INHERITED: Final = {
    "code": concept("", coding(LOINC, "48002-0", "Genomic source class [Type]")),
    "valueCodeableConcept": concept("", coding(LOINC, "LA6683-2", "Germline")),
}
_FOUND: Final[dict[FoundBy, str]] = {
    "biopsy": "Biopsy finding",
    "imaging": "Imaging finding",
    "exam": "Examination finding",
    "marker": "Laboratory finding",
    "not_said": "Finding",
}
_COMPARED: Final = re.compile(r"\s*(<=|>=|<|>)")


def statuses(material: Material) -> Iterator[Item]:
    """How the cancer was said to stand, day by day. A kind of recurrence only where a doctor's word has it."""
    for point in material.course.statuses:
        if not point.suspected:
            what = said(f"summary-{point.status.replace('_', '-')}")
            yield Item(_status(point, material), line(what, point.on))


def _status(point: StatusPoint, material: Material) -> Json:
    reports = [says for _, says in material.told(point.facts, Status)]
    kinds = {says.said_kind for says in reports if says.said_kind}
    kind = next(iter(kinds)) if len(kinds) == 1 and point.status == "recurrence" else None
    trend = _TRENDS.get(point.status)
    evidence = next((_EVIDENCE[says.found_by] for says in reports if says.found_by in _EVIDENCE), None)
    cancer = material.cancer(point.cancer)
    text = _KIND_TEXT[kind] if kind else _STATUS_TEXT[point.status]
    address = f"{MCODE}mcode-cancer-disease-status-evidence-type"
    return resource(
        "Observation",
        identity("Status", *point.facts, point.status),
        *([f"{MCODE}mcode-cancer-disease-status"] if trend else []),
        extension=[extension(address, valueCodeableConcept=concept("", evidence))] if evidence else None,
        status="final",
        code=concept("Cancer disease status", _COURSE),
        subject=material.patient,
        focus=[cancer] if cancer else None,
        **dated("effectiveDateTime", point.on),
        valueCodeableConcept=concept(text, *([trend] if trend else [])),
        note=notes(*(says.words for says in reports), *(place.words for place in point.places)),
    )


def stages(material: Material) -> Iterator[Item]:
    """The stage of each cancer in the record's words. By which system, and on what day, is seldom said: so it stays unsaid."""
    for cancer in material.course.cancers:
        if cancer.stage_words.strip():
            fields: Json = {
                "status": "final",
                "code": concept("Cancer stage"),
                "subject": material.patient,
                "focus": [material.cancer(cancer.id)],
                **dated("effectiveDateTime", None),
                "valueCodeableConcept": concept(cancer.stage_words),
            }
            stage = resource("Observation", stage_id(cancer), f"{MCODE}mcode-cancer-stage", **fields)
            yield Item(stage, said("summary-stage", what=cancer.name, stage=both(cancer.stage_words)))


def markers(material: Material) -> Iterator[Item]:
    """Biomarkers with their results, as the record says them."""
    for each in material.course.biomarkers:
        result = each.result.strip() or {True: "positive", False: "negative", None: ""}[each.positive]
        cancer = material.cancer(each.cancer)
        answer = [_ANSWERS[each.positive]] if each.positive is not None else []
        value = {"valueCodeableConcept": concept(result, *answer)} if result else {"dataAbsentReason": _UNSAID}
        fields: Json = {
            **_laboratory(material),
            "code": concept(each.name),
            "focus": [cancer] if cancer else None,
            **dated("effectiveDateTime", each.on),
            **value,
            "component": [_INHERITED] if each.inherited else None,
        }
        id_ = identity("Biomarker", *each.facts)
        what = said("summary-result", name=both(each.name), result=both(result or "?"))
        yield Item(resource("Observation", id_, *_marker_profiles(each), **fields), line(what, each.on))


def _marker_profiles(each: BiomarkerResult) -> tuple[str, ...]:
    """mCODE's tumor markers are measured proteins and substances; a change in a gene is only a laboratory result here."""
    entry = find_biomarker(each.name)
    protein = entry is not None and not each.inherited and (entry.hgnc is None or bool(entry.loinc))
    return (_LAB, _MARKER_TEST) if protein else (_LAB,)


def measures(material: Material) -> Iterator[Item]:
    """Numbers: tumour markers in blood, ECOG, and whatever else was measured."""
    for fact, says in material.every(Measure):
        what = said("summary-result", name=both(says.name or "?"), result=both(_amount(says)))
        yield Item(_measure(says, identity("Measure", fact.id), material), line(what, says.on))


def _measure(says: Measure, id_: str, material: Material) -> Json:
    name = concept(says.name or "?", *coded(says.loinc))
    if _is_ecog(says):
        fields: Json = {
            "status": "final",
            "category": _SURVEY,
            "code": concept(says.name, _ECOG),
            "subject": material.patient,
            **dated("effectiveDateTime", says.on),
            "valueInteger": int(says.value),
        }
        return resource("Observation", id_, f"{MCODE}mcode-ecog-performance-status", **fields)
    compared = _COMPARED.match(says.words)
    quantity: Json = {"value": says.value} | ({"unit": says.unit} if says.unit else {})
    if compared:
        quantity["comparator"] = compared[1]
    measured: Json = {
        "code": name,
        **dated("effectiveDateTime", says.on),
        "valueQuantity": quantity,
        "referenceRange": _usual(says),
    }
    if says.loinc is not None and biomarker_by_loinc(says.loinc) is not None:
        return resource("Observation", id_, _LAB, _MARKER_TEST, **_laboratory(material), **measured)
    return resource("Observation", id_, status="final", subject=material.patient, **measured)


def findings(material: Material) -> Iterator[Item]:
    """What was found in one place and neither suspected nor called spread: the report's words, and what they decide."""
    for fact, says in material.every(Finding):
        if says.suspected or says.secondary:
            continue
        decided = {True: "tumor found", False: "no tumor found", None: ""}[says.tumour]
        words = says.words or decided or (fact.source.quote if fact.source else "") or "?"
        fields: Json = {
            "status": "preliminary" if fact.standing == "unsure" else "final",
            "code": concept(_FOUND[says.found_by]),
            "subject": material.patient,
            **(dated("effectiveDateTime", says.on) if says.on else {}),
            "valueString": words,
            "bodySite": next(iter(body_sites((says.place,))), None),
            "note": notes(decided if says.words else ""),
        }
        what = said("summary-result", name=named(says.place), result=both(words))
        yield Item(resource("Observation", identity("Finding", fact.id), **fields), line(what, says.on))


_UNSAID: Final = concept("", coding(f"{HL7}data-absent-reason", "unknown"))


def _laboratory(material: Material) -> Json:
    """What IPS asks of every laboratory result. Which laboratory it was, the facts do not keep."""
    return {"status": "final", "category": _LABORATORY, "subject": material.patient, "performer": [NOT_KNOWN]}


def _is_ecog(says: Measure) -> bool:
    named_so = says.name.casefold().startswith("ecog") or (says.loinc is not None and says.loinc.value == _ECOG["code"])
    return named_so and says.value in (0, 1, 2, 3, 4, 5)


def _usual(says: Measure) -> list[Json]:
    ends = {"low": says.low, "high": says.high}
    limits = {name: {"value": value} for name, value in ends.items() if value is not None}
    return [limits] if limits else []


def _amount(says: Measure) -> str:
    return f"{says.words.strip() or f'{says.value:g}'} {says.unit}".strip()
