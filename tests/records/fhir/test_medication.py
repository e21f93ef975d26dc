"""Cancer medicines are treatments, given or only ordered; other medicines are background while they are in use."""

from __future__ import annotations

from typing import Any

import pytest

from rumbo.course.facts import Background, Treatment
from rumbo.oncology import PartialDate, RxNorm
from tests.records.written import RECORD, breast_cancer, coded, only, read, resource, said

LETROZOLE = {"medicationCodeableConcept": coded("letrozole 2.5 MG tablet", rxnorm="72965")}


def use(kind: str, **fields: Any) -> dict[str, Any]:
    return resource(kind, "m1", **(LETROZOLE | fields))


def given(status: str | None, **fields: Any) -> dict[str, Any]:
    return use("MedicationAdministration", **({"status": status, "effectiveDateTime": "2020-01-02T10:00:00Z"} | fields))


def test_a_dose_that_was_given_has_its_day_and_its_cancer() -> None:
    dose = given("completed", dosage={"text": "Cycle 1"}, reasonReference=[{"reference": "Condition/c1"}])
    assert only(Treatment, dose, breast_cancer()) == Treatment(
        modality="hormone",
        name="letrozole",
        on=PartialDate(2020, 1, 2),
        last_given_on=PartialDate(2020, 1, 2),
        given=True,
        cancer=f"{RECORD[:12]}/Condition/c1",
        dose_words="Cycle 1",
        rxnorm=RxNorm("72965"),
        words="letrozole 2.5 MG tablet",
    )


def test_a_dose_that_was_not_given_says_why() -> None:
    for dose in (
        given("not-done", statusReason=[coded("Fever")]),
        given("not-done", reasonNotGiven=[coded("Fever")]),
        given("not-done", statusReason=coded("Fever"), notGiven=True),
    ):
        told = only(Treatment, dose)
        assert (told.given, told.why_stopped, told.last_given_on) == (False, "Fever", None)


@pytest.mark.parametrize(
    ("status", "was", "goes_on"),
    [
        ("completed", True, False),
        ("in-progress", True, True),
        ("stopped", True, False),
        ("on-hold", None, False),
        (None, None, False),
    ],
)
def test_the_status_of_a_giving_says_whether_it_was_given(status: str | None, was: object, goes_on: bool) -> None:
    told = only(Treatment, given(status))
    assert (told.given, told.ongoing) == (was, goes_on)


def test_givings_over_a_time_have_a_start_and_an_end() -> None:
    told = only(
        Treatment, given("completed", effectiveDateTime=None, effectivePeriod={"start": "2009-10", "end": "2014-10"})
    )
    assert (told.on, told.until, told.last_given_on) == (
        PartialDate(2009, 10),
        PartialDate(2014, 10),
        PartialDate(2014, 10),
    )


def test_an_order_alone_never_says_that_it_was_given() -> None:
    told = only(Treatment, use("MedicationRequest", status="completed", authoredOn="2020-01-02"))
    assert (told.given, told.on) == (None, PartialDate(2020, 1, 2))


def test_an_order_has_the_bounds_of_its_dosage() -> None:
    bounds = {"timing": {"repeat": {"boundsPeriod": {"start": "2020-02", "end": "2025-02"}}}, "text": "daily"}
    told = only(
        Treatment, use("MedicationRequest", status="active", authoredOn="2020-01-02", dosageInstruction=[bounds])
    )
    assert (told.on, told.until, told.dose_words) == (PartialDate(2020, 2), PartialDate(2025, 2), "daily")


@pytest.mark.parametrize("fields", [{"status": "cancelled"}, {"status": "active", "doNotPerform": True}])
def test_an_order_that_was_taken_back_was_not_given(fields: dict[str, Any]) -> None:
    assert only(Treatment, use("MedicationRequest", **fields)).given is False


def test_a_stopped_order_says_why() -> None:
    told = only(
        Treatment, use("MedicationRequest", status="stopped", statusReason=coded("Rash"), note=[{"text": "May"}])
    )
    assert (told.given, told.why_stopped, told.words) == (None, "Rash", "letrozole 2.5 MG tablet; May")


