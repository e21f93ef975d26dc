"""Every write to the tasks: keyword-only, atomic, by a reader, with one event in the journal. No event names a hand."""

from __future__ import annotations

from datetime import date

import msgspec
from django.db import transaction

from rumbo.course.schedules import Schedule
from rumbo.guide.circle.moves import Hand, Move, make_move
from rumbo.guide.circle.roles import Role
from rumbo.guide.circle.tasks import Task, decode_task, encode_task, settle_times
from rumbo.records import Note
from rumbo.records.export.events import drop_strays
from rumbo.web.circle.tasks.access import read_task
from rumbo.web.circle.tasks.models import KeptTask
from rumbo.web.people import journal
from rumbo.web.people.models import Reader, Story
from rumbo.web.story.taking.entering import key_in, may_be_planned, writer_of


@transaction.atomic
def add_task(*, story: Story, by: Reader, task: Task) -> KeptTask:
    """Write a task down."""
    kept = KeptTask.objects.create(story=story, by=by, body=encode_task(task))
    journal.write("task.added", story=story, by=by)
    return kept


@transaction.atomic
def change_task(*, kept: KeptTask, by: Reader, task: Task) -> None:
    """Change what, when or where. Who took one of its times stays, as it is now, where there still is such a time."""
    now = _locked(kept)
    schedule = drop_strays(task.schedule) if task.schedule else None
    _write(now, settle_times(msgspec.structs.replace(task, schedule=schedule, times=read_task(now).times)))
    journal.write("task.changed", story=kept.story, by=by)


def reschedule_task(*, kept: KeptTask, by: Reader, schedule: Schedule) -> None:
    """Change how it comes again."""
    change_task(kept=kept, by=by, task=msgspec.structs.replace(read_task(kept), schedule=schedule))


@transaction.atomic
def move_task(*, kept: KeptTask, by: Reader, role: Role, was: date | None, move: Move, hand: Hand) -> None:
    """Take one time of it, give it back, swap, finish or thank.

    Raises IllegalMove when its state, the role or the hand does not allow it, also when somebody else was faster.
    """
    now = _locked(kept)
    _write(now, make_move(read_task(now), was, move, role=role, by=by.name, hand=hand))
    journal.write("task.moved", story=kept.story, by=by)


@transaction.atomic
def remove_task(*, kept: KeptTask, by: Reader) -> None:
    """Take a task away, with all its times."""
    story = kept.story
    kept.delete()
    journal.write("task.removed", story=story, by=by)


@transaction.atomic
def enter_task(*, story: Story, by: Reader, note: Note) -> bool:
    """Enter a task from another Rumbo. One that is here stays as it is.

    Raises msgspec.ValidationError or ValueError when the note is none.
    """
    told = decode_task(note.body)
    schedule = told.schedule
    if schedule and not may_be_planned(
        schedule.on,
        schedule.rhythm.until if schedule.rhythm else None,
        *schedule.skipped,
        *(each.on for each in schedule.moved),
    ):
        raise ValueError("a day that nothing can be planned for")
    key = key_in(KeptTask.objects.all(), story=story, told=note.id)
    writer = writer_of(story, told=told.writer, by=by)
    body = encode_task(msgspec.structs.replace(told, writer=writer.name))
    return story.kept_tasks.get_or_create(id=key, defaults={"by": writer.reader, "body": body})[1]


def _locked(kept: KeptTask) -> KeptTask:
    """The row as it is now, kept from others until the end: two may take a task at the same moment."""
    return KeptTask.objects.select_for_update().get(pk=kept.pk)


def _write(kept: KeptTask, task: Task) -> None:
    kept.body = encode_task(task)
    kept.save(update_fields=["body"])
