"""Every write to what was felt: keyword-only, atomic, by a reader, with one event in the journal."""

from __future__ import annotations

from django.db import transaction

from rumbo.guide.feeling.felt import Felt, encode_felt
from rumbo.web.living.feeling.models import KeptFeeling
from rumbo.web.people import journal
from rumbo.web.people.models import Reader, Story


@transaction.atomic
def log(*, story: Story, by: Reader, felt: Felt) -> KeptFeeling:
    """Keep how somebody felt."""
    kept = KeptFeeling.objects.create(story=story, by=by, body=encode_felt(felt))
    journal.write("feeling.logged", story=story, by=by)
    return kept


@transaction.atomic
def change(*, kept: KeptFeeling, by: Reader, felt: Felt) -> None:
    """Keep a log as it now is."""
    kept.body = encode_felt(felt)
    kept.save(update_fields=["body"])
    journal.write("feeling.changed", story=kept.story, by=by)


@transaction.atomic
def remove(*, kept: KeptFeeling, by: Reader) -> None:
    """Take a log away."""
    story = kept.story
    kept.delete()
    journal.write("feeling.removed", story=story, by=by)
