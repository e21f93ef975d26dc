"""Picking questions: short, ranked by what is open, each with its reason, and none against the story."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course.course import Course, KindReading
from rumbo.guide.features import Features
from rumbo.guide.library import FOR_EVERYONE, OFTEN_ASKED, library
from rumbo.guide.questions import FIRST, IF_TIME, Asked, OwnQuestion, QuestionList, pick, reason_for, settling
from rumbo.guide.rules import ALWAYS
from rumbo.words import Message
from tests.guide.cast import BREAST, CONFLICT, LYMPHOMA, came_back, day, every_course, ines, rosa, stranger, treatment
from tests.guide.contradictions import contradictions

MINE = OwnQuestion(id="mine-1", text="Can I go to my son's wedding in June?")
ids = st.sampled_from(sorted(library()))


def asked(picked: QuestionList, question_id: str) -> Asked:
    return next(each for each in picked.all if each.question.id == question_id)


def ids_of(picked: QuestionList) -> list[str]:
    return [each.question.id for each in picked.all]


@cache
def said(message: Message) -> tuple[str, str]:
    return message.said("en"), message.said("es")


def test_no_question_contradicts_any_story_and_each_has_its_reason_in_both_languages() -> None:
    seen = set()
    for course in every_course():
        picked = pick(course)
        assert all(said(each.reason) for each in picked.all)
        assert contradictions(course, [each.question for each in picked.all]) == []
        seen.update(ids_of(picked))
    assert set(library()) <= seen


def test_three_come_first_then_seven_and_no_theme_comes_twice_among_them() -> None:
    for course in every_course():
        picked = pick(course)
        themes = [each.question.theme for each in picked.first + picked.if_time]
        assert len(picked.first) == FIRST
        assert len(picked.if_time) == IF_TIME
        assert len(set(themes)) == len(themes)


def test_the_numbers_run_on_through_all_groups() -> None:
    picked = pick(rosa())
    assert [each.number for each in picked.all] == list(range(1, len(picked.all) + 1))
    assert {each.group for each in picked.more} == {"more"}


def test_the_rest_stands_under_its_themes_and_nothing_of_it_is_lost() -> None:
    picked = pick(rosa())
    grouped = [each for _, found in picked.more_by_theme for each in found]
    assert sorted(each.question.id for each in grouped) == sorted(each.question.id for each in picked.more)
    assert [name.said("es") for name, _ in picked.more_by_theme][:3] == [
        "Qué regresó",
        "El mismo o uno nuevo",
        "Pruebas",
    ]
    assert all(len({each.question.theme for each in found}) == 1 for _, found in picked.more_by_theme)


def test_the_reason_is_filled_from_the_story() -> None:
    reason = asked(pick(rosa()), "ask-which-kind-of-recurrence").reason
    assert reason.said("en") == "Your story says where it came back (liver). It does not say which kind."
    assert reason.said("es") == "Su historia dice dónde regresó (hígado). No dice de qué tipo es."


def test_a_reason_whose_values_the_story_does_not_hold_is_passed_over() -> None:
    course = rosa(recurrences=(came_back(on=None, places=()),))
    assert asked(pick(course), "ask-which-kind-of-recurrence").reason.id == "guide-kind-not-said"
    assert asked(pick(course), "ask-where-it-is-now").reason.id == "guide-place-not-said"


def test_what_is_asked_of_everyone_says_that_it_is_no_hint() -> None:
    for course in (rosa(), stranger(), ines()):
        everyone = [each for each in pick(course).all if each.reason == Message(FOR_EVERYONE)]
        assert everyone
        assert all(each.question.applies_when == ALWAYS for each in everyone)


def test_what_is_often_asked_at_this_point_does_not_claim_to_be_for_everyone() -> None:
    assert asked(pick(rosa()), "ask-trial-costs").reason == Message(OFTEN_ASKED)


def test_something_new_comes_before_what_is_open_and_that_before_the_general() -> None:
    nearness = {"new": 0, "open": 1, "general": 2}
    picked = pick(rosa())
    for group in (picked.first + picked.if_time, picked.more):
        order = [nearness[each.raised_by] for each in group]
        assert order == sorted(order)


def test_someone_who_waits_is_asked_nothing_that_announces() -> None:
    picked = pick(rosa(recurrences=(came_back(suspected=True),)))
    assert {"ask-when-and-how-results-come", "ask-is-a-biopsy-needed"} <= set(ids_of(picked))
    assert not {"ask-what-are-my-choices", "ask-which-kind-of-recurrence", "ask-is-there-a-trial"} & set(ids_of(picked))


def test_a_lymphoma_is_asked_about_relapse_and_never_about_surgery_or_kinds() -> None:
    picked = ids_of(pick(ines(treatments=(treatment("splenectomy", "surgery"),))))
    assert "ask-relapse-words" in picked
    assert not {"ask-which-kind-of-recurrence", "ask-surgery-again", "ask-about-surgery-or-radiation"} & set(picked)


def test_the_doctors_word_opens_the_question_that_belongs_to_it() -> None:
    local = came_back(kind=KindReading(kind="local", basis="said"))
    distant = came_back(kind=KindReading(kind="distant", basis="said"))
    assert "ask-about-surgery-or-radiation" in ids_of(pick(rosa(recurrences=(local,))))
    assert "ask-about-drugs-for-the-whole-body" in ids_of(pick(rosa(recurrences=(distant,))))


def test_two_cancers_ask_which_one_this_is() -> None:
    reason = asked(pick(rosa(cancers=(BREAST, LYMPHOMA))), "ask-which-cancer-this-is").reason
    assert reason.said("en") == "Your story has more than one cancer: breast cancer and follicular lymphoma."


def test_a_disagreement_of_records_becomes_a_question_and_shows_both_sides() -> None:
    each = asked(pick(rosa(conflicts=(CONFLICT,))), "settle-breast-side")
    assert each.question.text.said("en") == "I see different answers: left and right. Which one is correct?"
    assert each.question.text.said("es") == "Veo datos distintos: izquierdo y derecho. ¿Cuál es el correcto?"
    assert each.reason == CONFLICT.about
    assert each.raised_by == "open"
    assert settling(CONFLICT).theme == "my-records"


def test_my_own_questions_come_first_then_those_i_chose() -> None:
    picked = pick(rosa(), own=(MINE,), chosen=("ask-can-i-work", "ask-trial-costs"))
    assert ids_of(picked)[:3] == ["mine-1", "ask-can-i-work", "ask-trial-costs"]
    assert {each.raised_by for each in picked.first} == {"me"}
    assert picked.first[0].question.text.said("es") == MINE.text


def test_the_order_i_gave_is_the_order() -> None:
    picked = pick(rosa(), own=(MINE,), order=("ask-trial-costs", "mine-1", "no-such-question", "ask-trial-costs"))
    assert ids_of(picked)[:2] == ["ask-trial-costs", "mine-1"]


def test_more_than_ten_of_my_own_run_on_into_the_rest() -> None:
    own = tuple(OwnQuestion(id=f"mine-{each:02}", text="Why?") for each in range(12))
    picked = pick(rosa(), own=own)
    assert ids_of(picked)[:12] == [each.id for each in own]
    assert len(picked.first + picked.if_time) == FIRST + IF_TIME


def test_what_is_answered_is_set_apart_and_what_is_left_out_is_gone() -> None:
    picked = pick(rosa(), answered=("ask-trial-costs", "nothing", "ask-trial-costs"), left_out=("ask-can-i-work",))
    assert [each.id for each in picked.answered] == ["ask-trial-costs"]
    assert not {"ask-trial-costs", "ask-can-i-work"} & set(ids_of(picked))


def test_a_chosen_question_that_no_longer_fits_the_story_is_not_asked() -> None:
    assert "ask-relapse-words" not in ids_of(pick(rosa(), chosen=("ask-relapse-words",)))


@given(st.lists(ids), st.lists(ids), st.lists(ids), st.lists(ids))
def test_whatever_is_chosen_each_question_comes_once_and_the_list_is_stable(
    chosen: list[str], left_out: list[str], answered: list[str], order: list[str]
) -> None:
    def once() -> QuestionList:
        return pick(rosa(), chosen=chosen, left_out=left_out, answered=answered, order=order, own=(MINE,))

    picked = once()
    assert picked == once()
    assert len(set(ids_of(picked))) == len(ids_of(picked))
    assert not set(ids_of(picked)) & {*left_out, *answered}


def test_the_list_is_empty_when_all_is_left_out() -> None:
    assert pick(stranger(), left_out=library()).all == ()


def test_no_reason_tells_a_length_of_time() -> None:
    course = rosa(recurrences=(came_back(on=day("2021")), came_back()))
    for each in pick(course).all:
        assert not any(word in each.reason.said("en") for word in ("year", "month", "week", "days"))


@pytest.mark.parametrize("values", [{}, {"cancer": BREAST.name}])
def test_a_question_without_a_reason_that_holds_is_general(values: dict[str, object]) -> None:
    question = library()["ask-what-the-aim-is"]
    assert reason_for(question, features=Features(), values=values) == (Message(OFTEN_ASKED), "general")


def test_the_same_story_always_gives_the_same_list() -> None:
    course: Course = rosa()
    assert pick(course) == pick(course)


def test_while_something_is_being_decided_its_questions_come_first_and_say_why() -> None:
    before, now = pick(rosa()), pick(rosa(), is_deciding=True)
    themes = [each.question.theme for each in now.first]
    assert sorted(themes) == ["aim", "choices", "this-treatment"]
    assert [each.raised_by for each in now.first] == ["deciding"] * 3
    assert {said(each.reason)[0] for each in now.first} == {
        "You have something to decide. People often ask this before they decide."
    }
    assert set(ids_of(now)) == set(ids_of(before))


def test_what_the_person_put_first_stays_first_while_they_decide() -> None:
    picked = pick(rosa(), own=(MINE,), is_deciding=True)
    assert picked.first[0].question.id == MINE.id
    assert picked.first[1].raised_by == "deciding"
