"""Back-ups are made, kept, pruned and brought back; and nothing is lost on the way."""

from __future__ import annotations

import errno
import threading
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo import disk
from rumbo.web.vault import backups, database, header, renewal, sealed_files
from rumbo.web.vault.backups import Backup, Reason
from rumbo.web.vault.folder import VaultFolder
from rumbo.words import Explained

if TYPE_CHECKING:
    from conftest import RosasVault

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
ROSAS, NEW = "lluvia en la milpa", "otra frase distinta"


def back_up(vault: RosasVault, *, on: datetime = NOON, place: Path | None = None) -> Backup:
    return backups.make_backup(vault.folder, sub_keys=vault.sub_keys, now=on, place=place)


def state_of(vault: RosasVault) -> dict[str, bytes]:
    """The vault without its back-ups."""
    folder = vault.folder.path
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and vault.folder.backups not in path.parents
    }


def test_a_back_up_is_brought_back_as_it_was(vault: RosasVault) -> None:
    kept = vault.bring_in(b"pathology report")
    backup = back_up(vault)
    vault.write("second")
    sealed_files.erase(vault.folder.records, name=kept.name)
    later = vault.bring_in(b"later report")
    aside = backups.restore(backup, vault.folder, now=NOON + DAY)
    assert vault.read() == ["first"]
    assert sealed_files.verify(vault.folder.records, name=kept.name, sub_keys=vault.sub_keys) == kept
    assert sealed_files.list_names(vault.folder.records) == (kept.name,)
    assert aside is not None
    assert aside.reason == "before-restore"
    backups.restore(aside, vault.folder, now=NOON + 2 * DAY)
    assert vault.read() == ["first", "second"]
    assert sealed_files.list_names(vault.folder.records) == (later.name,)


def test_a_back_up_is_brought_back_on_a_new_computer(vault: RosasVault, tmp_path: Path) -> None:
    vault.bring_in(b"pathology report")
    backup = back_up(vault, place=tmp_path / "stick")
    other = VaultFolder(tmp_path / "new computer")
    other.prepare()
    assert backups.restore(backup, other, now=NOON) is None
    opened = header.unlock_with_passphrase(header.read(other.header), ROSAS)
    vault.folder = other
    assert vault.read(using=opened) == ["first"]


def test_a_back_up_made_while_the_file_is_written_holds_what_was_saved(vault: RosasVault) -> None:
    connection = database.connect(str(vault.folder.database), key=vault.sub_keys.database)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO notes VALUES ('half')")
    backup = back_up(vault)
    connection.commit()
    connection.close()
    backups.restore(backup, vault.folder, now=NOON + DAY)
    assert vault.read() == ["first"]


def test_an_unplayed_log_is_kept_aside_with_the_database(vault: RosasVault) -> None:
    backup = back_up(vault)
    connection = database.connect(str(vault.folder.database), key=vault.sub_keys.database)
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("INSERT INTO notes VALUES ('in the log only')")
    connection.commit()
    aside = backups.restore(backup, vault.folder, now=NOON + DAY)  # as after a kill: nobody closed the database
    connection.close()
    assert vault.read() == ["first"]
    assert aside is not None
    backups.restore(aside, vault.folder, now=NOON + 2 * DAY)
    assert vault.read() == ["first", "in the log only"]


def test_an_old_back_up_opens_with_the_passphrase_of_its_day(vault: RosasVault) -> None:
    backup = back_up(vault)
    header.save(header.change_passphrase(vault.header, by=vault.rosa, passphrase=NEW), vault.folder.header)
    backups.restore(backup, vault.folder, now=NOON + DAY)
    restored = header.read(vault.folder.header)
    assert header.unlock_with_passphrase(restored, ROSAS) == vault.rosa
    with pytest.raises(Explained):
        header.unlock_with_passphrase(restored, NEW)


def test_a_back_up_from_before_a_new_key_still_has_its_own_bytes(vault: RosasVault) -> None:
    kept = vault.bring_in(b"pathology report")
    before, old_keys = back_up(vault), vault.sub_keys
    vault.header, vault.rosa = renewal.make_new_key(vault.folder, current=vault.header, by=vault.rosa)
    after = back_up(vault, on=NOON + DAY)
    backups.restore(before, vault.folder, now=NOON + 2 * DAY)
    assert sealed_files.verify(vault.folder.records, name=kept.name, sub_keys=old_keys) == kept
    backups.restore(after, vault.folder, now=NOON + 3 * DAY)
    assert sealed_files.verify(vault.folder.records, name=kept.name, sub_keys=vault.sub_keys) == kept
    assert vault.read() == ["first"]


def test_no_word_of_a_back_up_can_be_read(vault: RosasVault) -> None:
    vault.write("glioblastoma")
    vault.bring_in(b"glioblastoma, grade 4")
    back_up(vault)
    files = [path for path in vault.folder.path.rglob("*") if path.is_file()]
    assert len(files) >= 6
    assert not any(b"glioblastoma" in path.read_bytes() for path in files)


