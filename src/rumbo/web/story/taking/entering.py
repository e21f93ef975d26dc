"""What a note from another Rumbo becomes here: under which key it is kept, and whose it is."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from rumbo.web.people.models import Reader, Story

_OLDEST: Final = date(1950, 1, 1)  # as the forms ask
_YEARS: Final = range(1900, 2101)  # as the forms take them


class Writer(NamedTuple):
    """Whose row it is. When no reader here wrote it, `name` is how that one was called there."""

    reader: Reader | None
    name: str


def writer_of(story: Story, *, told: str, by: Reader) -> Writer:
    """Who wrote a note that `by` brings in: the reader of that name, and without a name the person."""
    readers = list(story.readers.all())
    if told:
        reader = next((each for each in readers if each.name == told), None)
        return Writer(reader, "" if reader else told)
    return Writer(next((each for each in readers if each.role == Reader.Role.PERSON), by), "")


def key_in(rows: QuerySet[Any], *, story: Story, told: str) -> uuid.UUID:
    """The key of a note's row in this story: its own, or where another story's row has that one, always the same other one.

    Raises ValueError when it is none.
    """
    key = uuid.UUID(told)
    other = uuid.uuid5(story.pk, key.hex)
    taken = dict(rows.filter(pk__in=[key, other]).values_list("pk", "story"))
    return other if other in taken or taken.get(key, story.pk) != story.pk else key


def was_a_day(on: date) -> bool:
    """Whether a day can have been noted. Where it was written, tomorrow may have begun."""
    return _OLDEST <= on <= timezone.localdate() + timedelta(days=1)


def may_be_planned(*days: date | None) -> bool:
    """Whether each of these days, where it is told, can stand in a calendar."""
    return all(day.year in _YEARS for day in days if day is not None)
