"""The first page: what brought you here, three things tonight, and Today."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rumbo.web.people.models import Reader
from rumbo.web.vault.keyring import THE_KEYRING
from tests.web.cast import Household, browser
from tests.web.story.test_doors import text_of_pdf


def test_before_anything_is_asked_the_page_asks_what_brought_you_here(own_folder: Path) -> None:
    shown = browser().get("/en/").content.decode()
    assert "What brought you here?" in shown
    assert shown.count("/en/tonight/") == 4
    assert "<form" not in shown


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("situation", ["just_told", "waiting", "again", "scan", "helping"])
def test_the_first_evening_is_three_things_on_the_page_and_on_paper(
    situation: str, lang: str, own_folder: Path
) -> None:
    client = browser()
    shown = client.get(f"/{lang}/tonight/{situation}/").content.decode()
    assert shown.partition('<ol class="evening">')[2].partition("</ol>")[0].count("<h2>") == 3
    assert "988" in shown
    words = text_of_pdf(client.get(f"/{lang}/tonight/{situation}/sheet/?in=both").content).decode()
    assert "911" in words or "988" in words
    assert not own_folder.exists()


def test_a_situation_nobody_is_in_is_not_there(own_folder: Path) -> None:
    assert browser().get("/en/tonight/dragons/").status_code == 404
    assert browser().get("/en/tonight/dragons/sheet/").status_code == 404


def test_a_locked_file_leads_to_its_lock(home: Household) -> None:
    THE_KEYRING.lock()
    assert home.client.get("/en/").headers["Location"] == "/en/file/open/"
    assert "What brought you here?" in home.client.get("/en/begin/").content.decode()


def test_the_trail_comes_first_the_first_time_and_the_next_step_after_that(
    household: Callable[[str], Household],
) -> None:
    home = household("told")
    first = home.client.get("/en/").content.decode()
    assert first.index("Where you are") < first.index(">Next<")
    assert '<details class="trail-narrow" open>' in first
    assert Reader.objects.get(pk=home.marisol.pk).trail_seen
    again = home.client.get("/en/").content.decode()
    assert again.index(">Next<") < again.index("Where you are")
    assert '<details class="trail-narrow">' in again
    assert home.events.count("trail.seen") == 1


def test_a_reader_sees_the_trail_first_in_their_own_turn(household: Callable[[str], Household]) -> None:
    home = household("told")
    home.client.get("/en/")
    _, elenas = home.let_elena_in()
    shown = elenas.get("/en/").content.decode()
    assert shown.index("Where you are") < shown.index(">Next<")


def test_an_empty_story_has_no_trail(home: Household) -> None:
    assert '<svg class="drawing' not in home.client.get("/en/").content.decode()
    assert not Reader.objects.get(pk=home.marisol.pk).trail_seen


def test_no_length_of_time_is_on_the_trail_unless_it_was_turned_on(household: Callable[[str], Household]) -> None:
    home = household("told")
    home.client.get("/en/")
    plain = home.client.get("/en/").content.decode()
    assert " years" not in plain.partition('<svg class="drawing')[2].partition("</svg>")[0]
    home.client.post("/en/story/lengths/", {"shown": "yes"})
    assert home.client.get("/en/").content.decode() != plain
