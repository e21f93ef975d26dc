"""The message that asks somebody for a hand, to paste into any program: nothing medical in it unless somebody chose to say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import time
from typing import Final

from rumbo.guide.circle.tasks import Task, TaskDay
from rumbo.guide.planned import tell_day
from rumbo.words import Lang, Message, Text, both, say

MOST_DAYS: Final = 6
"""So many days stand in one message: more nobody reads on a phone."""


def tell_clock(at: time) -> Text:
    """A time of the day, as each language writes it.

    >>> tell_clock(time(14, 5)).en, tell_clock(time(14, 5)).es
    ('2:05 PM', '14:05 h')
    """
    half = "AM" if at.hour < 12 else "PM"
    return Text(en=f"{at.hour % 12 or 12}:{at.minute:02} {half}", es=f"{at.hour}:{at.minute:02} h")


def tell_when(day: TaskDay) -> Message | None:
    """The day of a task, with its time where it has one. None where it has no day."""
    if day.on is None:
        return None
    if day.at is None:
        return tell_day(day.on)
    return Message("tasks-day-at", {"day": tell_day(day.on), "at": tell_clock(day.at)})


def ask_for(task: Task, days: Iterable[TaskDay], *, lang: Lang) -> str:
    """The message that asks for a hand on these days, in one language: what, when and where it begins.

    Our own words for it, and where it leads, are in it only where that was chosen.
    """
    return "\n".join(_lines(task, tuple(days)[:MOST_DAYS], lang))


def thank_for(task: Task, *, lang: Lang) -> str:
    """The message that thanks. It names only what was done, not for what."""
    return say(Message("tasks-thanks", {"what": task.kind.name}), lang)


def _lines(task: Task, days: tuple[TaskDay, ...], lang: Lang) -> Iterator[str]:
    yield task.kind.asked.said(lang)
    if task.says_words and task.words:
        yield task.words
    whens = [when for each in days if (when := tell_when(each)) is not None]
    if len(whens) == 1:
        yield say(Message("tasks-when", {"when": whens[0]}), lang)
    elif whens:
        yield say(Message("tasks-whens"), lang)
        yield from (f"- {each.said(lang, 'cap')}" for each in whens)
    if task.schedule is not None and task.schedule.zone and any(each.at for each in days):
        yield say(Message("tasks-zone", {"zone": both(_town(task.schedule.zone))}), lang)
    if task.place:
        yield say(Message("tasks-place", {"place": both(task.place)}), lang)
    if task.says_to and task.to:
        yield say(Message("tasks-to", {"place": both(task.to)}), lang)
    if task.note:
        yield task.note
    if task.hands > 1:
        yield say(Message("tasks-hands", {"count": task.hands}), lang)
    yield say(Message("tasks-reply"), lang)


def _town(zone: str) -> str:
    """The town that a time zone is named after (IANA)."""
    return zone.rpartition("/")[2].replace("_", " ")
