"""The logs of a story as their reader may see them: everyone who can open the file sees all, with who wrote each."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from django.http import Http404
from django.shortcuts import get_object_or_404

from rumbo.course import Course
from rumbo.guide.feeling.felt import Felt, decode_felt
from rumbo.guide.feeling.times import TreatedTime, treated_times
from rumbo.web.living.feeling.models import KeptFeeling
from rumbo.web.people.models import Reader
from rumbo.web.people.privacy import sealed_values
from rumbo.web.story import facts
from rumbo.web.story.access import Here

MONTH = timedelta(days=27)  # four weeks with the last day


class Logged(NamedTuple):
    """One log with the id of its row; `writer` names who wrote it when it was not the person."""

    id: uuid.UUID
    felt: Felt
    writer: str


def logged_in(who: Here) -> tuple[Logged, ...]:
    """Every log of the story, the latest day first."""
    names = {each.pk: each.name for each in who.story.readers.all() if each.role != Reader.Role.PERSON}
    rows = sealed_values(who.story.kept_feelings, "body", "id", "by")
    told = ((key, decode_felt(body), names.get(by, "")) for body, key, by in rows)
    found = [Logged(key, felt, writer or felt.writer) for key, felt, writer in told]
    return tuple(sorted(found, key=lambda each: each.felt.on, reverse=True))


def is_one_hand(who: Here, logged: Iterable[Logged]) -> bool:
    """Whether this reader alone wrote all of it, so that nothing needs a name."""
    return who.reader_is_alone and not any(each.felt.writer for each in logged)


def find_logged(who: Here, feeling_id: uuid.UUID) -> KeptFeeling:
    """One log of this story.

    Raises Http404 when it is not there.
    """
    return get_object_or_404(who.story.kept_feelings.select_related("by"), pk=feeling_id)


def find_own(who: Here, feeling_id: uuid.UUID) -> KeptFeeling:
    """One log that this reader wrote.

    Raises Http404 for another's: nobody changes what somebody else wrote.
    """
    kept = find_logged(who, feeling_id)
    if kept.by_id != who.reader.pk:
        raise Http404
    return kept


def find_removable(who: Here, feeling_id: uuid.UUID) -> KeptFeeling:
    """One log that this reader may take away: their own, and for the person any.

    Raises Http404 for the others.
    """
    kept = find_logged(who, feeling_id)
    if not may_remove(who, kept):
        raise Http404
    return kept


def may_remove(who: Here, kept: KeptFeeling) -> bool:
    """Whether this reader may take a log away: it is theirs, or about them."""
    return kept.by_id == who.reader.pk or who.reader.role == Reader.Role.PERSON


def times_of(who: Here, course: Course) -> tuple[TreatedTime, ...]:
    """The treatments, lines and cycles of the course that this reader may see, the latest first."""
    return treated_times(course, facts.visible_to(who))


def stretch_of(
    wanted: str, *, logged: tuple[Logged, ...], times: tuple[TreatedTime, ...], today: date
) -> tuple[date, date]:
    """The first and the last day to show: four weeks, "all", or one of the times of treatment by its number.

    What is wanted comes from an address; whatever it does not name is four weeks.
    """
    if wanted == "all" and logged:
        return min(today, *(each.felt.first_on for each in logged)), today
    if wanted.isdecimal() and int(wanted) < len(times):
        time = times[int(wanted)]
        return min(time.start, today), min(time.end or today, today)
    return today - MONTH, today
