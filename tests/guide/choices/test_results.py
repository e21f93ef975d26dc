"""Tests that can open choices: whether the story holds them, and whether what it holds is older than the return."""

from __future__ import annotations

import pytest

from rumbo.course.course import BiomarkerResult, Claim, Conflict, Course, MarkerValue
from rumbo.guide.choices.concerned import concerns_of
from rumbo.guide.choices.results import KnownTest, look_up
from rumbo.words import Message, Text
from tests.guide.cast import came_back, day, rosa
from tests.guide.choices.invented import BREAST_GUIDE

pytestmark = pytest.mark.usefixtures("invented")

TESTS = {each.id: each for each in BREAST_GUIDE.tests}


def her2(on: str | None, **changes: object) -> BiomarkerResult:
    """A result of HER2."""
    values = {
        "cancer": "breast",
        "name": "HER-2",
        "result": "positive",
        "positive": True,
        "on": day(on) if on else None,
    }
    return BiomarkerResult(**{**values, **changes})


def known(test: str, course: Course) -> KnownTest:
    """How far a story holds a test."""
    return look_up(TESTS[test], course=course, concern=concerns_of(course)[0])


def state(course: Course, test: str = "HER2") -> str:
    """The same in a word."""
    return known(test, course).state


def test_a_test_that_a_story_has_no_place_for_cannot_be_shown() -> None:
    assert state(rosa(), "biopsy") == "untold"
    assert known("biopsy", rosa()).told.said("en") == "Your story cannot show if this test was done. You can ask."


def test_a_test_that_is_not_in_the_story_is_missing() -> None:
    assert state(rosa()) == "none"
    assert known("HER2", rosa()).is_missing


def test_a_result_from_before_the_return_is_older() -> None:
    course = rosa(biomarkers=(her2("2019"),))
    assert state(course) == "older"
    assert (
        known("HER2", course).told.said("en")
        == "What your story holds is older than what happened last: HER2: positive, 2019 (as written: positive)."
    )


def test_one_result_since_the_return_is_enough() -> None:
    course = rosa(biomarkers=(her2("2019"), her2("2024-05")))
    assert state(course) == "there"
    assert not known("HER2", course).is_missing


def test_a_result_without_a_date_may_be_old() -> None:
    assert state(rosa(biomarkers=(her2(None),))) == "no-date"
    assert state(rosa(biomarkers=(her2("2019"), her2(None)))) == "no-date"
    assert (
        known("HER2", rosa(biomarkers=(her2(None),))).told.said("en").endswith("HER2: positive (as written: positive).")
    )


def test_where_the_return_has_no_day_nothing_is_called_old() -> None:
    assert state(rosa(recurrences=(came_back(on=None),), biomarkers=(her2("2019"),))) == "there"
    assert state(rosa(recurrences=(), biomarkers=(her2("2019"),))) == "there"


def test_an_inherited_result_does_not_grow_old_and_is_of_every_cancer() -> None:
    born_with = BiomarkerResult(
        cancer="ovary", name="BRCA2", result="changed", positive=True, on=day("2010"), inherited=True
    )
    assert state(rosa(biomarkers=(born_with,)), "BRCA") == "there"


def test_a_result_of_another_cancer_is_not_this_ones() -> None:
    assert state(rosa(biomarkers=(her2("2025", cancer="ovary"),))) == "none"
    assert state(rosa(biomarkers=(her2("2025", name="a new marker"),))) == "none"


def test_results_that_disagree_settle_nothing() -> None:
    two = (her2("2025", positive=None, facts=("a",)), her2("2025", result="negative", positive=None, facts=("b",)))
    claims = tuple(Claim(value=Text(en=each.result, es=each.result), fact=each.facts[0]) for each in two)
    disputed = Conflict(id="biomarker-her2", about=Message("words-kept"), claims=claims)
    course = rosa(biomarkers=two, conflicts=(disputed,))
    assert state(course) == "disputed"
    assert state(rosa(biomarkers=two)) == "there"


def test_a_marker_in_the_blood_counts_by_its_last_value() -> None:
    values = tuple(
        MarkerValue(cancer=None, name="CA 15-3", on=on, value=number, words=str(number), unit="U/mL")
        for on, number in ((day("2019"), 12), (day("2025"), 40))
    )
    assert known("CA 15-3", rosa(markers=values)).told.said("en") == "In your story: CA 15-3: 40 U/mL (2025)."
    undated = MarkerValue(cancer=None, name="CA 15-3", on=None, value=3, words="3")
    assert (
        known("CA 15-3", rosa(markers=(undated,))).told.said("en")
        == "Your story holds a result without a date: CA 15-3: 3."
    )


def test_of_several_results_the_last_of_each_biomarker_is_told_in_both_languages() -> None:
    course = rosa(biomarkers=(her2("2014"), her2("2019", result="Negative (1+)", positive=False)))
    assert [each.said("es") for each in known("HER2", course).results] == [
        "HER2: negativo, 2019 (como está escrito: Negative (1+))"
    ]
    unread = rosa(biomarkers=(her2("2019", result="see report", positive=None),))
    assert [each.said("en") for each in known("HER2", unread).results] == ["HER2: see report (2019)"]
