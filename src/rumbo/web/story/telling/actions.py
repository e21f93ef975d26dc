"""Keeping answers, and bringing the log into step with them: what changed becomes a new fact, what is gone is taken back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from rumbo.course import Statement
from rumbo.course.facts import encode
from rumbo.oncology import PartialDate
from rumbo.web.people import journal
from rumbo.web.people.models import Reader, Story
from rumbo.web.story.actions import append
from rumbo.web.story.models import Telling
from rumbo.web.story.telling.statements import statements


def answers_of(story: Story) -> dict[str, Any]:
    """The answers so far."""
    telling = Telling.objects.filter(story=story).first()
    answers: dict[str, Any] = json.loads(telling.answers) if telling else {}
    return answers


@transaction.atomic
def keep_answers(*, story: Story, by: Reader, answers: Mapping[str, Any], step: str) -> None:
    """Keep these answers beside the earlier ones, and let the log say the same."""
    telling, _ = Telling.objects.get_or_create(story=story)
    together = {**json.loads(telling.answers), **answers}
    told = _tell(story=story, by=by, told=json.loads(telling.told), now=statements(together, today=_today()))
    telling.answers, telling.told, telling.step = json.dumps(together), json.dumps(told), step
    telling.save()


def _tell(*, story: Story, by: Reader, told: dict[str, Any], now: Mapping[str, Statement]) -> dict[str, Any]:
    """Write what differs from what was told before; give back which fact now stands for each answer."""
    changed = 0
    for key in told.keys() | now.keys():
        before, says = told.get(key), now.get(key)
        words = encode(says).decode() if says else None
        if before and before["says"] == words:
            continue
        fact = append(story=story, by=by, says=says, supersedes=before["fact"] if before else None)
        told = {**told, key: {"fact": fact.id, "says": words}}
        changed += 1
    if changed:
        journal.write("told", story=story, by=by, about=f"count {changed}")
    return told


def _today() -> PartialDate:
    return PartialDate.of(timezone.localdate())
