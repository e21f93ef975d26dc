"""Stretches of days told without a year."""

from __future__ import annotations

import pytest

from rumbo.oncology import PartialDate
from rumbo.records.letters.dates import find_dates
from rumbo.records.letters.short_ranges import short_ranges

WRITTEN = PartialDate(2016, 9, 2)


def stretches(text: str, *, day_first: bool = True, anchor: PartialDate | None = WRITTEN) -> list[str]:
    """Each stretch as "first to last"."""
    return [f"{since.iso} {until.iso}" for _, _, since, until in short_ranges(text, day_first=day_first, anchor=anchor)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cisplatino semanal (18.07 al 15.08)", "2016-07-18 2016-08-15"),
        ("radioterapia 18/7 al 15/8", "2016-07-18 2016-08-15"),
        ("radioterapia del 18/7 a 15/8", "2016-07-18 2016-08-15"),
        ("18/07 hasta el 15/08", "2016-07-18 2016-08-15"),
        ("from 18/07 - 15/08", "2016-07-18 2016-08-15"),
        ("del 05.12 al 10.01", "2015-12-05 2016-01-10"),
    ],
)
def test_they_are_of_the_year_that_brings_them_nearest_before_the_day_of_writing(text: str, expected: str) -> None:
    assert stretches(text) == [expected]


def test_the_month_comes_first_where_the_letter_writes_so() -> None:
    assert stretches("7/8 through 8/5", day_first=False) == ["2016-07-08 2016-08-05"]
    assert stretches("18/7 through 15/8", day_first=False) == ["2016-07-18 2016-08-15"]


@pytest.mark.parametrize(
    "text",
    [
        "mide 10.20 al 11.30 cm",
        "pain went 3/10 to 5/10",
        "allred 3/8 - 5/8",
        "18.07 al 15.08.2016",
        "45/60 al 50/60",
        "31.02 al 15.03",
        "subió de 1.5 a 2.5",
        "glucosa 10.12 al 12.10 mg",
    ],
)
def test_other_numbers_are_no_days(text: str) -> None:
    assert stretches(text) == []


def test_without_the_day_of_writing_there_is_none() -> None:
    assert stretches("18.07 al 15.08", anchor=None) == []


def test_a_sentence_gives_the_stretch_as_one_date() -> None:
    (span,) = find_dates("Cisplatino semanal, 5 dosis (18.07 al 15.08).", day_first=True, anchor=WRITTEN)
    assert (span.date.iso, span.until and span.until.iso) == ("2016-07-18", "2016-08-15")
    assert span.date.about
