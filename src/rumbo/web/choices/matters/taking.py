"""What matters, for the parcel that a reader takes along: their own words alone."""

from __future__ import annotations

from datetime import datetime

from rumbo.oncology import PartialDate
from rumbo.paper import MattersSheet, print_matters
from rumbo.web.choices.matters.access import matters_of
from rumbo.web.story.access import Here
from rumbo.web.story.taking.member import Member, written_member
from rumbo.web.story.taking.words import FOLDER
from rumbo.words import LANGUAGES


def members_of(who: Here, now: datetime) -> list[Member]:
    """The sheet of what matters to this reader, when they wrote something."""
    matters = matters_of(who)
    if matters.is_silent:
        return []
    sheet = MattersSheet(matters=matters, printed_on=PartialDate.of(now.date()), name=who.reader.name)
    return [written_member(f"{FOLDER}/what-matters-to-me.pdf", print_matters(sheet, languages=LANGUAGES))]
