"""Telling, as a browser does it: from the first answer, kept before there is a file, to the trail."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from rumbo.web.people.models import Story
from rumbo.web.story.models import FactRow
from rumbo.web.story.telling.actions import answers_of
from rumbo.web.vault import header
from rumbo.web.vault.folder import VaultFolder
from tests.web.cast import MARISOLS_PASSPHRASE, Household, browser


def test_the_first_answer_waits_in_memory_until_there_is_a_file(own_folder: Path) -> None:
    client = browser()
    answered = client.post("/en/story/tell/name/", {"answer": "Marisol"})
    assert answered.headers["Location"] == "/en/file/protect/?next=/en/story/tell/kept/"
    assert not own_folder.exists()
    secret = {"passphrase": MARISOLS_PASSPHRASE, "again": MARISOLS_PASSPHRASE, "next": "/en/story/tell/kept/"}
    answered = client.post("/en/file/protect/", secret)
    assert answered.headers["Location"] == "/en/file/recovery-key/?next=/en/story/tell/kept/"
    shown = client.get(answered.headers["Location"]).content.decode()
    assert 'href="/en/story/tell/kept/"' in shown
    assert client.get("/en/story/tell/kept/").headers["Location"] == "/en/story/tell/c1.cancer/"
    assert answers_of(Story.objects.get()) == {"name": "Marisol"}
    assert header.needs_passphrase(header.read(VaultFolder(own_folder).header))
    assert client.get("/en/story/tell/kept/").headers["Location"] == "/en/story/tell/"


def test_going_without_a_passphrase_is_possible_after_being_told(own_folder: Path) -> None:
    client = browser()
    client.post("/es/story/tell/name/", {"answer": "Marisol"})
    assert "Cualquiera que" in client.get("/es/file/protect/without/?next=/es/story/tell/kept/").content.decode()
    answered = client.post("/es/file/protect/without/", {"next": "/es/story/tell/kept/"})
    assert answered.headers["Location"] == "/es/story/tell/kept/"
    client.get("/es/story/tell/kept/")
    assert answers_of(Story.objects.get()) == {"name": "Marisol"}
    assert not header.needs_passphrase(header.read(VaultFolder(own_folder).header))
    assert browser().get("/es/story/").status_code == 200


def test_a_story_is_told_to_the_trail(home: Household) -> None:
    told: dict[str, dict[str, Any]] = {
        "name": {"answer": "Marisol"}, "c1.cancer": {"answer": "cáncer de mama"},
        "c1.found": {"answer_year": "2014", "answer_about": "on"},
        "c1.side": {"answer": "left"}, "c1.t1.kind": {"answer": "none"}, "c1.clear": {"answer": "yes"},
        "c1.clear-on": {"skip": "1"}, "c1.b1.back": {"answer": "yes"}, "c1.b1.where": {"answer": "hígado y hueso"},
        "c1.b1.when": {"answer_year": "2024", "answer_month": "3"}, "c1.b1.word": {"answer": ""},
        "c1.b1.t1.kind": {"answer": "medicine"}, "c1.b1.t1.name": {"answer": "letrozol"},
        "c1.b1.t1.dates": {"began_year": "2024", "still": "on"}, "c1.b1.t2.kind": {"answer": "none"},
        "c1.b1.clear": {"answer": ""}, "c1.b2.back": {"answer": "no"}, "c1.another": {"answer": "no"},
        "now": {"answer": "stable"},
    }  # fmt: skip
    address = home.client.get("/es/story/tell/").headers["Location"]
    walked = []
    while "/tell/" in address and not address.endswith("/finished/"):
        key = address.rstrip("/").rsplit("/", 1)[-1]
        walked.append(key)
        assert home.client.get(address).status_code == 200
        address = home.client.post(address, told[key]).headers["Location"]
    assert walked == list(told)
    shown = home.client.get("/es/story/tell/finished/", follow=True).content.decode()
    assert "hígado" in shown
    assert "2024" in shown
    assert answers_of(home.story)["c1.clear-on"] is None


def test_telling_goes_on_where_it_was_left(home: Household) -> None:
    home.client.post("/en/story/tell/name/", {"answer": "Marisol"})
    home.client.post("/en/story/tell/c1.cancer/", {"answer": "colon cancer"})
    assert home.client.get("/en/story/tell/").headers["Location"] == "/en/story/tell/c1.found/"


def test_an_answer_is_shown_again_when_one_goes_back(household) -> None:
    home: Household = household("told")
    assert 'value="breast cancer"' in home.client.get("/en/story/tell/c1.cancer/").content.decode()
    assert 'value="2014"' in home.client.get("/en/story/tell/c1.found/").content.decode()
    assert 'href="/en/story/tell/c1.cancer/"' in home.client.get("/en/story/tell/c1.found/").content.decode()


def test_a_question_that_is_not_asked_is_not_there(home: Household) -> None:
    assert home.client.get("/en/story/tell/c9.cancer/").status_code == 404
    assert home.client.post("/en/story/tell/c1.side/", {"answer": "left"}).status_code == 404
    assert not FactRow.objects.exists()


def test_while_locked_a_question_leads_to_the_lock_page(home: Household) -> None:
    from rumbo.web.vault.keyring import THE_KEYRING

    THE_KEYRING.lock()
    assert home.client.get("/en/story/tell/name/").headers["Location"] == "/en/file/open/?next=/en/story/tell/name/"


@pytest.mark.parametrize(
    ("address", "finds"),
    [
        ("/en/story/tell/find/cancers/?answer=breas", "breast cancer"),
        ("/es/story/tell/find/cancers/?answer=mama", "cáncer de mama"),
        ("/en/story/tell/find/drugs/?answer=tamox", "tamoxifen"),
    ],
)
def test_what_one_types_is_found_in_either_language(address: str, finds: str, own_folder: Path) -> None:
    assert finds in browser().get(address).content.decode()


@pytest.mark.parametrize("typed", ["", "b", "%20", "<b>", "x" * 5000])
def test_what_means_nothing_finds_nothing(typed: str, own_folder: Path) -> None:
    answered = browser().get(f"/en/story/tell/find/cancers/?answer={typed}")
    assert answered.status_code == 200
    assert "<b>" not in answered.content.decode().replace("</b>", "")