@pytest.mark.parametrize(
    ("fields", "was", "goes_on"),
    [
        ({"status": "active"}, True, True),
        ({"status": "active", "effectivePeriod": {"start": "2020", "end": "2021"}}, True, False),
        ({"status": "completed"}, True, False),
        ({"status": "intended"}, None, False),
        ({"status": "not-taken"}, False, False),
        ({"status": "active", "taken": "n"}, False, False),
        ({}, None, False),
    ],
)
def test_a_statement_says_whether_it_is_taken(fields: dict[str, Any], was: object, goes_on: bool) -> None:
    told = only(Treatment, use("MedicationStatement", **fields))
    assert (told.given, told.ongoing) == (was, goes_on)


@pytest.mark.parametrize(("status", "was"), [("completed", None), ("declined", False)])
def test_what_a_pharmacy_handed_out_is_not_yet_taken(status: str, was: object) -> None:
    told = only(Treatment, use("MedicationDispense", status=status, whenHandedOver="2020-03-04"))
    assert (told.given, told.on) == (was, PartialDate(2020, 3, 4))


def test_another_medicine_is_background_while_it_is_in_use() -> None:
    pill = {"medicationCodeableConcept": coded("lisinopril 10 MG", rxnorm="29046")}
    active = use(
        "MedicationRequest", status="active", authoredOn="2015", dosageInstruction=[{"text": "daily"}, {}], **pill
    )
    assert said(active) == [
        Background(topic="medicine", words="lisinopril 10 MG, daily", on=PartialDate(2015), rxnorm=RxNorm("29046"))
    ]
    assert read(use("MedicationRequest", status="stopped", **pill)).unread == {"MedicationRequest": 1}
    assert read(use("MedicationRequest", status="active", doNotPerform=True, **pill)).unread == {"MedicationRequest": 1}


def test_a_combination_is_told_medicine_by_medicine() -> None:
    told = said(use("MedicationRequest", medicationCodeableConcept=coded("docetaxel + cyclophosphamide (TC) x 4")))
    assert [one.name for one in told if isinstance(one, Treatment)] == ["docetaxel", "cyclophosphamide"]


def test_a_medicine_against_the_harm_of_spread_to_bone_belongs_to_the_story() -> None:
    told = only(Treatment, given("completed", medicationCodeableConcept=coded("denosumab (XGEVA) 120 mg")))
    assert (told.name, told.modality) == ("denosumab", "other")


def test_the_medicine_can_be_named_elsewhere() -> None:
    pointed: dict[str, Any] = {"medicationCodeableConcept": None}
    named = resource("Medication", "d1", code=coded("letrozole"))
    inside = [resource("Medication", "d2", code=coded("tamoxifen")), resource("Organization", "o")]
    assert (
        only(Treatment, given("completed", **pointed, medicationReference={"reference": "Medication/d1"}), named).name
        == "letrozole"
    )
    assert (
        only(Treatment, given("completed", **pointed, medicationReference={"reference": "#d2"}, contained=inside)).name
        == "tamoxifen"
    )
    shown = {"reference": "Medication/x", "display": "anastrozole"}
    assert only(Treatment, given("completed", **pointed, medicationReference=shown)).name == "anastrozole"


@pytest.mark.parametrize("pointer", [None, {"reference": "Medication/x"}, {"reference": "Medication/d1"}])
def test_a_medicine_without_a_name_is_left_unread(pointer: object) -> None:
    nameless = resource("Medication", "d1")
    dose = given("completed", medicationCodeableConcept=None, medicationReference=pointer)
    assert read(dose, nameless).unread == {"MedicationAdministration": 1}


def test_what_was_entered_by_mistake_tells_nothing() -> None:
    assert read(given("entered-in-error")).unread == {"MedicationAdministration": 1}


