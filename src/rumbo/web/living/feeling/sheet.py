"""The page for the doctor, put together: from which day, held against which treatment, with what chart."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from rumbo.guide.feeling.looking_back import chart, look_back
from rumbo.guide.feeling.times import TreatedTime
from rumbo.oncology import PartialDate
from rumbo.paper import FeelingSheet
from rumbo.web.living.feeling.access import MONTH, logged_in, times_of
from rumbo.web.story import facts, last_visit
from rumbo.web.story.access import Here

_TRACKS = 5


def begins_on(who: Here, *, asked: date | None) -> tuple[date, bool]:
    """The day it tells from: the one asked for, else the last visit, else four weeks ago; and whether it is the visit."""
    today = timezone.localdate()
    visit = last_visit.day_of(who, before=today)
    start = asked or visit or today - MONTH
    return start, start == visit


def sheet_of(who: Here, *, since: date, from_visit: bool) -> FeelingSheet:
    """The page from one day until today, as this reader may see it."""
    today = timezone.localdate()
    times = times_of(who, facts.course_of(who, today=today))
    felts = [each.felt for each in logged_in(who)]
    treatment = _held_against(times)
    began = treatment.start if treatment else None
    return FeelingSheet(
        look=look_back(felts, since=since, until=today, began=began),
        chart=chart(felts, since=since, until=today, most=_TRACKS),
        times=times,
        treatment=treatment,
        from_visit=from_visit,
        printed_on=PartialDate.of(today),
        name=facts.name_of(who),
    )


def _held_against(times: tuple[TreatedTime, ...]) -> TreatedTime | None:
    """The treatment that began last among those that go on."""
    return next((each for each in times if each.kind == "treatment" and each.end is None), None)
