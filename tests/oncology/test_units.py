"""Units: ways of writing one that mean the same, exact powers of ten between them, and nothing else brought together."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.oncology.units import factor_between, is_same_kind, parse_unit, pretty_unit

SAME = [
    ("ng/mL", "ug/L"), ("ng/mL", "µg/L"), ("ng/mL", " ng / ml "), ("g/dL", "g/dl"), ("U/mL", "kU/L"),
    ("10*3/uL", "10^9/L"), ("10*3/uL", "x10E3/uL"), ("10³/µL", "K/uL"), ("thou/uL", "miles/mm3"), ("/uL", "cells/mm3"),
    ("{cells}/uL", "/mm3"), ("m[IU]/mL", "IU/L"),
]  # fmt: skip
APART = ["ng/mL", "pmol/L", "U/mL", "[IU]/mL", "10*3/uL", "%", "", "mL/min/{1.73_m2}", "mil/uL", "kg", "ng/x"]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_ways_of_writing_one_unit_are_one(one: str, other: str) -> None:
    assert factor_between(one, other) == 1


@pytest.mark.parametrize(("one", "other"), list(combinations(APART, 2)))
def test_what_has_no_exact_factor_stays_apart(one: str, other: str) -> None:
    assert not is_same_kind(one, other)
    with pytest.raises(ValueError, match="no exact factor"):
        factor_between(one, other)


@pytest.mark.parametrize(
    ("one", "other", "factor"), [("g/dL", "g/L", "10"), ("pg/mL", "ng/mL", "0.001"), ("/uL", "K/uL", "0.001")]
)
def test_the_factor_is_a_power_of_ten(one: str, other: str, factor: str) -> None:
    assert factor_between(one, other) == Decimal(factor)


def test_an_unknown_unit_equals_only_itself() -> None:
    assert factor_between("%", " % ") == 1
    assert parse_unit("%") is None


def test_a_unit_is_shown_as_people_read_it() -> None:
    assert pretty_unit("10*3/uL") == "10³/µL"
    assert pretty_unit("m[IU]/mL") == "mIU/mL"


@given(
    st.sampled_from([each for pair in SAME for each in pair]), st.sampled_from([each for pair in SAME for each in pair])
)
def test_there_and_back_is_the_same(one: str, other: str) -> None:
    if is_same_kind(one, other):
        assert factor_between(one, other) * factor_between(other, one) == 1


@given(st.text(max_size=12))
def test_any_words_are_read_or_left_alone(words: str) -> None:
    assert is_same_kind(words, words)
    pretty_unit(words)
