"""What is next: at most three things, what waits on the person first."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import timezone

from rumbo.course import Treatment
from rumbo.web.story import actions, facts
from rumbo.web.story.doors import DoorAnswer
from rumbo.web.today.next_step import MOST, next_steps
from tests.web.cast import Household


def steps(home: Household) -> list[str]:
    """What is next, in order."""
    return [step.key for step in next_steps(home.here, facts.course_of(home.here, today=timezone.localdate()))]


def test_where_nothing_is_told_one_begins(home: Household) -> None:
    assert steps(home) == ["tell", "bring"]


def test_a_story_asks_for_questions_and_the_card(household: Callable[[str], Household]) -> None:
    assert steps(household("told")) == ["questions", "card", "choices"]


def test_the_card_is_asked_for_until_it_has_a_number_for_the_night(household: Callable[[str], Household]) -> None:
    home = household("told")
    home.client.post("/en/help/card/", {"night_phone": "555 020"})
    assert steps(home) == ["questions", "choices"]


def test_a_closed_door_comes_before_what_can_wait(household: Callable[[str], Household]) -> None:
    home = household("told")
    record = home.bring([])
    assert steps(home) == ["door", "questions", "card"]
    actions.answer_door(here=home.here, record=record, answer=DoorAnswer(answer="not_now"))
    assert steps(home) == ["questions", "card", "choices"]


def test_a_file_that_needs_a_word_comes_first(household: Callable[[str], Household]) -> None:
    home = household("told")
    home.bring([])
    home.story.records.update(standing="held")
    assert steps(home)[0] == "held"


def test_there_are_never_more_than_three(household: Callable[[str], Household]) -> None:
    home = household("told")
    home.bring([])
    for given in (True, False):
        home.tell(Treatment(modality="hormone", name="exemestane", given=given))
    assert steps(home) == ["door", "conflict", "questions"]
    assert len(steps(home)) == MOST


def test_every_step_leads_to_a_page(household: Callable[[str], Household]) -> None:
    home = household("told")
    home.bring([])
    course = facts.course_of(home.here, today=timezone.localdate())
    for step in next_steps(home.here, course):
        assert home.client.get(step.address).status_code == 200
