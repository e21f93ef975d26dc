"""Every write to what was learned: keyword-only, atomic, by a reader, with one event in the journal."""

from __future__ import annotations

from django.db import transaction

from rumbo.web.people import journal
from rumbo.web.people.models import Reader, Story
from rumbo.web.story.lessons.access import Lesson, encode_lesson
from rumbo.web.story.models import KeptLesson


@transaction.atomic
def keep(*, story: Story, by: Reader, lesson: Lesson) -> KeptLesson:
    """Write down what was learned."""
    kept = KeptLesson.objects.create(story=story, by=by, body=encode_lesson(lesson))
    journal.write("lesson.kept", story=story, by=by)
    return kept


@transaction.atomic
def change(*, kept: KeptLesson, by: Reader, lesson: Lesson) -> None:
    """Say it differently."""
    kept.body = encode_lesson(lesson)
    kept.save(update_fields=["body"])
    journal.write("lesson.kept", story=kept.story, by=by)


@transaction.atomic
def remove(*, kept: KeptLesson, by: Reader) -> None:
    """Take it away."""
    story = kept.story
    kept.delete()
    journal.write("lesson.removed", story=story, by=by)
