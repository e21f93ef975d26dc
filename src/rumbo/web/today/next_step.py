"""What is next: at most three things, the first one first, each with a single step."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rumbo.course import Background, Course
from rumbo.guide.features import features_of
from rumbo.web.circle.people.access import role_of
from rumbo.web.circle.tasks.access import back_with, tasks_of
from rumbo.web.frame.templatetags.words import say
from rumbo.web.living.waiting.access import waiting_for
from rumbo.web.story import doors, facts
from rumbo.web.story.access import Here
from rumbo.web.story.appointments import EntryDay, entries_of, entry_days
from rumbo.web.story.decisions.access import to_look_at_again
from rumbo.web.story.models import Record
from rumbo.web.story.pace.access import pace_of

MOST = 3
_SOON = (_("Today on your calendar"), _("Tomorrow on your calendar"), _("In two days on your calendar"))


class NextStep(NamedTuple):
    """One thing: what it is, a sentence about it, the words of its step and where that leads."""

    key: str
    title: Promise
    about: Promise | str
    step: Promise
    address: str


def next_steps(who: Here, course: Course) -> tuple[NextStep, ...]:
    """The things to do now, none at another pace than the usual one. What waits on the person's word comes before what
    can wait.
    """
    if not pace_of(who.story, today=course.today.earliest).asks:
        return ()
    steps = [
        *_begin(course), *_records(who), *_results(who, course), *_hands(who), *_soon(who, course), *_conflicts(course),
        *_look_again(who, course), *_ask(course), *_card(who, course), *_choices(course),
    ]  # fmt: skip
    return tuple(steps[:MOST])


def _begin(course: Course) -> list[NextStep]:
    if not course.is_empty:
        return []
    return [
        NextStep(
            "tell", _("Begin your trail"), _("A few questions, one at a time. Nothing has to be answered."),
            _("Tell it myself"), reverse("story:tell"),
        ),
        NextStep(
            "bring", _("Or bring in a file"), _("From your hospital’s portal. It stays on this computer."),
            _("Bring something in"), reverse("story:bring"),
        ),
    ]  # fmt: skip


def _records(who: Here) -> list[NextStep]:
    records = who.story.records.all()
    if any(record.standing == Record.Standing.HELD for record in records):
        return [NextStep(
            "held", _("A file needs a word from you"), _("It has another name on it. Is it yours?"),
            _("Look at your records"), reverse("story:records"),
        )]  # fmt: skip
    answers = doors.answers_of(who)
    closed = [record for record in doors.closed_for(who) if record.pk not in answers]
    if closed:
        return [NextStep(
            "door", _("A file waits behind its door"), _("Look when you are ready, alone or with someone."),
            _("Go to the door"), reverse("story:door", args=[closed[0].pk]),
        )]  # fmt: skip
    return []


def _results(who: Here, course: Course) -> list[NextStep]:
    """A scan whose result was to have come by now: asked once. Which scan it is stands on its own page."""
    today = course.today.earliest
    due = [kept for kept, wait in waiting_for(who, today=today) if wait.asks(today)]
    if not due:
        return []
    return [NextStep(
        "results", _("How did the results come?"), _("You were waiting for a scan. What it says is not asked."),
        _("Answer once"), reverse("living:wait-came", args=[due[0].pk]),
    )]  # fmt: skip


def _hands(who: Here) -> list[NextStep]:
    """A task that nobody took and whose day is near: for whoever coordinates, and never for the person."""
    if role_of(who.reader) == "owner":
        return []
    now = timezone.localtime()
    if not back_with(who, tasks_of(who, today=now.date()), now=now):
        return []
    return [NextStep(
        "hands", _("A task has no hand yet"), _("Its day is near. Who else could we ask?"), _("Look at the tasks"),
        reverse("circle:tasks"),
    )]  # fmt: skip


def _soon(who: Here, course: Course) -> list[NextStep]:
    """What is in the calendar today or in the two days after it: the day that comes first, with its times and places."""
    today = course.today.earliest
    days = entry_days(entries_of(who, course), first=today, last=today + timedelta(days=len(_SOON) - 1))
    if not days:
        return []
    first = [each for each in days if each.day.on == days[0].day.on]
    return [NextStep(
        "soon", _SOON[(first[0].day.on - today).days], " · ".join(_told(each) for each in first), _("Look at it"),
        first[0].entry.page if len(first) == 1 else reverse("living:calendar"),
    )]  # fmt: skip


def _told(each: EntryDay) -> str:
    at = time_format(each.day.at, "TIME_FORMAT") if each.day.at else ""
    return ", ".join(part for part in (say(each.entry.name, "cap"), each.entry.who, at, each.day.where) if part)


def _conflicts(course: Course) -> list[NextStep]:
    if not course.conflicts:
        return []
    return [NextStep(
        "conflict", _("Two records disagree"), _("Nobody has to settle it now. It is on your list to ask."),
        _("See them side by side"), reverse("story:conflict", args=[course.conflicts[0].id]),
    )]  # fmt: skip


def _look_again(who: Here, course: Course) -> list[NextStep]:
    """A decision whose review date has come. What it is about is said on its own page, not on the first one."""
    due = to_look_at_again(who.story, today=course.today.earliest)
    if not due:
        return []
    return [NextStep(
        "decision", _("A decision to look at again"), _("You chose this time for it. Nothing has to change."),
        _("Look at it"), reverse("choices:decision", args=[due[0].id]),
    )]  # fmt: skip


def _ask(course: Course) -> list[NextStep]:
    if course.is_empty:
        return []
    return [NextStep(
        "questions", _("Three questions for your next visit"), _("Bring the sheet, and ask to go through it together."),
        _("Get ready for a visit"), reverse("questions:questions"),
    )]  # fmt: skip


def _choices(course: Course) -> list[NextStep]:
    """Where treatment may be talked about: not while something is only suspected, nor when all is clear."""
    if not features_of(course).active:
        return []
    return [NextStep(
        "choices", _("Choices to ask about"), _("What is talked about in a situation like this. It is shown to everyone in it."),
        _("Read about the choices"), reverse("choices:choices"),
    )]  # fmt: skip


def _card(who: Here, course: Course) -> list[NextStep]:
    told = {fact.says.topic for fact in facts.visible_to(who) if isinstance(fact.says, Background)}
    if course.is_empty or "night_phone" in told:
        return []
    return [NextStep(
        "card", _("Your emergency card"), _("For the fridge and the wallet. The night number of your clinic is missing."),
        _("Fill in the card"), reverse("help:card"),
    )]  # fmt: skip
