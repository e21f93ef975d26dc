"""The person of the summary, what they are allergic to, and the illnesses of their family.

Profiles: IPS 2.0.0 Patient and AllergyIntolerance; mCODE STU4 (4.0.0) Cancer Patient.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rumbo.course.facts import Background, BackgroundTopic, Relative
from rumbo.oncology import PartialDate
from rumbo.records.export.elements import (
    HL7,
    IPS,
    MCODE,
    NOT_KNOWN,
    Item,
    Json,
    address,
    coding,
    concept,
    dated,
    identity,
    resource,
)
from rumbo.records.export.material import Material, said
from rumbo.words import both

_SEXES: Final = {
    "female": "female", "woman": "female", "f": "female", "mujer": "female", "femenino": "female",
    "male": "male", "man": "male", "m": "male", "hombre": "male", "masculino": "male", "other": "other", "otro": "other",
}  # fmt: skip
# The code system of IPS for what is absent or not known: http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips
_ABSENT: Final = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips"
_NO_ALLERGIES: Final = re.compile(
    r"\s*(?:no known (?P<drug>drug |medication )?allerg\w+|(?P<nkda>NKDA)|NKA|sin alergias(?: conocidas)?"
    r"|no (?:se conocen|tiene) alergias|none(?: known)?|ningun[ao](?: conocida)?)\s*\.?\s*",
    re.IGNORECASE,
)


def patient(material: Material) -> Json:
    """The person, by name, birth date and sex as far as they were told. What IPS asks for and nobody told is "unknown"."""
    id_ = identity("Patient")
    name = _first(material, "name")
    doctors = [
        {"display": says.words} for _, says in material.every(Background) if says.topic == "doctor" and says.words
    ]
    fields: Json = {
        "identifier": [{"system": "urn:ietf:rfc:3986", "value": address(id_)}],
        "name": [{"text": name}] if name else [{"_text": NOT_KNOWN}],
        "gender": _SEXES.get(_first(material, "sex").strip().casefold(), "unknown"),
        **dated("birthDate", _born(material)),
        "generalPractitioner": doctors,
    }
    return resource("Patient", id_, f"{IPS}Patient-uv-ips", f"{MCODE}mcode-cancer-patient", **fields)


def allergies(material: Material) -> Iterator[Item]:
    """What the person is allergic to; "no known allergies" where somebody said so, with the code that IPS has for it."""
    for fact, says in material.every(Background):
        if says.topic != "allergy" or not says.words.strip():
            continue
        none = _NO_ALLERGIES.fullmatch(says.words)
        fields: Json = {
            "clinicalStatus": concept("", coding(f"{HL7}allergyintolerance-clinical", "active")),
            "verificationStatus": _unconfirmed() if fact.standing == "unsure" else None,
            "code": concept(says.words, *([_none_of(none)] if none else [])),
            "patient": material.patient,
            "recordedDate": says.on.iso if says.on else None,
        }
        id_ = identity("Allergy", fact.id)
        yield Item(resource("AllergyIntolerance", id_, f"{IPS}AllergyIntolerance-uv-ips", **fields), both(says.words))


def family(material: Material) -> Iterator[Item]:
    """The illnesses of blood relatives."""
    for fact, says in material.every(Relative):
        illness: Json = {"code": concept(says.illness or "?")}
        if says.age_years is not None:
            years = {"system": "http://unitsofmeasure.org", "code": "a", "unit": "years"}
            illness["onsetAge"] = {"value": says.age_years, **years}
        fields: Json = {
            "status": "partial",
            "patient": material.patient,
            "relationship": concept(says.relation or "?"),
            "condition": [illness],
        }
        what = said("summary-result", name=both(says.relation or "?"), result=both(says.illness or "?"))
        yield Item(resource("FamilyMemberHistory", identity("Relative", fact.id), **fields), what)


def _first(material: Material, topic: BackgroundTopic) -> str:
    words = (says.words for _, says in material.every(Background) if says.topic == topic)
    return next((each.strip() for each in words if each.strip()), "")


def _born(material: Material) -> PartialDate | None:
    try:
        return PartialDate.parse(_first(material, "birth_date"))
    except ValueError:
        return None


def _unconfirmed() -> Json:
    return concept("", coding(f"{HL7}allergyintolerance-verification", "unconfirmed"))


def _none_of(found: re.Match[str]) -> Json:
    if found["drug"] or found["nkda"]:
        return coding(_ABSENT, "no-known-medication-allergies", "No known medication allergies")
    return coding(_ABSENT, "no-known-allergies", "No known allergies")
