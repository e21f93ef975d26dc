"""The list of questions as this reader may see it: picked from what they may see of the course, arranged as they left it."""

from __future__ import annotations

import msgspec

from rumbo.course import Course
from rumbo.guide import OwnQuestion, Question, QuestionList, pick
from rumbo.guide.library import library
from rumbo.web.people.models import Story
from rumbo.web.questions.models import Arrangement
from rumbo.web.story.access import Here
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


def list_of(who: Here, course: Course) -> QuestionList:
    """The questions, numbered."""
    how = arranged(who.story)
    raised = tuple(for_the_list(each) for each in raised_in(who.story))
    own = tuple(OwnQuestion(id=str(each.pk), text=each.words) for each in who.story.written_questions.all())
    return pick(
        course,
        chosen=(*how.chosen, *(each.question.id for each in raised)),
        left_out=how.left_out,
        order=how.order,
        own=own,
        raised=raised,
    )


def left_out_of(story: Story) -> list[Question]:
    """The questions that were left out and can be brought back, in the order in which they were."""
    raised = {each.id: for_the_list(each).question for each in raised_in(story)}
    known = {**library(), **raised}
    return [known[each] for each in arranged(story).left_out if each in known]
