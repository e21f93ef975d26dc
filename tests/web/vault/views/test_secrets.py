"""A reader's own secrets: changed, shown again, printed; and a new key for the whole file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rumbo.web.story import actions, facts
from rumbo.web.story.doors import DoorAnswer
from rumbo.web.vault import backups, header, opening, renewal
from rumbo.web.vault.keyring import THE_KEYRING
from rumbo.words import Explained
from tests.web.cast import MARISOLS_PASSPHRASE, Household, browser
from tests.web.story.test_doors import text_of_pdf

NEW = "nueve lunas sobre el tejado"


def test_a_new_passphrase_opens_and_the_old_one_no_more(household: Callable[[str], Household]) -> None:
    home = household("told")
    answered = home.client.post("/en/file/passphrase/", {"passphrase": NEW, "again": NEW})
    assert answered.headers["Location"] == "/en/file/?done=secret-changed"
    assert home.events[-1] == "secret.changed"
    opening.lock()
    with pytest.raises(Explained):
        opening.open_with_passphrase(MARISOLS_PASSPHRASE)
    opening.open_with_passphrase(NEW)


def test_after_the_recovery_key_one_chooses_a_new_passphrase(home: Household) -> None:
    opening.lock()
    client = browser()
    answered = client.post("/en/file/open/with-recovery-key/", {"recovery": home.recovery.written})
    assert answered.headers["Location"] == "/en/file/passphrase/"
    assert client.get("/en/file/passphrase/").status_code == 200


def test_the_recovery_key_is_shown_and_printed_while_the_file_is_open(home: Household) -> None:
    shown = home.client.get("/en/file/recovery-key/").content.decode()
    assert " ".join(home.recovery.groups) in shown
    words = text_of_pdf(home.client.get("/en/file/recovery-key/sheet/").content).decode()
    assert home.recovery.groups[0] in words
    assert home.recovery.groups[8] in words


@pytest.mark.parametrize(
    "away", ["//elsewhere.example/", "http://elsewhere.example", "javascript:alert(1)", "/\\elsewhere.example"]
)
def test_the_way_on_leads_nowhere_but_to_our_pages(away: str, home: Household) -> None:
    shown = home.client.get("/en/file/recovery-key/", {"next": away}).content.decode()
    assert "elsewhere" not in shown.partition("<main")[2]
    assert "alert" not in shown.partition("<main")[2]
    opening.lock()
    answered = browser().post("/en/file/open/", {"passphrase": MARISOLS_PASSPHRASE, "next": away})
    assert answered.headers["Location"] == "/en/"


def test_the_way_on_keeps_the_language_that_was_chosen_meanwhile(home: Household) -> None:
    opening.lock()
    answered = browser().post("/es/file/open/", {"passphrase": MARISOLS_PASSPHRASE, "next": "/en/story/"})
    assert answered.headers["Location"] == "/es/story/"


def test_a_new_recovery_key_replaces_the_old_one(home: Household) -> None:
    home.client.post("/en/file/recovery-key/new/")
    assert home.events[-1] == "recovery.changed"
    opening.lock()
    with pytest.raises(Explained):
        opening.open_with_recovery(home.recovery.written)


def test_a_new_key_encrypts_everything_anew_and_nothing_is_lost(household: Callable[[str], Household]) -> None:
    home = household("told")
    record = home.bring([], content=b"a letter")
    actions.answer_door(here=home.here, record=record, answer=DoorAnswer(answer="look"))
    actions.write_in_notebook(here=home.here, words="a page of my own")
    before = facts.log_of(home.story)
    database = home.folder.database.read_bytes()
    answered = home.client.post("/en/file/new-key/")
    assert answered.headers["Location"] == "/en/file/?done=protected"
    assert facts.log_of(home.story) == before
    assert home.folder.database.read_bytes() != database
    answered = home.client.get(f"/en/story/records/{record.pk}/file/")
    assert b"".join(answered.streaming_content) == b"a letter"
    assert b"a page of my own" in home.client.get("/en/story/notebook/").content
    opening.lock()
    _, unlocked = opening.open_with_passphrase(MARISOLS_PASSPHRASE)
    assert unlocked.vault_key != home.unlocked.vault_key


def test_a_new_key_puts_everybody_else_out(home: Household) -> None:
    _, elenas = home.let_elena_in()
    home.client.post("/en/file/new-key/")
    assert home.client.get("/en/story/").status_code == 200
    assert elenas.get("/en/story/").status_code == 302


def test_a_new_key_that_could_not_be_made_leaves_the_file_open_as_it_was(
    household: Callable[[str], Household], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = household("told")

    def full(*_: object, **__: object) -> None:
        raise Explained("vault-disk-full")

    monkeypatch.setattr(renewal, "make_new_key", full)
    answered = home.client.post("/en/file/new-key/")
    assert answered.status_code == 200
    assert 'role="alert"' in answered.content.decode()
    assert home.client.get("/en/story/").status_code == 200


def test_the_first_passphrase_of_an_open_file_leaves_no_clear_day_behind(own_folder: Path) -> None:
    _, unlocked, _ = opening.make(passphrase=None)
    folder = opening.folder()
    old = backups.make_backup(folder, sub_keys=THE_KEYRING.sub_keys(), now=datetime(2026, 1, 5, tzinfo=UTC))
    client = browser()
    client.get("/en/")
    answered = client.post("/en/file/passphrase/", {"passphrase": NEW, "again": NEW})
    assert answered.headers["Location"] == "/en/file/?done=secret-changed"
    left = backups.list_backups(folder.backups)
    assert old not in left
    assert len(left) == 1
    assert header.needs_passphrase(header.read(left[0].path / "header.json"))
    opening.lock()
    _, again = opening.open_with_passphrase(NEW)
    assert again.vault_key != unlocked.vault_key
