"""Bringing in, as a browser does it: choose, the door, review, and taking a file out with all that came from it."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rumbo.oncology import PartialDate
from rumbo.web.story import facts
from rumbo.web.story.imports import reading
from rumbo.web.story.imports.forms import first_closed_day
from rumbo.web.story.models import FactRow, Import, Record
from rumbo.web.vault import opening, sealed_files
from rumbo.web.vault.keyring import THE_KEYRING
from tests.web.cast import Household, browser, reading_of


@pytest.fixture
def brought(home: Household) -> Record:
    """Marisol's whole record, its door closed."""
    return home.bring(reading_of("marisol").facts, sha256=reading_of("marisol").records[0].sha256)


def test_where_there_is_no_file_yet_that_comes_first(own_folder: object) -> None:
    answered = browser().get("/en/story/bring/")
    assert answered.headers["Location"] == "/en/file/protect/?next=/en/story/bring/"


def test_while_locked_opening_comes_first(home: Household) -> None:
    THE_KEYRING.lock()
    answered = home.client.get("/en/story/bring/")
    assert answered.headers["Location"] == "/en/file/open/?next=/en/story/bring/"


def test_several_files_are_taken_at_once(home: Household) -> None:
    sent = [SimpleUploadedFile(f"{number}.txt", str(number).encode()) for number in range(3)]
    answered = home.client.post("/en/story/bring/", {"records": sent})
    for each in Import.objects.all():
        reading.wait_for(each, seconds=60)
    assert answered.headers["Location"] == "/en/story/records/?done=brought-in"
    assert Record.objects.count() == 3


def test_an_empty_file_is_kept_too(home: Household) -> None:
    home.client.post("/en/story/bring/", {"records": SimpleUploadedFile("empty.json", b"")})
    for each in Import.objects.all():
        reading.wait_for(each, seconds=60)
    assert Record.objects.get().standing == "not_read"


def test_a_file_that_is_too_large_is_refused_with_the_limit(home: Household, settings) -> None:
    settings.RUMBO_LARGEST_FILE_MB = 0
    shown = home.client.post("/en/story/bring/", {"records": SimpleUploadedFile("all.json", b"{}")})
    assert 'class="error"' in shown.content.decode()
    assert not Record.objects.exists()


def test_the_door_stands_before_the_record(home: Household, brought: Record) -> None:
    answered = home.client.get(f"/en/story/records/{brought.pk}/")
    assert answered.headers["Location"] == f"/en/story/records/{brought.pk}/door/"
    shown = home.client.get(answered.headers["Location"]).content.decode()
    assert "good news or bad" in shown
    assert "tel:" in shown


def test_not_now_leads_away_and_keeps_the_door_closed(home: Household, brought: Record) -> None:
    answered = home.client.post(f"/en/story/records/{brought.pk}/door/", {"answer": "not_now"})
    assert answered.headers["Location"].startswith("/en/?done=")
    assert facts.visible_to(home.here) == ()
    assert "chose not to look" in home.client.get(f"/en/story/records/{brought.pk}/").content.decode()
    answered = home.client.get(f"/en/story/records/{brought.pk}/review/")
    assert answered.headers["Location"] == f"/en/story/records/{brought.pk}/door/"


def test_an_answer_that_is_none_keeps_the_door_closed(home: Household, brought: Record) -> None:
    home.client.post(f"/en/story/records/{brought.pk}/door/", {"answer": "open sesame"})
    assert facts.visible_to(home.here) == ()


def test_older_opens_up_to_the_month_one_knows(home: Household, brought: Record) -> None:
    sent = {"answer": "older", "before_year": "2016", "before_month": "1"}
    answered = home.client.post(f"/en/story/records/{brought.pk}/door/", sent)
    assert answered.headers["Location"] == f"/en/story/records/{brought.pk}/review/"
    seen = facts.visible_to(home.here)
    assert seen
    assert all(fact.statement.on is None or fact.statement.on.latest.year < 2016 for fact in seen)


@pytest.mark.parametrize(
    ("known", "closed"), [("2019", "2019-01-01"), ("2019-03", "2019-03-01"), ("2019-03-05", "2019-03-05")]
)
def test_the_month_one_names_stays_closed_itself(known: str, closed: str) -> None:
    assert first_closed_day(PartialDate.parse(known)).isoformat() == closed


def test_review_asks_about_cancers_treatments_and_returns_only(home: Household, brought: Record) -> None:
    home.client.post(f"/en/story/records/{brought.pk}/door/", {"answer": "look"})
    shown = home.client.get(f"/en/story/records/{brought.pk}/review/").content.decode()
    assert shown.count('value="right" checked') == shown.count("<fieldset")
    assert 3 < shown.count("<fieldset") < 20
    assert "other facts were taken as they are" in shown


def test_what_is_called_wrong_is_gone_from_the_story(home: Household, brought: Record) -> None:
    home.client.post(f"/en/story/records/{brought.pk}/door/", {"answer": "look"})
    before = len(facts.in_force_of(home.story))
    answered = home.client.post(
        f"/en/story/records/{brought.pk}/review/", {"item-1": "right", "item-2": "wrong", "item-3": "ask"}
    )
    assert answered.headers["Location"] == "/en/meaning/"
    after = facts.in_force_of(home.story)
    assert len(after) < before
    assert any(fact.standing == "unsure" and fact.source for fact in after)
    brought.refresh_from_db()
    assert brought.reviewed_at


def test_a_record_taken_out_leaves_nothing_of_it(home: Household, brought: Record) -> None:
    home.client.post(f"/en/story/records/{brought.pk}/door/", {"answer": "look"})
    home.client.post(f"/en/story/records/{brought.pk}/review/", {"item-2": "ask", "item-3": "ask"})
    assert b"Erase" in home.client.get(f"/en/story/records/{brought.pk}/remove/").content
    home.client.post(f"/en/story/records/{brought.pk}/remove/")
    assert not Record.objects.exists()
    assert not FactRow.objects.filter(body__isnull=False).exclude(record=None).exists()
    assert facts.in_force_of(home.story) == ()
    assert list(sealed_files.list_names(opening.folder().records)) == []
    assert home.events[-1] == "record.removed"
    assert all(fact.says is None for fact in facts.log_of(home.story))


@pytest.mark.parametrize("page", ["", "door/", "review/", "remove/", "file/", "progress/"])
def test_a_record_that_is_not_there_is_not_there(page: str, home: Household) -> None:
    assert home.client.get(f"/en/story/records/77/{page}").status_code == 404


def test_a_record_that_was_not_read_has_no_door(home: Household, brought: Record) -> None:
    Record.objects.update(standing="not_read")
    answered = home.client.get(f"/en/story/records/{brought.pk}/door/")
    assert answered.headers["Location"] == f"/en/story/records/{brought.pk}/"
