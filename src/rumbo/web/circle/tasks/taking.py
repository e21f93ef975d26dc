"""The tasks, for the parcel that a reader takes along: a text in both languages, and notes that come in again elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from rumbo.guide.circle.asking import tell_when
from rumbo.guide.circle.tasks import TaskDay, decode_task, encode_task
from rumbo.records import Note
from rumbo.web.circle.tasks.access import ListedTask, tasks_of
from rumbo.web.circle.tasks.actions import enter_task
from rumbo.web.people.models import Reader
from rumbo.web.story.access import Here
from rumbo.web.story.taking.member import Member, written_member
from rumbo.web.story.taking.notes import Keeper
from rumbo.web.story.taking.words import FOLDER
from rumbo.words import LANGUAGES, Lang


def gather_tasks(who: Here) -> Iterator[Note]:
    """Every task, with who wrote it when it was not the person."""
    for kept in who.story.kept_tasks.select_related("by"):
        task = decode_task(kept.body)
        writer = kept.by.name if kept.by and kept.by.role != Reader.Role.PERSON else task.writer
        body = encode_task(msgspec.structs.replace(task, writer=writer))
        yield Note(kind="task", id=str(kept.pk), at=kept.at, body=body)


KEEPER = Keeper("task", gather_tasks, enter_task)


def members_of(who: Here, now: datetime) -> list[Member]:
    """The text, when there is a task."""
    found = tasks_of(who, today=now.date())
    if not found:
        return []
    text = "\r\n\r\n".join(_told(each, lang) for lang in LANGUAGES for each in found)
    return [written_member(f"{FOLDER}/tasks.txt", f"{text}\r\n".encode())]


def _told(each: ListedTask, lang: Lang) -> str:
    task = each.task
    lines = [task.kind.name.said(lang, "cap"), task.words, task.place, task.to, task.note]
    lines += [_day(each, day, lang) for day in each.days]
    return "\r\n".join(line for line in lines if line)


def _day(each: ListedTask, day: TaskDay, lang: Lang) -> str:
    when, hands = tell_when(day), each.task.time_on(day.was).hands
    return ": ".join(part for part in (when.said(lang, "cap") if when else "", ", ".join(hands)) if part)
