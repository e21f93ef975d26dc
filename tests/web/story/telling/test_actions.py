"""The log follows the answers: what changed is a new fact, what is gone is taken back, what is the same is left alone."""

from __future__ import annotations

from rumbo.web.story import facts
from rumbo.web.story.models import FactRow, Telling
from rumbo.web.story.telling.actions import answers_of
from tests.web.cast import TOLD, Household


def kinds(home: Household) -> list[str]:
    """What is in force, by kind."""
    return sorted(type(fact.says).__name__ for fact in facts.in_force_of(home.story))


def test_a_story_is_told_in_one_go_or_question_by_question(home: Household) -> None:
    for key, value in TOLD.items():
        home.answer({key: value}, step=key)
    one_by_one = {fact.statement for fact in facts.in_force_of(home.story)}
    FactRow.objects.all().delete()
    Telling.objects.all().delete()
    home.answer(TOLD)
    assert {fact.statement for fact in facts.in_force_of(home.story)} == one_by_one
    assert kinds(home) == ["Background", "Diagnosis", "Status", "Status", "Status", "Treatment", "Treatment"]


def test_the_same_answers_again_write_nothing(home: Household) -> None:
    home.answer(TOLD)
    rows, events = FactRow.objects.count(), home.events
    home.answer(TOLD)
    assert FactRow.objects.count() == rows
    assert home.events == events


def test_a_changed_answer_supersedes_and_a_gone_one_is_taken_back(home: Household) -> None:
    home.answer(TOLD)
    home.answer({"c1.found": "2013"})
    (cancer,) = [fact for fact in facts.in_force_of(home.story) if type(fact.says).__name__ == "Diagnosis"]
    assert str(cancer.statement.on) == "2013"
    assert cancer.supersedes
    home.answer({"c1.b1.back": "no"})
    assert kinds(home).count("Status") == 2
    home.answer({"c1.b1.back": "yes"})
    assert kinds(home).count("Status") == 3


def test_going_back_finds_every_answer_as_it_was_left(home: Household) -> None:
    home.answer(TOLD)
    home.answer({"c1.t1.kind": "none"})
    assert answers_of(home.story)["c1.t2.name"] == "tamoxifen"
    home.answer({"c1.t1.kind": "surgery"})
    assert kinds(home).count("Treatment") == 2


def test_the_journal_says_how_much_was_told_and_not_what(home: Household) -> None:
    home.answer(TOLD)
    assert home.events == ["story.begun", "told"]
    assert home.story.journal.last().about == "count 7"


def test_nothing_is_told_where_nothing_was_answered(home: Household) -> None:
    home.answer({"name": None, "c1.cancer": ""})
    assert home.events == ["story.begun"]
    assert kinds(home) == []
