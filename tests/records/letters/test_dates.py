"""Dates as letters write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.oncology import PartialDate
from rumbo.records.letters.dates import find_dates

WRITTEN_ON = PartialDate(2021, 4, 13)


def dates(text: str, *, day_first: bool = False, anchor: PartialDate | None = WRITTEN_ON) -> list[str]:
    spans = find_dates(text, day_first=day_first, anchor=anchor)
    return [f"{span.date}/{span.until}" if span.until else str(span.date) for span in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 May 2019", ["2019-05-03"]),
        ("3rd of May, 2019", ["2019-05-03"]),
        ("May 3rd, 2019", ["2019-05-03"]),
        ("Septiembre 15 de 2020", ["2020-09-15"]),
        ("el 3 de mayo de 2019", ["2019-05-03"]),
        ("5/3/19 and 12.31.2018", ["2019-05-03", "2018-12-31"]),
        ("2019-05-03, 2019/05/04, 2024-Jun-11", ["2019-05-03", "2019-05-04", "2024-06-11"]),
        ("21Mar2020", ["2020-03-21"]),
        ("May 2019, mayo/2019, 05/2019, 2019-05", ["2019-05", "2019-05", "2019-05", "2019-05"]),
        ("May '19", ["2019-05"]),
        ("spring 2019; a fines de 2018", ["2019-04~", "2018-11~"]),
        ("in 2019, WHO 2016, 2,019 mg, 2020 criteria", ["2019"]),
        ("born 3/22/52", ["1952-03-22"]),
        ("31/02/2019", []),
        ("13/13/2019", []),
        ("1850", []),
    ],
)
def test_a_date_is_read_as_exactly_as_it_is_written(text: str, expected: list[str]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize(
    ("text", "day_first", "expected"),
    [
        ("19 Mar 2018 to 9 May 2018", False, ["2018-03-19/2018-05-09"]),
        ("04 Sep 2018 - 23 Oct 2018", False, ["2018-09-04/2018-10-23"]),
        ("3/19-5/9/18", False, ["2018-03-19/2018-05-09"]),
        ("Jan 10-14, 2022", False, ["2022-01-10/2022-01-14"]),
        ("10 al 14 de enero de 2022", True, ["2022-01-10/2022-01-14"]),
        ("del 12 de agosto al 27 de septiembre de 2019", True, ["2019-08-12/2019-09-27"]),
        ("March 19 to May 9, 2018", False, ["2018-03-19/2018-05-09"]),
        ("November to February 2019", False, ["2018-11/2019-02"]),
        ("March to June 2018", False, ["2018-03/2018-06"]),
        ("2014-2019", False, ["2014/2019"]),
        ("desde 04/08/2014 hasta el 10/06/2019", True, ["2014-08-04/2019-06-10"]),
        ("12/17 a 04/18", True, ["2017-12/2018-04"]),
        ("12/17 a 04/18", False, []),
        ("04/18 a 12/17", True, []),
        ("05/2019 to 03/2018", False, ["2019-05", "2018-03"]),
        ("March 5 to 3/4/2018 to 5/4/2018", False, ["2018-03-04/2018-05-04"]),
    ],
)
def test_two_dates_that_are_joined_are_one_span(text: str, day_first: bool, expected: list[str]) -> None:
    assert [each for each in dates(text, day_first=day_first) if "~" not in each] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cisplatin 04 Sep and 25 Sep 2018", ["2018-09-04", "2018-09-25"]),
        ("removed on 16 October 2012, the test on 11 September of that year", ["2012-10-16", "2012-09-11"]),
        ("to begin April 27", ["2021-04-27~"]),
        ("since 15 December", ["2020-12-15~"]),
        ("CT 9/10: stable", ["2020-09-10~"]),
        ("node 9/10, stage 2/3", []),
        ("on 27/3", ["2021-03-27~"]),
        ("on 13/14", []),
        ("last June", ["2020-06~"]),
        ("septiembre del año pasado", ["2020-09"]),
        ("March this year", ["2021-03"]),
        ("two years ago", ["2019~"]),
        ("hace tres meses", ["2021-01~"]),
        ("six weeks ago", ["2021-03-02~"]),
        ("last month, last year", ["2021-03-14~", "2020~"]),
        ("999 years ago", []),
        ("set 2 weeks", []),
        ("28 Feb and 30 Feb 2018", ["2021-02-28~"]),
    ],
)
def test_a_date_without_its_year_is_counted_from_the_day_of_writing(text: str, expected: list[str]) -> None:
    assert dates(text) == expected


def test_without_a_day_of_writing_nothing_is_counted() -> None:
    assert dates("two years ago, last month, 15 December, CT 9/10", anchor=None) == []
    assert dates("hace 3 meses", anchor=PartialDate(2021, 4)) == ["2021-01~"]
    assert dates("29 February", anchor=PartialDate(2019, 4, 1)) == []


@pytest.mark.parametrize(
    ("text", "day_first", "expected"),
    [
        ("07/19: TC sin cambios", False, ["2019-07"]),
        ("TC y PET (10/19) s/p", True, ["2019-10"]),
        ("ganglios positivos (10/19)", True, []),
        ("CT (2/18) clear", False, ["2021-02-18~"]),
    ],
)
def test_a_month_heads_a_row_or_stands_in_brackets(text: str, day_first: bool, expected: list[str]) -> None:
    assert dates(text, day_first=day_first) == expected


def test_nothing_after_the_last_day_is_believed() -> None:
    spans = find_dates("3 May 2019 and 3 May 2031", day_first=True, last_day=dt.date(2024, 1, 1))
    assert [str(span.date) for span in spans] == ["2019-05-03"]


@given(st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2035, 12, 31)), st.booleans())
def test_every_day_comes_back_as_it_was_written(day: dt.date, day_first: bool) -> None:
    written = day.strftime("%d/%m/%Y" if day_first else "%m/%d/%Y")
    [span] = find_dates(f"on {written}.", day_first=day_first)
    assert span.date == PartialDate.of(day)


@given(st.text(alphabet="0123456789/-. abeimorstuy,()'", max_size=60), st.booleans())
def test_no_text_makes_it_fail_and_every_span_lies_in_the_text(text: str, day_first: bool) -> None:
    for span in find_dates(text, day_first=day_first, anchor=WRITTEN_ON):
        assert 0 <= span.start < span.end <= len(text)
        assert span.until is None or span.date.earliest <= span.until.latest
