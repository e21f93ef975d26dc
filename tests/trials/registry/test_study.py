"""A study: who can join it now, and what its age limits mean."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials.registry.study import Study, age_in_years


@pytest.mark.parametrize(
    ("words", "years"),
    [("18 Years", 18), ("1 Year", 1), ("6 Months", 0.5), ("12 weeks", 0.23), ("30 Days", 0.082), ("2.5 Years", 2.5)],
)
def test_an_age_limit_is_told_in_years(words: str, years: float) -> None:
    assert age_in_years(words) == pytest.approx(years, abs=0.001)


@given(st.text())
def test_any_other_words_set_no_limit(words: str) -> None:
    years = age_in_years(words)
    assert math.isnan(years) or years >= 0


def test_no_words_set_no_limit() -> None:
    assert math.isnan(age_in_years("N/A"))
    assert math.isnan(age_in_years(""))


@pytest.mark.parametrize(
    ("status", "is_open"),
    [("RECRUITING", True), ("AVAILABLE", True), ("COMPLETED", False), ("", False), ("UNKNOWN", False)],
)
def test_a_study_is_open_by_its_own_word(status: str, *, is_open: bool) -> None:
    assert Study(nct_id="NCT1", status=status).is_open is is_open


def test_what_only_observes_is_no_trial() -> None:
    assert not Study(nct_id="NCT1", study_type="OBSERVATIONAL").is_a_trial
    assert Study(nct_id="NCT1", study_type="EXPANDED_ACCESS").is_a_trial
