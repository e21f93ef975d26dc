"""What was planned or ordered is not yet given, and what was called off is told as not given."""

from __future__ import annotations

from typing import Any

import pytest

from rumbo.course.facts import Place, Treatment
from rumbo.oncology import IcdO3Site, PartialDate
from tests.records.written import RECORD, breast_cancer, coded, only, read, resource, said


def plan(*details: dict[str, Any], **fields: Any) -> dict[str, Any]:
    ours = {"status": "active", "created": "2014-05-01", "activity": [{"detail": detail} for detail in details]}
    return resource("CarePlan", "p1", **(ours | fields))


def order(text: str, **fields: Any) -> dict[str, Any]:
    ours = {"status": "active", "code": coded(text), "authoredOn": "2014-07-15"}
    return resource("ServiceRequest", "s1", **(ours | fields))


def treatments(*resources: dict[str, Any]) -> list[tuple[str, object]]:
    return [(one.modality, one.given) for one in said(*resources) if isinstance(one, Treatment)]


def test_a_planned_treatment_is_not_said_to_be_given_even_when_the_plan_is_done() -> None:
    planned = plan({"status": "completed", "description": "Docetaxel/cyclophosphamide x4"}, status="completed")
    assert treatments(breast_cancer(), planned) == [("chemotherapy", None), ("chemotherapy", None)]


def test_what_was_called_off_was_not_given_and_says_why() -> None:
    off = {
        "description": "Post-mastectomy RT left chest wall",
        "status": "cancelled",
        "statusReason": coded("Declined"),
    }
    told = only(Treatment, breast_cancer(), plan(off))
    assert (told.modality, told.given, told.why_stopped, told.on) == (
        "radiation",
        False,
        "Declined",
        PartialDate(2014, 5, 1),
    )
    words = "Post-mastectomy RT left chest wall"
    assert told.places == (Place(words=words, site=IcdO3Site("C76.1"), side="left"),)


@pytest.mark.parametrize("field", ["doNotPerform", "prohibited"])
def test_what_is_forbidden_is_not_given(field: str) -> None:
    assert treatments(breast_cancer(), plan({"code": coded("Tamoxifen"), field: True})) == [("hormone", False)]


def test_a_reason_in_plain_words_is_kept_and_a_time_of_its_own_is_its_day() -> None:
    off = {"productCodeableConcept": coded("Tamoxifen"), "status": "cancelled", "statusReason": "on-hold"}
    told = only(Treatment, breast_cancer(), plan(off | {"scheduledPeriod": {"start": "2015"}}))
    assert (told.why_stopped, told.on) == ("on-hold", PartialDate(2015))


@pytest.mark.parametrize(
    "detail",
    [
        {"description": "low salt diet education"},
        {"description": "Mastectomy", "status": "entered-in-error"},
        {},
    ],
)
def test_a_plan_of_something_else_is_left_unread(detail: dict[str, Any]) -> None:
    assert read(breast_cancer(), plan(detail, period={"start": "2014"})).unread == {"CarePlan": 1}


def test_an_operation_that_is_planned_in_a_file_without_a_cancer_is_left_unread() -> None:
    assert read(plan({"description": "Mastectomy"})).unread == {"CarePlan": 1}


def test_a_plan_entered_by_mistake_tells_nothing() -> None:
    wrong = plan({"description": "Tamoxifen"}, status="entered-in-error")
    assert read(wrong, resource("CarePlan", "p2", activity=[{}])).unread == {"CarePlan": 2}


def test_an_order_alone_is_not_given() -> None:
    assert treatments(breast_cancer(), order("Radiation therapy")) == [("radiation", None)]


@pytest.mark.parametrize("fields", [{"status": "revoked"}, {"doNotPerform": True}])
def test_a_revoked_order_was_not_given_and_its_remark_says_why(fields: dict[str, Any]) -> None:
    told = only(Treatment, breast_cancer(), order("Radiation therapy", note=[{"text": "She declined"}], **fields))
    assert (told.given, told.why_stopped) == (False, "She declined")


def test_an_order_can_name_its_cancer_and_stand_one_level_lower() -> None:
    later = order("", code={"concept": coded("Brachytherapy")}, reason=[{"reference": {"reference": "Condition/c1"}}])
    assert only(Treatment, breast_cancer(), later).cancer == f"{RECORD[:12]}/Condition/c1"


@pytest.mark.parametrize(
    "ordered",
    [
        order("Appendectomy", reasonCode=[coded("Appendicitis", icd10="K35.80")]),
        order("Appendectomy", reasonReference=[{"reference": "Condition/other"}]),
        order("Mammogram"),
        order("Radiation therapy", status="entered-in-error"),
        order("", code=None),
    ],
)
def test_an_order_for_something_else_is_left_unread(ordered: dict[str, Any]) -> None:
    other = resource("Condition", "other", code=coded("Appendicitis", icd10="K35.80"))
    assert read(breast_cancer(), other, ordered).unread == {"ServiceRequest": 1}


def test_an_order_for_a_cancer_counts_in_a_file_without_one() -> None:
    assert treatments(order("Mastectomy", reasonCode=[coded(icd10="C50.9")])) == [("surgery", None)]
    assert treatments(order("Mastectomy")) == []
