"""In a file too large to be held, what stands for itself is told as it comes, and comes out as if it had been held."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from rumbo.course.facts import Diagnosis
from rumbo.records import formats
from rumbo.records.fhir import at_once
from rumbo.records.part import Part
from rumbo.records.transcript import Transcript
from tests.records.written import RECORD, breast_cancer, coded, resource

ANA = resource("Patient", "p1", name=[{"text": "Ana Núñez"}])
BETO = resource("Patient", "p2", name=[{"text": "Beto Roble"}])
OF_ANA = {"subject": {"reference": "Patient/p1"}}
OF_BETO = {"subject": {"reference": "Patient/p2"}}
CANCER = breast_cancer() | OF_ANA
WEIGHT = coded("Weight", loinc="29463-7")
VISIT = resource("Encounter", "v1", period={"start": "2020-02-03"}, **OF_ANA)


def number(id_: str, value: float, **fields: Any) -> dict[str, Any]:
    measured = {"code": WEIGHT, "valueQuantity": {"value": value, "unit": "kg"}, "effectiveDateTime": "2020-01-02"}
    return resource("Observation", id_, **(measured | OF_ANA | fields))


def medicine(id_: str, name: str, **fields: Any) -> dict[str, Any]:
    taken = {"medicationCodeableConcept": coded(name), "status": "active", "authoredOn": "2020-01-02"}
    return resource("MedicationRequest", id_, **(taken | OF_ANA | fields))


def procedure(id_: str, name: str, **fields: Any) -> dict[str, Any]:
    done = {"code": coded(name), "status": "completed", "performedDateTime": "2020-01-02"}
    return resource("Procedure", id_, **(done | OF_ANA | fields))


def read(*resources: dict[str, Any]) -> Part:
    data = b"\n".join(json.dumps(each).encode() for each in (*resources, resource("Basic"), resource("Basic")))
    return formats.read(data, transcript=Transcript(name="all.ndjson", record=RECORD))


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_once, "MOST_HELD", 1)


def both(monkeypatch: pytest.MonkeyPatch, *resources: dict[str, Any]) -> tuple[Part, Part]:
    """What these give when all are held, and when only the first is."""
    whole = read(*resources)
    monkeypatch.setattr(at_once, "MOST_HELD", 1)
    return whole, read(*resources)


REPORT = resource(
    "DiagnosticReport", "r1", status="final", code=coded("Panel"), result=[{"reference": "Observation/o1"}], **OF_ANA
)


@pytest.mark.parametrize(
    "resources",
    [
        (number("o1", 70), number("o2", 71)),
        (number("o1", 70), REPORT),
        (number("o1", 70, category=[coded(category="laboratory")]), number("o2", 1)),
        (number("o1", 70), number("o1", 71)),
        (medicine("m1", "Metformin"), medicine("m2", "Tamoxifen", reasonReference=[{"reference": "Condition/c1"}])),
        (medicine("m1", "Metformin", reasonReference=[{"reference": "Condition/c9"}]),),
        (medicine("m1", "Tamoxifen", authoredOn=None, encounter={"reference": "Encounter/v1"}), VISIT),
        (medicine("m1", "", medicationReference={"reference": "#x"}, contained=[resource("Medication", "x")]),),
        (procedure("p1", "Influenza vaccination"), procedure("p2", "Mastectomy"), procedure("p3", "Breast biopsy")),
        (VISIT, procedure("p2", "Mastectomy", performedDateTime=None, encounter={"reference": "Encounter/v1"})),
        (resource("Encounter", "v2", **OF_ANA), resource("Encounter", period={"start": "2020"})),
        (resource("Observation", "s", code=coded("Stage group", loinc="21908-9"), valueString="IIA", **OF_ANA),),
        (resource("Claim", "b1", status="active", **OF_ANA),),
        (resource("AllergyIntolerance", "a1", code=coded("Penicillin"), patient=OF_ANA["subject"]),),
        (number("o1", 70, contained=[resource("Basic")]),),
        (resource("Procedure", "p9", status="completed", **OF_ANA),),
    ],
)
def test_a_very_large_file_tells_the_same(
    monkeypatch: pytest.MonkeyPatch, resources: tuple[dict[str, Any], ...]
) -> None:
    whole, early = both(monkeypatch, ANA, CANCER, *resources)
    assert Counter(early.facts) == Counter(whole.facts)
    assert early.unread == whole.unread
    assert early.troubles == whole.troubles
    assert early.subjects == whole.subjects


def test_bills_alone_are_held_since_no_entry_says_what_they_repeat(held: None) -> None:
    bills = [
        resource("ExplanationOfBenefit", f"b{n}", status="active", created=f"2020-01-0{n}", use="claim",
                 diagnosis=[{"diagnosisCodeableConcept": coded(icd10="C50.912")}], patient=OF_ANA["subject"])
        for n in (1, 2, 5)
    ]  # fmt: skip
    assert [fact for fact in read(ANA, *bills).facts if isinstance(fact.says, Diagnosis)]


def test_what_is_about_somebody_else_is_taken_back_at_the_end(held: None) -> None:
    part = read(ANA, number("o1", 70), number("o2", 88, **OF_BETO), number("o3", 71), BETO)
    assert {fact.source.place for fact in part.facts if fact.source} >= {"Observation/o1", "Observation/o3"}
    assert "Observation/o2" not in {fact.source.place for fact in part.facts if fact.source}
    assert [trouble.id for trouble in part.troubles] == ["records-several-people"]


def test_people_who_are_not_named_are_told_apart_here_too(held: None) -> None:
    part = read(CANCER, number("o1", 70), number("o2", 88, **OF_BETO))
    assert part.facts == ()
    assert [trouble.id for trouble in part.troubles] == ["records-people-unnamed"]


def test_a_version_of_an_entry_that_is_held_is_not_told_again(held: None) -> None:
    part = read(number("o1", 70), number("o1", 80))
    assert len(part.facts) == 1