def test_records_are_stored_once_and_linked_where_the_disk_can(vault: RosasVault) -> None:
    kept = vault.bring_in(b"pathology report")
    back_up(vault)
    back_up(vault, on=NOON + DAY)
    stored = list((vault.folder.backups / "records").iterdir())
    assert len(stored) == 1
    assert stored[0].samefile(vault.folder.records / kept.name)


def test_a_stored_record_that_was_cut_is_stored_again(vault: RosasVault, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EXDEV, "another disk")

    monkeypatch.setattr(disk.os, "link", no_links)
    vault.bring_in(b"pathology report")
    back_up(vault)
    stored = next((vault.folder.backups / "records").iterdir())
    stored.write_bytes(b"cut")
    assert backups.check(back_up(vault, on=NOON + DAY))


def test_a_damaged_record_does_not_keep_the_rest_from_being_saved(vault: RosasVault) -> None:
    kept = vault.bring_in(b"pathology report")
    (vault.folder.records / kept.name).write_bytes(b"harmed")
    backup = back_up(vault)
    backups.restore(backup, vault.folder, now=NOON + DAY)
    assert (vault.folder.records / kept.name).read_bytes() == b"harmed"


def harm(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.unlink()  # a stored record may be a second name of the vault's own file
    path.write_bytes(content)


@pytest.mark.parametrize("what", ["header.json", "rumbo.db", "record"])
@pytest.mark.parametrize("how", [harm, Path.unlink])
def test_a_damaged_back_up_is_refused_and_all_is_as_it_was(vault: RosasVault, what: str, how: object) -> None:
    vault.bring_in(b"pathology report")
    backup = back_up(vault)
    path = next((backup.path.parent / "records").iterdir()) if what == "record" else backup.path / what
    how(path)  # type: ignore[operator]
    before = state_of(vault)
    with pytest.raises(Explained, match="Your file is as it was") as refusal:
        backups.restore(backup, vault.folder, now=NOON + DAY)
    assert "Su archivo está como estaba" in refusal.value.said("es")
    assert state_of(vault) == before


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{}", b"\xff",
        b'{"made_at":"2026-03-02T12:00:00Z","reason":"day","files":{"../header.json":"0"},"records":{}}',
        b'{"made_at":"2026-03-02T12:00:00Z","reason":"day","files":{},"records":{"..":"0"}}',
        b'{"made_at":"2026-03-02T12:00:00Z","reason":"day","files":{},"records":{}}',
    ],
)  # fmt: skip
def test_a_list_of_contents_that_was_changed_is_refused(vault: RosasVault, content: bytes) -> None:
    backup = back_up(vault)
    (backup.path / "backup.json").write_bytes(content)
    with pytest.raises(Explained, match="damaged"):
        backups.restore(backup, vault.folder, now=NOON + DAY)


def test_a_back_up_that_is_gone_is_explained(vault: RosasVault) -> None:
    backup = back_up(vault)
    backups.remove(backup)
    assert backups.list_backups(vault.folder.backups) == ()
    with pytest.raises(Explained, match="not there any more"):
        backups.restore(backup, vault.folder, now=NOON)


def test_a_place_that_cannot_be_reached_is_explained(vault: RosasVault, tmp_path: Path) -> None:
    (tmp_path / "stick").write_bytes(b"not a folder")
    with pytest.raises(Explained, match="plugged in"):
        back_up(vault, place=tmp_path / "stick")
    assert backups.list_backups(tmp_path / "stick") == ()


