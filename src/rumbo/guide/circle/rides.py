"""From a day in the calendar to a task: when, and nothing of why or where to."""

from __future__ import annotations

from datetime import datetime, time

import msgspec

from rumbo.course.schedules import Moved, Schedule


def ride_to(schedule: Schedule, *, leaves_at: time | None) -> Schedule:
    """When to pick somebody up for an appointment: on its days, at a time of the clock or at none. It says no place.

    A time of it that was moved to another hour is left for as much earlier as the others are; where that would be on the day
    before, or no hour is known, it has no time. What was skipped stays so.
    """
    moved = tuple(
        Moved(was=each.was, on=each.on, at=_leaves(schedule.at, each.at, leaves_at=leaves_at))
        for each in schedule.moved
    )
    return msgspec.structs.replace(schedule, at=leaves_at, minutes=None, where="", moved=moved)


def _leaves(usual: time | None, now: time | None, *, leaves_at: time | None) -> time | None:
    if usual == now:
        return leaves_at
    if usual is None or now is None or leaves_at is None:
        return None
    day = datetime(2000, 1, 2)  # noqa: DTZ001 - any day: hours of one clock are compared
    left = datetime.combine(day, now) - (datetime.combine(day, usual) - datetime.combine(day, leaves_at))
    return left.time() if left.date() == day.date() else None
