"""What was learned, as every page that offers it again reads it."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from django.shortcuts import get_object_or_404

from rumbo.web.people.models import Reader
from rumbo.web.story.access import Here
from rumbo.web.story.models import KeptLesson


class Lesson(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What somebody learned: of which time, what helped, and what they would do differently."""

    about: str
    helped: str = ""
    differently: str = ""


class Learned(NamedTuple):
    """A lesson with the row that keeps it; `writer` names who wrote it when it was not the person."""

    id: int
    lesson: Lesson
    writer: str


def lessons_of(who: Here) -> tuple[Learned, ...]:
    """Every lesson of the story, the latest first. A care partner's are marked as theirs."""
    rows = who.story.kept_lessons.select_related("by").order_by("-id")
    return tuple(Learned(row.pk, decode_lesson(row.body), _writer(row.by)) for row in rows)


def _writer(by: Reader | None) -> str:
    return by.name if by is not None and by.role != Reader.Role.PERSON else ""


def find_lesson(who: Here, lesson_id: int) -> KeptLesson:
    """One lesson of this story.

    Raises Http404 when it is not there.
    """
    return get_object_or_404(who.story.kept_lessons, pk=lesson_id)


def encode_lesson(lesson: Lesson) -> str:
    """A lesson as JSON."""
    return msgspec.json.encode(lesson).decode()


def decode_lesson(body: str) -> Lesson:
    """A lesson from its JSON."""
    return msgspec.json.decode(body, type=Lesson)
