"""How far apart partial dates are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course.gaps import before, clearest, exact_days, gap_days, latest, order, sharpened
from tests.course.cast import on
from tests.course.strategies import dates


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("2019", "2019-05-03", 0),
        ("2019-05", "2019-06-10", 10),
        ("2019-06-10", "2019-05", 10),
        ("2019-05-01", "2019-05-31", 30),
    ],
)
def test_the_gap_is_the_least_there_can_be(one, other, days):
    assert gap_days(on(one), on(other)) == days


@pytest.mark.parametrize(
    ("start", "end"),
    [("2019", "2020-01-01"), ("2019-01-01", "2020-01"), ("2019-01-01~", "2020-01-01"), ("../2019-01-01", "2020-01-01")],
)
def test_vague_dates_have_no_exact_days(start, end):
    assert exact_days(on(start), on(end)) is None


def test_before_needs_both_dates():
    assert before(on("2019"), on("2020"))
    assert not before(None, on("2020"))
    assert not before(on("2020"), None)


def test_a_date_is_sharpened_only_by_one_inside_it():
    assert sharpened(on("2019"), None) == on("2019")
    assert sharpened(on("2019"), on("2020-01-01")) == on("2019")
    assert sharpened(on("2019-05-03"), on("2019-05-03~")) == on("2019-05-03")


def test_a_limit_gives_way_to_what_was_so_on_that_day():
    assert clearest([on("../2019-05-03"), on("2019-05-03")]) == on("2019-05-03")
    assert clearest([on("../2019-05-03"), on("2019-05-01")]) == on("2019-05-01")
    assert sharpened(on("2019-05-03"), on("../2019-05-03")) == on("2019-05-03")


def test_of_no_dates_nothing_is_clearest_or_latest():
    assert clearest([None]) is None
    assert latest([None]) is None


@given(st.lists(st.none() | dates(), max_size=6))
def test_the_clearest_is_one_of_them_and_none_is_surely_earlier(days):
    best = clearest(days)
    known = [day for day in days if day]
    assert (best is None) == (not known)
    if best:
        assert best in known
        assert not any(day.latest < best.earliest for day in known)


@given(dates(), dates())
def test_the_order_is_that_of_the_dates(one, other):
    assert (order(one) < order(other)) == (one < other)
    assert order(one) < order(None)
