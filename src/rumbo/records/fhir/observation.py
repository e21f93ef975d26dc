"""Observation: its shape, and what every reading of one needs. What one tells is in `observed` and the modules it names."""

from __future__ import annotations

from typing import Final

from rumbo.oncology import PartialDate
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.codings import has_code, named
from rumbo.records.fhir.datatypes import (
    Concept,
    Datatype,
    Identifier,
    Period,
    Quantity,
    Range,
    Reference,
    Resource,
    each,
    follows,
)
from rumbo.records.fhir.dates import when

UNTRUE: Final = frozenset({"entered-in-error", "cancelled"})
_RESULTS: Final = frozenset({"laboratory", "imaging", "pathology", "LAB", "RAD", "PAT", "SP", "CP", "GE"})
# LOINC: cancer disease progression (mCODE), response to cancer treatment.
_DISEASE_STATUS: Final = frozenset({"97509-4", "88040-1"})
# https://terminology.hl7.org/CodeSystem-data-absent-reason.html and HL7's null flavours: no value, and why.
_NO_VALUE: Final = ("/data-absent-reason", "/v3-NullFlavor")


class Component(Datatype, frozen=True):
    """One part of an observation."""

    code: Concept | None = None
    value_quantity: Quantity | None = None
    value_codeable_concept: Concept | None = None
    value_string: str | None = None


class Observation(Resource, frozen=True):
    """https://hl7.org/fhir/R4/observation.html"""

    identifier: list[Identifier] | None = None
    status: str | None = None
    category: list[Concept] | Concept | None = None
    code: Concept | None = None
    focus: list[Reference] | Reference | None = None
    effective_date_time: str | None = None
    effective_instant: str | None = None
    effective_period: Period | None = None
    issued: str | None = None
    value_quantity: Quantity | None = None
    value_codeable_concept: Concept | None = None
    value_string: str | None = None
    value_integer: float | None = None
    value_boolean: bool | None = None
    component: list[Component] | None = None
    interpretation: list[Concept] | Concept | None = None
    reference_range: list[Range] | None = None
    body_site: list[Concept] | Concept | None = None
    comment: str | None = None  # STU3's remark
    comments: str | None = None  # DSTU2's


def observed_on(observation: Observation) -> PartialDate | None:
    """When it was so; if that is not said, when it was told."""
    return when(
        observation.effective_date_time, observation.effective_period, observation.effective_instant, observation.issued
    )


def value_words(observation: Observation) -> str:
    """The value as words: text, a coded value, or the coded interpretation of it."""
    if observation.value_string:
        return observation.value_string.strip()
    if observation.value_codeable_concept is not None:
        return "" if _is_absent(observation.value_codeable_concept) else named(observation.value_codeable_concept)
    return "; ".join(filter(None, map(named, each(observation.interpretation))))


def quote_of(observation: Observation) -> str:
    """The line a person would find: name and value."""
    value = value_words(observation) or amount(observation.value_quantity)
    return ": ".join(filter(None, (named(observation.code), value)))


def amount(quantity: Quantity | None) -> str:
    """A number with its unit, as one would write it."""
    if quantity is None or quantity.value is None:
        return ""
    return f"{quantity.comparator or ''}{quantity.value:g} {quantity.unit or quantity.code or ''}".strip()


def result_of(observation: Observation, *, entry: Entry, chart: Chart) -> str:
    """The report the observation belongs to, itself when it is a test result on its own, or nothing."""
    report = chart.reports.get(entry.key)
    if report:
        return report
    is_result = any(has_code(category, _RESULTS) for category in each(observation.category))
    return entry.place if is_result or is_disease_status(observation) else ""


def is_disease_status(observation: Observation) -> bool:
    """Whether it tells how the cancer stood."""
    return has_code(observation.code, _DISEASE_STATUS) or follows(observation, "mcode-cancer-disease-status")


def _is_absent(value: Concept) -> bool:
    return any((coding.system or "").endswith(_NO_VALUE) for coding in value.coding or ())
