"""A visit dates what was noted at it and says nothing of its own day."""

from __future__ import annotations

from typing import Any

import pytest

from rumbo.course.facts import Treatment
from rumbo.oncology import PartialDate
from tests.records.written import coded, only, read, resource

VISIT = {"encounter": {"reference": "Encounter/v1"}}
ENTRIES = [
    resource("MedicationRequest", "m1", status="active", medicationCodeableConcept=coded("letrozole"), **VISIT),
    resource(
        "MedicationAdministration",
        "m1",
        status="completed",
        medicationCodeableConcept=coded("letrozole"),
        context={"reference": "Encounter/v1"},
    ),
    resource("Procedure", "o1", status="completed", code=coded("Brachytherapy"), **VISIT),
]


@pytest.mark.parametrize("field", ["period", "actualPeriod"])
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["resourceType"])
def test_an_entry_without_a_day_is_of_the_day_of_its_visit(entry: dict[str, Any], field: str) -> None:
    visit = resource("Encounter", "v1", **{field: {"start": "2020-02-02T08:00:00Z"}})
    assert only(Treatment, entry, visit).on == PartialDate(2020, 2, 2)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["resourceType"])
def test_a_visit_that_is_not_in_the_file_dates_nothing(entry: dict[str, Any]) -> None:
    assert only(Treatment, entry).on is None


def test_a_visit_itself_is_only_counted() -> None:
    assert read(resource("Encounter", "v1", reasonCode=[coded("Cancer", icd10="C50.9")])).unread == {"Encounter": 1}
