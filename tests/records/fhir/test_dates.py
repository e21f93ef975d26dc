"""FHIR's dates are never read as more exact than they are, and what is none is none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.oncology import PartialDate
from rumbo.records.fhir.datatypes import Period
from rumbo.records.fhir.dates import end, parse_date, when


@pytest.mark.parametrize(
    "text", ["0001-01-01", "1800", "2300-01", "2019-13-01", "2019-02-30", "yesterday", "", "20190503"]
)
def test_what_is_no_date_of_a_living_person_is_none(text: str) -> None:
    assert when(text) is None


def test_the_first_that_is_a_date_counts() -> None:
    assert when(None, "", "soon", Period(start="2019-05"), "2020") == PartialDate(2019, 5)


def test_a_period_has_a_start_and_an_end() -> None:
    assert when(Period(end="2020")) is None
    assert end(None, "2018", Period(start="2019"), Period(end="2020-01-02T00:00:00Z")) == PartialDate(2020, 1, 2)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_every_day_is_read_as_itself(day: date) -> None:
    assert str(parse_date(str(day))) == str(day)


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_none(text: str) -> None:
    parse_date(text)


def test_a_date_that_is_only_about_right_stays_so() -> None:
    assert when("2018-10-19~") == PartialDate(2018, 10, 19, about=True)
