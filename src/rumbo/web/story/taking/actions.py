"""The write of taking along: that it was done, and how."""

from __future__ import annotations

from django.db import transaction

from rumbo.web.people import journal
from rumbo.web.story.access import Here


@transaction.atomic
def note_taken(*, here: Here, records: int, is_locked: bool) -> None:
    """Write down that a reader took the story along: with how many records, and whether it was encrypted."""
    about = f"records {records} encrypted {'yes' if is_locked else 'no'}"
    journal.write("story.taken", story=here.story, by=here.reader, about=about)
