"""A corrected report wins over the one it corrects."""

from __future__ import annotations

from typing import Any

import pytest

from rumbo.course.facts import Measure
from tests.records.written import coded, read, resource, said


def psa(id_: str, value: float, status: str, **fields: Any) -> dict[str, Any]:
    ours = {"code": coded("PSA"), "effectiveDateTime": "2020-01-02T08:00:00Z", "valueQuantity": {"value": value}}
    return resource("Observation", id_, status=status, **(ours | fields))


def values(*resources: dict[str, Any]) -> list[float]:
    return [one.value for one in said(*resources) if isinstance(one, Measure)]


@pytest.mark.parametrize(
    ("first", "then"),
    [("final", "corrected"), ("final", "amended"), ("preliminary", "final"), ("registered", "partial")],
)
def test_the_later_status_takes_the_place_of_the_earlier(first: str, then: str) -> None:
    assert values(psa("1", 4.0, first), psa("2", 0.4, then)) == [0.4]
    assert values(psa("2", 0.4, then), psa("1", 4.0, first)) == [0.4]


def test_what_was_replaced_is_counted_as_unread() -> None:
    assert read(psa("1", 4.0, "final"), psa("2", 0.4, "corrected")).unread == {"Observation": 1}


def test_two_final_values_of_one_moment_both_stand() -> None:
    assert values(psa("1", 4.0, "final"), psa("2", 0.4, "final")) == [4.0, 0.4]


def test_what_was_added_keeps_what_it_was_added_to() -> None:
    assert values(psa("1", 4.0, "final"), psa("2", 0.4, "appended"), psa("3", 1.0, "preliminary")) == [4.0, 0.4]


def test_another_day_another_name_or_no_day_is_another_report() -> None:
    others = (
        psa("1", 1.0, "final", effectiveDateTime="2020-01-03T08:00:00Z"),
        psa("2", 2.0, "final", code=coded("CEA")),
        psa("3", 3.0, "final", effectiveDateTime=None),
        psa("4", 4.0, "final", code=coded(), effectivePeriod={"start": "2020-01-02T08:00:00Z"}, effectiveDateTime=None),
    )
    assert values(*others, psa("9", 9.0, "corrected")) == [1.0, 2.0, 3.0, 9.0]


def test_reports_that_share_a_number_are_one_report() -> None:
    number = [{"system": "urn:lab", "value": "A-17"}]
    first = psa("1", 4.0, "final", identifier=number, effectiveDateTime="2019")
    assert values(first, psa("2", 0.4, "corrected", identifier=number)) == [0.4]
    assert values(first | {"identifier": [{}]}, psa("2", 0.4, "corrected", identifier=[{}])) == [4.0, 0.4]


def test_an_entry_without_an_id_is_never_replaced() -> None:
    first = psa("", 4.0, "final")
    assert values(first, psa("2", 0.4, "corrected")) == [4.0, 0.4]
