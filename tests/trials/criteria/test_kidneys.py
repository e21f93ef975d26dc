"""How well the kidneys filter, where only creatinine is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials import Profile
from rumbo.trials.criteria.kidneys import filtration
from rumbo.trials.facets import LabFacet


def weighing(value: float, unit: str, **known: object) -> Profile:
    labs = (LabFacet(name="hemoglobin", value=12, unit="g/dL"), LabFacet(name="Weight", value=value, unit=unit))
    return Profile(labs=labs, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("creatinine", "age", "sex", "rate"),
    [(1.0, 66, "male", 83), (0.8, 58, "female", 85), (0.6, 40, "female", 116), (2.4, 70, "male", 28)],
)
def test_without_a_weight_it_is_the_equation_of_2021(creatinine: float, age: int, sex: str, rate: int) -> None:
    assert round(filtration(creatinine, Profile(age_years=age, sex=sex)) or 0) == rate  # type: ignore[arg-type]


@pytest.mark.parametrize(("weight", "unit"), [(72, "kg"), (158.73, "lb"), (158.73, "lbs")])
def test_with_a_weight_it_is_the_clearance_of_cockcroft_and_gault(weight: float, unit: str) -> None:
    assert filtration(1.0, weighing(weight, unit, age_years=60, sex="male")) == pytest.approx(80, abs=0.01)
    assert filtration(1.0, weighing(weight, unit, age_years=60, sex="female")) == pytest.approx(68, abs=0.01)


def test_other_values_are_no_weight() -> None:
    labs = (LabFacet(name="hemoglobin", value=12, unit="g/dL"),)
    assert filtration(1.0, Profile(age_years=66, sex="male", labs=labs)) == filtration(
        1.0, Profile(age_years=66, sex="male")
    )


def test_without_age_or_sex_or_with_a_creatinine_that_cannot_be_it_is_not_known() -> None:
    assert filtration(1.0, Profile(sex="male")) is None
    assert filtration(1.0, Profile(age_years=60)) is None
    assert filtration(0, Profile(age_years=60, sex="male")) is None


@given(st.floats(0.3, 8), st.floats(0.05, 4), st.integers(18, 100), st.sampled_from(["male", "female"]))
def test_more_creatinine_never_means_better_kidneys(low: float, more: float, age: int, sex: str) -> None:
    profile = Profile(age_years=age, sex=sex)  # type: ignore[arg-type]
    assert (filtration(low, profile) or 0) >= (filtration(low + more, profile) or 0) > 0
