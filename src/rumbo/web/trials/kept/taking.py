"""Saved trials as they go along: as notes for another Rumbo, and as the page for the doctor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from rumbo.paper import print_trials
from rumbo.records import Note
from rumbo.web.story.access import Here
from rumbo.web.story.taking.member import Member, written_member
from rumbo.web.story.taking.notes import Keeper
from rumbo.web.trials import actions
from rumbo.web.trials.kept.access import MOST, saved_in, sheet_of
from rumbo.words import LANGUAGES


def gather(who: Here) -> Iterator[Note]:
    """Every saved trial, in the order in which they were saved."""
    for each in who.story.saved_trials.all():
        yield Note(kind="trial", id=str(each.pk), at=each.at, body=each.body)


KEEPER = Keeper("trial", gather, actions.enter_saved)


def members_of(who: Here, now: datetime) -> list[Member]:
    """The page for the doctor, where a trial was saved: of the last ones, as many as it holds."""
    numbers = [each.saved.nct_id for each in saved_in(who)][-MOST:]
    if not numbers:
        return []
    sheet = sheet_of(who, numbers, on=now.date())
    return [written_member("trials.pdf", print_trials(sheet, languages=LANGUAGES))]
