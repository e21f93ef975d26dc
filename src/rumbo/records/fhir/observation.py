"""Observation: how the cancer stood, biomarkers, and numbers. Stages are in `stage`, genomic variants in `variant`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rumbo.course.facts import Background, Biomarker, Finding, Measure, Status
from rumbo.oncology import Loinc, PartialDate
from rumbo.oncology.biomarkers import read_result
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.codings import code, codes, every_name, has_code, named
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
    find_extension,
    follows,
    remarks,
)
from rumbo.records.fhir.dates import when
from rumbo.records.fhir.disease_status import found_by, said_kind, status_in, status_of
from rumbo.records.fhir.markers import Marker, is_share_or_score, markers_of, markers_told
from rumbo.records.fhir.places import place_named, places_of

UNTRUE: Final = frozenset({"entered-in-error", "cancelled"})
_RESULTS: Final = frozenset({"laboratory", "imaging", "pathology", "LAB", "RAD", "PAT", "SP", "CP", "GE"})
# LOINC: cancer disease progression (mCODE), response to cancer treatment; tobacco smoking status.
_DISEASE_STATUS: Final = frozenset({"97509-4", "88040-1"})
_SMOKING: Final = "72166-2"
_LOINC_NAMES: Final = {"89247-1": "ECOG", "89243-0": "Karnofsky", "29463-7": "weight", "8302-2": "height"}
_LIMITS: Final = re.compile(r"^\s*(\d+(?:\.\d+)?)\s*-\s*(\d+(?:\.\d+)?)\s*$|^\s*([<>])=?\s*(\d+(?:\.\d+)?)\s*$")


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
        return named(observation.value_codeable_concept)
    return "; ".join(filter(None, map(named, each(observation.interpretation))))


def quote_of(observation: Observation) -> str:
    """The line a person would find: name and value."""
    quantity = observation.value_quantity
    value = value_words(observation) or (
        f"{quantity.comparator or ''}{quantity.value:g} {quantity.unit or quantity.code or ''}".strip()
        if quantity is not None and quantity.value is not None
        else ""
    )
    return ": ".join(filter(None, (named(observation.code), value)))


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


def tell_observation(observation: Observation, *, entry: Entry, chart: Chart) -> None:
    """Tell an observation as a status, a biomarker or a number; what is none of them is counted as unread."""
    if observation.status in UNTRUE or observation.code is None:
        chart.leave_unread(entry)
        return
    if is_disease_status(observation):
        _tell_status(observation, entry=entry, chart=chart)
        return
    markers = _markers(observation)
    if markers:
        _tell_biomarkers(observation, entry=entry, chart=chart, markers=markers)
    elif observation.value_quantity is not None or observation.value_integer is not None or observation.component:
        _tell_measures(observation, entry=entry, chart=chart)
    elif code(observation.code, "LOINC") == _SMOKING:
        _tell_smoking(observation, entry=entry, chart=chart)
    else:
        _tell_words(observation, entry=entry, chart=chart)


def _markers(observation: Observation) -> tuple[Marker, ...]:
    """What it tells of biomarkers. A number counts as one only when it is a share or a score."""
    quantity = observation.value_quantity
    if quantity is not None and not is_share_or_score(quantity.unit or quantity.code or ""):
        return ()
    name = every_name(observation.code)
    words = ", ".join(filter(None, (_amount(quantity) if quantity else "", value_words(observation))))
    if not words:
        return ()
    found = markers_of(name, loinc=_loinc(observation.code), value=words) or markers_told(words, name=name)
    if not found and follows(observation, "mcode-tumor-marker-test") and quantity is None:
        return (Marker(named(observation.code), words, read_result(words), inherited=False),)
    return found


def _tell_status(observation: Observation, *, entry: Entry, chart: Chart) -> None:
    value = observation.value_codeable_concept
    words = "; ".join(filter(None, (value_words(observation), remarks(observation.note), observation.comment)))
    status = status_of(value) if value is not None else status_in(words)
    if status == "progression" and status_in(words) == "recurrence":
        status = "recurrence"
    cancer = chart.cancer(*each(observation.focus))
    on = observed_on(observation)
    evidence = find_extension(observation.extension, "cancer-disease-status-evidence-type")
    by = found_by(every_name(evidence.value_codeable_concept)) if evidence else "not_said"
    result = result_of(observation, entry=entry, chart=chart)
    places = tuple(places_of(observation.body_site))
    if status is not None:
        kind = said_kind(words) if status == "recurrence" else None
        says: Status | Finding = Status(
            status=status, on=on, cancer=cancer, places=places, said_kind=kind, found_by=by, words=words
        )
    elif words:
        place = places[0] if places else place_named(named(observation.code))
        says = Finding(place=place, on=on, cancer=cancer, words=words, found_by=by)
    else:
        chart.leave_unread(entry)
        return
    chart.tell(says, entry=entry, quote=f"{named(observation.code)}: {words}", result=result)


def _tell_biomarkers(observation: Observation, *, entry: Entry, chart: Chart, markers: tuple[Marker, ...]) -> None:
    result = result_of(observation, entry=entry, chart=chart) or entry.place
    for marker in markers:
        says = Biomarker(
            name=marker.name,
            result=marker.result,
            positive=marker.positive,
            inherited=marker.inherited,
            on=observed_on(observation),
            cancer=chart.cancer(*each(observation.focus)),
            words=named(observation.code),
        )
        chart.tell(says, entry=entry, quote=quote_of(observation), result=result)


def _tell_measures(observation: Observation, *, entry: Entry, chart: Chart) -> None:
    low, high = _limits(observation.reference_range)
    value = observation.value_quantity or Quantity(value=observation.value_integer)
    parts = [(observation.code, value), *((part.code, part.value_quantity) for part in observation.component or ())]
    result = result_of(observation, entry=entry, chart=chart)
    on = observed_on(observation)
    told = False
    for concept, quantity in parts:
        if concept is None or quantity is None or quantity.value is None or not named(concept):
            continue
        loinc = _loinc(concept)
        says = Measure(
            name=_LOINC_NAMES.get(loinc.value if loinc else "") or named(concept),
            value=quantity.value,
            unit=quantity.code or quantity.unit or "",
            loinc=loinc,
            on=on,
            low=low,
            high=high,
            words=f"{quantity.comparator}{quantity.value:g}" if quantity.comparator else "",
        )
        chart.tell(says, entry=entry, quote=f"{named(concept)}: {_amount(quantity)}", result=result)
        told = True
    if not told:
        chart.leave_unread(entry)


def _tell_smoking(observation: Observation, *, entry: Entry, chart: Chart) -> None:
    words = quote_of(observation)
    chart.tell(Background(topic="note", words=words, on=observed_on(observation)), entry=entry, quote=words)


def _tell_words(observation: Observation, *, entry: Entry, chart: Chart) -> None:
    """Words about a named place of the body are a finding that decides nothing; other words are left unread."""
    places = places_of(observation.body_site)
    words = value_words(observation)
    result = result_of(observation, entry=entry, chart=chart)
    if not (places and words and result):
        chart.leave_unread(entry)
        return
    for place in places:
        says = Finding(place=place, on=observed_on(observation), words=quote_of(observation))
        chart.tell(says, entry=entry, quote=quote_of(observation), result=result)


def _loinc(concept: Concept | None) -> Loinc | None:
    return next((found for found in map(_as_loinc, codes(concept, "LOINC")) if found), None)


@lru_cache(maxsize=4096)
def _as_loinc(written: str) -> Loinc | None:
    return Loinc.find(written)


def _amount(quantity: Quantity) -> str:
    if quantity.value is None:
        return ""
    return f"{quantity.comparator or ''}{quantity.value:g} {quantity.unit or quantity.code or ''}".strip()


def _limits(ranges: list[Range] | None) -> tuple[float | None, float | None]:
    """The low and high end of what is usual, from numbers or from text like 11.5-15.5 or <35."""
    if not ranges:
        return None, None
    first = ranges[0]
    if first.low is not None or first.high is not None:
        return (first.low.value if first.low else None), (first.high.value if first.high else None)
    found = _LIMITS.match(first.text or "")
    if found is None:
        return None, None
    if found[3]:
        return (None, float(found[4])) if found[3] == "<" else (float(found[4]), None)
    return float(found[1]), float(found[2])
