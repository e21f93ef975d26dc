"""The gate: pages of the person's need an open file; what was written into a form meanwhile is offered again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rumbo.web.questions.models import WrittenQuestion
from rumbo.web.vault import drafts, gate, opening
from rumbo.web.vault.keyring import THE_KEYRING
from tests.web.cast import MARISOLS_PASSPHRASE, Household, browser


def lock(home: Household) -> None:
    """The file is locked behind Marisol's back, as it is when it lies idle."""
    THE_KEYRING.lock()


def test_what_was_written_into_a_locked_file_is_held_and_saved_after_opening(home: Household) -> None:
    lock(home)
    answered = home.client.post("/en/questions/", {"words": "Will I dance?"})
    assert answered.headers["Location"] == "/en/file/open/?next=%2Fen%2Ffile%2Fheld%2F"
    page = home.client.get(answered.headers["Location"]).content.decode()
    assert "What you just wrote is kept" in page
    assert "Your file was locked" in page
    home.client.post(answered.headers["Location"], {"passphrase": MARISOLS_PASSPHRASE, "next": "/en/file/held/"})
    held = home.client.get("/en/file/held/").content.decode()
    assert 'action="/en/questions/"' in held
    assert 'value="Will I dance?"' in held
    home.client.post("/en/questions/", {"words": "Will I dance?"})
    assert WrittenQuestion.objects.get().words == "Will I dance?"


def test_the_token_of_the_form_is_not_held(home: Household) -> None:
    lock(home)
    home.client.post("/en/questions/", {"words": "x", "csrfmiddlewaretoken": "secret"})
    ((_, held),) = drafts._held.values()
    assert held == {"address": "/en/questions/", "written": {"words": ["x"]}}


def test_what_one_browser_wrote_is_not_offered_to_another(home: Household) -> None:
    lock(home)
    home.client.post("/en/questions/", {"words": "mine"})
    other = browser()
    other.post("/en/file/open/", {"passphrase": MARISOLS_PASSPHRASE})
    assert other.get("/en/file/held/").headers["Location"] == "/en/"


def test_a_locked_file_writes_nothing_that_was_sent_to_the_disk(home: Household) -> None:
    lock(home)
    home.client.post("/en/questions/", {"words": "planted-in-a-draft"})
    files = [path for path in home.folder.path.rglob("*") if path.is_file()]
    assert files
    assert all(b"planted-in-a-draft" not in path.read_bytes() for path in files)


def test_a_part_of_a_page_leads_the_whole_page_to_the_lock(home: Household) -> None:
    lock(home)
    answered = home.client.get("/en/story/records/1/progress/", headers={"hx-request": "true"})
    assert answered.status_code == 200
    assert answered.headers["HX-Redirect"].startswith("/en/file/open/?next=")


def test_a_reader_comes_back_to_the_page_they_wanted(household: Callable[[str], Household]) -> None:
    home = household("told")
    lock(home)
    answered = home.client.get("/es/story/everything/?a=1")
    assert answered.headers["Location"] == "/es/file/open/?next=%2Fes%2Fstory%2Feverything%2F%3Fa%3D1"
    sent = {"passphrase": MARISOLS_PASSPHRASE, "next": "/es/story/everything/?a=1"}
    assert home.client.post("/es/file/open/", sent).headers["Location"] == "/es/story/everything/?a=1"


def test_a_file_without_a_passphrase_opens_by_itself(own_folder: Path) -> None:
    opening.make(passphrase=None)
    opening.lock()
    client = browser()
    assert client.get("/en/story/").status_code == 200
    assert client.get("/en/file/open/").headers["Location"] == "/en/"


def test_a_seat_of_an_earlier_start_counts_no_more(home: Household) -> None:
    assert browser(seat="of an earlier start").get("/en/story/").status_code == 302
    assert browser(seat="").get("/en/story/").status_code == 302


def test_a_page_that_is_shown_keeps_the_seat_warm(home: Household, monkeypatch: pytest.MonkeyPatch) -> None:
    touched = []
    monkeypatch.setattr(gate.THE_KEYRING, "touch", touched.append)
    home.client.get("/en/story/")
    assert touched


def test_a_damaged_header_is_explained_at_the_lock(home: Household) -> None:
    lock(home)
    home.folder.header.write_bytes(b"{}")
    answered = browser().get("/en/file/open/")
    assert answered.status_code == 403
    assert 'role="alert"' in answered.content.decode()


def test_nothing_held_is_no_error(home: Household) -> None:
    assert home.client.get("/en/file/held/").headers["Location"] == "/en/"
