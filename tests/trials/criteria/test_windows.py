"""Lengths of time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials.criteria.windows import read_lengths, read_years


def test_numbers_and_words_are_read_in_their_order() -> None:
    assert [each.days for each in read_lengths("within 28 days, six weeks (or 2 months) and 1.5 years")] == [
        28,
        42,
        60,
        547.5,
    ]


def test_cycles_are_no_length_of_time() -> None:
    assert read_lengths("at least 2 cycles") == ()


def test_the_longest_is_told_in_years() -> None:
    assert read_years("24 months, or 3 years") == 3
    assert read_years("ever") is None


@given(st.integers(0, 999), st.sampled_from(("day", "weeks", "months", "yrs", "hours")))
def test_every_number_with_a_unit_is_a_length(many: int, unit: str) -> None:
    (found,) = read_lengths(f"within {many} {unit} before")
    assert found.days >= 0
    assert found.unit == unit[0]
