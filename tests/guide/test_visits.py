"""Visits: what was taken along is kept as it was, what was answered is set apart, what is open is carried over."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.guide import Answer, NextStep, Visit, VisitQuestion, answered_in, carried_over, pick, taken_along
from rumbo.guide.library import library
from rumbo.guide.questions import FIRST, IF_TIME, OwnQuestion, conflict_of, may_be_asked, settling
from rumbo.guide.visits import (
    VISIT_REASONS,
    Mark,
    VisitReason,
    asked_by,
    behind_a_door,
    complete_visit,
    decode_answer,
    decode_visit,
    encode_answer,
    encode_visit,
    reason_words,
)
from rumbo.words import LANGUAGES, both
from tests.guide.cast import CONFLICT, day, rosa, stranger

AIM = VisitQuestion(id="aim-now", text=both("What is the aim?"), why=both("It came back."))
PAIN = VisitQuestion(id="pain", text=both("Who helps with pain?"), why=both("For everyone."))
NEW = VisitQuestion(id="mine-2", text=both("Will I lose my hair?"), why=both("You added this."), is_new=True)
YES = Answer(words="To hold it back.", said_by="Dr. Ríos", on=day("2026-11-20"), facts=("told-1",))
AGAIN = Answer(words="She will look it up.", mark="open")

answers = st.builds(
    Answer, words=st.text(max_size=20), said_by=st.text(max_size=9), on=st.sampled_from([None, day("2026-11~")]),
    mark=st.sampled_from(["", "answered", "open"]), facts=st.lists(st.text(max_size=5)).map(tuple),
)  # fmt: skip
visits = st.builds(
    Visit, id=st.just("v"), who=st.text(min_size=1, max_size=9).filter(str.strip), reason=st.sampled_from(VISIT_REASONS),
    on=st.sampled_from([None, day("2026-11-20")]), questions=st.permutations([AIM, PAIN, NEW]).map(tuple),
    answers=st.dictionaries(st.integers(1, 3), answers), is_over=st.booleans(),
    steps=st.lists(st.builds(NextStep, what=st.text(max_size=9)), max_size=2).map(tuple),
)  # fmt: skip


def visit(*answers: Answer | None, is_over: bool = True, questions: tuple[VisitQuestion, ...] = (AIM, PAIN)) -> Visit:
    """A visit at which these answers were written, by number."""
    written = {number: each for number, each in enumerate(answers, 1) if each is not None}
    return Visit(id="v1", who="Dr. Ríos", questions=questions, answers=written, is_over=is_over)


@pytest.mark.parametrize(
    ("words", "mark", "answered"),
    [
        ("", "", False), ("Yes.", "", True), ("", "answered", True), ("Yes.", "answered", True),
        ("Not sure yet.", "open", False), ("", "open", False),
    ],
)  # fmt: skip
def test_words_are_an_answer_unless_the_person_says_it_is_still_open(words: str, mark: Mark, answered: bool) -> None:
    assert Answer(words=words, mark=mark).is_answered is answered


def test_a_question_without_an_answer_is_open() -> None:
    held = visit(YES, None)
    assert [number for number, _, _ in held.answered] == [1]
    assert [question.id for _, question, _ in held.still_open] == ["pain"]
    assert held.answer_to(2) == Answer()


def test_what_came_up_is_told_apart_from_what_was_taken_along() -> None:
    held = visit(YES, None, questions=(AIM, PAIN, NEW))
    assert [question.id for _, question, _ in held.came_up] == ["mine-2"]
    assert [question.id for _, question, _ in held.still_open] == ["pain"]
    assert not visit(YES, None, YES, questions=(AIM, PAIN, NEW)).came_up


def test_the_first_ten_are_taken_along_with_their_words_and_reasons_and_then_those_of_others() -> None:
    found = pick(rosa())
    along = taken_along(found, others=[("e1", "Can she travel?", "Elena")])
    assert len(along) == FIRST + IF_TIME + 1
    for lang in LANGUAGES:
        assert along[0].text.said(lang) == found.first[0].question.text.said(lang)
        assert along[0].why.said(lang) == found.first[0].reason.said(lang)
    assert along[-1] == VisitQuestion(
        id="e1", text=both("Can she travel?"), why=along[-1].why, asked_by="Elena"
    )  # fmt: skip
    assert along[-1].why.said("es") == asked_by("Elena").said("es") == "Una pregunta de Elena."


def test_what_was_answered_is_set_apart_from_the_next_list() -> None:
    first = pick(rosa()).first[0].question
    asked = VisitQuestion(id=first.id, text=both("?"), why=both("?"))
    held = visit(YES, questions=(asked,))
    following = pick(rosa(), answered=answered_in([held]))
    assert first.id not in {each.question.id for each in following.all}
    assert following.answered == (first,)


def test_a_later_mark_opens_a_question_again_and_not_being_reached_does_not() -> None:
    assert answered_in([visit(YES)]) == ("aim-now",)
    assert answered_in([visit(YES), visit(None)]) == ("aim-now",)
    assert answered_in([visit(YES), visit(AGAIN)]) == ()
    assert answered_in([visit(AGAIN), visit(YES)]) == ("aim-now",)


def test_what_the_last_visit_left_open_comes_along_with_the_sentence_that_says_so() -> None:
    carried = carried_over([visit(YES, None)])
    assert list(carried) == ["pain"]
    assert carried["pain"].said("en") == "Still open after your visit with Dr. Ríos."
    assert carried["pain"].said("es") == "Quedó pendiente en su consulta con Dr. Ríos."


def test_what_was_answered_at_another_visit_is_not_carried_over() -> None:
    assert carried_over([visit(None, YES), visit(YES, None)]) == {}


def test_nothing_is_carried_over_from_a_visit_that_is_still_going_on() -> None:
    assert carried_over([]) == {}
    assert carried_over([visit(None, is_over=False)]) == {}
    assert list(carried_over([visit(YES, None), visit(None, is_over=False)])) == ["pain"]


def test_what_is_carried_over_comes_before_the_rest_that_is_open_and_after_what_is_new() -> None:
    before = pick(rosa())
    last = before.more[-1]
    held = Visit(
        id="v", who="Dr. Ríos", is_over=True,
        questions=(VisitQuestion(id=last.question.id, text=both("?"), why=both("?")),),
    )  # fmt: skip
    carried = carried_over([held])
    after = pick(rosa(), carried=carried)
    place = [each.question.id for each in after.all].index(last.question.id)
    assert after.all[place].reason == carried[last.question.id]
    assert after.all[place].raised_by != "general"
    assert place < last.number - 1
    assert all(each.raised_by in {"me", "new"} for each in after.all[:place])


def test_a_question_of_somebody_else_on_the_list_says_whose_it_is() -> None:
    taken = pick(rosa(), own=[OwnQuestion(id="e1", text="Can she travel?", asked_by="Elena")]).first[0]
    assert taken.reason.said("en") == "A question from Elena."


@given(visits)
def test_a_visit_comes_back_as_it_was_kept(held: Visit) -> None:
    kept = {number: encode_answer(each) for number, each in held.answers.items()}
    assert decode_visit(encode_visit(held), kept) == held


@given(answers)
def test_an_answer_comes_back_as_it_was_kept(answer: Answer) -> None:
    assert decode_answer(encode_answer(answer)) == answer


@given(visits)
def test_every_question_of_a_visit_is_answered_open_or_new_and_only_one_of_them(held: Visit) -> None:
    parts = [number for part in (held.answered, held.still_open, held.came_up) for number, _, _ in part]
    assert sorted(parts) == [1, 2, 3]


@given(st.lists(visits, max_size=4))
def test_nothing_is_both_answered_and_carried_over(held: list[Visit]) -> None:
    assert not set(answered_in(held)) & set(carried_over(held))


@pytest.mark.parametrize("reason", VISIT_REASONS)
def test_every_reason_has_its_words(reason: VisitReason) -> None:
    words = reason_words(reason)
    assert words.said("en") != words.said("es")


def test_a_question_behind_a_door_says_that_it_is_there_and_not_what_it_asks() -> None:
    hidden = behind_a_door(AIM)
    assert hidden.id == AIM.id
    assert (hidden.text, hidden.why) == (hidden.why, hidden.text)
    assert hidden.text.said("es") == "Una pregunta sobre un documento que usted no ha abierto."


def test_a_question_may_be_asked_where_it_fits_what_the_course_holds() -> None:
    for course in (rosa(), stranger()):
        asked = {each.question.id for each in pick(course).all}
        for question in library():
            assert may_be_asked(question, course) is (question in asked)
    assert may_be_asked("mine-1", stranger())


def test_a_disagreement_is_found_by_the_question_that_would_settle_it() -> None:
    course = msgspec.structs.replace(rosa(), conflicts=(CONFLICT,))
    question = settling(CONFLICT).id
    assert conflict_of(question, course) == CONFLICT
    assert may_be_asked(question, course)
    assert not may_be_asked(question, rosa())
    assert conflict_of("aim-now", course) is None


def test_what_was_only_not_reached_keeps_its_own_reason_and_place() -> None:
    found = pick(rosa())
    held = Visit(
        id="v", who="Dr. Ríos", is_over=True, questions=taken_along(found),
        answers={1: YES, 7: Answer(mark="open")},
    )  # fmt: skip
    carried = carried_over([held])
    assert list(carried) == [held.questions[place].id for place in (1, 2, 6)]
    after = pick(rosa(), answered=answered_in([held]), carried=carried)
    assert {each.id for each in held.questions[3:]} <= {each.question.id for each in after.first + after.if_time}


@given(visits)
def test_a_copy_of_itself_adds_nothing_to_a_visit(visit: Visit) -> None:
    assert complete_visit(visit, other=visit) == visit


@given(visits, visits)
def test_completing_takes_nothing_away_and_doing_it_again_changes_nothing(visit: Visit, other: Visit) -> None:
    whole = complete_visit(visit, other=other)
    assert all(whole.answers[number] == each for number, each in visit.answers.items())
    assert (whole.id, whole.who, whole.in_my_words or None) == (
        visit.id, visit.who, visit.in_my_words or whole.in_my_words or None,
    )  # fmt: skip
    assert complete_visit(whole, other=other) == whole


def test_a_visit_that_was_gone_through_elsewhere_comes_home_with_its_list_and_answers() -> None:
    planned = Visit(id="v", who="Dr. Ríos", where="Room 2", questions=(AIM,))
    elsewhere = Visit(
        id="v",
        who="Dr. Rios",
        questions=(PAIN, AIM),
        answers={1: YES},
        in_my_words="Hold.",
        has_begun=True,
        is_over=True,
    )
    home = complete_visit(planned, other=elsewhere)
    assert (home.who, home.where, home.questions, home.answers) == ("Dr. Ríos", "Room 2", (PAIN, AIM), {1: YES})
    assert (home.in_my_words, home.has_begun, home.is_over) == ("Hold.", True, True)


def test_answers_to_other_questions_are_not_put_under_these() -> None:
    here = Visit(id="v", who="Dr. Ríos", questions=(AIM,), answers={1: YES}, has_begun=True)
    there = Visit(id="v", who="Dr. Ríos", questions=(PAIN, AIM), answers={1: AGAIN, 2: YES}, has_begun=True)
    assert complete_visit(here, other=there) == here


def test_only_what_is_missing_is_added_to_a_visit() -> None:
    here = Visit(id="v", who="Dr. Ríos", questions=(AIM, PAIN), answers={1: YES}, in_my_words="Mine.", has_begun=True)
    there = Visit(
        id="v", who="Dr. Ríos", questions=(AIM, PAIN, NEW), answers={1: AGAIN, 2: AGAIN}, in_my_words="Theirs.",
        steps=(NextStep(what="Call"),), has_begun=True,
    )  # fmt: skip
    whole = complete_visit(here, other=there)
    assert (whole.questions, dict(whole.answers)) == ((AIM, PAIN, NEW), {1: YES, 2: AGAIN})
    assert (whole.in_my_words, whole.steps) == ("Mine.", (NextStep(what="Call"),))
