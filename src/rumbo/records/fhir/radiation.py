"""Radiation as mCODE's course summary tells it: technique, dose and sessions for each volume, and where the volumes are.

Source: HL7 mCODE STU4, Radiotherapy Course Summary and Radiotherapy Volume. Units are the record's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from rumbo.course.facts import Place
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.codings import every_name, named
from rumbo.records.fhir.datatypes import Concept, Extension, Quantity, Reference, Resource, each, find_extension
from rumbo.records.fhir.places import place_of_concept

_TO_VOLUME = "radiotherapy-dose-delivered-to-volume"


class IncludedStructure(Resource, frozen=True):
    """One part of a body structure (FHIR R5)."""

    structure: Concept | None = None
    laterality: Concept | None = None


class BodyStructure(Resource, frozen=True):
    """https://hl7.org/fhir/R4/bodystructure.html"""

    location: Concept | None = None
    location_qualifier: list[Concept] | None = None
    included_structure: list[IncludedStructure] | None = None
    description: str | None = None


def dose_told(resource: Resource, *, entry: Entry, chart: Chart) -> str:
    """The dose delivered: the total and in how many sessions, for each volume; a single one goes without its name."""
    doses = [
        (_place_words(part, entry=entry, chart=chart), _dose(part, sessions=_sessions(resource)))
        for part in _of_volumes(resource)
    ]
    told = [(where, dose) for where, dose in doses if dose]
    if len(told) == 1:
        return told[0][1]
    return "; ".join(f"{where}: {dose}" if where else dose for where, dose in told)


def volumes(resource: Resource, *, entry: Entry, chart: Chart) -> Iterator[Place]:
    """The places that the volumes of a course lie in, each once."""
    seen = set()
    for part in _of_volumes(resource):
        structure = chart.find(_volume(part), BodyStructure, of=entry)
        for concept in _locations(structure):
            place = place_of_concept(concept, qualifiers=each(structure.location_qualifier if structure else None))
            if place not in seen:
                seen.add(place)
                yield place


def technique_told(resource: Resource) -> str:
    """The techniques of a course in words, each once."""
    outer = (one for one in resource.extension or () if one.url.endswith("modality-and-technique"))
    inner = (find_extension(one.extension, "technique") for one in outer)
    return ", ".join(dict.fromkeys(filter(None, (named(one.value_codeable_concept) for one in inner if one))))


def _of_volumes(resource: Resource) -> list[Extension]:
    return [one for one in resource.extension or () if one.url.endswith(_TO_VOLUME)]


def _volume(part: Extension) -> Reference | None:
    found = find_extension(part.extension, "volume")
    return found.value_reference if found else None


def _locations(structure: BodyStructure | None) -> list[Concept]:
    if structure is None:
        return []
    concepts = [structure.location, *(one.structure for one in structure.included_structure or ())]
    return [concept for concept in concepts if every_name(concept) and concept is not None]


def _place_words(part: Extension, *, entry: Entry, chart: Chart) -> str:
    reference = _volume(part)
    structure = chart.find(reference, BodyStructure, of=entry)
    described = (structure.description or ", ".join(map(named, _locations(structure)))) if structure else ""
    return described or (reference.display if reference else "") or ""


def _dose(part: Extension, *, sessions: int | None) -> str:
    quantity: Quantity | None = None
    fractions = sessions
    for inner in part.extension or ():
        name = inner.url.lower()
        if name.endswith("totaldosedelivered"):
            quantity = inner.value_quantity
        elif name.endswith("fractionsdelivered"):
            fractions = inner.value_unsigned_int or fractions
    if quantity is None or quantity.value is None:
        return ""
    count = f" / {fractions}" if fractions else ""
    return f"{quantity.value:g} {quantity.unit or quantity.code or ''}{count}".strip()


def _sessions(resource: Resource) -> int | None:
    found = find_extension(resource.extension, "radiotherapy-sessions")
    return found.value_unsigned_int if found else None
