"""What a story leaves open about the last thing that happened: each said in a sentence, none of them a guess."""

from __future__ import annotations

from collections.abc import Iterator

from rumbo.course.course import Course, Recurrence
from rumbo.course.namings import name_returns
from rumbo.guide.features import now_of
from rumbo.words import Message


def open_points(course: Course) -> tuple[Message, ...]:
    """What is not known yet about the last return or suspicion, and where records disagree; empty when nothing is open.

    A kind counts as known only when the doctor's word is in the story.
    """
    now = now_of(course)
    points = list(_of_event(now.event, course)) if now.event is not None and not now.clear else []
    if course.possible_new_primaries:
        points.append(Message("guide-open-same-or-new"))
    if course.conflicts:
        points.append(Message("guide-open-conflicts"))
    return tuple(points)


def _of_event(event: Recurrence, course: Course) -> Iterator[Message]:
    if event.suspected:
        yield Message("guide-open-suspected")
        return
    if not event.places:
        yield Message("guide-open-place")
    if event.on is None:
        yield Message("guide-open-day")
    if event.called != "relapse" and event.kind.basis != "said":
        yield Message("guide-open-kind")
    if any(each.back == event and each.is_unclear for each in name_returns(course)):
        yield Message("guide-open-word")
