"""Which questions to ask at a visit: picked for one course, short, ranked by what is open, each with its reason.

The ranking: what the person put first; then what helps with something that is being decided; then what something new
raises; then what an earlier visit left open and what is open in the story; then what everyone may ask. Within each, the
rank written beside the question, then its id. Answered ones are set apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

import msgspec

from rumbo.course.course import Conflict, Course
from rumbo.guide.features import Features, features_of
from rumbo.guide.library import FOR_EVERYONE, OFTEN_ASKED, THEMES, Question, RaisedBy, Theme, library
from rumbo.guide.rules import ALWAYS, decide
from rumbo.guide.values import values_of
from rumbo.words import Message, Text, Value, both

Group = Literal["first", "if_time", "more"]
FIRST = 3
IF_TIME = 7
_SETTLE = "settle-"
_NEARNESS: tuple[RaisedBy, ...] = ("me", "deciding", "new", "open", "general")
_DECIDING: frozenset[Theme] = frozenset(("choices", "this-treatment", "aim"))  # what is asked before one decides


class OwnQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """A question in the person's own words, or one by somebody else that they took onto their list."""

    id: str
    text: str
    asked_by: str = ""


class Raised(msgspec.Struct, frozen=True, kw_only=True):
    """A question that another page of the story raised, such as opinions that differ, with its reason."""

    question: Question
    reason: Message | Text


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A question on the list: its number, its group, and why it is there for this person."""

    question: Question
    number: int
    group: Group
    reason: Message | Text
    raised_by: RaisedBy


class QuestionList(msgspec.Struct, frozen=True, kw_only=True):
    """Three first, seven if there is time, the rest one step away; the answered ones apart, in the order given."""

    first: tuple[Asked, ...] = ()
    if_time: tuple[Asked, ...] = ()
    more: tuple[Asked, ...] = ()
    answered: tuple[Question, ...] = ()

    @property
    def all(self) -> tuple[Asked, ...]:
        """Every question still to ask, by number."""
        return self.first + self.if_time + self.more

    @property
    def more_by_theme(self) -> tuple[tuple[Message, tuple[Asked, ...]], ...]:
        """The rest under the names of their themes, in the order of the themes."""
        return tuple(
            (Message(f"guide-theme-{theme}"), found)
            for theme in THEMES
            if (found := tuple(each for each in self.more if each.question.theme == theme))
        )


class _Candidate(msgspec.Struct, frozen=True, kw_only=True):
    question: Question
    reason: Message | Text
    raised_by: RaisedBy
    is_carried: bool = False


def pick(
    course: Course,
    *,
    chosen: Sequence[str] = (),
    left_out: Iterable[str] = (),
    answered: Sequence[str] = (),
    own: Sequence[OwnQuestion] = (),
    raised: Sequence[Raised] = (),
    carried: Mapping[str, Message] = MappingProxyType({}),
    order: Sequence[str] = (),
    is_deciding: bool = False,
) -> QuestionList:
    """Pick and number the questions for a course.

    `chosen`, `left_out`, `answered` and `order` are ids of questions: from the library, of conflicts, `raised`
    elsewhere, or the person's own. Unknown ones are passed over. What the person ordered comes first in that order,
    then their own questions, then the chosen. While somebody `is_deciding`, the first question about the aim, the
    choices and the treatment comes next. What is `carried` over from an earlier visit, each with the sentence that says
    so, comes before the rest that is open, whatever its theme. Otherwise Rumbo itself never adds a second question of a
    theme to the first ten. Pure and stable.

    >>> from rumbo.oncology import PartialDate
    >>> [asked.number for asked in pick(Course(today=PartialDate.parse("2026-11-23"))).first]
    [1, 2, 3]
    """
    candidates = {each.question.id: each for each in _candidates(course, own=own, raised=raised)}
    gone = {*left_out, *answered}
    put_first = list(dict.fromkeys([*order, *(each.id for each in own), *chosen]))
    mine = [_as_mine(candidates[each]) for each in put_first if each in candidates and each not in gone]
    others = [
        _as_carried(_as_deciding(each) if is_deciding else each, carried)
        for name, each in candidates.items()
        if name not in gone and name not in put_first
    ]
    top, rest = _spread(mine, sorted(others, key=_place))
    return QuestionList(
        first=_numbered(top[:FIRST], group="first", start=1),
        if_time=_numbered(top[FIRST:], group="if_time", start=FIRST + 1),
        more=_numbered(rest, group="more", start=len(top) + 1),
        answered=tuple(candidates[each].question for each in dict.fromkeys(answered) if each in candidates),
    )


def reason_for(question: Question, *, features: Features, values: Mapping[str, Value]) -> tuple[Message, RaisedBy]:
    """Why a question comes up now: the first of its reasons that holds and whose values the course has."""
    for each in question.reasons:
        if each.needs <= values.keys() and decide(each.when, features):
            return Message(each.say, {name: values[name] for name in each.needs}), each.raised_by
    return Message(FOR_EVERYONE if question.applies_when == ALWAYS else OFTEN_ASKED), "general"


def may_be_asked(question_id: str, course: Course) -> bool:
    """Whether a question of ours fits what this course holds; one that somebody wrote or another page raised always does.

    A question that was kept elsewhere is so told apart from what a reader may not see yet.
    """
    known = library().get(question_id)
    if known is not None:
        return decide(known.applies_when, features_of(course))
    return not question_id.startswith(_SETTLE) or conflict_of(question_id, course) is not None


def conflict_of(question_id: str, course: Course) -> Conflict | None:
    """The disagreement that a question would settle, if the course still has it."""
    return next((each for each in course.conflicts if settling(each).id == question_id), None)


def settling(conflict: Conflict) -> Question:
    """The question that "I'll ask my doctor" makes of a disagreement between records."""
    values = {"values": conflict.values}
    return Question(
        id=f"{_SETTLE}{conflict.id}",
        theme="my-records",
        text=Message("guide-settle-question", values),
        why=Message("guide-settle-why"),
        applies_when=ALWAYS,
    )


def _candidates(course: Course, *, own: Sequence[OwnQuestion], raised: Sequence[Raised]) -> Iterable[_Candidate]:
    features, values = features_of(course), values_of(course)
    for conflict in course.conflicts:
        yield _Candidate(question=settling(conflict), reason=conflict.about, raised_by="open")
    for each in raised:
        yield _Candidate(question=each.question, reason=each.reason, raised_by="open")
    for question in library().values():
        if decide(question.applies_when, features):
            reason, raised_by = reason_for(question, features=features, values=values)
            yield _Candidate(question=question, reason=reason, raised_by=raised_by)
    for mine in own:
        question = own_question(mine)
        yield _Candidate(question=question, reason=_whose(mine), raised_by="me")


def own_question(mine: OwnQuestion) -> Question:
    """Somebody's own words as a question of the list."""
    return Question(id=mine.id, theme="mine", text=both(mine.text), why=_whose(mine), applies_when=ALWAYS)


