"""Values: what a reason can be filled with, and what is left out when the course does not hold it."""

from __future__ import annotations

from rumbo.course.course import BiomarkerResult, FamilyCancer
from rumbo.course.facts import Place
from rumbo.guide.values import values_of
from rumbo.words import Message, Text, both
from tests.guide.cast import NEW_PRIMARY, came_back, day, every_course, rosa, stranger, treatment


def test_a_stranger_fills_nothing() -> None:
    assert values_of(stranger()) == {}


def test_rosas_story_fills_cancer_place_date_and_treatment() -> None:
    values = values_of(rosa())
    assert values["places"] == (Text(en="liver", es="hígado"),)
    assert values["on"] == day("2024-03")
    assert values["treatments"] == (both("paclitaxel"),)
    assert values["had_chemotherapy"] == (both("paclitaxel"),)


def test_names_come_once_and_at_most_four() -> None:
    given = tuple(treatment(name) for name in ("a", "b", "a", "", " ", "c", "d", "e"))
    assert values_of(rosa(treatments=given))["treatments"] == tuple(both(name) for name in "abcd")


def test_what_was_only_ordered_is_kept_apart_from_what_was_given() -> None:
    values = values_of(rosa(treatments=(treatment("tamoxifen", "hormone", given=None),)))
    assert values["unsure"] == (Text(en="tamoxifen", es="tamoxifeno"),)
    assert "treatments" not in values


def test_the_last_treatment_that_was_stopped_for_a_reason_is_named() -> None:
    given = (treatment("one", why_stopped="rash"), treatment("two", why_stopped="fever"), treatment("three"))
    assert values_of(rosa(treatments=given))["stopped"] == (both("two"),)


def test_a_place_without_words_fills_nothing() -> None:
    assert "places" not in values_of(rosa(recurrences=(came_back(places=(Place(words=" "),)),)))


def test_tests_relatives_and_other_places_are_named() -> None:
    test = BiomarkerResult(cancer=None, name="HER2", result="3+", positive=True, on=day("2019"))
    values = values_of(
        rosa(
            biomarkers=(test,),
            possible_new_primaries=(NEW_PRIMARY,),
            family_history=(FamilyCancer(relation="mother", illness="breast cancer"),),
        )
    )
    assert values["tests"] == (both("HER2"),)
    assert values["new_places"] == (Message("plain-side-right", {"place": Text(en="lung", es="pulmón")}),)


def test_no_value_is_ever_empty() -> None:
    for course in every_course():
        assert all(value not in {"", ()} for value in values_of(course).values())