@pytest.mark.parametrize(
    ("kind", "fields", "on", "was"),
    [
        ("MedicationOrder", {"status": "active", "dateWritten": "2015-03-01"}, "2015-03-01", None),
        ("MedicationOrder", {"status": "draft", "dateWritten": "2015-03-01"}, "2015-03-01", None),
        ("MedicationStatement", {"status": "active", "wasNotTaken": True, "dateAsserted": "2015"}, "2015", False),
        ("MedicationUsage", {"status": "recorded", "effectiveDateTime": "2024"}, "2024", None),
        ("MedicationAdministration", {"wasNotGiven": True, "effectiveTimeDateTime": "2015-03-01"}, "2015-03-01", False),
        ("MedicationAdministration", {"status": "completed", "effectiveTimePeriod": {"start": "2015"}}, "2015", True),
        ("MedicationAdministration", {"status": "completed", "occurenceDateTime": "2024-05-01"}, "2024-05-01", True),
        ("MedicationAdministration", {"status": "completed", "occurencePeriod": {"start": "2024"}}, "2024", True),
    ],
)
def test_the_shapes_of_other_versions_are_read(kind: str, fields: dict[str, Any], on: str, was: object) -> None:
    told = only(Treatment, use(kind, **fields))
    assert (str(told.on), told.given) == (on, was)


@pytest.mark.parametrize(
    ("adherence", "was", "goes_on"),
    [
        ("taking", True, True),
        ("taking-as-directed", True, True),
        ("stopped", True, False),
        ("on-hold", None, False),
        ("not-taking", False, False),
        ("unknown", None, False),
    ],
)
def test_the_newest_version_says_apart_whether_it_is_taken(adherence: str, was: object, goes_on: bool) -> None:
    told = only(Treatment, use("MedicationStatement", status="recorded", adherence={"code": coded(x=adherence)}))
    assert (told.given, told.ongoing) == (was, goes_on)


def test_the_newest_version_names_medicine_and_reason_one_level_lower() -> None:
    order = resource(
        "MedicationRequest",
        "m1",
        status="active",
        medication={"concept": coded("letrozole")},
        reason=[{"reference": {"reference": "Condition/c1"}}, {"concept": coded("Breast cancer")}],
    )
    assert only(Treatment, order, breast_cancer()).cancer == f"{RECORD[:12]}/Condition/c1"
    pointing = resource("MedicationRequest", "m2", medication={"reference": {"reference": "Medication/x"}})
    assert only(Treatment, pointing, resource("Medication", "x", code=coded("letrozole"))).name == "letrozole"


@pytest.mark.parametrize("intent", ["plan", "proposal", "option"])
def test_what_is_only_planned_is_no_medicine_in_use(intent: str) -> None:
    aspirin = resource("MedicationRequest", "m1", status="active", medicationCodeableConcept=coded("aspirin"))
    assert said(aspirin) == [Background(topic="medicine", words="aspirin")]
    assert said(aspirin | {"intent": intent}) == []
    assert only(Treatment, use("MedicationRequest", status="active", intent=intent)).given is None


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("MedicationOrder", {"status": "stopped", "reasonEnded": coded("Rash"), "dateEnded": "2016"}),
        ("MedicationStatement", {"status": "completed", "wasNotTaken": True, "reasonNotTaken": [coded("Rash")]}),
        ("MedicationDispense", {"status": "declined", "notPerformedReason": {"concept": coded("Rash")}}),
    ],
)
def test_why_it_ended_is_kept_in_every_version(kind: str, fields: dict[str, Any]) -> None:
    assert only(Treatment, use(kind, **fields)).why_stopped == "Rash"


def test_a_dose_can_be_a_number() -> None:
    dose = given("completed", dosage={"dose": {"value": 272.01, "unit": "mg"}})
    assert only(Treatment, dose).dose_words == "272.01 mg"
    assert only(Treatment, given("completed", dosage={"dose": {}})).dose_words == ""


@pytest.mark.parametrize("note", ["First dose taken", {"text": "First dose taken"}, [{"text": "First dose taken"}]])
def test_a_remark_is_kept_in_every_version(note: object) -> None:
    assert only(Treatment, given("completed", note=note)).words == "letrozole 2.5 MG tablet; First dose taken"


def test_no_known_medicines_are_no_medicine() -> None:
    none = coded(ips="no-medication-info|No information about medications")
    entry = resource("MedicationStatement", "m1", status="active", medicationCodeableConcept=none)
    assert read(entry).unread == {"MedicationStatement": 1}
