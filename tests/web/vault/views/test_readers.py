"""Readers of one file: each with a secret of their own, each taken away with their own pages."""

from __future__ import annotations

import pytest

from rumbo.web.people.models import Reader
from rumbo.web.story import actions
from rumbo.web.vault import header, opening
from rumbo.web.vault.keyring import THE_KEYRING
from rumbo.words import Explained
from tests.web.cast import ELENAS_PASSPHRASE, MARISOLS_PASSPHRASE, Household, browser

ELENA = {"name": "Elena", "role": "care_partner", "passphrase": ELENAS_PASSPHRASE, "again": ELENAS_PASSPHRASE}


def test_a_second_reader_sits_down_and_is_in_with_a_key_of_their_own(home: Household) -> None:
    answered = home.client.post("/en/file/readers/add/", ELENA)
    assert answered.headers["Location"].startswith("/en/file/recovery-key/?next=")
    assert 'class="mono card"' in home.client.get(answered.headers["Location"]).content.decode()
    elena = Reader.objects.latest("id")
    assert elena.name == "Elena"
    assert elena.role == Reader.Role.CARE_PARTNER
    shown = home.client.get("/en/file/readers/?done=reader-added").content.decode()
    assert "this is you" in shown.partition("Elena")[2]
    opening.lock()
    for passphrase, slot in ((ELENAS_PASSPHRASE, elena.slot), (MARISOLS_PASSPHRASE, home.marisol.slot)):
        token, unlocked = opening.open_with_passphrase(passphrase)
        assert unlocked.slot_id == slot
        opening.leave(token)


def test_the_passphrase_of_another_reader_is_not_taken_twice(home: Household) -> None:
    sent = {**ELENA, "passphrase": MARISOLS_PASSPHRASE, "again": MARISOLS_PASSPHRASE}
    shown = home.client.post("/en/file/readers/add/", sent).content.decode()
    assert 'class="error"' in shown
    assert Reader.objects.count() == 1
    assert len(header.read(home.folder.header).slots) == 1


def test_a_reader_is_called_what_they_like(home: Household) -> None:
    home.client.post("/en/file/readers/rename/", {"name": "  Mari  "})
    assert Reader.objects.get().name == "Mari"
    home.client.post("/en/file/readers/rename/", {})
    assert Reader.objects.get().name == ""


def test_a_reader_who_is_taken_away_is_out_and_their_own_pages_are_gone(home: Household) -> None:
    elena, elenas = home.let_elena_in()
    actions.write_in_notebook(here=elena, words="afraid")
    address = f"/en/file/readers/{elena.reader.pk}/remove/"
    assert "Elena" in home.client.get(address).content.decode()
    answered = home.client.post(address)
    assert answered.headers["Location"].startswith("/en/file/new-key/?done=reader-removed")
    assert not Reader.objects.filter(pk=elena.reader.pk).exists()
    assert elenas.get("/en/story/").status_code in {302, 403}
    opening.lock()
    with pytest.raises(Explained):
        opening.open_with_passphrase(ELENAS_PASSPHRASE)


def test_nobody_takes_themselves_away_nor_somebody_who_is_not_there(home: Household) -> None:
    for gone in (home.marisol.pk, 99):
        assert home.client.post(f"/en/file/readers/{gone}/remove/").status_code == 404
    assert Reader.objects.count() == 1


def test_each_reader_leaves_by_themselves_and_the_last_one_locks(home: Household) -> None:
    _, elenas = home.let_elena_in()
    home.client.post("/en/file/lock/")
    assert THE_KEYRING.is_open
    assert home.client.get("/en/story/").status_code == 302
    assert elenas.get("/en/story/").status_code == 200
    elenas.post("/en/file/lock/")
    assert not THE_KEYRING.is_open


def test_a_stranger_at_the_same_computer_cannot_take_a_seat_that_is_warm(home: Household) -> None:
    rufus = browser()
    assert rufus.get("/en/story/").headers["Location"].startswith("/en/file/open/")
    assert rufus.post("/en/file/lock/").status_code == 302
    assert THE_KEYRING.is_open
