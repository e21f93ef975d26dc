"""The pages of back-ups: made, kept elsewhere, and brought back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rumbo.web.story import facts
from rumbo.web.vault import backup_place, backups, opening
from rumbo.web.vault.keyring import THE_KEYRING
from rumbo.words import Explained
from tests.web.cast import MARISOLS_PASSPHRASE, Household, browser, note


def test_a_copy_is_made_on_request_and_listed(home: Household) -> None:
    answered = home.client.post("/en/file/back-ups/make/")
    assert answered.headers["Location"] == "/en/file/back-ups/?done=backed-up"
    assert "the copy of the day" in home.client.get("/en/file/back-ups/").content.decode()


def test_yesterdays_copy_brings_yesterday_back_and_today_is_kept_aside(household: Callable[[str], Household]) -> None:
    home = household("told")
    before = facts.log_of(home.story)
    home.client.post("/en/file/back-ups/make/")
    home.tell(note("what was told since"))
    (copy,) = backups.list_backups(home.folder.backups)
    shown = home.client.get("/en/file/restore/").content.decode()
    assert copy.path.name in shown
    answered = home.client.post("/en/file/restore/", {"backup": copy.path.name})
    assert answered.headers["Location"] == "/en/file/open/"
    assert not THE_KEYRING.is_open
    home.client.post("/en/file/open/", {"passphrase": MARISOLS_PASSPHRASE})
    assert facts.log_of(home.story) == before
    assert {each.reason for each in backups.list_backups(home.folder.backups)} == {"day", "before-restore"}


def test_a_damaged_copy_is_refused_and_the_file_is_as_it_was(household: Callable[[str], Household]) -> None:
    home = household("told")
    home.client.post("/en/file/back-ups/make/")
    (copy,) = backups.list_backups(home.folder.backups)
    (copy.path / "rumbo.db").write_bytes(b"broken")
    before = home.folder.database.read_bytes()
    shown = home.client.post("/en/file/restore/", {"backup": copy.path.name})
    assert 'role="alert"' in shown.content.decode()
    assert home.folder.database.read_bytes() == before


@pytest.mark.parametrize("chosen", ["", "../../etc", "2020-01-01-000000-000000-day"])
def test_only_a_copy_that_is_listed_is_brought_back(chosen: str, home: Household) -> None:
    home.client.post("/en/file/restore/", {"backup": chosen})
    assert THE_KEYRING.is_open


def test_a_copy_can_be_brought_back_where_nothing_is_begun(
    household: Callable[[str], Household], tmp_path: Path, settings
) -> None:
    home = household("told")
    stick = tmp_path / "stick"
    stick.mkdir()
    home.client.post("/en/file/back-ups/place/", {"place": str(stick)})
    assert backup_place.chosen(home.folder) == stick
    home.client.post("/en/file/back-ups/make/")
    assert backups.list_backups(stick)
    assert str(stick) in home.client.get("/en/file/").content.decode()
    shown = browser().get("/en/file/restore/").content.decode()
    assert 'name="backup"' in shown


def test_a_copy_that_fails_says_why(home: Household, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise Explained("vault-disk-full")

    monkeypatch.setattr(backups, "make_backup", full)
    assert 'role="alert"' in home.client.post("/en/file/back-ups/make/").content.decode()


def test_the_page_of_the_file_says_where_it_is_and_how_it_is_locked(home: Household) -> None:
    shown = home.client.get("/en/file/").content.decode()
    assert str(home.folder.path) in shown
    assert "Encrypted. It opens with a passphrase" in shown


def test_a_disk_that_is_full_at_the_first_save_is_explained(own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise Explained("vault-disk-full")

    monkeypatch.setattr(opening.header, "save", full)
    answered = browser().post("/en/file/protect/without/", {})
    assert answered.status_code == 500
    assert 'role="alert"' in answered.content.decode()


def test_where_a_file_is_there_it_is_not_made_again(home: Household) -> None:
    for page in ("protect/", "protect/without/"):
        assert home.client.post(f"/en/file/{page}", {}).headers["Location"] == "/en/"


def test_the_first_save_can_be_refused_by_a_form_and_asked_again(own_folder: Path) -> None:
    shown = browser().post("/en/file/protect/", {"passphrase": "x", "again": "y"}).content.decode()
    assert 'class="error"' in shown
    assert "Protect what you write" in shown
    assert not own_folder.exists()


def test_the_lock_page_of_an_open_or_unbegun_file_leads_on(home: Household) -> None:
    for page in ("open/", "open/with-recovery-key/"):
        assert home.client.get(f"/en/file/{page}").headers["Location"] == "/en/"


def test_a_wrong_recovery_key_is_refused_on_its_page(home: Household) -> None:
    opening.lock()
    answered = browser().post("/en/file/open/with-recovery-key/", {"recovery": "AAAA"})
    assert answered.status_code == 403
    assert 'role="alert"' in answered.content.decode()
    assert browser().post("/en/file/open/with-recovery-key/", {}).status_code == 200
    assert browser().post("/en/file/open/", {}).status_code == 200
