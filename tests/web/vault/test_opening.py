"""Making, opening and locking the file: the steps in their order."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from rumbo.web.people.models import Reader
from rumbo.web.story import facts
from rumbo.web.vault import attempts, backup_place, backups, hooks, opening
from rumbo.web.vault.keyring import THE_KEYRING, Locked
from rumbo.words import Explained
from tests.web.cast import MARISOLS_PASSPHRASE, Household


def test_a_new_file_is_open_with_its_reader_and_its_tables(own_folder: Path) -> None:
    token, unlocked, recovery = opening.make(passphrase=MARISOLS_PASSPHRASE)
    assert THE_KEYRING.is_in(token)
    assert Reader.objects.get().slot == unlocked.slot_id
    assert len(recovery.groups) == 9
    assert not backups.list_backups(opening.folder().backups)


def test_a_short_passphrase_makes_no_file(own_folder: Path) -> None:
    with pytest.raises(Explained):
        opening.make(passphrase="abc")
    assert not opening.folder().is_begun
    assert not THE_KEYRING.is_open


def test_the_passphrase_opens_it_again_and_nothing_was_lost(household: Callable[[str], Household]) -> None:
    home = household("told")
    before = facts.log_of(home.story)
    opening.lock()
    with pytest.raises(Locked):
        facts.log_of(home.story)
    opening.open_with_passphrase(MARISOLS_PASSPHRASE)
    assert facts.log_of(home.story) == before


def test_the_recovery_key_opens_it_too(home: Household) -> None:
    opening.lock()
    token, unlocked = opening.open_with_recovery(home.recovery.written.lower())
    assert unlocked.slot_id == home.unlocked.slot_id
    assert THE_KEYRING.is_in(token)


def test_wrong_passphrases_wait_longer_and_longer_and_the_right_one_forgets_them(
    home: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening.lock()
    for _ in range(attempts.FREE):
        with pytest.raises(Explained) as wrong:
            opening.open_with_passphrase("not this one")
        assert wrong.value.message.id == "vault-wrong-passphrase"
    with pytest.raises(Explained) as waits:
        opening.open_with_passphrase(MARISOLS_PASSPHRASE)
    assert waits.value.message.id == "vault-wait-seconds"
    assert not THE_KEYRING.is_open
    monkeypatch.setattr(attempts, "check", lambda *_, **__: None)
    opening.open_with_passphrase(MARISOLS_PASSPHRASE)
    assert attempts.read(home.folder.attempts).failed == 0


def test_a_slip_of_the_pen_in_the_recovery_key_is_no_wrong_try(home: Household) -> None:
    opening.lock()
    with pytest.raises(Explained):
        opening.open_with_recovery("ABCD")
    assert attempts.read(home.folder.attempts).failed == 0


def test_a_file_with_a_passphrase_does_not_open_without(home: Household) -> None:
    opening.lock()
    with pytest.raises(Explained) as refused:
        opening.open_without()
    assert refused.value.message.id == "vault-needs-passphrase"


def test_the_database_is_brought_up_to_date_after_a_copy_was_kept(home: Household) -> None:
    call_command("migrate", "questions", "zero", verbosity=0)
    opening.lock()
    opening.open_with_passphrase(MARISOLS_PASSPHRASE)
    (kept,) = backups.list_backups(home.folder.backups)
    assert kept.reason == "before-migrating"
    assert "questions_arrangement" in connection.introspection.table_names()


def test_opening_what_is_up_to_date_keeps_no_copy(home: Household) -> None:
    opening.lock()
    opening.open_with_passphrase(MARISOLS_PASSPHRASE)
    assert not backups.list_backups(home.folder.backups)


def test_other_places_wake_with_the_file_and_forget_with_the_lock(
    home: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(hooks, "after_open", [lambda: told.append("woke")])
    monkeypatch.setattr(hooks, "after_lock", [lambda: told.append("forgot")])
    opening.lock()
    first, _ = opening.open_with_passphrase(MARISOLS_PASSPHRASE)
    second, _ = opening.open_with_passphrase(MARISOLS_PASSPHRASE)
    opening.leave(first)
    assert told == ["forgot", "woke"]
    opening.leave(second)
    assert told == ["forgot", "woke", "forgot"]


def test_the_back_up_of_the_day_is_made_once(household: Callable[[str], Household]) -> None:
    home = household("told")
    opening.back_up_when_due()
    opening.back_up_when_due()
    (made,) = backups.list_backups(home.folder.backups)
    assert made.made_on == datetime.now(UTC).date()
    assert backup_place.trouble(home.folder) is None


def test_what_goes_wrong_with_a_back_up_is_shown(home: Household, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backup_place.choose(home.folder, str(stick))
    stick.rmdir()
    stick.write_text("now a file")
    opening.back_up_when_due()
    assert 'class="error"' in home.client.get("/en/file/back-ups/").content.decode()


def test_a_lock_in_the_middle_of_a_back_up_is_no_trouble_of_its_own(home: Household) -> None:
    THE_KEYRING.lock()
    opening.back_up_when_due()
    assert backup_place.trouble(home.folder) is None


@pytest.fixture
def caretaker(home: Household, monkeypatch: pytest.MonkeyPatch, settings) -> Callable[[], None]:
    """Runs the caretaker, that tests do without, and waits until it has gone."""
    monkeypatch.setattr(opening, "LOOK_EVERY_S", 0.01)
    monkeypatch.setattr(opening, "_watching", threading.Event())
    settings.RUMBO_IDLE_MINUTES = 0.0001

    def run() -> None:
        looks_after = threading.Thread(target=opening._look_after)
        looks_after.start()
        looks_after.join(20)
        assert not looks_after.is_alive()

    return run


def test_the_caretaker_makes_the_copy_of_the_day_and_locks_what_is_idle(
    home: Household, caretaker: Callable[[], None]
) -> None:
    caretaker()
    assert not THE_KEYRING.is_open
    assert len(backups.list_backups(home.folder.backups)) == 1


def test_the_caretaker_locks_though_a_back_up_breaks_off(
    home: Household, caretaker: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise OSError("the stick was pulled out")

    monkeypatch.setattr(backups, "make_backup", breaks)
    caretaker()
    assert not THE_KEYRING.is_open


def test_where_idle_locking_is_off_the_file_stays_open(
    home: Household, settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.RUMBO_IDLE_MINUTES = 0
    looked = iter([True, True, False])
    monkeypatch.setattr(opening, "LOOK_EVERY_S", 0)
    monkeypatch.setattr(opening, "back_up_when_due", lambda: None)
    monkeypatch.setattr(opening, "_after_lock", lambda: None)
    monkeypatch.setattr(type(THE_KEYRING), "is_open", property(lambda _: next(looked)))
    locked: list[float] = []
    monkeypatch.setattr(THE_KEYRING, "lock_idle", lambda **more: locked.append(more["after_seconds"]))
    opening._look_after()
    assert locked == []
