"""What would help in a story: one's own walk, and those of the others with who said it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.http import Http404
from django.shortcuts import get_object_or_404

from rumbo.guide.circle.needs import NeedsWalk, decode_walk, suggested_by
from rumbo.web.circle.needs.models import KeptNeeds
from rumbo.web.living.barriers.access import own_check
from rumbo.web.people.models import Reader
from rumbo.web.story.access import Here
from rumbo.web.story.appointments import CalendarEntry, is_over, written_in


class OthersWalk(NamedTuple):
    """The walk of somebody else: the id of its row, and the name of who said it (empty: nobody knows)."""

    id: int
    writer: str
    walk: NeedsWalk


def find_own_walk(who: Here) -> KeptNeeds | None:
    """The row of this reader's walk, if there is one."""
    return who.story.kept_needs.filter(by=who.reader).first()


def own_walk(who: Here) -> NeedsWalk:
    """What this reader said would help; nothing when they never did."""
    kept = find_own_walk(who)
    return decode_walk(kept.body) if kept else NeedsWalk()


def others_walks(who: Here) -> tuple[OthersWalk, ...]:
    """The walks of the others."""
    rows = who.story.kept_needs.exclude(by=who.reader).select_related("by")
    found = ((row, decode_walk(row.body)) for row in rows)
    return tuple(OthersWalk(row.pk, row.by.name if row.by else walk.writer, walk) for row, walk in found)


def find_removable_walk(who: Here, walk_id: int) -> KeptNeeds:
    """A walk that this reader may erase: their own, and for the person any.

    Raises Http404 for the others.
    """
    kept = get_object_or_404(who.story.kept_needs.select_related("story"), pk=walk_id)
    if kept.by_id != who.reader.pk and who.reader.role != Reader.Role.PERSON:
        raise Http404
    return kept


def suggested_for(who: Here, *, today: date) -> frozenset[str]:
    """The ids of the needs that one's own barriers and the calendar suggest: a day out suggests a ride."""
    found = suggested_by(own_check(who).in_the_way)
    return found | {"rides"} if days_out(who, today=today) else found


def days_out(who: Here, *, today: date) -> tuple[CalendarEntry, ...]:
    """What is in the calendar on some days to come, not on every one; nothing once the story has ended."""
    if is_over(who, today=today):
        return ()
    schedules = ((each, each.appointment.schedule) for each in written_in(who))
    return tuple(each for each, schedule in schedules if schedule.is_ahead(today) and not schedule.is_daily)
