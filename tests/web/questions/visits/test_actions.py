"""Visits are planned, held and finished, each write with its line in the journal, and no pause in typing loses anything."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone

from rumbo.course import Status
from rumbo.guide import Answer, NextStep, Visit
from rumbo.oncology import PartialDate
from rumbo.web.questions import actions as questions
from rumbo.web.questions.access import kept_apart, list_of
from rumbo.web.questions.models import NotedAnswer, NotedVisit
from rumbo.web.questions.visits import actions
from rumbo.web.questions.visits.access import read, seen_by, visits_of
from rumbo.web.questions.visits.views import list_now
from rumbo.web.story import facts
from tests.web.cast import Household, day
from tests.web.questions.test_actions import ids


@pytest.fixture
def home(household: Callable[[str], Household]) -> Household:
    return household("told")


def begun(home: Household) -> NotedVisit:
    """A visit to Dr. Ríos with the list of today."""
    noted = actions.plan_visit(story=home.story, by=home.marisol, who="Dr. Ríos", on=day("2026-11-20"))
    actions.begin_visit(noted=noted, by=home.marisol, questions=list_now(home.here))
    return noted


def answer(home: Household, noted: NotedVisit, number: int = 1, words: str = "To hold it back.", **more: str) -> None:
    """Marisol writes an answer."""
    actions.keep_answer(noted=noted, by=home.marisol, number=number, words=words, **{"mark": "", **more})  # type: ignore[arg-type]


def test_a_visit_is_planned_and_put_right(home: Household) -> None:
    noted = actions.plan_visit(story=home.story, by=home.marisol, who="Dr. Ríos")
    actions.change_visit(noted=noted, by=home.marisol, who="Dr. Kamau", where="Valle", reason="second-opinion")
    assert visits_of(home.here) == (
        Visit(id=str(noted.pk), who="Dr. Kamau", where="Valle", reason="second-opinion"),
    )  # fmt: skip
    assert home.events[-2:] == ["visit.planned", "visit.changed"]


def test_the_list_is_kept_as_it_was_when_it_was_taken_along(home: Household) -> None:
    noted = begun(home)
    before = read(noted).questions
    questions.add_question(story=home.story, by=home.marisol, words="Will I dance?")
    assert read(noted).questions == before
    assert [each.id for each in before] != ids(home)


def test_a_list_can_be_taken_anew_until_something_is_answered(home: Household) -> None:
    noted = begun(home)
    questions.add_question(story=home.story, by=home.marisol, words="Will I dance?")
    actions.take_along(noted=noted, by=home.marisol, questions=list_now(home.here))
    assert read(noted).questions[0].text.said("es") == "Will I dance?"
    answer(home, noted)
    actions.take_along(noted=noted, by=home.marisol, questions=())
    assert read(noted).questions


def test_an_answer_is_kept_with_who_said_it_and_the_day_of_the_visit(home: Household) -> None:
    noted = begun(home)
    answer(home, noted)
    assert read(noted).answer_to(1) == Answer(words="To hold it back.", said_by="Dr. Ríos", on=day("2026-11-20"))
    answer(home, noted, words="To hold it back for long.", said_by="The nurse")
    assert read(noted).answer_to(1).said_by == "The nurse"


def test_without_a_day_of_the_visit_the_answer_has_the_day_on_which_it_was_written(home: Household) -> None:
    noted = actions.plan_visit(story=home.story, by=home.marisol, who="Dr. Ríos")
    actions.begin_visit(noted=noted, by=home.marisol, questions=list_now(home.here))
    answer(home, noted)
    assert read(noted).answer_to(1).on == PartialDate.of(timezone.localdate())


def test_all_pauses_in_typing_one_answer_are_one_line_of_the_journal(home: Household) -> None:
    noted = begun(home)
    for words in ("To", "To hold", "To hold it", "To hold it"):
        answer(home, noted, words=words)
    answer(home, noted, number=2)
    assert home.events[-3:] == ["visit.begun", "visit.answered", "visit.answered"]
    assert NotedAnswer.objects.count() == 2


def test_nothing_written_is_nothing_kept_and_what_is_wiped_out_is_wiped_out(home: Household) -> None:
    noted = begun(home)
    answer(home, noted, words="")
    assert not NotedAnswer.objects.exists()
    answer(home, noted)
    answer(home, noted, words="")
    assert not read(noted).answer_to(1).is_answered


def test_the_end_of_a_visit_is_kept_and_two_open_pages_do_not_undo_each_other(home: Household) -> None:
    noted = begun(home)
    stale = NotedVisit.objects.get(pk=noted.pk)
    steps = (NextStep(what="Call the lab", who="the nurse"),)
    for _ in range(2):
        actions.keep_closing(noted=noted, by=home.marisol, in_my_words="We wait.", steps=steps, draft="And")
    actions.finish_visit(noted=stale, by=home.marisol)
    held = visits_of(home.here)[0]
    assert (held.in_my_words, held.steps, held.draft, held.is_over) == ("We wait.", steps, "And", True)
    assert home.events[-2:] == ["visit.closing_kept", "visit.finished"]


def test_what_came_up_is_ones_own_from_then_on(home: Household) -> None:
    noted = begun(home)
    actions.add_what_came_up(noted=noted, by=home.marisol, words="Can I keep my hair?")
    actions.finish_visit(noted=noted, by=home.marisol)
    assert [each[1].text.said("en") for each in read(noted).came_up] == ["Can I keep my hair?"]
    assert ids(home)[0] == read(noted).came_up[0][1].id


def test_what_was_answered_leaves_the_list_and_comes_back_when_it_is_asked_again(home: Household) -> None:
    noted = begun(home)
    first = ids(home)[0]
    answer(home, noted)
    actions.finish_visit(noted=noted, by=home.marisol)
    assert first not in ids(home)
    actions.ask_again(noted=noted, by=home.marisol, number=1)
    assert first in ids(home)
    assert read(noted).answer_to(1).words == "To hold it back."


def test_what_stayed_open_says_on_the_next_list_from_which_visit(home: Household) -> None:
    noted = begun(home)
    actions.finish_visit(noted=noted, by=home.marisol)
    found = list_of(home.here, facts.course_of(home.here, today=timezone.localdate()))
    assert "Still open after your visit with Dr. Ríos." in {each.reason.said("en") for each in found.first}


def test_an_answer_becomes_a_fact_from_the_doctor_and_remembers_it(home: Household) -> None:
    noted = begun(home)
    answer(home, noted)
    fact = actions.make_fact(
        noted=noted, by=home.marisol, number=1, says=Status(status="stable", on=day("2026-11-20")), standing="from_doctor"
    )  # fmt: skip
    assert read(noted).answer_to(1).facts == (fact.id,)
    found = facts.find_fact(home.here, fact.id)
    assert found is not None
    assert (found.standing, found.by) == ("from_doctor", str(home.marisol.pk))
    answer(home, noted, words="It is stable.")
    assert read(noted).answer_to(1).facts == (fact.id,)


def test_a_visit_is_taken_away_with_its_answers_and_its_facts_stay(home: Household) -> None:
    noted = begun(home)
    answer(home, noted)
    fact = actions.make_fact(
        noted=noted, by=home.marisol, number=1, says=Status(status="stable"), standing="from_doctor"
    )  # fmt: skip
    actions.remove_visit(noted=noted, by=home.marisol)
    assert visits_of(home.here) == ()
    assert not NotedAnswer.objects.exists()
    assert facts.find_fact(home.here, fact.id) is not None
    assert home.events[-1] == "visit.removed"


def test_the_questions_of_a_care_partner_are_kept_apart_by_name(home: Household) -> None:
    elena, _ = home.let_elena_in()
    hers = questions.add_question(story=home.story, by=elena.reader, words="Can she travel?")
    assert kept_apart(home.here) == {"Elena": [hers]}
    assert str(hers.pk) not in ids(home)
    along = list_now(home.here)
    assert (along[-1].asked_by, along[-1].text.said("en")) == ("Elena", "Can she travel?")
    questions.choose_question(story=home.story, by=home.marisol, question=str(hers.pk))
    assert kept_apart(home.here) == {}
    assert str(hers.pk) in ids(home)


def test_what_a_care_partner_asked_and_was_answered_is_asked_no_more(home: Household) -> None:
    elena, _ = home.let_elena_in()
    questions.add_question(story=home.story, by=elena.reader, words="Can she travel?")
    noted = begun(home)
    answer(home, noted, number=len(read(noted).questions))
    assert kept_apart(home.here) == {}


def test_a_reader_is_not_told_a_question_from_a_record_whose_door_is_closed_to_them(
    household: Callable[[str], Household],
) -> None:
    home = household("marisol")
    elena, _ = home.let_elena_in()
    noted = begun(home)
    hers, mine = seen_by(elena, noted), seen_by(home.here, noted)
    hidden = [one.text for one, other in zip(hers.questions, mine.questions, strict=True) if one != other]
    assert hidden
    assert {each.said("en") for each in hidden} == {"A question about a record that you have not opened."}
