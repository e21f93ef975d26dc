"""Laboratory tests: names, units, limits of normal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials import Profile
from rumbo.trials.criteria.lab_tests import Limit, Value, as_unit, find_value, lab_tests
from rumbo.trials.facets import LabFacet


def measured(name: str, value: float, unit: str = "", upper: float | None = None, **known: object) -> Profile:
    return Profile(labs=(LabFacet(name=name, value=value, unit=unit, upper=upper),), **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("test", "value", "unit", "told"),
    [
        ("hemoglobin", 121, "g/L", 12.1),
        ("hemoglobin", 12.1, "g/dL", 12.1),
        ("hemoglobin", 121, "", 12.1),
        ("platelets", 100000, "/mm^3", 100),
        ("platelets", 188, "G/L", 188),
        ("creatinine", 88.4, "µmol/L", 1.0),
        ("creatinine", 1.0, "a strange unit", 1.0),
        ("calcium", 2.5, "mmol/L", 10.02),
    ],
)
def test_values_are_told_in_the_unit_of_the_table(test: str, value: float, unit: str, told: float) -> None:
    assert as_unit(test, value, unit) == pytest.approx(told, abs=0.01)


@given(st.sampled_from(sorted(lab_tests())), st.floats(0.1, 10), st.sampled_from(["", "%", "mg/dL", "10^9/L"]))
def test_a_value_stays_above_zero(test: str, value: float, unit: str) -> None:
    assert as_unit(test, value, unit) > 0


def test_the_laboratorys_own_limit_of_normal_counts_in_its_unit() -> None:
    assert find_value("bilirubin", measured("bilirubin", 10, "umol/L", 17)) == Value(
        pytest.approx(0.5848), (pytest.approx(0.994, abs=0.001), pytest.approx(0.994, abs=0.001))
    )


def test_the_latest_value_counts() -> None:
    labs = (LabFacet(name="INR", value=1.0), LabFacet(name="INR", value=2.0))
    found = find_value("inr", Profile(labs=labs))
    assert found is not None
    assert found.value == 2.0


@pytest.mark.parametrize("known", [{}, {"age_years": 60, "sex": "male"}])
def test_the_filtration_is_computed_where_age_and_sex_are_known(known: dict[str, object]) -> None:
    found = find_value("clearance", measured("creatinine", 1.0, "mg/dL", **known))
    assert (found is not None) is bool(known)


def test_without_creatinine_no_filtration_is_known() -> None:
    assert find_value("clearance", Profile()) is None


@pytest.mark.parametrize(
    ("limit", "profile", "holds"),
    [
        (Limit("platelets", 100, 75), measured("platelets", 120), True),
        (Limit("platelets", 100, 75), measured("platelets", 90), None),
        (Limit("platelets", 100, 75), measured("platelets", 60), False),
        (Limit("ast", 2.5, 5, times_normal=True), measured("AST", 90, "U/L", 40), True),
        (Limit("ast", 2.5, 5, times_normal=True), measured("AST", 130, "U/L", 40), None),
        (Limit("ast", 2.5, 5, times_normal=True), measured("AST", 230, "U/L", 40), False),
        (Limit("ast", 2.5, 5), Profile(), None),
        (Limit("hba1c", 1, 1, times_normal=True), measured("HbA1c", 7), None),
    ],
)
def test_a_limit_holds_does_not_or_lies_between(limit: Limit, profile: Profile, holds: bool | None) -> None:
    assert limit.holds(profile) is holds


def test_a_test_that_was_not_done_is_unknown_and_a_value_is_shown() -> None:
    assert Limit("inr", 1.5, 1.5).judge(Profile()).verdict == "UNKNOWN"
    assert "1.2" in Limit("inr", 1.5, 1.5).judge(measured("INR", 1.2)).reason.said("en")
