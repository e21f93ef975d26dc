"""FHIR as the tests write it: short ways to say a coded entry, and what a file of such entries tells."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from rumbo.course.facts import Fact, Statement
from rumbo.records import formats
from rumbo.records.part import Part
from rumbo.records.transcript import Transcript

S = TypeVar("S")
RECORD = "ab" * 32
SYSTEMS = {
    "icd10": "http://hl7.org/fhir/sid/icd-10-cm",
    "icd9": "http://hl7.org/fhir/sid/icd-9-cm",
    "snomed": "http://snomed.info/sct",
    "loinc": "http://loinc.org",
    "rxnorm": "http://www.nlm.nih.gov/research/umls/rxnorm",
    "cpt": "http://www.ama-assn.org/go/cpt",
    "icdo3": "http://terminology.hl7.org/CodeSystem/icd-o-3",
}
MCODE = "http://hl7.org/fhir/us/mcode/StructureDefinition/"


def coded(text: str = "", **by_system: str) -> dict[str, Any]:
    """A coded entry: its words, and codes by the short name of their system; "code|name" gives the code a name."""
    coding = []
    for system, said in by_system.items():
        code, _, display = said.partition("|")
        one = {"system": SYSTEMS.get(system, system), "code": code}
        coding.append(one | {"display": display} if display else one)
    return ({"coding": coding} if coding else {}) | ({"text": text} if text else {})


def resource(kind: str, id_: str = "", **fields: Any) -> dict[str, Any]:
    """One resource; a final underscore in a field's name is left off."""
    named = {name.rstrip("_"): value for name, value in fields.items()}
    return {"resourceType": kind} | ({"id": id_} if id_ else {}) | named


def profiled(name: str) -> dict[str, list[str]]:
    """The meta of a resource that follows one of mCODE's profiles."""
    return {"profile": [MCODE + name]}


def bundle(*resources: dict[str, Any], kind: str = "collection") -> bytes:
    """A bundle of resources."""
    return json.dumps(
        {"resourceType": "Bundle", "type": kind, "entry": [{"resource": one} for one in resources]}
    ).encode()


def read(*resources: dict[str, Any]) -> Part:
    """What a bundle of these resources gives."""
    return formats.read(bundle(*resources), transcript=Transcript(name="ana.json", record=RECORD))


def facts(*resources: dict[str, Any]) -> tuple[Fact, ...]:
    """The facts that a bundle of these resources gives."""
    part = read(*resources)
    assert not part.troubles
    return part.facts


def said(*resources: dict[str, Any]) -> list[Statement | None]:
    """The statements that a bundle of these resources gives."""
    return [fact.says for fact in facts(*resources)]


def only(kind: type[S], *resources: dict[str, Any]) -> S:
    """The one statement of a kind that these resources give."""
    found = [one for one in said(*resources) if isinstance(one, kind)]
    assert len(found) == 1, found
    return found[0]


def breast_cancer(**fields: Any) -> dict[str, Any]:
    """Ana's cancer, found on May 3, 2019."""
    ours: dict[str, Any] = {
        "code": coded("Cancer of the left breast", icd10="C50.912|Malignant neoplasm of left female breast"),
        "onsetDateTime": "2019-05-03",
    }
    return resource("Condition", "c1", **(ours | fields))
