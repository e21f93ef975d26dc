"""What an observation tells: how the cancer stood, biomarkers, numbers, words about a place.

Stages are in `stage`, genomic variants in `variant`, other properties of the tumour in `tumour`, numbers in `measures`.
"""

from __future__ import annotations

from typing import Final

from rumbo.course.facts import Background, Biomarker, Finding, Status
from rumbo.oncology.biomarkers import read_result
from rumbo.records.fhir import stage, tumour, variant
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.codings import code, every_name, named
from rumbo.records.fhir.datatypes import each, find_extension, follows, remarks
from rumbo.records.fhir.disease_status import found_by, said_kind, status_in, status_of
from rumbo.records.fhir.markers import Marker, is_share_or_score, markers_of, markers_told
from rumbo.records.fhir.measures import loinc_of, tell_measures
from rumbo.records.fhir.observation import (
    UNTRUE,
    Component,
    Observation,
    amount,
    is_disease_status,
    observed_on,
    quote_of,
    result_of,
    value_words,
)
from rumbo.records.fhir.places import places_of

_SMOKING: Final = "72166-2"  # LOINC: tobacco smoking status


def tell_observation(observation: Observation, *, entry: Entry, chart: Chart) -> None:
    """Tell an observation as what it is; one that tells none of these things is counted as unread."""
    if observation.status in UNTRUE or observation.code is None:
        chart.leave_unread(entry)
    elif stage.is_stage(observation) or stage.is_cell_type(observation):
        stage.tell_stage(observation, entry=entry, chart=chart)
    elif variant.is_variant(observation):
        variant.tell_variant(observation, entry=entry, chart=chart)
    elif is_disease_status(observation):
        _tell_status(observation, entry=entry, chart=chart)
    elif markers := _markers(observation):
        _tell_biomarkers(observation, entry=entry, chart=chart, markers=markers)
    elif tell_measures(observation, entry=entry, chart=chart):
        return
    elif tumour.is_of_tumour(observation):
        tumour.tell_of_tumour(observation, entry=entry, chart=chart)
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
    in_parts = tuple(marker for part in observation.component or () for marker in _markers_of_part(part))
    words = ", ".join(filter(None, (amount(quantity), value_words(observation))))
    if not words:
        return in_parts
    found = (
        in_parts or markers_of(name, loinc=loinc_of(observation.code), value=words) or markers_told(words, name=name)
    )
    if not found and follows(observation, "mcode-tumor-marker-test") and quantity is None:
        return (Marker(named(observation.code), words, read_result(words), inherited=False),)
    return found


def _markers_of_part(part: Component) -> tuple[Marker, ...]:
    quantity = part.value_quantity
    if quantity is not None and not is_share_or_score(quantity.unit or quantity.code or ""):
        return ()
    words = ", ".join(filter(None, (amount(quantity), named(part.value_codeable_concept) or part.value_string or "")))
    return markers_of(every_name(part.code), loinc=loinc_of(part.code), value=words) if words else ()


def _remarks(observation: Observation) -> str:
    return "; ".join(filter(None, (remarks(observation.note), observation.comment, observation.comments)))


def _tell_status(observation: Observation, *, entry: Entry, chart: Chart) -> None:
    value = observation.value_codeable_concept
    words = "; ".join(filter(None, (value_words(observation), _remarks(observation))))
    status = status_of(value) if value is not None else status_in(words)
    if status == "progression" and status_in(words) == "recurrence":
        status = "recurrence"
    cancer = chart.cancer(*each(observation.focus), of=entry)
    on = observed_on(observation)
    evidence = find_extension(observation.extension, "cancer-disease-status-evidence-type")
    by = found_by(every_name(evidence.value_codeable_concept)) if evidence else "not_said"
    result = result_of(observation, entry=entry, chart=chart)
    places = tuple(places_of(observation.body_site))
    if status is not None:
        kind = said_kind(words) if status == "recurrence" else None
        says: Status | Finding | Background = Status(
            status=status, on=on, cancer=cancer, places=places, said_kind=kind, found_by=by, words=words
        )
    elif words and places:
        says = Finding(place=places[0], on=on, cancer=cancer, words=words, found_by=by)
    elif words:
        says = Background(topic="note", words=words, on=on, cancer=cancer)
    else:
        chart.leave_unread(entry)
        return
    chart.tell(says, entry=entry, quote=": ".join(filter(None, (named(observation.code), words))), result=result)


def _tell_biomarkers(observation: Observation, *, entry: Entry, chart: Chart, markers: tuple[Marker, ...]) -> None:
    result = result_of(observation, entry=entry, chart=chart) or entry.place
    for marker in markers:
        says = Biomarker(
            name=marker.name,
            result=marker.result,
            positive=marker.positive,
            inherited=marker.inherited,
            on=observed_on(observation),
            cancer=chart.cancer(*each(observation.focus), of=entry),
            words=named(observation.code),
        )
        chart.tell(says, entry=entry, quote=quote_of(observation), result=result)


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
