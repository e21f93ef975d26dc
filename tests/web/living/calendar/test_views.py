"""The calendar: put in, again and again, one day changed, ended, in files, on Today, taken along and erased."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import msgspec
import pytest
from django.utils import timezone
from icalendar import Calendar

from rumbo.course import Treatment
from rumbo.course.rhythms import Rhythm
from rumbo.course.schedules import Moved, Schedule
from rumbo.guide.planned import Planned
from rumbo.oncology import PartialDate
from rumbo.records import Note
from rumbo.web.living.calendar import actions
from rumbo.web.living.calendar.access import read
from rumbo.web.living.models import KeptPlan
from rumbo.web.questions.visits.actions import plan_visit
from rumbo.web.story.taking import notes
from rumbo.web.story.taking.actions import enter_notes
from tests.records.export.rfc5545 import faults_in
from tests.web.cast import Household

FIRST = date(2030, 3, 4)  # a Monday that lies ahead
CYCLE = Schedule(on=FIRST, at=time(9), where="Floor 2", rhythm=Rhythm(unit="days", every=21, cycle=(1, 8)))
TAXOL = Planned(kind="infusion", what="Taxol", who="Dr. Ríos", schedule=CYCLE)


def day(words: str, *, field: str = "on") -> dict[str, str]:
    return dict(zip((f"{field}_year", f"{field}_month", f"{field}_day"), words.split("-"), strict=True))


def planned_in(home: Household) -> Planned:
    return read(home.story.kept_plans.get())


def put(home: Household, planned: Planned = TAXOL) -> str:
    return f"/en/living/calendar/{actions.plan(story=home.story, by=home.marisol, planned=planned).pk}/"


def text(home: Household, address: str) -> str:
    found = home.client.get(address)
    assert found.status_code == 200
    return found.content.decode()


def test_something_is_put_in_with_its_day_alone(home: Household) -> None:
    sent = home.client.post("/en/living/calendar/new/", {"kind": "blood", **day("2030-3-4")})
    assert sent.status_code == 302
    assert planned_in(home) == Planned(kind="blood", schedule=Schedule(on=FIRST))
    assert home.events[-1] == "plan.made"
    assert "Blood test" in text(home, sent.url)


def test_a_day_that_is_not_known_to_the_day_is_refused(home: Household) -> None:
    for on in ({}, {"on_year": "2030"}, {**day("2030-3-4"), "on_about": "on"}):
        assert home.client.post("/en/living/calendar/new/", {"kind": "blood", **on}).status_code == 200
    assert not KeptPlan.objects.exists()


@pytest.mark.parametrize(
    ("given", "rhythm"),
    [
        ({"how": ""}, None), ({"how": "days", "every": "2"}, Rhythm(unit="days", every=2)),
        ({"how": "cycle", "every": "21", "cycle": "1, 8"}, Rhythm(unit="days", every=21, cycle=(1, 8))),
        ({"how": "weeks", "every": "3"}, Rhythm(unit="weeks", every=3)),
        ({"how": "weeks", "weekdays": ["3"]}, Rhythm(unit="weeks", weekdays=(0, 3))),
        ({"how": "months", **day("2030-9-1", field="until")}, Rhythm(unit="months", until=date(2030, 9, 1))),
        ({"how": "weekday"}, Rhythm(unit="months", nth=1)), ({"how": "years"}, Rhythm(unit="years")),
    ],
)  # fmt: skip
def test_it_comes_again_as_it_was_told(home: Household, given: dict[str, Any], rhythm: Rhythm | None) -> None:
    page = put(home, Planned(kind="scan", schedule=Schedule(on=FIRST)))
    assert home.client.post(f"{page}again/", given).status_code == 302
    assert planned_in(home).schedule.rhythm == rhythm
    assert home.client.get(f"{page}again/").status_code == 200
    assert home.client.post(f"{page}again/", given).status_code == 302


@pytest.mark.parametrize(
    "given",
    [
        {"how": "cycle", "every": "21", "cycle": "22"}, {"how": "cycle", "every": "21"}, {"how": "last"},
        {"how": "weeks", **day("2030-3-1", field="until")}, {"how": "weeks", "every": "0"}, {"how": "sometimes"},
    ],
)  # fmt: skip
def test_what_makes_no_rhythm_is_explained(home: Household, given: dict[str, str]) -> None:
    page = put(home, Planned(kind="scan", schedule=Schedule(on=FIRST)))
    found = home.client.post(f"{page}again/", given)
    assert found.status_code == 200
    assert 'class="error"' in found.content.decode()
    assert planned_in(home).schedule.rhythm is None


def test_a_fifth_monday_can_only_be_the_last(home: Household) -> None:
    page = put(home, Planned(kind="scan", schedule=Schedule(on=date(2030, 4, 29))))
    assert home.client.post(f"{page}again/", {"how": "weekday"}).status_code == 200
    assert home.client.post(f"{page}again/", {"how": "last", "every": "1"}).status_code == 302
    assert planned_in(home).schedule.rhythm == Rhythm(unit="months", nth=-1)
    assert 'value="last"' in text(home, f"{page}again/")


def test_all_of_it_is_changed_and_its_rhythm_goes_along(home: Household) -> None:
    page = put(home, Planned(kind="scan", schedule=Schedule(on=FIRST, rhythm=Rhythm(unit="weeks", weekdays=(0, 3)))))
    home.client.post(f"{page}change/", {"kind": "scan", "where": "Room 2", "zone": "America/Lima", **day("2030-3-5")})
    schedule = planned_in(home).schedule
    assert (schedule.on, schedule.where, schedule.zone) == (date(2030, 3, 5), "Room 2", "America/Lima")
    assert schedule.rhythm == Rhythm(unit="weeks", weekdays=(0, 1, 3))
    assert "Peru (Lima)" in text(home, page)


@pytest.mark.parametrize(("on", "nth"), [("2030-3-12", 2), ("2030-4-30", -1)])
def test_the_same_weekday_of_the_month_follows_its_new_day(home: Household, on: str, nth: Any) -> None:
    page = put(home, Planned(kind="scan", schedule=Schedule(on=FIRST, rhythm=Rhythm(unit="months", nth=1))))
    home.client.post(f"{page}change/", {"kind": "scan", **day(on)})
    assert planned_in(home).schedule.rhythm == Rhythm(unit="months", nth=nth)


def test_a_change_of_nothing_writes_nothing(home: Household) -> None:
    page = put(home, Planned(kind="scan", schedule=Schedule(on=FIRST, rhythm=Rhythm(unit="weeks"))))
    home.client.post(f"{page}change/", {"kind": "scan", **day("2030-3-4")})
    assert home.events[-1] == "plan.made"


def test_one_day_is_moved_left_out_and_put_back(home: Household) -> None:
    page = put(home)
    one = f"{page}days/2030-03-11/"
    assert "Monday, March 11, 2030" in text(home, one)
    home.client.post(one, {**day("2030-3-12"), "at": "11:00", "where": "Floor 4"})
    assert planned_in(home).schedule.moved == (
        Moved(was=date(2030, 3, 11), on=date(2030, 3, 12), at=time(11), where="Floor 4"),
    )
    assert "Put it back as it was" in text(home, one)
    home.client.post(f"{one}skip/")
    assert planned_in(home).schedule.skipped == (date(2030, 3, 11),)
    assert "Left out" in text(home, page)
    home.client.post(f"{one}put-back/")
    assert planned_in(home).schedule == CYCLE
    assert home.client.post(one, {}).status_code == 200


def test_a_day_that_is_none_of_its_days_is_no_page(home: Household) -> None:
    page = put(home)
    for words in ("2030-03-12", "tomorrow", "2030-02-30"):
        assert home.client.get(f"{page}days/{words}/").status_code == 404
    once = put(home, Planned(kind="scan", schedule=Schedule(on=FIRST)))
    assert home.client.get(f"{once}days/2030-03-04/").status_code == 404
    assert home.client.get(f"{once}end/").status_code == 404


def test_it_ends_and_what_was_before_stays(home: Household) -> None:
    page = put(home)
    assert home.client.get(f"{page}end/").status_code == 200
    assert home.client.post(f"{page}end/", day("2030-3-11", field="last")).status_code == 302
    assert planned_in(home).schedule.rhythm == Rhythm(unit="days", every=21, cycle=(1, 8), until=date(2030, 3, 11))
    assert "Until March 11, 2030" in text(home, page)


def test_a_month_shows_its_days_its_visits_and_the_treatments_to_begin(home: Household) -> None:
    put(home)
    plan_visit(story=home.story, by=home.marisol, who="Dr. Kamau", on=PartialDate(2030, 3, 5))
    home.tell(Treatment(modality="hormone", name="tamoxifen", given=None, on=PartialDate(2030, 3, 6)))
    page = text(home, "/en/living/calendar/month/2030/3/")
    for number in ("04", "05", "06", "11", "25"):
        assert f'href="#day-2030-03-{number}"' in page
        assert f'id="day-2030-03-{number}"' in page
    assert "Dr. Kamau" in page
    assert "Nothing is written down" in text(home, "/en/living/calendar/month/2031/1/".replace("2031", "2029"))
    for nothing in ("1500/1", "2030/13", "2030/0"):
        assert home.client.get(f"/en/living/calendar/month/{nothing}/").status_code == 404


def test_what_is_on_every_day_stands_apart(home: Household) -> None:
    today = timezone.localdate()
    put(home, Planned(kind="pills", what="Letrozole", schedule=Schedule(on=today, rhythm=Rhythm(unit="days"))))
    page = text(home, "/en/living/calendar/")
    assert page.count("Letrozole") == 1
    assert "Every day" in page
    assert "Letrozole" not in text(home, "/en/")


def test_a_file_says_with_whom_and_where_and_what_it_is_only_when_asked(home: Household) -> None:
    page = put(home)
    home.tell(Treatment(modality="hormone", name="tamoxifen", given=None, on=PartialDate(2030, 3, 6)))
    for address in ("/en/living/calendar/file/", f"{page}file/"):
        sent = home.client.get(address)
        assert sent.headers["Content-Type"].startswith("text/calendar")
        neutral, told = sent.content.decode(), home.client.get(f"{address}?what=yes").content.decode()
        assert not any(words in neutral for words in ("Taxol", "tamoxifen", "Infusion"))
        assert "Taxol" in told
        assert {str(each["location"]) for each in Calendar.from_ical(neutral).walk("VEVENT") if "rrule" in each} == {
            "Floor 2"
        }
        assert "Dr. Ríos" in neutral
        assert faults_in(neutral.encode()) == faults_in(told.encode()) == []


def test_where_nothing_lies_ahead_there_is_no_file(home: Household) -> None:
    assert home.client.get("/en/living/calendar/file/").status_code == 404
    page = put(home, Planned(kind="scan", schedule=Schedule(on=date(2020, 1, 1))))
    assert home.client.get(f"{page}file/").status_code == 404
    assert "Nothing is written down for these weeks" in text(home, "/en/living/calendar/")


@pytest.mark.parametrize(
    ("days", "title"), [(0, "Today on your calendar"), (2, "In two days on your calendar"), (3, "")]
)
def test_today_says_what_comes_in_the_next_days_only(home: Household, days: int, title: str) -> None:
    soon = timezone.localdate() + timedelta(days=days)
    page = put(home, Planned(kind="scan", what="MRI", schedule=Schedule(on=soon, at=time(9), where="Floor 2")))
    told = text(home, "/en/")
    assert ("MRI, 9 a.m., Floor 2" in told) is bool(title)
    assert (title in told and page in told) if title else "on your calendar" not in told


def test_who_else_added_it_is_said(home: Household) -> None:
    elena, _ = home.let_elena_in()
    kept = actions.plan(story=home.story, by=elena.reader, planned=TAXOL)
    assert "Elena" in text(home, f"/en/living/calendar/{kept.pk}/")


def test_it_goes_along_comes_in_once_and_can_be_erased(home: Household) -> None:
    page = put(home)
    keeper = next(each for each in notes.keepers if each.kind == "planned")
    (note,) = keeper.gather(home.here)
    assert not keeper.enter(story=home.story, by=home.marisol, note=note)
    assert home.client.post(f"{page}remove/").status_code == 302
    assert not KeptPlan.objects.exists()
    assert home.events[-1] == "plan.removed"
    assert keeper.enter(story=home.story, by=home.marisol, note=note)
    assert planned_in(home) == TAXOL
    with pytest.raises(ValueError, match="badly formed"):
        keeper.enter(story=home.story, by=home.marisol, note=Note(kind="planned", id="x", body=note.body))


@pytest.mark.parametrize(
    "schedule",
    [
        {"on": "1066-10-14"},
        {"on": "2027-03-01", "minutes": 0},
        {"on": "2027-03-01", "minutes": 10**9},
        {"on": "2027-03-01", "moved": [{"was": "2027-03-01", "on": "9999-12-31"}]},
    ],
)
def test_what_no_calendar_can_hold_stays_out(home: Household, schedule: dict[str, object]) -> None:
    body = msgspec.json.encode({"kind": "scan", "schedule": schedule}).decode()
    note = Note(kind="planned", id="0b9b2ad6-3a5c-4a3f-9a53-0f3a3a3f6a11", body=body)
    assert enter_notes(here=home.here, notes=[note]) == 0
    assert not KeptPlan.objects.exists()


def test_a_plan_says_nothing_of_itself_in_a_log(home: Household) -> None:
    kept = actions.plan(story=home.story, by=home.marisol, planned=TAXOL)
    assert str(kept) == f"kept plan {kept.pk}"


def test_what_comes_once_has_no_end_to_set(home: Household) -> None:
    page = put(home, Planned(kind="scan", schedule=Schedule(on=date(2027, 3, 1))))
    assert home.client.get(f"{page}end/").status_code == 404