def _whose(mine: OwnQuestion) -> Message:
    return Message("guide-asked-by", {"name": both(mine.asked_by)}) if mine.asked_by else Message("guide-own-reason")


def _as_mine(each: _Candidate) -> _Candidate:
    return msgspec.structs.replace(each, raised_by="me")


def _as_deciding(each: _Candidate) -> _Candidate:
    """A question of the library that helps to decide; what another page raised keeps its own reason."""
    if each.question.theme not in _DECIDING or each.question.id not in library():
        return each
    return msgspec.structs.replace(each, reason=Message("guide-deciding"), raised_by="deciding")


def _as_carried(each: _Candidate, carried: Mapping[str, Message]) -> _Candidate:
    if each.question.id not in carried:
        return each
    raised_by: RaisedBy = "open" if each.raised_by == "general" else each.raised_by
    return msgspec.structs.replace(each, reason=carried[each.question.id], raised_by=raised_by, is_carried=True)


def _place(each: _Candidate) -> tuple[int, bool, int, str]:
    return (_NEARNESS.index(each.raised_by), not each.is_carried, each.question.rank, each.question.id)


def _spread(mine: list[_Candidate], others: list[_Candidate]) -> tuple[list[_Candidate], list[_Candidate]]:
    """The first ten, none of Rumbo's own picks with a theme that is there already; and the rest, in order."""
    top = mine[: FIRST + IF_TIME]
    themes = {each.question.theme for each in top}
    rest = mine[FIRST + IF_TIME :]
    for each in others:
        if len(top) < FIRST + IF_TIME and (each.is_carried or each.question.theme not in themes):
            top.append(each)
            themes.add(each.question.theme)
        else:
            rest.append(each)
    return top, rest


def _numbered(candidates: Sequence[_Candidate], *, group: Group, start: int) -> tuple[Asked, ...]:
    return tuple(
        Asked(question=each.question, number=number, group=group, reason=each.reason, raised_by=each.raised_by)
        for number, each in enumerate(candidates, start=start)
    )
