"""Where everything is due at once, one step pauses all of it: Today, reviews, waits, the calendar and its file."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import NamedTuple

import pytest
from django.utils import timezone

from rumbo.course import Treatment
from rumbo.course.rhythms import Rhythm
from rumbo.course.schedules import Schedule
from rumbo.guide import Pace
from rumbo.guide.decisions import decode_decision, list_choices
from rumbo.guide.pace import PaceKind
from rumbo.guide.planned import Planned
from rumbo.guide.waiting import Wait
from rumbo.oncology import PartialDate
from rumbo.web.living.calendar import actions as calendar
from rumbo.web.living.waiting import actions as waiting
from rumbo.web.living.waiting.access import waiting_for
from rumbo.web.story import facts
from rumbo.web.story.appointments import ahead_of
from rumbo.web.story.decisions import actions as decisions
from rumbo.web.story.decisions.access import find_decision, state_in, to_look_at_again
from rumbo.web.story.pace.actions import set_pace
from rumbo.web.story.taking import parcel
from rumbo.web.today.next_step import next_steps
from tests.web.cast import Household

TODAY = timezone.localdate()
WEEK = timedelta(days=7)
OTHERS: tuple[PaceKind, ...] = ("quiet", "comfort", "ended")
# What a page says when it reminds.
REMINDS = ("Answer once", "A decision to look at again", "on your calendar", "You are waiting for a scan", "Next</p>")


class Due(NamedTuple):
    """What is due in the story."""

    wait: uuid.UUID
    plan: uuid.UUID
    decision: uuid.UUID


def all_due(home: Household) -> Due:
    """A scan whose result is late, an infusion tomorrow, a decision to look at again, two facts that disagree."""
    home.bring([])
    for given in (True, False):
        home.tell(Treatment(modality="hormone", name="exemestane", given=given))
    wait = Wait(scan="CT", on=TODAY - 2 * WEEK, results_on=TODAY - WEEK)
    tomorrow = Schedule(on=TODAY + timedelta(days=1), rhythm=Rhythm(unit="weeks"))
    decision = decisions.begin(story=home.story, by=home.marisol, what="Whether to go on")
    decisions.change(kept=decision, by=home.marisol, review_on=PartialDate.of(TODAY))
    return Due(
        wait=waiting.begin(here=home.here, wait=wait).pk,
        plan=calendar.plan(story=home.story, by=home.marisol, planned=Planned(kind="infusion", schedule=tomorrow)).pk,
        decision=decision.pk,
    )


def at(home: Household, kind: PaceKind) -> None:
    set_pace(story=home.story, by=home.marisol, pace=Pace(kind=kind, since=TODAY))


def text(home: Household, address: str) -> str:
    return home.client.get(address).content.decode()


def counted(home: Household) -> list[int]:
    """How many things each source of reminders tells of."""
    course = facts.course_of(home.here, today=TODAY)
    return [
        len(next_steps(home.here, course)),
        len(waiting_for(home.here, today=TODAY)),
        len(to_look_at_again(home.story, today=TODAY)),
    ]


def test_as_usual_every_source_tells_of_what_is_due(home: Household) -> None:
    due = all_due(home)
    assert counted(home) == [3, 1, 1]
    assert "You wanted to look at this again by now." in text(home, f"/en/choices/deciding/{due.decision}/")
    assert '<span class="whose">waiting</span>' in text(home, "/en/living/waiting/")


@pytest.mark.parametrize("kind", OTHERS)
def test_at_another_pace_no_source_tells_of_anything(home: Household, kind: PaceKind) -> None:
    due = all_due(home)
    at(home, kind)
    assert counted(home) == [0, 0, 0]
    page = text(home, "/en/")
    assert not [each for each in REMINDS if each in page]
    assert "You wanted to look at this again by now." not in text(home, f"/en/choices/deciding/{due.decision}/")
    assert "to look at again" not in text(home, "/en/choices/deciding/").lower()
    assert '<span class="whose">waiting</span>' not in text(home, "/en/living/waiting/")


def test_a_decision_keeps_how_it_stands_otherwise(home: Household) -> None:
    due = all_due(home)
    at(home, "quiet")
    kept = find_decision(home.here, due.decision)
    assert state_in(home.story, decode_decision(kept.body), today=TODAY) == "open"
    choices = list_choices(decode_decision(kept.body).now, named=("pause",), own=())
    decisions.change(kept=kept, by=home.marisol, choices=choices, decided="pause")
    assert state_in(home.story, decode_decision(kept.body), today=TODAY) == "decided"
    at(home, "usual")
    assert state_in(home.story, decode_decision(kept.body), today=TODAY) == "look_again"


def test_quiet_says_that_a_calendar_elsewhere_may_still_remind(home: Household) -> None:
    all_due(home)
    assert "may remind you" not in text(home, "/en/living/calendar/")
    at(home, "quiet")
    assert "and it may remind you" in text(home, "/en/living/calendar/")
    assert "It may still remind you" in text(home, "/en/")
    assert home.client.get("/en/living/calendar/file/").status_code == 200


def test_after_an_end_nothing_lies_ahead_and_no_calendar_goes_out(home: Household) -> None:
    due = all_due(home)
    plan, now = f"/en/living/calendar/{due.plan}/", timezone.localtime()
    assert parcel.contents_of(home.here, now=now).has_calendar
    assert "In your own calendar" in text(home, plan)
    at(home, "ended")
    assert ahead_of(home.here, facts.course_of(home.here, today=TODAY)) == ()
    page = text(home, "/en/living/calendar/")
    assert "nothing is shown as still to come" in page
    assert "Nothing is written down" not in page
    assert str(due.plan) not in page
    assert home.client.get("/en/living/calendar/file/").status_code == 404
    assert "In your own calendar" not in text(home, plan)
    assert home.client.get(f"{plan}file/").status_code == 404
    assert not parcel.contents_of(home.here, now=now).has_calendar
    tomorrow = TODAY + timedelta(days=1)
    assert str(due.plan) in text(home, f"/en/living/calendar/month/{tomorrow.year}/{tomorrow.month}/")
