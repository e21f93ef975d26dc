"""The patient summary: the facts as an International Patient Summary (IPS 2.0.0), a FHIR R4 document for another hospital.

Its cancer resources follow mCODE STU4. It says what the facts say and no more: nothing is confirmed, ranked or concluded here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final, NamedTuple

import msgspec

from rumbo import __version__
from rumbo.course.facts import Fact
from rumbo.records.export import conditions, observations, people, remarks, treatments
from rumbo.records.export.elements import (
    HL7,
    IPS,
    LOINC,
    Item,
    Json,
    address,
    coding,
    concept,
    identity,
    refer,
    resource,
)
from rumbo.records.export.material import Material, said
from rumbo.records.export.narrative import narrative

_DOCUMENT: Final = coding(LOINC, "60591-5", "Patient summary Document")
# The sections of IPS 2.0.0 and their LOINC codes; family history is not among them, and has LOINC's own.
_CODES: Final = {
    "problems": coding(LOINC, "11450-4", "Problem list - Reported"),
    "allergies": coding(LOINC, "48765-2", "Allergies and adverse reactions Document"),
    "medicines": coding(LOINC, "10160-0", "History of Medication use Narrative"),
    "procedures": coding(LOINC, "47519-4", "History of Procedures Document"),
    "results": coding(LOINC, "30954-2", "Relevant diagnostic tests/laboratory data note"),
    "past": coding(LOINC, "11348-0", "History of Past illness note"),
    "plan": coding(LOINC, "18776-5", "Plan of care note"),
    "family": coding(LOINC, "10157-6", "History of family member diseases note"),
}
_REQUIRED: Final = frozenset({"problems", "allergies", "medicines"})


class Section(NamedTuple):
    """One section: its name here, and its resources with their lines."""

    name: str
    items: tuple[Item, ...]

    @property
    def is_shown(self) -> bool:
        """Whether it stands in the document: the required ones always do."""
        return bool(self.items) or self.name in _REQUIRED


def write_summary(facts: Iterable[Fact], *, made_at: datetime) -> bytes:
    """Write the facts in force as an IPS document bundle in FHIR R4 JSON; `made_at` knows its time zone."""
    return msgspec.json.format(msgspec.json.encode(summary_of(facts, made_at=made_at)), indent=1) + b"\n"


def summary_of(facts: Iterable[Fact], *, made_at: datetime) -> Json:
    """The document bundle as plain values: the composition, the person, the program that wrote it, and the rest."""
    material = Material(tuple(facts), made_at)
    sections = [each for each in _sections(material) if each.is_shown]
    author = _author()
    composition = _composition(material, sections, author=author)
    entries = [composition, people.patient(material), author]
    entries += [item.resource for section in sections for item in section.items]
    return {
        **resource("Bundle", identity("Bundle", composition["id"]), f"{IPS}Bundle-uv-ips", language="en"),
        "identifier": {"system": "urn:ietf:rfc:3986", "value": address(identity("document", composition["id"]))},
        "type": "document",
        "timestamp": _instant(made_at),
        "entry": [{"fullUrl": address(each["id"]), "resource": each} for each in entries],
    }


def _sections(material: Material) -> Iterator[Section]:
    problems = (
        *conditions.cancers(material), *conditions.spread(material), *conditions.suspicions(material),
        *conditions.illnesses(material, past=False),
    )  # fmt: skip
    yield Section("problems", problems)
    yield Section("allergies", tuple(people.allergies(material)))
    yield Section("medicines", tuple(treatments.medicines(material)))
    yield Section("procedures", tuple(treatments.procedures(material)))
    results = (
        *observations.statuses(material), *observations.stages(material), *observations.markers(material),
        *observations.measures(material), *observations.findings(material),
    )  # fmt: skip
    yield Section("results", results)
    yield Section("past", tuple(conditions.illnesses(material, past=True)))
    yield Section("plan", tuple(treatments.planned(material)))
    yield Section("family", tuple(people.family(material)))
    yield Section("disagree", tuple(remarks.disagreements(material)))
    yield Section("notes", (*remarks.symptoms(material), *remarks.notes(material)))


def _composition(material: Material, sections: Sequence[Section], *, author: Json) -> Json:
    id_ = identity("Composition", material.made_at.isoformat(), *sorted(material.by_id))
    return resource(
        "Composition",
        id_,
        f"{IPS}Composition-uv-ips",
        language="en",
        text=narrative([said("summary-what-this-is")]),
        identifier={"system": "urn:ietf:rfc:3986", "value": address(id_)},
        status="final",
        type=concept("", _DOCUMENT),
        subject=material.patient,
        date=_instant(material.made_at),
        author=[refer(author["id"])],
        title=_title("summary-title"),
        section=[_section(each) for each in sections],
    )


def _section(section: Section) -> Json:
    found: Json = {"title": _title(f"summary-section-{section.name}")}
    if section.name in _CODES:
        found["code"] = concept("", _CODES[section.name])
    if section.items:
        found["text"] = narrative([item.said for item in section.items])
        found["entry"] = [refer(item.resource["id"]) for item in section.items]
    else:
        found["text"] = narrative([said(f"summary-none-{section.name}")])
        found["emptyReason"] = concept(
            "No information", coding(f"{HL7}list-empty-reason", "unavailable", "Unavailable")
        )
    return found


def _title(message: str) -> str:
    """A heading in both languages: FHIR has room for one."""
    title = said(message)
    return f"{title.en} / {title.es}"


def _author() -> Json:
    names = [{"name": "Rumbo", "type": "user-friendly-name"}]
    return resource("Device", identity("Device"), deviceName=names, version=[{"value": __version__}])


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
