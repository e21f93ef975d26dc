"""Every write to the checks of barriers: keyword-only, atomic, by a reader, with one event in the journal."""

from __future__ import annotations

from django.db import transaction

from rumbo.guide.barriers import BarrierCheck, encode_check
from rumbo.web.living.barriers.models import KeptBarriers
from rumbo.web.people import journal
from rumbo.web.people.models import Reader, Story


@transaction.atomic
def keep(*, story: Story, by: Reader, check: BarrierCheck) -> KeptBarriers:
    """Keep what one reader replied, in place of what they replied before."""
    kept, _ = KeptBarriers.objects.update_or_create(story=story, by=by, defaults={"body": encode_check(check)})
    journal.write("barriers.kept", story=story, by=by)
    return kept


@transaction.atomic
def remove(*, kept: KeptBarriers, by: Reader) -> None:
    """Erase a check."""
    story = kept.story
    kept.delete()
    journal.write("barriers.removed", story=story, by=by)
