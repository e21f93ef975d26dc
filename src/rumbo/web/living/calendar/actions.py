"""Every write to the calendar: keyword-only, atomic, by a reader, with one event in the journal."""

from __future__ import annotations

from typing import Final

import msgspec
from django.db import transaction

from rumbo.course.schedules import Schedule
from rumbo.guide.planned import Planned, decode_planned, encode_planned
from rumbo.records import Note
from rumbo.records.export.events import drop_strays
from rumbo.web.living.calendar.access import read
from rumbo.web.living.calendar.models import KeptPlan
from rumbo.web.people import journal
from rumbo.web.people.models import Reader, Story
from rumbo.web.story.taking.entering import key_in, may_be_planned

_LONGEST: Final = 31 * 24 * 60  # minutes: a month, as in hospital


@transaction.atomic
def plan(*, story: Story, by: Reader, planned: Planned) -> KeptPlan:
    """Put something into the calendar."""
    kept = KeptPlan.objects.create(story=story, by=by, body=encode_planned(planned))
    journal.write("plan.made", story=story, by=by)
    return kept


@transaction.atomic
def change(*, kept: KeptPlan, by: Reader, planned: Planned) -> None:
    """Change all of it: what, whom, when and where. Times that were changed stay so, where there still are such times."""
    planned = msgspec.structs.replace(planned, schedule=drop_strays(planned.schedule))
    if planned == read(kept):
        return
    kept.body = encode_planned(planned)
    kept.save(update_fields=["body"])
    journal.write("plan.changed", story=kept.story, by=by)


def reschedule(*, kept: KeptPlan, by: Reader, schedule: Schedule) -> None:
    """Change when and where alone: one time of it, its rhythm, its end."""
    change(kept=kept, by=by, planned=msgspec.structs.replace(read(kept), schedule=schedule))


@transaction.atomic
def remove(*, kept: KeptPlan, by: Reader) -> None:
    """Take something out of the calendar, with all its days."""
    story = kept.story
    kept.delete()
    journal.write("plan.removed", story=story, by=by)


@transaction.atomic
def enter_plan(*, story: Story, by: Reader, note: Note) -> bool:
    """Enter what was planned in another Rumbo. What is here already stays as it is.

    Raises msgspec.ValidationError or ValueError when the note is none.
    """
    planned = decode_planned(note.body)
    schedule = planned.schedule
    until = schedule.rhythm.until if schedule.rhythm else None
    if not may_be_planned(schedule.on, until, *schedule.skipped, *(each.on for each in schedule.moved)):
        raise ValueError("a day that nothing can be planned for")
    if schedule.minutes is not None and not 0 < schedule.minutes <= _LONGEST:
        raise ValueError(f"no length of an appointment: {schedule.minutes} minutes")
    key = key_in(KeptPlan.objects.all(), story=story, told=note.id)
    return story.kept_plans.get_or_create(id=key, defaults={"by": by, "body": encode_planned(planned)})[1]
