"""The small parts of FHIR R4 that every exported resource is made of: codes, references, dates, places, and "not known"."""

from __future__ import annotations

import uuid
from typing import Any, Final, NamedTuple

from rumbo.course.facts import Place
from rumbo.oncology import Code, PartialDate, Side
from rumbo.words import Text

Json = dict[str, Any]

IPS: Final = "http://hl7.org/fhir/uv/ips/StructureDefinition/"
MCODE: Final = "http://hl7.org/fhir/us/mcode/StructureDefinition/"
HL7: Final = "http://terminology.hl7.org/CodeSystem/"
LOINC: Final = "http://loinc.org"
SNOMED: Final = "http://snomed.info/sct"

# https://hl7.org/fhir/R4/extension-data-absent-reason.html: how FHIR says that a value it asks for is not known.
NOT_KNOWN: Final[Json] = {
    "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown"}]
}
_NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_DNS, "rumbo.invalid")
# SNOMED CT codes of mCODE STU4's value set "Laterality Qualifier".
_SIDES: Final[dict[Side, tuple[str, str]]] = {
    "left": ("7771000", "Left"),
    "right": ("24028007", "Right"),
    "bilateral": ("51440002", "Right and left"),
}


class Item(NamedTuple):
    """One resource of the summary, and how the narrative says it in both languages."""

    resource: Json
    said: Text


def identity(kind: str, *parts: str) -> str:
    """The id of a resource: the same for the same facts, so that two exports can be compared."""
    return str(uuid.uuid5(_NAMESPACE, "\0".join((kind, *parts))))


def resource(kind: str, id_: str, *profiles: str, **fields: Any) -> Json:
    """A resource that claims these profiles. Fields that are None or empty are left out; False and 0 stay."""
    meta = {"meta": {"profile": list(profiles)}} if profiles else {}
    kept = {name: value for name, value in fields.items() if value is not None and value not in ("", [], {})}
    return {"resourceType": kind, "id": id_, **meta, **kept}


def address(id_: str) -> str:
    """Where a resource stands in the bundle."""
    return f"urn:uuid:{id_}"


def refer(id_: str) -> Json:
    """A reference to another resource of the bundle."""
    return {"reference": address(id_)}


def coding(system: str, code: str, display: str = "") -> Json:
    """One code of a system, with its name there."""
    return {"system": system, "code": code} | ({"display": display} if display else {})


def coded(code: Code | None) -> list[Json]:
    """One of our codes, or none."""
    return [coding(code.system, code.value)] if code is not None else []


def concept(text: str = "", *codes: Json) -> Json:
    """A thing by its words and, where they are known, its codes (FHIR: CodeableConcept)."""
    return ({"coding": list(codes)} if codes else {}) | ({"text": text} if text.strip() else {})


def extension(address_: str, **value: Any) -> Json:
    """An extension with one value."""
    return {"url": address_, **value}


def notes(*words: str) -> list[Json]:
    """Remarks, each once, without the empty ones."""
    return [{"text": each} for each in dict.fromkeys(words) if each.strip()]


def dated(field: str, on: PartialDate | None) -> Json:
    """A date that FHIR asks for, as far as it is known. FHIR has no mark for "about": the narrative says it."""
    return {field: on.iso} if on is not None else {f"_{field}": NOT_KNOWN}


def lasting(field: str, start: PartialDate | None, end: PartialDate | None, *, still: bool = False) -> Json:
    """A stretch of time that FHIR asks for: a period when it has another end or goes on, else a date."""
    if not still and (end is None or end == start):
        return dated(f"{field}DateTime", start)
    bounds = {"start": start.iso if start else None, "end": end.iso if end else None}
    period = {name: value for name, value in bounds.items() if value}
    return {f"{field}Period": period} if period else {f"_{field}DateTime": NOT_KNOWN}


def body_site(place: Place) -> Json:
    """A place in the body: its words, its ICD-O-3 topography where known, and its side as mCODE qualifies it."""
    found: Json = concept(place.words, *coded(place.site))
    if place.side in _SIDES and found:
        code, display = _SIDES[place.side]
        side = {"valueCodeableConcept": concept("", coding(SNOMED, code, display))}
        found["extension"] = [extension(f"{MCODE}mcode-laterality-qualifier", **side)]
    return found


def body_sites(places: tuple[Place, ...]) -> list[Json]:
    """The places that have words or a code."""
    return [site for site in map(body_site, places) if site]
