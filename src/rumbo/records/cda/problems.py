"""Problems, diagnoses and the diagnoses of visits, as conditions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rumbo.records.cda.concepts import read_concept
from rumbo.records.cda.elements import V3, Element, attribute, child, children, span_of
from rumbo.records.cda.narrative import Row
from rumbo.records.cda.sections import Section
from rumbo.records.cda.statements import (
    is_denied,
    own_words,
    period,
    related,
    row_concept,
    span_of_row,
    status_of,
    when_of,
)
from rumbo.records.fhir.condition import Condition
from rumbo.records.fhir.datatypes import Coding, Concept, Extension, Period

# LOINC and templates of what stands inside a problem and says more about it.
_STATUS: Final = "33999-4"
_DIAGNOSED_ON: Final = "77975-5"
# What else has a value inside a concern: a status, how well somebody is, a priority, a habit, a remark, a weight of risk.
_NOT_PROBLEMS: Final = frozenset({_STATUS, "11323-3", "225773000", "72166-2", "48767-8", "SEV"})
_NO_PROBLEM: Final = frozenset({"nullified", "cancelled"})
_REFUTED: Final = "refuted"
_ENDED: Final = re.compile(r"resolved|inactive|remission|resuelto|inactivo|remisi[oó]n", re.IGNORECASE)
# Codes that were written to have something paid or looked into: nobody says by them that it is so. General usage.
_NOT_SETTLED: Final = re.compile(
    r"\b(?:billing|authori[sz]ation|insurance|rule[ -]?out|r/o|suspected|possible|probable|provisional|working diagnosis"
    r"|facturaci[oó]n|autorizaci[oó]n|descartar|sospecha|presuntivo|probable)\b",
    re.IGNORECASE,
)
_RULED_OUT: Final = re.compile(r"\b(?:ruled out|error|erroneous|descartad[oa]|por error)\b", re.IGNORECASE)
_VISIT: Final = Concept(coding=[Coding(code="encounter-diagnosis")])
_ASSERTED: Final = "http://hl7.org/fhir/StructureDefinition/condition-assertedDate"


def problems_of(entry: Element, *, section: Section) -> Iterator[Condition]:
    """The conditions of one entry: a concern with its problems, a visit with its diagnoses, or a problem by itself."""
    visited = span_of(children(child(entry, "encounter"), "effectiveTime")).start
    seen_at_visit = section.kind in ("encounters", "diagnoses")
    written = visited or section.service.start or section.written_on if seen_at_visit else None
    for observation in entry.iter(f"{V3}observation"):
        if _is_problem(observation):
            concern = observation.getparent()
            act = concern.getparent() if concern is not None else None
            yield _problem(observation, act=act, section=section, written=written, at_visit=seen_at_visit)


def problem_of_row(row: Row, *, section: Section) -> Condition:
    """The condition of a row that no entry tells."""
    at_visit = section.kind in ("encounters", "diagnoses")
    span = span_of_row(row)
    return Condition(
        code=row_concept(row),
        clinical_status=_clinical(row.said("status")),
        verification_status=_verification(row),
        category=[_VISIT] if at_visit else None,
        onset_date_time=None if at_visit else span.start,
        abatement_date_time=span.end,
        recorded_date=(row.start or section.service.start or section.written_on) if at_visit else None,
    )


def _is_problem(observation: Element) -> bool:
    """Whether an observation has an illness as its value; what only says more about one stands inside it."""
    outer = observation.getparent()
    within = outer.getparent() if outer is not None else None
    if within is not None and within.tag == f"{V3}observation":
        return False
    return attribute(child(observation, "code"), "code") not in _NOT_PROBLEMS


def _problem(
    observation: Element, *, act: Element | None, section: Section, written: str | None, at_visit: bool
) -> Condition:
    anchors = section.anchors
    value = read_concept(child(observation, "value"), anchors=anchors)
    row = section.rows.of(observation, words=value.text or "" if value else "")
    words = own_words(observation, anchors=anchors) or (row.name if row else "")
    if value is None or not (value.text or any(coding.display for coding in value.coding or ())):
        value = read_concept(child(observation, "value"), anchors=anchors, words=words)
    span = when_of(observation, row=row)
    concern = span_of(children(act, "effectiveTime")).start if act is not None else None
    diagnosed = _diagnosed_on(observation)
    return Condition(
        code=value,
        clinical_status=_clinical(_status_words(observation, section=section) or (row.said("status") if row else "")),
        verification_status=_REFUTED if _is_untrue(observation, act) else _verification(row),
        category=[_VISIT] if at_visit else None,
        onset_period=period(span),
        abatement_period=Period(start=span.end) if span.end else None,
        recorded_date=written or concern,
        extension=[Extension(url=_ASSERTED, value_date_time=diagnosed)] if diagnosed else None,
    )


def _is_untrue(observation: Element, act: Element | None) -> bool:
    if is_denied(observation) or status_of(observation) in _NO_PROBLEM:
        return True
    return act is not None and (is_denied(act) or status_of(act) in _NO_PROBLEM)


def _verification(row: Row | None) -> str | None:
    """What the row's status and remark say of whether it is so."""
    beside = " ".join((row.name, row.said("status", "comment"))) if row else ""
    if _RULED_OUT.search(beside):
        return _REFUTED
    return "provisional" if _NOT_SETTLED.search(beside) else None


def _clinical(words: str) -> str | None:
    found = _ENDED.search(words)
    if found is None:
        return None
    return "remission" if found[0].lower().startswith("remis") else "resolved"


def _status_words(observation: Element, *, section: Section) -> str:
    """What a status observation inside the problem says."""
    for _, inner in related(observation, "REFR"):
        if attribute(child(inner, "code"), "code") == _STATUS:
            value = child(inner, "value")
            return attribute(value, "displayName") or section.anchors.words(value)
    return ""


def _diagnosed_on(observation: Element) -> str | None:
    """C-CDA's date of diagnosis, where a problem has one (template 2.16.840.1.113883.10.20.22.4.502)."""
    for _, inner in related(observation):
        if attribute(child(inner, "code"), "code") == _DIAGNOSED_ON:
            return span_of(children(inner, "effectiveTime")).start
    return None
