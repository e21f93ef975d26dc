"""The tasks of a story with their days, and what of them comes back to whoever coordinates."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

import msgspec
from django.http import Http404
from django.shortcuts import get_object_or_404

from rumbo.guide.circle.tasks import State, Task, TaskDay, came_back, decode_task
from rumbo.records.export.events import Appointment, days_of
from rumbo.web.circle.needs.access import days_out
from rumbo.web.circle.people.access import members_in, role_of
from rumbo.web.circle.tasks.models import KeptTask
from rumbo.web.people.privacy import sealed_values
from rumbo.web.story.access import Here
from rumbo.web.story.appointments import CalendarEntry
from rumbo.web.story.pace.access import pace_of
from rumbo.words import Message, as_text

_AHEAD: Final = timedelta(days=400)  # past the next yearly time
_DAILY: Final = timedelta(days=7)
_MOST: Final = 8


class ListedTask(NamedTuple):
    """One task with the id of its row and its days: those to come and those that are over and were taken or done."""

    id: uuid.UUID
    task: Task
    days: tuple[TaskDay, ...]

    @property
    def open_days(self) -> tuple[TaskDay, ...]:
        """The days that lack a hand."""
        return tuple(each for each in self.days if self.task.state_on(each.was) == "open")

    @property
    def next(self) -> TaskDay | None:
        """Its first day that is neither over nor called off, if there is one."""
        return next((each for each in self.days if self.stands(each) in ("open", "taken")), None)

    def stands(self, day: TaskDay) -> State:
        """How one day of it stands."""
        return self.task.state_on(day.was)


def find_task(who: Here, task_id: uuid.UUID) -> KeptTask:
    """One task of this story.

    Raises Http404 when it is not there.
    """
    return get_object_or_404(who.story.kept_tasks.select_related("by", "story"), pk=task_id)


def read_task(kept: KeptTask) -> Task:
    """A task, as it was written."""
    return decode_task(kept.body)


def tasks_of(who: Here, *, today: date) -> tuple[ListedTask, ...]:
    """Every task, the one whose day comes first before the others; those without a day and those that are over come last."""
    rows = sealed_values(who.story.kept_tasks, "body", "id")
    found = [listed(key, decode_task(body), today=today) for body, key in rows]
    return tuple(sorted(found, key=lambda each: each.next.on if each.next and each.next.on else date.max))


def listed(key: uuid.UUID, task: Task, *, today: date) -> ListedTask:
    """A task with its days."""
    return ListedTask(key, task, tuple(_days(key, task, today=today)))


def appointment_of(key: uuid.UUID, task: Task) -> Appointment | None:
    """A task for a calendar: what is needed, when and where it begins. None for one without a day."""
    if task.schedule is None:
        return None
    what = as_text(Message("tasks-entry", {"what": task.kind.name}))
    return Appointment(str(key), what, msgspec.structs.replace(task.schedule, where=task.place))


def _days(key: uuid.UUID, task: Task, *, today: date) -> Iterator[TaskDay]:
    """What was taken and is over comes first, so that it can be marked done and thanked for."""
    appointment = appointment_of(key, task)
    if appointment is None:
        yield TaskDay()
        return
    over = [each.was for each in task.times if each.hands and each.was is not None and each.was < today]
    first = min(over, default=today)
    most = _DAILY if appointment.schedule.is_daily else _AHEAD
    days = days_of([appointment], first=min(first, today), last=today + most)
    wanted = [each for each in days if each.on >= today or each.was in over]
    yield from (TaskDay(each.was, each.on, each.at) for each in wanted[: _MOST + len(over)])


def back_with(who: Here, tasks: Iterable[ListedTask], *, now: datetime) -> tuple[ListedTask, ...]:
    """The tasks that nobody took by two days before, with those days alone: for whoever coordinates, and never for the person.

    Nothing comes back at another pace than the usual one.
    """
    if role_of(who.reader) == "owner" or not pace_of(who.story, today=now.date()).asks:
        return ()
    found = (each._replace(days=came_back(each.task, each.days, now=now)) for each in tasks)
    return tuple(each for each in found if each.days)


def offered_days(who: Here, tasks: Iterable[ListedTask], *, today: date) -> tuple[CalendarEntry, ...]:
    """What is in the calendar and has no task yet."""
    taken = {each.task.entry for each in tasks}
    return tuple(each for each in days_out(who, today=today) if each.appointment.key not in taken)


def find_entry(who: Here, key: str, *, today: date) -> CalendarEntry | None:
    """The entry of the calendar with this key, or None for no key.

    Raises Http404 for a key that is none of this story's days out.
    """
    if not key:
        return None
    found = next((each for each in days_out(who, today=today) if each.appointment.key == key), None)
    if found is None:
        raise Http404
    return found


def names_in(who: Here, tasks: Iterable[ListedTask]) -> tuple[str, ...]:
    """The names of the circle, and those that somebody took a task under, by the alphabet: whose hands were more is not asked."""
    taken = {name for each in tasks for time in each.task.times for name in time.hands}
    return tuple(sorted({*taken, *(each.member.name for each in members_in(who))}, key=str.casefold))
