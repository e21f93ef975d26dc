"""What time lies between two tumours, as far as their dates tell."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course.primaries.pair import Case, Pair
from rumbo.oncology import IcdO3Site, PartialDate


def pair(one: str, other: str) -> Pair:
    return Pair(*(Case(IcdO3Site("C50.9"), "8500", "3", None, PartialDate.parse(on)) for on in (one, other)))


@pytest.mark.parametrize(
    ("one", "other", "first", "days", "years"),
    [
        ("2019-05-03", "2019-05-03", "same day", (0, 0), (0, 0)),
        ("2019-05-03", "2019-07-02", "one", (60, 60), (0, 0)),
        ("2019-07-02", "2019-05-03", "other", (60, 60), (0, 0)),
        ("2019-05", "2019-06-10", "one", (10, 40), (0, 0)),
        ("2019", "2019-06-10", None, (0, 204), (0, 0)),
        ("2019", "2020", "one", (1, 730), (0, 1)),
        ("2014-05-03", "2019-05-02", "one", (1825, 1825), (4, 4)),
        ("2014-05-03", "2019-05-03", "one", (1826, 1826), (5, 5)),
        ("2014", "2019", "one", (1462, 2190), (4, 5)),
    ],
)
def test_the_least_and_the_most_that_can_lie_between(one, other, first, days, years):
    between = pair(one, other)
    assert (between.first, between.days, between.years) == (first, days, years)


def test_a_date_that_is_only_a_limit_may_be_of_any_earlier_time():
    between = pair("../2019-05-03", "2019-07-02")
    assert between.first == "one"
    assert between.years == (0, 2018)
    assert pair("../2019-05-03", "2015").first is None


def test_the_year_of_the_later_one_chooses_the_rules():
    assert pair("2021-05", "2017").year == 2021


def test_in_order_says_nothing_of_one_day():
    assert pair("2019-05-03", "2019-05-03").in_order is None
    earlier, later = pair("2019-07-02", "2019-05-03").in_order
    assert (str(earlier.on), str(later.on)) == ("2019-05-03", "2019-07-02")


days = st.dates(date(1950, 1, 1), date(2040, 1, 1)).map(PartialDate.of)
partial = st.one_of(
    days, days.map(lambda day: PartialDate(day.year, day.month)), days.map(lambda day: PartialDate(day.year))
)


@given(partial, partial)
def test_the_bounds_hold_the_truth_whatever_days_are_meant(one, other):
    between = pair(str(one), str(other))
    fewest, most = between.days
    assert 0 <= fewest <= most
    for a in (one.earliest, one.latest):
        for b in (other.earliest, other.latest):
            assert fewest <= abs((a - b).days) <= most
