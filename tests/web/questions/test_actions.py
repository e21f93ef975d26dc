"""The list is arranged as the person wants it, and nothing they wrote is lost by arranging."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rumbo.guide import QuestionList
from rumbo.web.questions import actions
from rumbo.web.questions.access import arranged, list_of
from rumbo.web.questions.models import WrittenQuestion
from rumbo.web.story import facts
from tests.web.cast import Household


def listed(home: Household) -> QuestionList:
    """The list as Marisol sees it."""
    return list_of(home.here, facts.course_of(home.here, today=timezone.localdate()))


def ids(home: Household) -> list[str]:
    """What is asked, in its order."""
    found = listed(home)
    return [each.question.id for each in (*found.first, *found.if_time)]


@pytest.fixture
def told(household: Callable[[str], Household]) -> Household:
    return household("told")


def by(home: Household) -> dict[str, object]:
    """Whose list, and who changes it."""
    return {"story": home.story, "by": home.marisol}


def test_three_are_asked_first_and_seven_if_there_is_time(told: Household) -> None:
    found = listed(told)
    assert (len(found.first), len(found.if_time)) == (3, 7)
    assert [each.number for each in (*found.first, *found.if_time)] == list(range(1, 11))


def test_ones_own_question_stands_at_the_top(told: Household) -> None:
    own = actions.add_question(**by(told), words="Will I dance at the wedding?")
    assert ids(told)[0] == str(own.pk)
    assert listed(told).first[0].question.text.said("es") == "Will I dance at the wedding?"
    assert told.events[-1] == "question.added"


def test_ones_own_question_stands_at_the_top_of_an_ordered_list_too(told: Household) -> None:
    actions.put_in_order(**by(told), order=list(reversed(ids(told))))
    own = actions.add_question(**by(told), words="Will I dance?")
    assert ids(told)[0] == str(own.pk)


def test_what_is_chosen_comes_onto_the_list(told: Household) -> None:
    more = listed(told).more[0].question.id
    actions.choose_question(**by(told), question=more)
    assert more in ids(told)


def test_what_is_left_out_can_be_brought_back(told: Household) -> None:
    gone = ids(told)[0]
    actions.leave_out(**by(told), question=gone)
    assert gone not in ids(told)
    assert gone not in {each.question.id for each in listed(told).more}
    actions.bring_back(**by(told), question=gone)
    assert gone in ids(told)
    assert told.events[-2:] == ["question.left_out", "question.brought_back"]


def test_the_order_is_kept(told: Household) -> None:
    wanted = list(reversed(ids(told)))
    actions.put_in_order(**by(told), order=wanted)
    assert ids(told) == wanted
    assert told.events[-1] == "question.moved"


def test_a_question_in_other_words_stands_in_the_same_place(told: Household) -> None:
    actions.put_in_order(**by(told), order=ids(told))
    second = ids(told)[1]
    actions.reword(**by(told), question=second, words="What did the pathologist see?")
    own = WrittenQuestion.objects.get()
    assert ids(told)[1] == str(own.pk)
    assert second in arranged(told.story).left_out
    actions.reword(**by(told), question=str(own.pk), words="What did they see?")
    assert WrittenQuestion.objects.get().words == "What did they see?"
    assert told.events[-2:] == ["question.edited", "question.edited"]


def test_ones_own_question_is_taken_away(told: Household) -> None:
    own = actions.add_question(**by(told), words="x")
    actions.put_in_order(**by(told), order=ids(told))
    actions.remove_own(**by(told), written=own)
    assert str(own.pk) not in arranged(told.story).order
    assert not WrittenQuestion.objects.exists()
    assert told.events[-1] == "question.removed"


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(["choose", "leave", "back", "order", "reword", "add"]), st.integers(0, 20)),
        max_size=8,
    )
)
def test_however_it_is_arranged_no_question_is_twice_or_lost(told: Household, steps: list[tuple[str, int]]) -> None:
    WrittenQuestion.objects.all().delete()
    told.story.refresh_from_db()
    if hasattr(told.story, "arrangement"):
        told.story.arrangement.delete()
        told.story.refresh_from_db()
    everything = {
        each.question.id for part in (listed(told).first, listed(told).if_time, listed(told).more) for each in part
    }
    for step, which in steps:
        shown = ids(told)
        one = shown[which % len(shown)]
        if step == "choose":
            actions.choose_question(**by(told), question=listed(told).more[0].question.id)
        elif step == "leave":
            actions.leave_out(**by(told), question=one)
        elif step == "back" and arranged(told.story).left_out:
            actions.bring_back(**by(told), question=arranged(told.story).left_out[0])
        elif step == "order":
            actions.put_in_order(**by(told), order=[one, *(each for each in shown if each != one)])
        elif step == "reword":
            actions.reword(**by(told), question=one, words="Said in my words")
        elif step == "add":
            actions.add_question(**by(told), words="One of mine")
        found = listed(told)
        present = [each.question.id for part in (found.first, found.if_time, found.more) for each in part]
        assert len(set(present)) == len(present)
        assert everything <= set(present) | set(arranged(told.story).left_out)
