"""Numbers as people write them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials.values import performance_said, read_number, read_score, read_unit


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (1.5, 1.5),
        ("12,400", 12400.0),
        ("7,2", 7.2),
        ("A5", None),
        ("< 5", None),
        ("58 %", 58.0),
        ("undetectable", None),
    ],
)
def test_a_number_is_read_from_what_was_written(value: float | str, number: float | None) -> None:
    assert read_number(value) == number


@pytest.mark.parametrize(
    ("value", "unit", "read"),
    [
        (10.0, "umol/L (N<17)", "umol/L"),
        (48.0, "U/L upper limit 40", "U/L"),
        ("11.2 g/dL", None, "g/dL"),
        ("normal", None, ""),
        (None, None, ""),
    ],
)
def test_a_unit_is_read_without_what_stands_beside_it(value: float | str | None, unit: str | None, read: str) -> None:
    assert read_unit(value, unit) == read


def test_performance_is_told_by_either_scale_or_not_at_all() -> None:
    assert performance_said("feels well; ECOG performance status 1").ecog == 1
    assert performance_said("WHO 2").ecog == 2
    assert performance_said("Karnofsky 80").karnofsky == 80
    assert performance_said("walks daily").ecog is None


@given(st.text())
def test_any_text_gives_a_finite_number_or_none(text: str) -> None:
    number = read_number(text)
    assert number is None or math.isfinite(number)
    assert isinstance(read_unit(text, None), str)


def test_a_score_written_with_its_class_is_its_number() -> None:
    assert (read_score("A5"), read_score("high"), read_score(5.0)) == (5.0, None, None)
