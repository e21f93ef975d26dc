"""What is planned, as notes that go along with a reader, and in again elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from rumbo.records import Note
from rumbo.web.living.calendar.actions import enter_plan
from rumbo.web.story.access import Here
from rumbo.web.story.taking.notes import Keeper


def gather_plans(who: Here) -> Iterator[Note]:
    """Everything that is planned."""
    for kept in who.story.kept_plans.all():
        yield Note(kind="planned", id=str(kept.pk), at=kept.at, body=kept.body)


KEEPER = Keeper("planned", gather_plans, enter_plan)
