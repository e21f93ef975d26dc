"""The visits of a story, fetched for a reader, as the core knows them."""

from __future__ import annotations

import uuid
from datetime import date

import msgspec
from django.shortcuts import get_object_or_404
from django.utils import timezone

from rumbo.guide import Visit
from rumbo.guide.questions import may_be_asked
from rumbo.guide.visits import behind_a_door, decode_visit
from rumbo.web.questions.models import NotedVisit
from rumbo.web.story import facts
from rumbo.web.story.access import Here


def read(noted: NotedVisit) -> Visit:
    """A visit with its answers, as it was noted."""
    return decode_visit(noted.body, {each.number: each.body for each in noted.noted_answers.all()})


def visits_of(who: Here) -> tuple[Visit, ...]:
    """Every visit, in the order in which they were noted."""
    return tuple(read(each) for each in who.story.noted_visits.prefetch_related("noted_answers"))


def find_visit(who: Here, visit_id: uuid.UUID) -> NotedVisit:
    """One visit of this story.

    Raises Http404 when it is not there.
    """
    return get_object_or_404(who.story.noted_visits, pk=visit_id)


def last_visit_day(who: Here, before: date) -> date | None:
    """The latest day of a visit before a day; visits whose day is known to the month only do not count."""
    known = [each.on for each in visits_of(who) if each.on and each.on.earliest == each.on.latest]
    return max((on.earliest for on in known if on.earliest < before), default=None)


def seen_by(who: Here, noted: NotedVisit) -> Visit:
    """A visit as this reader may see it: what another took along because of a record behind a closed door is not said."""
    visit = read(noted)
    if noted.taken_by_id in {None, who.reader.pk} or who.reader_is_alone:
        return visit
    course = facts.course_of(who, today=timezone.localdate())
    questions = tuple(each if may_be_asked(each.id, course) else behind_a_door(each) for each in visit.questions)
    return msgspec.structs.replace(visit, questions=questions)
