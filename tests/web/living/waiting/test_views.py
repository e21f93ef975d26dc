"""The scan wait: noted, sealed for one reader, on Today while it lasts, asked once, taken along and erased."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from rumbo.course.schedules import Schedule
from rumbo.guide import Pace
from rumbo.guide.planned import Planned
from rumbo.guide.waiting import Wait
from rumbo.records import Note
from rumbo.web.living.calendar import actions as calendar
from rumbo.web.living.models import KeptWait
from rumbo.web.living.waiting import actions
from rumbo.web.living.waiting.access import waits_of
from rumbo.web.story.access import Here
from rumbo.web.story.pace.actions import set_pace
from rumbo.web.story.raised import raised_in
from rumbo.web.story.taking import notes, words
from rumbo.web.story.taking.actions import enter_notes
from tests.web.cast import Household

LINE = "You are waiting for a scan or its result."
ASKED = "How did the results come?"


def begun(home: Household, *, days_ago: int, results_days_ago: int | None = None) -> KeptWait:
    today = timezone.localdate()
    results_on = None if results_days_ago is None else today - timedelta(days=results_days_ago)
    wait = Wait(scan="CT of the chest", on=today - timedelta(days=days_ago), results_on=results_on, with_me="Elena")
    return actions.begin(here=home.here, wait=wait)


def today_of(home: Household) -> str:
    return home.client.get("/en/").content.decode()


def test_a_scan_is_noted_with_its_day_alone(home: Household) -> None:
    sent = home.client.post(
        "/en/living/waiting/new/", {"scan": "CT", "on_year": "2027", "on_month": "3", "on_day": "1"}
    )
    assert sent.status_code == 302
    ((kept, wait),) = waits_of(home.here)
    assert wait == Wait(scan="CT", on=date(2027, 3, 1))
    assert b"CT" not in bytes(kept.body)
    assert home.events[-1] == "wait.noted"
    page = home.client.get(sent.url).content.decode()
    assert "Not known yet" in page
    assert "Nobody at your clinic reads" in page


def test_without_a_day_to_the_day_it_is_asked_for(home: Household) -> None:
    for day in ({}, {"on_year": "2027"}, {"on_year": "2027", "on_month": "3", "on_day": "1", "on_about": "on"}):
        assert home.client.post("/en/living/waiting/new/", {"scan": "CT", **day}).status_code == 200
    assert waits_of(home.here) == ()


def test_a_scan_of_the_calendar_comes_along(home: Household) -> None:
    planned = Planned(kind="scan", what="MRI", schedule=Schedule(on=date(2027, 3, 1)))
    kept = calendar.plan(story=home.story, by=home.marisol, planned=planned)
    assert (
        f"/en/living/waiting/new/?plan={kept.pk}" in home.client.get(f"/en/living/calendar/{kept.pk}/").content.decode()
    )
    assert 'value="MRI"' in home.client.get(f"/en/living/waiting/new/?plan={kept.pk}").content.decode()
    for nothing in ("x", "00000000-0000-0000-0000-000000000000"):
        assert home.client.get(f"/en/living/waiting/new/?plan={nothing}").status_code == 200


def test_another_reader_never_sees_it(home: Household) -> None:
    kept = begun(home, days_ago=1)
    elena, browser = home.let_elena_in()
    assert waits_of(elena) == ()
    assert browser.get(f"/en/living/waiting/{kept.pk}/").status_code == 404
    assert LINE not in browser.get("/en/").content.decode()


def test_while_one_waits_today_has_one_calm_line_and_no_question(home: Household) -> None:
    kept = begun(home, days_ago=1)
    page = today_of(home)
    assert page.count(LINE) == 1
    assert f"/en/living/waiting/{kept.pk}/" in page
    assert ASKED not in page


def test_after_the_day_it_is_asked_once_and_leads_to_bringing_it_in(home: Household) -> None:
    kept = begun(home, days_ago=4, results_days_ago=1)
    assert ASKED in today_of(home)
    sent = home.client.post(f"/en/living/waiting/{kept.pk}/came/", {"came": "portal"})
    page = home.client.get(sent.url).content.decode()
    assert "/en/story/bring/" in page
    assert "/door/" not in page
    assert ASKED not in today_of(home)
    assert LINE not in today_of(home)
    assert home.client.post(f"/en/living/waiting/{kept.pk}/came/", {}).status_code == 200


def test_a_file_behind_its_door_is_led_to(home: Household) -> None:
    kept = begun(home, days_ago=4, results_days_ago=1)
    record = home.bring([])
    home.client.post(f"/en/living/waiting/{kept.pk}/came/", {"came": "team"})
    assert (
        f"/en/story/records/{record.pk}/door/"
        in home.client.get(f"/en/living/waiting/{kept.pk}/came/").content.decode()
    )


def test_not_yet_is_not_asked_again_until_another_day_is_told(home: Household) -> None:
    kept = begun(home, days_ago=4, results_days_ago=2)
    home.client.post(f"/en/living/waiting/{kept.pk}/came/", {"came": "not-yet"})
    page = today_of(home)
    assert ASKED not in page
    assert LINE in page
    day, scan = timezone.localdate() - timedelta(days=1), timezone.localdate() - timedelta(days=4)
    told = {"results_on_year": day.year, "results_on_month": day.month, "results_on_day": day.day}
    on = {"on_year": scan.year, "on_month": scan.month, "on_day": scan.day}
    assert home.client.post(f"/en/living/waiting/{kept.pk}/change/", {"scan": "CT", **on, **told}).status_code == 302
    assert ASKED in today_of(home)


@pytest.mark.parametrize("kind", ["quiet", "comfort", "ended"])
def test_at_another_pace_nothing_is_asked_and_no_line_is_shown(home: Household, kind: str) -> None:
    begun(home, days_ago=4, results_days_ago=1)
    set_pace(story=home.story, by=home.marisol, pace=Pace(kind=kind))  # type: ignore[arg-type]  # each is one
    page = today_of(home)
    assert ASKED not in page
    assert LINE not in page


def test_a_question_goes_to_the_list_once(home: Household) -> None:
    kept = begun(home, days_ago=1)
    for _ in range(2):
        sent = home.client.post(f"/en/living/waiting/{kept.pk}/ask/", {"question": "wait-portal"})
        assert sent.status_code == 302
    assert [each.id for each in raised_in(home.story)] == ["wait-portal"]
    assert "on your list" in home.client.get(f"/en/living/waiting/{kept.pk}/").content.decode()
    assert home.client.post(f"/en/living/waiting/{kept.pk}/ask/", {"question": "none"}).status_code == 404


def test_it_goes_along_with_its_reader_and_can_be_erased(home: Household) -> None:
    kept = begun(home, days_ago=4, results_days_ago=1)
    found = {each.name: b"".join(each.pieces()) for each in words.members_of(home.here, now=timezone.now())}
    told = found["my-words/scan-wait.txt"].decode()
    assert "Scan: CT of the chest" in told
    assert "Quién me acompaña: Elena" in told
    assert "The results come:" in told
    assert home.client.post(f"/en/living/waiting/{kept.pk}/remove/").status_code == 302
    assert not KeptWait.objects.exists()
    assert home.events[-1] == "wait.removed"
    assert not any("scan-wait" in each.name for each in words.members_of(home.here, now=timezone.now()))


def kept_notes(who: Here) -> list[Note]:
    return [note for note in notes.notes_of(who) if note.kind == "wait"]


def test_it_comes_in_again_once_and_sealed_for_whoever_brings_it(home: Household) -> None:
    begun(home, days_ago=4, results_days_ago=1)
    kept = begun(home, days_ago=2)
    (_, before), (_, earlier) = waits_of(home.here)
    gone = kept_notes(home.here)
    assert [note.id for note in gone][-1] == str(kept.pk)
    assert enter_notes(here=home.here, notes=gone) == 0
    actions.remove(here=home.here, kept=kept)
    assert enter_notes(here=home.here, notes=gone) == 1
    assert [wait for _, wait in waits_of(home.here)] == [before, earlier]
    elena, _ = home.let_elena_in()
    assert kept_notes(elena) == []
    assert [enter_notes(here=elena, notes=gone) for _ in range(2)] == [2, 0]
    assert [wait for _, wait in waits_of(elena)] == [before, earlier]
    assert len(waits_of(home.here)) == 2


@pytest.mark.parametrize(
    "body",
    ['{"scan": "CT"}', '{"scan": "CT", "on": "0001-01-01"}', '{"scan": "CT", "on": "2027-03-01", "results_on": "9999-12-31"}'],
)  # fmt: skip
def test_what_is_no_scan_stays_out(home: Household, body: str) -> None:
    whole = Note(kind="wait", id="0b9b2ad6-3a5c-4a3f-9a53-0f3a3a3f6a11", body=body)
    odd = Note(kind="wait", id="no-key", body='{"scan": "CT", "on": "2027-03-01"}')
    assert enter_notes(here=home.here, notes=[whole, odd]) == 0
    assert waits_of(home.here) == ()


def test_an_address_without_such_a_plan_begins_an_empty_form(home: Household) -> None:
    for plan in ("no-key", "0b9b2ad6-3a5c-4a3f-9a53-0f3a3a3f6a11"):
        assert home.client.get(f"/en/living/waiting/new/?plan={plan}").status_code == 200


def test_the_first_page_lists_the_scans_and_says_which_wait(home: Household) -> None:
    begun(home, days_ago=2)
    begun(home, days_ago=300)
    page = home.client.get("/en/living/waiting/").content.decode()
    assert page.count("CT of the chest") == 2
    assert page.count(">waiting<") == 1


def test_a_wait_says_nothing_of_itself_in_a_log(home: Household) -> None:
    kept = begun(home, days_ago=2)
    assert str(kept) == f"kept wait {kept.pk}"
