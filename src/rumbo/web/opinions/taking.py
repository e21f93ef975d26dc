"""Opinions as they go along: as notes for another Rumbo, and side by side to read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from rumbo.oncology import PartialDate
from rumbo.paper import print_opinions, sheet_of_opinions
from rumbo.records import Note
from rumbo.web.opinions import actions
from rumbo.web.opinions.access import comparison_of
from rumbo.web.story import facts
from rumbo.web.story.access import Here
from rumbo.web.story.taking.member import Member, written_member
from rumbo.web.story.taking.notes import Keeper
from rumbo.words import LANGUAGES


def gather(who: Here) -> Iterator[Note]:
    """Every opinion, in the order in which they were noted."""
    for each in who.story.noted_opinions.all():
        yield Note(kind="opinion", id=str(each.pk), at=each.at, body=each.body)


KEEPER = Keeper("opinion", gather, actions.enter_opinion)


def members_of(who: Here, now: datetime) -> list[Member]:
    """All opinions side by side, where there is one."""
    comparison = comparison_of(who)
    if not comparison.opinions:
        return []
    sheet = sheet_of_opinions(comparison, printed_on=PartialDate.of(now.date()), name=facts.name_of(who))
    return [written_member("opinions.pdf", print_opinions(sheet, languages=LANGUAGES))]
