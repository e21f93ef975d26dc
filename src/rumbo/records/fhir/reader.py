"""Reading a whole FHIR file: open its entries, learn who refers to whom, then let each kind of entry tell its facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple

import msgspec

from rumbo.records.fhir import (
    background,
    condition,
    medication,
    observation,
    patient,
    procedure,
    report,
    stage,
    variant,
)
from rumbo.records.fhir.bundle import Found, entries, kind_of, lines
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.datatypes import Resource
from rumbo.records.fhir.people import choose_person
from rumbo.records.part import Part, Trouble
from rumbo.records.reading import FormatName
from rumbo.records.transcript import Transcript

MAX_TOLD_TROUBLES: Final = 20  # a file that is odd throughout is told once, not a thousand times
_LOOK_BYTES: Final = 4096


class Kind(NamedTuple):
    """How one kind of resource is decoded and told."""

    decoder: msgspec.json.Decoder[Any]
    tell: Callable[..., None]


def _kind(shape: type[Resource], tell: Callable[..., None]) -> Kind:
    return Kind(msgspec.json.Decoder(shape, strict=False), tell)


def _tell_observation(seen: observation.Observation, *, entry: Entry, chart: Chart) -> None:
    if stage.is_stage(seen) or stage.is_cell_type(seen):
        stage.tell_stage(seen, entry=entry, chart=chart)
    elif variant.is_variant(seen):
        variant.tell_variant(seen, entry=entry, chart=chart)
    else:
        observation.tell_observation(seen, entry=entry, chart=chart)


def _tell_nothing(_seen: medication.Medication, *, entry: Entry, chart: Chart) -> None:
    """A medicine is told where it is used."""


KINDS: Final = {
    "Patient": _kind(patient.Patient, patient.tell_patient),
    "Condition": _kind(condition.Condition, condition.tell_condition),
    "Observation": _kind(observation.Observation, _tell_observation),
    "Procedure": _kind(procedure.Procedure, procedure.tell_procedure),
    "MedicationRequest": _kind(medication.MedicationRequest, medication.tell_request),
    "MedicationStatement": _kind(medication.MedicationStatement, medication.tell_statement),
    "MedicationAdministration": _kind(medication.MedicationAdministration, medication.tell_administration),
    "MedicationDispense": _kind(medication.MedicationDispense, medication.tell_dispense),
    "Medication": _kind(medication.Medication, _tell_nothing),
    "DiagnosticReport": _kind(report.DiagnosticReport, report.tell_report),
    "FamilyMemberHistory": _kind(background.FamilyMemberHistory, background.tell_family),
    "AllergyIntolerance": _kind(background.AllergyIntolerance, background.tell_allergy),
}


def is_json(data: bytes) -> bool:
    """Whether bytes look like FHIR in JSON: an object or array in which a resource type is named."""
    return data[:_LOOK_BYTES].lstrip()[:1] in (b"{", b"[") and b'"resourceType"' in data


def is_ndjson(data: bytes) -> bool:
    """Whether bytes look like FHIR with one resource a line.

    That is so when the first two lines that hold anything begin an object, and the first does not end where one
    document goes on: at a comma, a colon or an opening bracket.
    """
    if not is_json(data) or data.lstrip()[:1] != b"{":
        return False
    start = data.find(b"\n", data.find(b"{"))
    if start < 0 or data[:start].rstrip()[-1:] in b"[,:{":
        return False
    return data[start : start + _LOOK_BYTES].lstrip()[:1] == b"{"


def read_json(data: bytes, *, transcript: Transcript) -> Part:
    """Read a bundle, an array or a single resource."""
    chart = Chart(transcript)
    try:
        odd = _fill(chart, entries(data))
    except (msgspec.DecodeError, RecursionError) as error:
        early = "truncated" in str(error)
        return Part(format="fhir-json", troubles=(Trouble("records-ends-early" if early else "records-broken"),))
    return _told(chart, odd, format_name="fhir-json")


def read_ndjson(data: bytes, *, transcript: Transcript) -> Part:
    """Read one resource a line; a line that is no JSON spoils only itself."""
    chart = Chart(transcript)
    return _told(chart, _fill(chart, lines(data)), format_name="fhir-ndjson")


def _fill(chart: Chart, found: Iterable[Found]) -> list[str]:
    """Decode every entry into the chart; gives the places of those that are not written as they should be."""
    odd: list[str] = []
    for each in found:
        kind = KINDS.get(each.kind)
        if kind is None:
            if each.kind:
                chart.unread[each.kind] += 1
            else:
                odd.append(f"{each.number}")
            continue
        try:
            resource: Resource = kind.decoder.decode(each.raw)
        except (msgspec.DecodeError, RecursionError, ValueError):
            odd.append(f"{each.kind} {each.number}")
            continue
        key = f"{each.kind}/{resource.id}" if resource.id else each.full_url
        entry = Entry(each.kind, key, key if resource.id else f"entry {each.number}", resource)
        chart.add(entry, full_url=each.full_url)
        odd.extend(_add_contained(chart, entry))
    return odd


def _add_contained(chart: Chart, outer: Entry) -> list[str]:
    """Put in the medicines that a resource carries inside itself, under its key and their own."""
    odd = []
    for raw in outer.resource.contained or ():
        try:
            if kind_of(raw) == "Medication":
                inner = KINDS["Medication"].decoder.decode(raw)
                key = f"{outer.key}#{inner.id}"
                chart.add(Entry("Medication", key, outer.place, inner))
        except (msgspec.DecodeError, RecursionError):
            odd.append(outer.place)
    return odd


def _told(chart: Chart, odd: list[str], *, format_name: FormatName) -> Part:
    person = choose_person(chart)
    _index(chart)
    for entry in chart.entries:
        if person.is_about(entry, chart=chart):
            KINDS[entry.kind].tell(entry.resource, entry=entry, chart=chart)
    return Part(
        format=format_name,
        facts=tuple(chart.facts),
        subjects=person.subjects,
        troubles=(*_troubles(odd), *person.troubles),
        unread=dict(chart.unread),
    )


def _index(chart: Chart) -> None:
    """Learn what later entries need to know of others: cancers first, then what is spread from them, then the rest."""
    by_kind: dict[str, list[Entry]] = {}
    for entry in chart.entries:
        by_kind.setdefault(entry.kind, []).append(entry)
    for index in (condition.index_primary, condition.index_secondary):
        for entry in by_kind.get("Condition", ()):
            assert isinstance(entry.resource, condition.Condition)  # noqa: S101 - the kind says so
            index(entry.resource, entry=entry, chart=chart)
    for entry in by_kind.get("DiagnosticReport", ()):
        assert isinstance(entry.resource, report.DiagnosticReport)  # noqa: S101 - the kind says so
        report.index_report(entry.resource, entry=entry, chart=chart)
    stage.index_stages(chart)


def _troubles(odd: list[str]) -> list[Trouble]:
    told = [Trouble("records-entry-odd", {"place": place}) for place in odd[:MAX_TOLD_TROUBLES]]
    more = len(odd) - len(told)
    return [*told, Trouble("records-entries-odd", {"count": more})] if more else told
