"""A visit to a doctor: why, the questions taken along, what was answered, what stays open, and the next steps.

The questions are kept with the visit as they were when they were taken along: the list goes on changing, the sheet of
paper does not. Which answers become facts is for whoever holds the story.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, get_args

import msgspec

from rumbo.course.facts import to_plain, to_typed
from rumbo.guide.questions import FIRST, QuestionList
from rumbo.oncology import PartialDate
from rumbo.words import Message, Text, as_text, both

VisitReason = Literal["first-news", "second-opinion", "treatment-talk", "scan-results", "follow-up", "trial"]
VISIT_REASONS: tuple[VisitReason, ...] = get_args(VisitReason)
Interpreter = Literal["", "booked", "to-book", "not-needed"]  # empty: nobody said
Mark = Literal["", "answered", "open"]  # empty: the words speak for themselves


class VisitQuestion(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A question as it was taken along. `asked_by` names whoever else wrote it; `is_new` if it came up at the visit."""

    id: str
    text: Text
    why: Text
    asked_by: str = ""
    is_new: bool = False


class Answer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was answered, in the person's words; who said it and when; and the ids of the facts it became."""

    words: str = ""
    said_by: str = ""
    on: PartialDate | None = None
    mark: Mark = ""
    facts: tuple[str, ...] = ()

    @property
    def is_answered(self) -> bool:
        """It was marked so, or words were written and nobody marked it as still open."""
        return self.mark == "answered" or (self.mark == "" and bool(self.words))


class NextStep(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing to do after a visit, and who does it."""

    what: str
    who: str = ""


class Visit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One visit. `answers` are by the number of their question, from 1; a question without one is open."""

    id: str
    who: str
    where: str = ""
    on: PartialDate | None = None
    reason: VisitReason = "follow-up"
    interpreter: Interpreter = ""
    questions: tuple[VisitQuestion, ...] = ()
    answers: Mapping[int, Answer] = {}
    in_my_words: str = ""
    steps: tuple[NextStep, ...] = ()
    draft: str = ""  # a new question that is being written
    has_begun: bool = False
    is_over: bool = False

    def answer_to(self, number: int) -> Answer:
        """The answer to a question; an empty one when nothing was written."""
        return self.answers.get(number, Answer())

    @property
    def numbered(self) -> tuple[tuple[int, VisitQuestion, Answer], ...]:
        """Every question with its number and its answer, in order."""
        return tuple((number, each, self.answer_to(number)) for number, each in enumerate(self.questions, 1))

    @property
    def answered(self) -> tuple[tuple[int, VisitQuestion, Answer], ...]:
        """The questions that were answered."""
        return tuple(each for each in self.numbered if each[2].is_answered)

    @property
    def still_open(self) -> tuple[tuple[int, VisitQuestion, Answer], ...]:
        """The questions that were taken along and are open: not reached, or to be asked again."""
        return tuple(each for each in self.numbered if not each[2].is_answered and not each[1].is_new)

    @property
    def came_up(self) -> tuple[tuple[int, VisitQuestion, Answer], ...]:
        """The questions that came up at the visit and are open."""
        return tuple(each for each in self.numbered if not each[2].is_answered and each[1].is_new)


def reason_words(reason: VisitReason) -> Message:
    """Why one goes, in words."""
    return Message(f"guide-visit-{reason}")


def taken_along(found: QuestionList, *, others: Sequence[tuple[str, str, str]] = ()) -> tuple[VisitQuestion, ...]:
    """The questions of a list that go to a visit: the first and those for which there may be time; then those of others.

    `others` are (id, words, name of the one who wrote it).
    """
    listed = [
        VisitQuestion(id=each.question.id, text=as_text(each.question.text), why=as_text(each.reason))
        for each in (*found.first, *found.if_time)
    ]
    theirs = [
        VisitQuestion(id=key, text=both(words), why=as_text(asked_by(name)), asked_by=name)
        for key, words, name in others
    ]
    return (*listed, *theirs)


def asked_by(name: str) -> Message:
    """Who else wants to know."""
    return Message("guide-asked-by", {"name": both(name)})


def behind_a_door(question: VisitQuestion) -> VisitQuestion:
    """The same question for a reader who has not opened the door it comes from: that it is there, not what it asks."""
    said = as_text(Message("guide-behind-a-door"))
    return msgspec.structs.replace(question, text=said, why=said)


def answered_in(visits: Iterable[Visit]) -> tuple[str, ...]:
    """The ids of the questions that were answered, the visits given oldest first.

    A question that a later visit left open by its mark is not answered any more; one that was only not reached still is.
    """
    answered: dict[str, None] = {}
    for visit in visits:
        for _, question, answer in visit.numbered:
            if answer.is_answered:
                answered[question.id] = None
            elif answer.mark == "open":
                answered.pop(question.id, None)
    return tuple(answered)


def carried_over(visits: Sequence[Visit]) -> Mapping[str, Message]:
    """What the last visit that is over left open and should come first again, by id, with the sentence that says so.

    That is what somebody marked as still open, what came up there, and what stood among the first on its list. The rest
    was only not reached: it keeps its own reason and place. The visits are given oldest first.
    """
    last = next((each for each in reversed(visits) if each.is_over), None)
    if last is None:
        return {}
    answered = set(answered_in(visits))
    said = Message("guide-still-open", {"who": both(last.who)})
    return {
        question.id: said
        for number, question, answer in (*last.came_up, *last.still_open)
        if question.id not in answered and (number <= FIRST or question.is_new or answer.mark == "open")
    }


def complete_visit(visit: Visit, *, other: Visit) -> Visit:
    """A visit with what another copy of it has and it has not, as when it was gone through on another computer.

    What was written here stays. When the two went with different questions, answers to the ones do not fit the others:
    then nothing is taken over.
    """
    if other.has_begun and not visit.has_begun and not visit.answers:
        visit = msgspec.structs.replace(visit, questions=other.questions)  # the list that was gone through
    here, there = ([each.id for each in one.questions] for one in (visit, other))
    shared = min(len(here), len(there))
    if here[:shared] != there[:shared]:
        return visit
    return msgspec.structs.replace(
        visit,
        where=visit.where or other.where,
        on=visit.on or other.on,
        questions=max(visit.questions, other.questions, key=len),
        answers={**other.answers, **visit.answers},
        in_my_words=visit.in_my_words or other.in_my_words,
        steps=visit.steps or other.steps,
        draft=visit.draft or other.draft,
        has_begun=visit.has_begun or other.has_begun,
        is_over=visit.is_over or other.is_over,
    )


def encode_visit(visit: Visit) -> str:
    """A visit as JSON, without its answers: each of them is kept by itself."""
    return msgspec.json.encode(msgspec.structs.replace(visit, answers={}), enc_hook=to_plain).decode()


def decode_visit(body: str, answers: Mapping[int, str]) -> Visit:
    """A visit from its JSON and that of its answers, by number.

    Raises msgspec.ValidationError when one of them is none.
    """
    visit = msgspec.json.decode(body, type=Visit, dec_hook=to_typed)
    return msgspec.structs.replace(visit, answers={number: decode_answer(each) for number, each in answers.items()})


def encode_answer(answer: Answer) -> str:
    """An answer as JSON."""
    return msgspec.json.encode(answer, enc_hook=to_plain).decode()


def decode_answer(body: str) -> Answer:
    """An answer from its JSON.

    Raises msgspec.ValidationError when it is not one.
    """
    return msgspec.json.decode(body, type=Answer, dec_hook=to_typed)
