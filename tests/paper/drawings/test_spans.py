"""The bars of treatments: from the first day to the last that is known, never to one that nobody told."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given

from rumbo.course.course import Course, TreatmentSpan
from rumbo.paper.drawings.ground import day_of
from rumbo.paper.drawings.spans import treatment_bars
from rumbo.paper.drawings.timeline import Bar
from tests.paper.courses import TODAY, on, treated
from tests.paper.strategies import courses


def bar_of(span: TreatmentSpan) -> Bar:
    (bar,) = treatment_bars(Course(today=TODAY, treatments=(span,)))
    return bar


def words_of(bar: Bar) -> str:
    assert bar.words is not None
    return bar.words.en


def day(words: str) -> float:
    told = on(words)
    assert told is not None
    return day_of(told)


def test_a_treatment_runs_from_its_first_day_to_its_last() -> None:
    bar = bar_of(treated("2024-01-10", "2024-04-10"))
    assert (bar.start, bar.end, words_of(bar)) == (day("2024-01-10"), day("2024-04-10"), "docetaxel")


def test_one_that_goes_on_reaches_today_and_no_further() -> None:
    assert bar_of(treated("2024-01-10", ongoing=True)).end == day_of(TODAY)


def test_one_whose_end_nobody_told_ends_where_it_was_last_given() -> None:
    last = msgspec.structs.replace(treated("2024-01-10"), last_given_on=on("2024-03-01"))
    assert bar_of(last).end == day("2024-03-01")


@pytest.mark.parametrize(
    ("modality", "said"), [("chemotherapy", "x (end not noted)"), ("surgery", "x"), ("transplant", "x")]
)
def test_one_without_an_end_is_a_mark_and_says_so_unless_it_is_of_one_day(modality: str, said: str) -> None:
    bar = bar_of(treated("2024-01-10", modality=modality, name="x"))  # type: ignore[arg-type]  # each is a modality
    assert (bar.end, words_of(bar)) == (None, said)


def test_what_was_not_given_or_has_no_beginning_has_no_bar() -> None:
    spans = (treated("2024", given=False), treated("2024", given=None), treated(None, "2024"))
    assert treatment_bars(Course(today=TODAY, treatments=spans)) == ()


def test_beside_other_cancers_only_its_own_treatments_are_drawn() -> None:
    course = Course(
        today=TODAY, treatments=(treated("2024", of="c1", name="one"), treated("2025", of="c2", name="two"))
    )
    assert [words_of(bar) for bar in treatment_bars(course, cancer="c2", alone=False)] == ["two (end not noted)"]
    assert len(treatment_bars(course, cancer="c2", alone=True)) == 2


@given(courses())
def test_no_bar_ends_before_it_begins(course: Course) -> None:
    assert all(bar.end is None or bar.end >= bar.start for bar in treatment_bars(course))
