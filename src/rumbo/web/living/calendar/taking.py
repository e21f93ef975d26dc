"""What is planned, as notes that go along with a reader, and in again elsewhere."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from django.db import transaction

from rumbo.guide.planned import decode_planned, encode_planned
from rumbo.records import Note
from rumbo.web.living.calendar.models import KeptPlan
from rumbo.web.people.models import Reader, Story
from rumbo.web.story.access import Here
from rumbo.web.story.taking.notes import Keeper


def gather_plans(who: Here) -> Iterator[Note]:
    """Everything that is planned."""
    for kept in who.story.kept_plans.all():
        yield Note(kind="planned", id=str(kept.pk), at=kept.at, body=kept.body)


@transaction.atomic
def enter_plan(*, story: Story, by: Reader, note: Note) -> bool:
    """Enter what is planned. What is here already stays as it is."""
    key, planned = uuid.UUID(note.id), decode_planned(note.body)
    _, is_new = KeptPlan.objects.get_or_create(
        id=key, story=story, defaults={"by": by, "body": encode_planned(planned)}
    )
    return is_new


KEEPER = Keeper("planned", gather_plans, enter_plan)
