"""A page asks the database a few things, however much is in the story: no question is asked once for each row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rumbo.course.rhythms import Rhythm
from rumbo.course.schedules import Schedule
from rumbo.guide.planned import Planned
from rumbo.guide.waiting import Wait
from rumbo.web.living.calendar import actions as calendar
from rumbo.web.living.waiting import actions as waiting
from tests.web.cast import Household
from tests.web.trials.laid_out import take_trials

# The most statements a page may send: as many as it sends, and two to spare.
PAGES = {
    "/en/": 24, "/en/meaning/": 8, "/en/story/": 8, "/en/story/everything/": 7, "/en/story/who-did-what/": 4,
    "/en/questions/": 13, "/en/questions/visits/": 6,
    "/en/help/outside/": 2, "/en/help/outside/cancercare/": 2,
    "/en/help/": 2, "/en/help/card/": 5, "/en/help/who-to-call/": 5, "/en/story/records/": 5, "/en/file/": 3,
    "/en/file/readers/": 4, "/en/story/notebook/": 5, "/en/story/take/": 33,
    "/en/choices/": 6, "/en/choices/surgery/": 7, "/en/choices/side-by-side/?choice=surgery&choice=chemotherapy": 6,
    "/en/choices/cancers/breast/": 4,
    "/en/story/learned/": 4, "/en/choices/matters/": 9, "/en/choices/deciding/": 5, "/en/choices/numbers/": 4,
    "/en/living/barriers/": 9, "/en/living/barriers/check/": 6, "/en/living/barriers/about/working/": 6,
    "/en/living/long-view/": 8, "/en/living/long-view/scans/": 8,
    "/en/living/reading/": 5, "/en/living/reading/grief/": 5, "/en/living/caring/": 9,
    "/en/living/": 4, "/en/living/medicines/": 9, "/en/living/medicines/day/": 7, "/en/living/medicines/days/": 7,
    "/en/living/effects/": 9,
    "/en/living/calendar/": 9, "/en/living/calendar/month/2027/3/": 9, "/en/living/waiting/": 4,
    "/en/circle/people/": 6,
    "/en/circle/": 4, "/en/circle/needs/": 8, "/en/circle/needs/walk/": 12, "/en/circle/tasks/": 12, "/en/circle/tasks/new/": 10,
    "/en/story/pace/": 4,
    "/en/living/feeling/": 11, "/en/living/feeling/new/": 10, "/en/living/feeling/all/": 6, "/en/living/feeling/since/": 15,
    "/en/trials/": 10, "/en/trials/NCT99990001/": 11, "/en/trials/new/": 12, "/en/trials/saved/": 4, "/en/trials/fetching/": 3,
}  # fmt: skip


def queries(home: Household, address: str) -> int:
    """How many statements a page sends, once it has been shown before."""
    home.client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert home.client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("opened", [True, False])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_no_more_of_eleven_records_than_of_one(
    address: str, opened: bool, household: Callable[[str], Household]
) -> None:
    home = household("teodoro")  # eleven files, 69 facts
    if address.startswith("/en/trials/"):
        take_trials(home)
    if not opened:
        home.marisol.doors.all().delete()
    many = queries(home, address)
    for record in list(home.story.records.all())[1:]:
        record.delete()
    assert many <= PAGES[address]
    assert many - queries(home, address) <= 1


def test_the_calendar_and_the_scans_ask_no_more_for_many_than_for_one(home: Household) -> None:
    soon = timezone.localdate() + timedelta(days=1)
    again = Planned(kind="infusion", schedule=Schedule(on=soon, rhythm=Rhythm(unit="days", every=21, cycle=(1, 8))))
    pages = ("/en/", "/en/living/calendar/", f"/en/living/calendar/month/{soon:%Y/%m}/", "/en/living/waiting/")

    def noted() -> list[int]:
        kept = calendar.plan(story=home.story, by=home.marisol, planned=again)
        waiting.begin(here=home.here, wait=Wait(scan="CT", on=soon))
        return [queries(home, page) for page in (*pages, f"/en/living/calendar/{kept.pk}/")]

    few = noted()
    for _ in range(8):
        noted()
    assert noted() == few
