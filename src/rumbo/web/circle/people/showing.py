"""What somebody of the circle sees, section by section, as they would see it: nothing that is not shared is even fetched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from django.utils import timezone

from rumbo.course import Course, lay_out
from rumbo.guide.circle.asking import tell_clock, tell_when
from rumbo.guide.circle.members import section_name
from rumbo.guide.circle.roles import Section
from rumbo.guide.circle.tasks import TaskDay
from rumbo.guide.circle.visibility import Viewer, sections_of
from rumbo.guide.feeling.feelings import feelings
from rumbo.guide.planned import tell_day
from rumbo.web.circle.people.access import members_in
from rumbo.web.circle.tasks.access import ListedTask, tasks_of
from rumbo.web.living.feeling.access import Logged, logged_in
from rumbo.web.living.medicines.access import medicines_of
from rumbo.web.questions.access import list_of
from rumbo.web.story import appointments, facts
from rumbo.web.story.access import Here
from rumbo.words import Message, Sayable, both

AHEAD = timedelta(days=28)
_Show = Callable[[Here, Viewer], tuple[Sayable, ...]]


class ShownSection(NamedTuple):
    """One section as somebody sees it; without a line there is nothing in it now."""

    section: Section
    name: Message
    lines: tuple[Sayable, ...]


def shown_to(who: Here, viewer: Viewer) -> tuple[ShownSection, ...]:
    """Every section that is shared with somebody, with what is in it for them."""
    return tuple(ShownSection(each, section_name(each), _lines(each, who, viewer)) for each in sections_of(viewer))


def _lines(section: Section, who: Here, viewer: Viewer) -> tuple[Sayable, ...]:
    show = SHOWS.get(section)
    return show(who, viewer) if show else ()


def _calendar(who: Here, viewer: Viewer) -> tuple[Sayable, ...]:
    today = timezone.localdate()
    entries = appointments.ahead_of(who, _course(who, today=today))
    days = appointments.entry_days(entries, first=today, last=today + AHEAD)
    return tuple(_told_day(each) for each in days)


def _course(who: Here, *, today: date) -> Course:
    """The course of what stands behind no door: a result that somebody has not looked at is told to nobody through the circle."""
    return lay_out(facts.open_to_all(who), today)


def _told_day(each: appointments.EntryDay) -> Message:
    """A day with its time and no place: "Infusion Center" would say why. Where to pick somebody up stands in a task."""
    if each.day.at is None:
        return Message("circle-day", {"day": tell_day(each.day.on)})
    return Message("circle-day-at", {"day": tell_day(each.day.on), "at": tell_clock(each.day.at)})


def _tasks(who: Here, viewer: Viewer) -> tuple[Sayable, ...]:
    """The days that lack a hand, and those that they took themselves: who else took what is for those who coordinate."""
    found = tasks_of(who, today=timezone.localdate())
    name = next((each.member.name for each in members_in(who) if str(each.id) == viewer.id), "")
    return tuple(
        _told_task(each, day)
        for each in found
        for day in each.days
        if each.stands(day) == "open" or (each.stands(day) == "taken" and name in each.task.time_on(day.was).hands)
    )


def _told_task(each: ListedTask, day: TaskDay) -> Sayable:
    when = tell_when(day)
    return Message("circle-task", {"what": each.task.kind.name, "when": when}) if when else each.task.kind.name


def _people(who: Here, viewer: Viewer) -> tuple[Sayable, ...]:
    listed = (each.member for each in members_in(who) if str(each.id) != viewer.id)
    return tuple(both(f"{each.name}: {each.reach}" if each.reach else each.name) for each in listed)


def _feeling(who: Here, viewer: Viewer) -> tuple[Sayable, ...]:
    logged = next(iter(logged_in(who)), None)
    if logged is None:
        return ()
    known = feelings()
    strong = tuple(known[each].name for each, strength in logged.felt.strengths.items() if strength and each in known)
    return (_told_by(logged), *strong)


def _told_by(logged: Logged) -> Message:
    """The day, with the name of whoever noted it when it was not the person."""
    day = tell_day(logged.felt.on)
    if not logged.writer:
        return Message("circle-felt-on", {"day": day})
    return Message("circle-felt-on-by", {"day": day, "name": both(logged.writer)})


def _medicines(who: Here, viewer: Viewer) -> tuple[Sayable, ...]:
    return tuple(both(each.medicine.name) for each in medicines_of(who) if not each.medicine.stopped)


def _questions(who: Here, viewer: Viewer) -> tuple[Sayable, ...]:
    found = list_of(who, _course(who, today=timezone.localdate()))
    return tuple(each.question.text for each in (*found.first, *found.if_time))


SHOWS: Mapping[Section, _Show] = MappingProxyType(
    {
        "tasks": _tasks,
        "calendar": _calendar,
        "people": _people,
        "feeling": _feeling,
        "medicines": _medicines,
        "questions": _questions,
    }
)
"""How each section is shown. Rooms above add theirs: what has no way to be shown is not shown."""