@pytest.mark.parametrize("step", ["move", "write_whole", "copy_file"])
def test_a_back_up_cut_short_does_not_count_and_the_next_one_works(
    vault: RosasVault, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state_of(vault)

    def power_cut(*_: object, **__: object) -> None:
        raise OSError("power cut")

    with monkeypatch.context() as patch:
        patch.setattr(disk, step, power_cut)
        with pytest.raises(OSError, match="power cut"):
            back_up(vault)
    assert backups.list_backups(vault.folder.backups) == ()
    assert state_of(vault) == before
    assert backups.check(back_up(vault))


@pytest.mark.parametrize("after", range(30))
def test_a_restore_cut_short_at_any_step_leaves_old_or_restored(
    vault: RosasVault, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = back_up(vault)
    vault.write("second")
    steps = 0

    def cutting(real: object):  # type: ignore[no-untyped-def]
        def step(*args: object, **kwargs: object) -> object:
            nonlocal steps
            steps += 1
            if steps > after:
                raise KeyboardInterrupt
            return real(*args, **kwargs)  # type: ignore[operator]

        return step

    with monkeypatch.context() as patch:
        for name in ("move", "remove_tree", "sync_folder", "copy_file"):
            patch.setattr(disk, name, cutting(getattr(disk, name)))
        with suppress(KeyboardInterrupt):
            backups.restore(backup, vault.folder, now=NOON + DAY)
    vault.folder.prepare()
    assert vault.read() in (["first"], ["first", "second"])
    assert header.unlock_with_passphrase(header.read(vault.folder.header), ROSAS) == vault.rosa


def test_a_state_that_cannot_be_kept_aside_is_not_replaced(vault: RosasVault, monkeypatch: pytest.MonkeyPatch) -> None:
    backup = back_up(vault)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = state_of(vault)
    monkeypatch.setattr(disk, "sync_file", full)
    with pytest.raises(Explained, match="no room left"):
        backups.restore(backup, vault.folder, now=NOON + DAY)
    assert state_of(vault) == before


def test_the_back_up_of_the_day_is_due_once_a_day(vault: RosasVault) -> None:
    place = vault.folder.backups
    assert backups.is_due(place, today=NOON.date())
    assert backups.copy_before_migrating(vault.folder, sub_keys=vault.sub_keys, now=NOON) is not None
    assert backups.is_due(place, today=NOON.date())
    back_up(vault)
    assert not backups.is_due(place, today=NOON.date())
    assert backups.is_due(place, today=NOON.date() + DAY)


def test_before_there_is_a_database_nothing_is_copied(folder: VaultFolder, vault: RosasVault) -> None:
    folder.database.unlink()
    assert backups.copy_before_migrating(folder, sub_keys=vault.sub_keys, now=NOON) is None


def invented(on: datetime, reason: Reason = "day") -> Backup:
    return Backup(path=Path(f"{on.isoformat()}-{reason}"), made_at=on, reason=reason, records=0)


@given(st.integers(1, 120), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_after_any_number_of_days_seven_days_and_four_weeks_are_kept(days: int, first: date) -> None:
    kept: list[Backup] = []
    for day in range(days):
        now = datetime(first.year, first.month, first.day, 9, tzinfo=UTC) + day * DAY
        kept = sorted([invented(now), *kept], key=lambda backup: backup.made_at, reverse=True)
        keeping = backups.kept_backups(kept)
        kept = [backup for backup in kept if backup in keeping]
    made_on = [backup.made_on for backup in kept]
    assert made_on[: min(days, 7)] == [kept[0].made_on - day * DAY for day in range(min(days, 7))]
    assert len(kept) <= 10
    weeks = {day.isocalendar()[:2] for day in made_on}
    expected = {(kept[0].made_on - day * DAY).isocalendar()[:2] for day in range(min(days, 22))}
    assert expected <= weeks


def test_of_one_day_the_newest_is_kept_and_of_each_other_reason_three() -> None:
    made = [invented(NOON + timedelta(hours=hour)) for hour in range(3)]
    made += [invented(NOON + timedelta(hours=hour), "before-migrating") for hour in range(5)]
    newest_first = sorted(made, key=lambda backup: backup.made_at, reverse=True)
    kept = backups.kept_backups(newest_first)
    assert sorted((backup.made_at.hour, backup.reason) for backup in kept) == [
        (14, "before-migrating"), (14, "day"), (15, "before-migrating"), (16, "before-migrating"),
    ]  # fmt: skip


def test_when_a_passphrase_is_chosen_at_last_back_ups_without_one_can_be_removed(vault: RosasVault) -> None:
    place = vault.folder.backups
    damaged, protected = back_up(vault), back_up(vault, on=NOON + DAY)
    (damaged.path / "header.json").write_bytes(b"harmed")
    without = header.change_passphrase(vault.header, by=vault.rosa, passphrase=None)
    header.save(without, vault.folder.header)
    open_to_all = back_up(vault, on=NOON + 2 * DAY)
    assert backups.remove_unprotected(place) == (open_to_all,)
    assert backups.remove_unprotected(place) == ()
    assert backups.list_backups(place) == (protected, damaged)


def test_two_threads_that_make_a_back_up_at_once_both_succeed(vault: RosasVault) -> None:
    made: list[Backup] = []
    threads = [
        threading.Thread(target=lambda hour=hour: made.append(back_up(vault, on=NOON + timedelta(days=hour))))
        for hour in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 4
    for backup in made:
        backups.check(backup)


def test_pruning_removes_the_old_and_the_records_nobody_names(vault: RosasVault) -> None:
    kept = vault.bring_in(b"pathology report")
    first = back_up(vault)
    sealed_files.erase(vault.folder.records, name=kept.name)
    later = back_up(vault, on=NOON + timedelta(hours=1))
    assert backups.list_backups(vault.folder.backups) == (later,)
    assert not first.path.exists()
    assert list((vault.folder.backups / "records").iterdir()) == []


def test_while_a_list_of_contents_is_unreadable_no_stored_record_is_removed(vault: RosasVault) -> None:
    vault.bring_in(b"pathology report")
    backup = back_up(vault)
    (backup.path / "backup.json").write_bytes(b"harmed")
    assert backups.prune(vault.folder.backups) == ()
    assert len(list((vault.folder.backups / "records").iterdir())) == 1


def test_the_list_of_contents_names_no_document(vault: RosasVault) -> None:
    backup = back_up(vault)
    assert set(msgspec.json.decode((backup.path / "backup.json").read_bytes())) == {
        "version", "made_at", "reason", "files", "records",
    }  # fmt: skip
    assert backup.made_on == NOON.date()
