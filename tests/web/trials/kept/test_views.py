"""Saved trials: a note, "I told my doctor", side by side, and the page for the doctor."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest

from rumbo.paper.typesetting import pages_of
from rumbo.web.trials.kept.access import saved_in
from tests.paper.pages import words_of
from tests.web.cast import Household
from tests.web.trials.laid_out import take_trials


@pytest.fixture
def home(household: Callable[[str], Household]) -> Household:
    made = household("marisol")
    take_trials(made)
    for number in ("NCT99990001", "NCT99990003"):
        made.client.post(f"/en/trials/{number}/save/")
    return made


def test_a_trial_is_saved_once(home: Household) -> None:
    home.client.post("/en/trials/NCT99990001/save/")
    assert [each.saved.nct_id for each in saved_in(home.here)] == ["NCT99990001", "NCT99990003"]
    assert home.events.count("trial.saved") == 2


def test_a_note_and_the_day_the_doctor_was_told_are_kept(home: Household) -> None:
    key = saved_in(home.here)[0].row.pk
    assert home.client.post(f"/en/trials/saved/{key}/", {"note": "Ask Dr. Ríos", "told": "on"}).status_code == 302
    saved = saved_in(home.here)[0].saved
    assert saved.note == "Ask Dr. Ríos"
    assert saved.told_on is not None
    assert "I told my doctor" in home.client.get("/en/trials/saved/").content.decode()
    home.client.post(f"/en/trials/saved/{key}/", {})
    assert saved_in(home.here)[0].saved.told_on is None


def test_it_is_taken_off(home: Household) -> None:
    key = saved_in(home.here)[0].row.pk
    assert home.client.post(f"/en/trials/saved/{key}/remove/")["Location"].endswith("?done=removed")
    assert len(saved_in(home.here)) == 1
    assert home.client.post(f"/en/trials/saved/{uuid.uuid4()}/remove/").status_code == 404


def test_two_stand_side_by_side(home: Household) -> None:
    page = home.client.get("/en/trials/saved/side-by-side/?trial=NCT99990001&trial=NCT99990003").content.decode()
    for each in ("NCT99990001", "NCT99990003", "capivasertib", "trastuzumab deruxtecan", "What to ask first"):
        assert each in page
    assert "My note" not in page
    home.client.post(f"/en/trials/saved/{saved_in(home.here)[0].row.pk}/", {"note": "Ask Dr. Ríos"})
    again = home.client.get("/en/trials/saved/side-by-side/?trial=NCT99990001&trial=NCT99990003&near=Fresno,+CA")
    assert "Ask Dr. Ríos" in again.content.decode()
    assert "miles (" in again.content.decode()
    assert home.client.get("/en/trials/saved/side-by-side/").status_code == 302


def test_the_page_for_the_doctor_is_one_page_with_the_numbers_and_the_open_lines(home: Household) -> None:
    for number in range(4, 8):
        home.client.post(f"/en/trials/NCT9999000{number}/save/")
    query = "&".join(f"trial={each.saved.nct_id}" for each in saved_in(home.here))
    for language in ("en", "es"):
        pdf = home.client.get(f"/{language}/trials/saved/sheet/?{query}").content
        told = words_of(pdf)
        assert "NCT99990001" in told
        assert "NCT99990006" not in told  # four at most
        assert pages_of(pdf) == 1
    assert home.client.get("/en/trials/saved/sheet/").status_code == 302


def test_a_saved_trial_that_is_gone_is_still_listed_and_said_to_be_closed(home: Household) -> None:
    for each in home.folder.trials.iterdir():
        if each.name == "current":
            each.unlink()
    page = home.client.get("/en/trials/saved/").content.decode()
    assert "NCT99990001" in page
    assert "is not open now" in page
    assert "NCT99990001" in words_of(home.client.get("/en/trials/saved/sheet/?trial=NCT99990001").content)


def test_the_page_of_a_note_shows_what_was_noted(home: Household) -> None:
    key = saved_in(home.here)[0].row.pk
    home.client.post(f"/en/trials/saved/{key}/", {"note": "Ask Dr. Ríos", "told": "on"})
    page = home.client.get(f"/es/trials/saved/{key}/").content.decode()
    assert "Ask Dr. Ríos" in page
    assert "checked" in page
    assert 'class="error' in home.client.post(f"/en/trials/saved/{key}/", {"note": "x" * 3_000}).content.decode()


def test_the_page_for_the_doctor_names_the_nearest_place_of_each(home: Household) -> None:
    path = "/en/trials/saved/sheet/?trial=NCT99990001&trial=NCT99990003"
    assert "A place: Lakeshore Invented Cancer Center, Chicago, Illinois; and 2 more places" in words_of(
        home.client.get(path).content
    )
    told = words_of(home.client.get(f"{path}&near=Miami,+FL").content)
    assert "The nearest place: Biscayne Invented Clinic, Miami, Florida; and 2 more places" in told
    assert "Whom to call: Invented Study Nurse" in told
