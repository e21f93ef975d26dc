"""A task: what is asked of others, when, and who takes it each time. Who gave one back is not kept: nobody is counted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Final, Literal, NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from rumbo.course.schedules import Schedule
from rumbo.guide.circle.needs import Need, get_need

Standing = Literal["planned", "done", "thanked", "called-off"]
State = Literal["open", "taken", "done", "thanked", "called-off"]
COMES_BACK: Final = timedelta(days=2)
"""How long before its day what nobody took comes back to the central team; ours, so that there still is time to ask."""


class TaskTime(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One time of a task: its day in the rhythm (none where the task has no day), who took it, and how it stands."""

    was: date | None = None
    hands: tuple[str, ...] = ()
    standing: Standing = "planned"


class Task(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One task. Only what begins a message may be in it: `words` and `to` are our own, and go along only when chosen.

    `place` is where it begins, `note` what a helper is to know, and `hands` how many people it needs each time.
    `entry` is the key of what it belongs to in the calendar. Only the times that somebody changed are among `times`.

    Raises ValueError for a number of hands below one, and for two times of one day.
    """

    need: str
    words: str = ""
    schedule: Schedule | None = None
    place: str = ""
    to: str = ""
    note: str = ""
    hands: int = 1
    says_words: bool = False
    says_to: bool = False
    entry: str = ""
    times: tuple[TaskTime, ...] = ()
    writer: str = ""

    def __post_init__(self) -> None:
        if self.hands < 1:
            raise ValueError(f"no number of hands: {self.hands}")
        if len({each.was for each in self.times}) < len(self.times):
            raise ValueError("two times of one day")

    @property
    def kind(self) -> Need:
        """What is needed."""
        return get_need(self.need)

    def time_on(self, was: date | None) -> TaskTime:
        """One time of it, as it stands."""
        return next((each for each in self.times if each.was == was), TaskTime(was=was))

    def state_on(self, was: date | None) -> State:
        """How one time of it stands: open while a hand is missing."""
        each = self.time_on(was)
        if each.standing != "planned":
            return each.standing
        return "taken" if len(each.hands) >= self.hands else "open"


class TaskDay(NamedTuple):
    """One time of a task with when it is now; without a day for a task that has none."""

    was: date | None = None
    on: date | None = None
    at: time | None = None


def today_for(schedule: Schedule, *, now: datetime) -> date:
    """Which day it is by the clock of a schedule; `now` is a moment with its zone, which counts where the schedule has none."""
    return now.astimezone(ZoneInfo(schedule.zone)).date() if schedule.zone else now.date()


def settle_times(task: Task) -> Task:
    """A task that was changed, without who took a day that it no longer has: another day is asked for anew.

    What comes again keeps all its times, also those that are over.
    """
    schedule = task.schedule
    if schedule is not None and schedule.rhythm is not None:
        return task
    only = schedule.on if schedule else None
    return msgspec.structs.replace(task, times=tuple(each for each in task.times if each.was == only))


def came_back(task: Task, days: Iterable[TaskDay], *, now: datetime) -> tuple[TaskDay, ...]:
    """The times that still lack a hand two days before they are, or later: the central team asks who else there is.

    What has no day never comes back by itself. `now` is a moment with its zone.
    """
    if task.schedule is None:
        return ()
    today = today_for(task.schedule, now=now)
    near = (each for each in days if each.on is not None and today <= each.on <= today + COMES_BACK)
    return tuple(each for each in near if task.state_on(each.was) == "open")


def encode_task(task: Task) -> str:
    """A task as JSON."""
    return msgspec.json.encode(task).decode()


def decode_task(body: str) -> Task:
    """A task from its JSON.

    Raises msgspec.ValidationError when it is none.
    """
    return msgspec.json.decode(body, type=Task)
