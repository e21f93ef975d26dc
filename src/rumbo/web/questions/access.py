"""The list of questions as this reader may see it: picked from what they may see of the course, arranged as they left it."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from rumbo.course import Course
from rumbo.guide import OwnQuestion, Question, QuestionList, Raised, Visit, answered_in, carried_over, pick
from rumbo.guide.library import library
from rumbo.guide.questions import own_question
from rumbo.web.people.models import Reader, Story
from rumbo.web.questions.models import Arrangement, WrittenQuestion
from rumbo.web.questions.visits.access import visits_of
from rumbo.web.story.access import Here
from rumbo.web.story.decisions.access import is_deciding
from rumbo.web.story.raised import for_the_list, raised_in


class Arranged(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The ids that were chosen, left out and put in order."""

    chosen: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    order: tuple[str, ...] = ()


def arranged(story: Story) -> Arranged:
    """How the story's list was arranged."""
    row = Arrangement.objects.filter(story=story).first()
    return msgspec.json.decode(row.body, type=Arranged) if row else Arranged()


@dataclass(frozen=True)
class Kept:
    """All that is kept of a story's list, fetched once for a page."""

    how: Arranged
    visits: tuple[Visit, ...]
    raised: tuple[Raised, ...]
    written: tuple[WrittenQuestion, ...]
    is_deciding: bool


def kept_of(who: Here) -> Kept:
    """What is kept of the list."""
    return Kept(
        how=arranged(who.story),
        visits=visits_of(who),
        raised=tuple(for_the_list(each) for each in raised_in(who.story)),
        written=tuple(who.story.written_questions.select_related("by")),
        is_deciding=is_deciding(who.story),
    )


def list_of(who: Here, course: Course, *, kept: Kept | None = None) -> QuestionList:
    """The questions, numbered: those of somebody else only when they were taken onto the list."""
    kept = kept or kept_of(who)
    how = kept.how
    return pick(
        course,
        chosen=(*how.chosen, *(each.question.id for each in kept.raised)),
        left_out=how.left_out,
        answered=answered_in(kept.visits),
        order=how.order,
        own=tuple(_own(each) for each in kept.written if _is_own(each) or str(each.pk) in how.chosen),
        raised=kept.raised,
        carried=carried_over(kept.visits),
        is_deciding=kept.is_deciding,
    )


def kept_apart(who: Here, *, kept: Kept | None = None) -> dict[str, list[WrittenQuestion]]:
    """The questions somebody else wrote, by that reader's name, but for those on the list already and those answered."""
    kept = kept or kept_of(who)
    there = {*kept.how.chosen, *answered_in(kept.visits)}
    apart: dict[str, list[WrittenQuestion]] = {}
    for each in kept.written:
        if not _is_own(each) and str(each.pk) not in there:
            apart.setdefault(_writer(each), []).append(each)
    return apart


def _is_own(written: WrittenQuestion) -> bool:
    """Whether the person themselves wrote it. What a reader wrote who was taken away since stays on the list."""
    return written.by is None or written.by.role == Reader.Role.PERSON


def _writer(written: WrittenQuestion) -> str:
    return written.by.name if written.by else ""


def _own(written: WrittenQuestion) -> OwnQuestion:
    return OwnQuestion(id=str(written.pk), text=written.words, asked_by="" if _is_own(written) else _writer(written))


def left_out_of(kept: Kept) -> list[Question]:
    """The questions that were left out and can be brought back, in the order in which they were."""
    raised = {each.question.id: each.question for each in kept.raised}
    own = {str(each.pk): own_question(_own(each)) for each in kept.written if _is_own(each)}
    known = {**library(), **raised, **own}
    return [known[each] for each in kept.how.left_out if each in known]
