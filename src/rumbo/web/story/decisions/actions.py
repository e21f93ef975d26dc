"""Every write to a decision: keyword-only, atomic, by a reader, with one event in the journal."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import transaction
from django.utils import timezone

from rumbo.guide.decisions import begin_decision, change_decision, decode_decision, encode_decision
from rumbo.web.people import journal
from rumbo.web.people.models import Reader, Story
from rumbo.web.story.models import KeptDecision


@transaction.atomic
def begin(*, story: Story, by: Reader, what: str) -> KeptDecision:
    """Write down what is to be decided."""
    key = uuid.uuid4()
    decision = begin_decision(str(key), what=what, by=str(by.pk), at=timezone.localtime())
    kept = KeptDecision.objects.create(id=key, story=story, by=by, body=encode_decision(decision))
    journal.write("decision.begun", story=story, by=by)
    return kept


@transaction.atomic
def change(*, kept: KeptDecision, by: Reader, **changed: Any) -> None:
    """Change some fields of the decision as it is now (those of `Version`). What stood before stays in its history."""
    kept.refresh_from_db(fields=["body"])  # a page that has been open for long must not undo what came since
    before = decode_decision(kept.body)
    after = change_decision(before, by=str(by.pk), at=timezone.localtime(), **changed)
    if after == before:
        return
    kept.body = encode_decision(after)
    kept.save(update_fields=["body"])
    journal.write("decision.changed", story=kept.story, by=by)


@transaction.atomic
def remove(*, kept: KeptDecision, by: Reader) -> None:
    """Take a decision away, with its history."""
    story = kept.story
    kept.delete()
    journal.write("decision.removed", story=story, by=by)
