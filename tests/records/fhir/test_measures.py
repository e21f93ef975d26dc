"""Numbers keep their unit, their usual name and their usual range."""

from __future__ import annotations

from typing import Any

import pytest

from rumbo.course.facts import Biomarker, Measure, Status
from tests.records.written import coded, only, read, resource, said


def seen(**fields: Any) -> dict[str, Any]:
    return resource("Observation", "o1", **({"status": "final", "effectiveDateTime": "2020"} | fields))


def amount(value: float, unit: str, **fields: Any) -> dict[str, Any]:
    return {"valueQuantity": {"value": value, "unit": unit}, **fields}


@pytest.mark.parametrize(
    ("code", "name"),
    [
        (coded("Carcinoembryonic Ag", loinc="2039-6"), "CEA"),
        (coded("Prostate specific Ag [Mass/volume] in Serum or Plasma", loinc="2857-1"), "PSA"),
        (coded("PSA"), "PSA"),
        (coded("Antígeno prostático específico"), "PSA"),
        (coded(loinc="29463-7"), "weight"),
        (coded(loinc="33728-7"), "tumor size"),
        (coded(nci="C38144"), "Lansky"),
        (coded("Creatinine", loinc="2160-0"), "Creatinine"),
        (coded("CEA and CA 19-9 panel"), "CEA and CA 19-9 panel"),
    ],
)
def test_a_number_goes_by_its_usual_name(code: dict[str, Any], name: str) -> None:
    assert only(Measure, seen(code=code, **amount(7.9, "ng/mL"))).name == name


def test_a_panel_that_mentions_a_marker_is_not_the_marker() -> None:
    long = "Panel of many things, among which PSA is one that this very long name only mentions"
    assert only(Measure, seen(code=coded(long), **amount(1, "mL"))).name == long


@pytest.mark.parametrize(
    ("written", "value", "words", "unit"),
    [
        ("<0.1 ng/mL", 0.1, "<0.1", "ng/mL"),
        ("4.5", 4.5, "", ""),
        (">= 100 U/mL", 100.0, ">=100", "U/mL"),
    ],
)
def test_a_number_in_words_is_a_number(written: str, value: float, words: str, unit: str) -> None:
    told = only(Measure, seen(code=coded("PSA"), valueString=written))
    assert (told.value, told.words, told.unit) == (value, words, unit)


def test_words_around_a_number_leave_it_unread() -> None:
    assert read(seen(code=coded("Hemoglobin"), valueString="about 4 or 5")).unread == {"Observation": 1}


@pytest.mark.parametrize(
    ("answer", "value"),
    [
        ({"valueCodeableConcept": coded(loinc="LA9623-5|Restricted in physically strenuous activity")}, 1),
        ({"valueCodeableConcept": coded("ECOG grade 2", local="G2")}, 2),
        ({"valueString": "0 - fully active"}, 0),
        ({"valueInteger": 3}, 3),
        ({"valueQuantity": {"value": 4}}, 4),
    ],
)
def test_ecog_is_read_from_its_number_its_code_or_its_words(answer: dict[str, Any], value: int) -> None:
    told = only(Measure, seen(code=coded(loinc="89247-1"), **answer))
    assert (told.name, told.value) == ("ECOG", value)


@pytest.mark.parametrize("answer", [{"valueString": "good"}, {}])
def test_an_ecog_that_is_not_said_is_left_unread(answer: dict[str, Any]) -> None:
    assert read(seen(code=coded(loinc="89247-1"), **answer)).unread == {"Observation": 1}


def test_a_number_of_nothing_is_left_unread() -> None:
    assert read(seen(code=coded(loinc="0-0"), **amount(1, "mL"))).unread == {"Observation": 1}


def test_the_markers_in_the_parts_of_an_observation_are_told() -> None:
    parts = [
        {"code": coded("Estrogen receptor"), "valueCodeableConcept": coded("Positive")},
        {"code": coded("Ki-67"), "valueQuantity": {"value": 18, "unit": "%"}},
        {"code": coded("HER2"), "valueString": "0"},
        {"code": coded("ER"), "valueQuantity": {"value": 3, "unit": "ng/mL"}},
        {"code": coded("PR")},
    ]
    told = [one for one in said(seen(code=coded("Receptor panel"), component=parts)) if isinstance(one, Biomarker)]
    assert [(one.name, one.result) for one in told] == [("ER", "Positive"), ("Ki-67", "18 %"), ("HER2", "0")]


@pytest.mark.parametrize(
    ("loinc", "fields", "name"),
    [
        ("81695-9", {"valueCodeableConcept": coded("MSI-H")}, "MSI/MMR"),
        ("94076-7", {"valueQuantity": {"value": 57.1, "code": "1/1000000{Base}"}}, "TMB"),
    ],
)
def test_a_marker_without_a_name_is_known_by_its_number(loinc: str, fields: dict[str, Any], name: str) -> None:
    assert only(Biomarker, seen(code=coded(loinc=loinc), **fields)).name == name


@pytest.mark.parametrize(
    "system",
    ["http://terminology.hl7.org/CodeSystem/data-absent-reason", "http://terminology.hl7.org/CodeSystem/v3-NullFlavor"],
)
def test_a_value_that_is_said_to_be_absent_is_none(system: str) -> None:
    absent = {"coding": [{"system": system, "code": "x", "display": "Not Applicable"}]}
    assert read(seen(code=coded("pM category", snomed="371497001"), valueCodeableConcept=absent)).unread == {
        "Observation": 1
    }


def test_remarks_of_every_version_turn_growth_into_a_return() -> None:
    worse = {"code": coded(loinc="97509-4"), "valueCodeableConcept": coded("worsened")}
    assert only(Status, seen(comment="recurrence in the liver", **worse)).status == "recurrence"
    assert only(Status, seen(comments="local recurrence", **worse)).said_kind == "local"
    assert only(Status, seen(note="recurrence", **worse)).status == "recurrence"
