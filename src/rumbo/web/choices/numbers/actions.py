"""Every write at the doors before numbers: keyword-only, atomic, by their reader.

Every reader sees the journal, so it does not say which door, nor whether it was opened or closed.
"""

from __future__ import annotations

from django.db import transaction

from rumbo.guide import Numbers
from rumbo.guide import numbers as doors
from rumbo.web.choices.models import KeptNumbers
from rumbo.web.choices.numbers.access import numbers_of, seal
from rumbo.web.people import journal
from rumbo.web.story.access import Here


@transaction.atomic
def open_topic(*, here: Here, topic: str) -> None:
    """Open one door."""
    _keep(here, doors.open_topic(numbers_of(here), topic=topic))


@transaction.atomic
def close_topic(*, here: Here, topic: str) -> None:
    """Close it again; what was noted behind it is kept."""
    _keep(here, doors.close_topic(numbers_of(here), topic=topic))


@transaction.atomic
def note(*, here: Here, topic: str, words: str) -> None:
    """Keep what the doctor said about a topic."""
    _keep(here, doors.note_told(numbers_of(here), topic=topic, words=words))


def _keep(here: Here, after: Numbers) -> None:
    if after == numbers_of(here):
        return
    KeptNumbers.objects.update_or_create(reader=here.reader, defaults={"body": seal(here, after)})
    journal.write("numbers.changed", story=here.story, by=here.reader)
