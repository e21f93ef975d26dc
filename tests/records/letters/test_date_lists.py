"""Days of which only the last tells the year."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.records.letters.date_lists import listed_days
from rumbo.records.letters.dates import find_dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("los dias 25.08, 01.09 y 15.09 de 2016", ["2016-08-25", "2016-09-01", "2016-09-15"]),
        ("28/8, 18/9 and 9/10/2017", ["2017-08-28", "2017-09-18", "2017-10-09"]),
        ("18/9 de 2017", ["2017-09-18"]),
        ("el 4, 11 y 18 de mayo de 2019", ["2019-05-04", "2019-05-11", "2019-05-18"]),
        ("may 4, 11 and 18, 2019", ["2019-05-04", "2019-05-11", "2019-05-18"]),
        ("march 2, 3 and april 4, 2019", ["2019-03-02", "2019-03-03", "2019-04-04"]),
        ("28 august, 18 september and 9 october 2017", ["2017-08-28", "2017-09-18", "2017-10-09"]),
        ("3 and 4 may 2019, 6 june 2020", ["2019-05-03", "2019-05-04"]),
    ],
)
def test_the_year_at_the_end_is_that_of_every_day_of_the_list(text: str, expected: list[str]) -> None:
    assert [said.iso for _, _, said in listed_days(text, day_first=True)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "cycles 1, 2 and 3 may 2019",
        "er 3/8 and 4/8 of 2015",
        "psa 0.4, 0.9 in 2019",
        "28 feb and 30 feb 2018",
        "3/4/2015",
        "3 may 2019",
        "5 of 12 nodes 2019",
    ],
)
def test_what_only_looks_like_a_list_of_days_is_none(text: str) -> None:
    assert not list(listed_days(text, day_first=True))


def test_each_day_covers_its_month_so_that_nothing_of_it_is_read_twice() -> None:
    text = "On May 4, 11 and June 18, 2019"
    assert [text[each.start : each.end] for each in find_dates(text, day_first=False)] == [
        "May 4",
        "11",
        "June 18, 2019",
    ]


@given(st.text(alphabet="0123456789/., ydemayo", max_size=40))
def test_no_text_makes_it_fall(text: str) -> None:
    assert all(start < end <= len(text) for start, end, _ in listed_days(text, day_first=True))
