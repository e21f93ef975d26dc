"""The checks of a story: one's own as it is, and of the others only what they say is in the way, with who wrote it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.http import Http404
from django.shortcuts import get_object_or_404

from rumbo.guide.barriers import BarrierCheck, decode_check
from rumbo.web.living.barriers.models import KeptBarriers
from rumbo.web.people.models import Reader
from rumbo.web.story.access import Here


class OthersCheck(NamedTuple):
    """The check of somebody else: the id of its row, the name of who wrote it (empty: nobody knows), and the day."""

    id: int
    writer: str
    check: BarrierCheck
    at: datetime


def find_own(who: Here) -> KeptBarriers | None:
    """The row of this reader's check, if there is one."""
    return KeptBarriers.objects.filter(story=who.story, by=who.reader).first()


def own_check(who: Here) -> BarrierCheck:
    """What this reader replied; nothing when they never did."""
    kept = find_own(who)
    return decode_check(kept.body) if kept else BarrierCheck()


def others_checks(who: Here) -> tuple[OthersCheck, ...]:
    """The checks of the others that have something to tell."""
    rows = who.story.kept_barriers.exclude(by=who.reader).select_related("by")
    found = (_told(row, decode_check(row.body)) for row in rows)
    return tuple(each for each in found if each.check.says_something)


def _told(row: KeptBarriers, check: BarrierCheck) -> OthersCheck:
    return OthersCheck(row.pk, row.by.name if row.by else check.writer, check, row.at)


def find_removable(who: Here, check_id: int) -> KeptBarriers:
    """A check that this reader may erase: their own, and for the person any.

    Raises Http404 for the others.
    """
    kept = get_object_or_404(who.story.kept_barriers.select_related("story"), pk=check_id)
    if kept.by_id != who.reader.pk and who.reader.role != Reader.Role.PERSON:
        raise Http404
    return kept
