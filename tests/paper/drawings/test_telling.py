"""The trail told in sentences and as a table: the same story, in both languages, no more than the records say."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings

from rumbo.course.course import Course
from rumbo.paper.drawings import describe, trail_table
from tests.paper import courses
from tests.paper.strategies import courses as any_course


def test_the_description_tells_the_whole_path_in_order() -> None:
    told = describe(courses.ROSA)
    assert told.en == (
        "First found on February 18, 2014: breast cancer. Came back: local, June 3, 2019, left chest wall. "
        "Came back: distant, October 5, 2022, bone (spine, hip). Now living with cancer, on treatment."
    )
    assert told.es.startswith(
        "Se encontró el 18 de febrero de 2014: cáncer de seno. Regresó: local, 3 de junio de 2019"
    )


def test_an_empty_course_is_told_as_nothing_written_yet() -> None:
    assert describe(courses.EMPTY).en == "Nothing is written down yet. You are here."


def test_a_kind_no_doctor_said_is_told_as_a_question() -> None:
    assert describe(courses.NO_DATES).en == (
        "First found, date not said: colon cancer. Came back: liver, no date yet. Which kind: ask your doctor."
    )


def test_several_cancers_are_told_one_after_another() -> None:
    told = describe(courses.TWO_CANCERS).en
    assert told.index("breast cancer:") < told.index("Now no sign of cancer.") < told.index("colon cancer:")


def test_a_kind_said_without_a_place_is_told_without_one() -> None:
    course = Course(today=courses.TODAY, recurrences=(courses.back("2020", said="local"),))
    assert describe(course).en.startswith("Came back: local, 2020.")


def test_what_belongs_to_no_named_cancer_is_told_last() -> None:
    course = msgspec.structs.replace(courses.TWO_CANCERS, recurrences=(courses.back("2020", "lung"),))
    assert "Not said which cancer: Came back: lung, 2020." in describe(course).en


def test_the_table_is_in_order_of_time_with_the_undated_last() -> None:
    rows = trail_table(courses.SOME_DATES)
    assert [row.when.en for row in rows] == ["2017", "about 2019", "no date yet", "no date yet"]
    assert [row.kind.en if row.kind else None for row in rows] == [None, "ask", "distant", "ask"]


def test_the_table_says_what_was_not_given_and_what_is_not_settled() -> None:
    course = Course(
        today=courses.TODAY,
        treatments=(
            courses.treated("2020", given=False),
            courses.treated("2021", given=None),
            courses.treated("2022"),
        ),
        statuses=(courses.stood("2023", "remission", suspected=True), courses.stood("2024", "progression")),
        recurrences=(courses.back("2025", "lung", suspected=True), courses.back("2026", grew=True)),
    )
    assert [row.what.en for row in trail_table(course)] == [
        "Chemotherapy: docetaxel (planned, not given)",
        "Chemotherapy: docetaxel (not said if it was given)",
        "Chemotherapy: docetaxel",
        "In remission (not settled yet)",
        "Something was seen",
        "Grew",
    ]


def test_the_table_names_the_cancer_only_among_several() -> None:
    assert {row.cancer for row in trail_table(courses.ROSA)} == {None}
    assert {row.cancer.en for row in trail_table(courses.TWO_CANCERS) if row.cancer} == {
        "breast cancer",
        "colon cancer",
    }


@given(course=any_course())
@settings(deadline=None)
def test_any_course_can_be_told_and_no_length_of_time_is_in_it(course: Course) -> None:
    told = describe(course)
    assert told.en
    assert " years" not in told.en
    assert len(trail_table(course)) >= len(course.recurrences)
