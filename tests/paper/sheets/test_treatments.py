"""What I already had: given apart from planned, dates and doses as far as they are known."""

from __future__ import annotations

import msgspec
import pytest

from rumbo.course.course import Course, TreatmentSpan
from rumbo.paper.sheets import print_treatments, sheet_of_treatments
from tests.paper import courses
from tests.paper.pages import pages_of, words_of


def printed(*treatments: TreatmentSpan) -> str:
    course = Course(today=courses.TODAY, treatments=treatments)
    return words_of(print_treatments(sheet_of_treatments(course), languages=("en",)))


def test_treatments_stand_under_their_kind() -> None:
    words = words_of(print_treatments(sheet_of_treatments(courses.ROSA, name="Rosa"), languages=("en",)))
    places = [words.index(part) for part in ("For Rosa", "Surgery", "lumpectomy", "Radiation", "Drugs", "docetaxel")]
    assert places == sorted(places)
    assert "breast cancer" in words


def test_what_was_planned_stands_apart_from_what_was_given() -> None:
    words = printed(
        courses.treated("2020", name="cisplatin", given=False),
        courses.treated("2021", name="docetaxel"),
        courses.treated("2022", name="olaparib", given=None),
    )
    places = [
        words.index(part)
        for part in (
            "Drugs",
            "docetaxel",
            "Planned or ordered, not given",
            "cisplatin",
            "not said if it was given",
            "olaparib",
        )
    ]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("span", "told"),
    [
        (courses.treated("2014-04", "2014-10"), "April 2014 to October 2014"),
        (courses.treated("2014-04-01", "2014-04-01"), "April 1, 2014"),
        (courses.treated("2014~"), "about 2014"),
        (courses.treated("2022-10", ongoing=True), "since October 2022"),
        (courses.treated(None, "2015"), "until 2015"),
        (courses.treated(None), "not known not known not known"),
    ],
)
def test_dates_are_told_no_more_exactly_than_they_are_known(span: TreatmentSpan, told: str) -> None:
    assert told in printed(span)


def test_doses_and_reasons_are_quoted_as_they_were_said() -> None:
    span = msgspec.structs.replace(courses.treated("2020"), dose_words="75 mg/m2, 4 cycles", why_stopped="neuropathy")
    words = printed(span)
    assert "75 mg/m2, 4 cycles" in words
    assert "neuropathy" in words


def test_what_still_goes_on_says_so() -> None:
    assert "still going on" in printed(courses.treated("2020", ongoing=True))


def test_medicines_are_named_in_the_language_of_the_sheet() -> None:
    course = Course(today=courses.TODAY, treatments=(courses.treated("2020", name="Carboplatin + Taxol"),))
    words = words_of(print_treatments(sheet_of_treatments(course), languages=("es",)))
    assert "carboplatino y paclitaxel" in words
    assert "Carboplatin + Taxol" in words


def test_in_two_languages_the_records_words_stand_once() -> None:
    course = Course(
        today=courses.TODAY, treatments=(courses.treated("2020", name="mastectomy, left", modality="surgery"),)
    )
    words = words_of(print_treatments(sheet_of_treatments(course), languages=("en", "es")))
    assert words.count("mastectomy, left") == 1
    assert "mastectomía" in words


def test_with_nothing_written_down_the_sheet_says_that() -> None:
    assert "Nothing is written down yet." in printed()


def test_sixty_treatments_grow_in_order() -> None:
    course = Course(today=courses.TODAY, treatments=tuple(courses.treated("2020", name=f"drug {n}") for n in range(60)))
    pdf = print_treatments(sheet_of_treatments(course), languages=("en", "es"))
    words = words_of(pdf)
    assert pages_of(pdf) > 2
    places = [words.index(f"drug {n}") for n in (0, 30, 59)]
    assert places == sorted(places)
