"""Observations that go out: how the cancer stood, biomarkers, numbers and findings, with a profile only where its rules hold."""

from __future__ import annotations

import pytest

from rumbo.course import Biomarker, Diagnosis, Finding, Measure, Place, Status
from rumbo.oncology import Loinc, PartialDate
from tests.records.export.said import codes, of_kind, profiles, the, told

BREAST = Diagnosis(ref="a", words="breast cancer", on=PartialDate(2014))


@pytest.mark.parametrize(
    ("status", "trend", "words"),
    [
        ("no_evidence_of_disease", set(), "no evidence of disease"),
        ("remission", set(), "remission"),
        ("stable", {"359746009"}, "stable"),
        ("progression", {"271299001"}, "progression"),
        ("recurrence", set(), "recurrence"),
    ],
)
def test_how_it_stood_has_mcodes_code_and_profile_where_there_is_one(status: str, trend: set[str], words: str) -> None:
    says = Status(status=status, on=PartialDate(2020, 5), cancer="a", words="said so")  # type: ignore[arg-type]  # one of the five
    stood = the("Observation", *told(BREAST, says))
    assert codes(stood["code"]) == {"97509-4"}
    assert codes(stood["valueCodeableConcept"]) == trend
    assert stood["valueCodeableConcept"]["text"] == words
    assert profiles(stood) == ({"mcode-cancer-disease-status"} if trend else set())
    assert stood["effectiveDateTime"] == "2020-05"
    assert len(stood["focus"]) == 1


@pytest.mark.parametrize(
    ("kind", "words"), [("local", "local recurrence"), ("mixed", "recurrence"), (None, "recurrence")]
)
def test_a_kind_of_return_goes_out_as_the_doctor_called_it(kind: str | None, words: str) -> None:
    says = Status(status="recurrence", on=PartialDate(2019), said_kind=kind, places=(Place(words="scar"),))  # type: ignore[arg-type]  # a kind
    stood = the("Observation", *told(says))
    assert stood["valueCodeableConcept"]["text"] == words
    assert {"text": "scar"} in stood["note"]


@pytest.mark.parametrize(("found_by", "code"), [("imaging", "363679005"), ("biopsy", "252416005"), ("not_said", None)])
def test_what_showed_it_is_named(found_by: str, code: str | None) -> None:
    says = Status(status="stable", on=PartialDate(2020), found_by=found_by)  # type: ignore[arg-type]  # one of five
    stood = the("Observation", *told(says))
    assert [codes(each["valueCodeableConcept"]) for each in stood.get("extension", ())] == ([{code}] if code else [])


@pytest.mark.parametrize(
    ("says", "claims", "answer", "words"),
    [
        (Biomarker(name="ER", result="Positive (90%)", positive=True), True, {"LA6576-8"}, "Positive (90%)"),
        (Biomarker(name="HER2", result="", positive=False), True, {"LA6577-6"}, "negative"),
        (Biomarker(name="EGFR", result="L858R", positive=True), False, {"LA6576-8"}, "L858R"),
        (Biomarker(name="HER2", result="2+, equivocal"), True, set(), "2+, equivocal"),
        (Biomarker(name="a new one", result="present", positive=True), False, {"LA6576-8"}, "present"),
    ],
)
def test_a_biomarker_goes_out_with_its_result(says: Biomarker, claims: bool, answer: set[str], words: str) -> None:
    test = the("Observation", *told(says))
    assert "Observation-results-laboratory-pathology-uv-ips" in profiles(test)
    assert ("mcode-tumor-marker-test" in profiles(test)) == claims
    assert codes(test["valueCodeableConcept"]) == answer
    assert test["valueCodeableConcept"]["text"] == words
    assert "_effectiveDateTime" in test
    assert "extension" in test["performer"][0]


def test_a_biomarker_without_a_result_says_that_it_is_not_known() -> None:
    test = the("Observation", *told(Biomarker(name="HER2", result="")))
    assert codes(test["dataAbsentReason"]) == {"unknown"}
    assert "valueCodeableConcept" not in test


def test_an_inherited_change_is_marked_and_no_tumor_marker() -> None:
    test = the("Observation", *told(Biomarker(name="BRCA2", result="pathogenic", positive=True, inherited=True)))
    assert profiles(test) == {"Observation-results-laboratory-pathology-uv-ips"}
    assert codes(test["component"][0]["valueCodeableConcept"]) == {"LA6683-2"}


def test_a_tumor_marker_in_blood_keeps_its_number_its_limits_and_its_code() -> None:
    says = Measure(
        name="PSA",
        value=0.1,
        unit="ng/mL",
        loinc=Loinc("2857-1"),
        low=0,
        high=4,
        words="<0.1",
        on=PartialDate(2024, 5, 3),
    )
    test = the("Observation", *told(says))
    assert "mcode-tumor-marker-test" in profiles(test)
    assert test["valueQuantity"] == {"value": 0.1, "unit": "ng/mL", "comparator": "<"}
    assert test["referenceRange"] == [{"low": {"value": 0}, "high": {"value": 4}}]
    assert codes(test["code"]) == {"2857-1"}


@pytest.mark.parametrize(
    "says", [Measure(name="ECOG", value=1), Measure(name="status", value=1, loinc=Loinc("89247-1"))]
)
def test_ecog_is_a_whole_number_of_mcode(says: Measure) -> None:
    test = the("Observation", *told(says))
    assert profiles(test) == {"mcode-ecog-performance-status"}
    assert test["valueInteger"] == 1


@pytest.mark.parametrize("says", [Measure(name="weight", value=61.5, unit="kg"), Measure(name="ECOG", value=90)])
def test_any_other_number_claims_no_profile(says: Measure) -> None:
    test = the("Observation", *told(says))
    assert not profiles(test)
    assert test["valueQuantity"]["value"] == says.value


@pytest.mark.parametrize(
    ("says", "words", "note"),
    [
        (Finding(place=Place(words="liver"), words="no lesion", tumour=False), "no lesion", "no tumor found"),
        (Finding(place=Place(words="liver"), tumour=True, found_by="imaging"), "tumor found", None),
        (Finding(place=Place(words="")), "as written", None),
    ],
)
def test_a_finding_says_what_the_report_says(says: Finding, words: str, note: str | None) -> None:
    found = the("Observation", *told(says))
    assert found["valueString"] == words
    assert [each["text"] for each in found.get("note", ())] == ([note] if note else [])
    assert not profiles(found)


def test_a_finding_that_somebody_was_unsure_of_is_preliminary() -> None:
    (found,) = of_kind("Observation", *told(Finding(place=Place(words="liver"), tumour=True), standing="unsure"))
    assert found["status"] == "preliminary"
