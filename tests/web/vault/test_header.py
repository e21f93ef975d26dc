"""Who can open the vault, and who cannot."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rumbo import disk
from rumbo.web.vault import header, keys
from rumbo.web.vault.header import Header, Unlocked
from rumbo.web.vault.keys import Argon2Cost, RecoveryKey
from rumbo.words import Explained

CHEAP = Argon2Cost(passes=1, memory_kib=8, lanes=1)
ROSAS, INES, NEW = "lluvia en la milpa", "tres gatos y un tambor", "otra frase distinta"


@pytest.fixture
def rosas() -> tuple[Header, Unlocked, RecoveryKey]:
    return header.create(passphrase=ROSAS, cost=CHEAP)


@pytest.fixture
def both(rosas: tuple[Header, Unlocked, RecoveryKey]) -> tuple[Header, Unlocked, Unlocked, RecoveryKey]:
    made, rosa, _ = rosas
    changed, ines, recovery = header.add_reader(made, by=rosa, passphrase=INES)
    return changed, rosa, ines, recovery


def test_the_passphrase_and_the_recovery_key_open_the_same_slot(rosas: tuple[Header, Unlocked, RecoveryKey]) -> None:
    made, rosa, recovery = rosas
    assert header.unlock_with_passphrase(made, f" {ROSAS} ") == rosa
    assert header.unlock_with_recovery(made, recovery.written.lower()) == rosa
    assert header.needs_passphrase(made)


def test_what_a_try_costs_is_written_in_the_header_and_holds_for_every_reader(tmp_path: Path) -> None:
    made, rosa, _ = header.create(passphrase=ROSAS)
    header.save(made, tmp_path / "header.json")
    on_disk = header.read(tmp_path / "header.json")
    assert on_disk.cost == Argon2Cost(passes=3, memory_kib=65536, lanes=4)
    assert header.unlock_with_passphrase(on_disk, ROSAS) == rosa


def test_a_wrong_passphrase_is_refused_kindly_in_both_languages(rosas: tuple[Header, Unlocked, RecoveryKey]) -> None:
    with pytest.raises(Explained, match="Nothing was lost") as refusal:
        header.unlock_with_passphrase(rosas[0], "lluvia en el maizal")
    assert "No se perdió nada" in refusal.value.said("es")


def test_a_recovery_key_of_another_file_is_told_from_a_slip(rosas: tuple[Header, Unlocked, RecoveryKey]) -> None:
    with pytest.raises(Explained, match="does not open this file"):
        header.unlock_with_recovery(rosas[0], RecoveryKey.new().written)


def test_each_reader_has_a_key_of_their_own_and_shares_the_vaults(
    both: tuple[Header, Unlocked, Unlocked, RecoveryKey],
) -> None:
    made, rosa, ines, recovery = both
    assert header.unlock_with_passphrase(made, INES) == ines
    assert header.unlock_with_recovery(made, recovery.written) == ines
    assert header.unlock_with_passphrase(made, ROSAS) == rosa
    assert rosa.vault_key == ines.vault_key
    assert rosa.reader_key != ines.reader_key
    assert rosa.slot_id != ines.slot_id


def test_one_derivation_serves_all_slots(
    both: tuple[Header, Unlocked, Unlocked, RecoveryKey], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    stretch = keys.stretch
    monkeypatch.setattr(
        keys, "stretch", lambda words, *, salt, cost: asked.append(words) or stretch(words, salt=salt, cost=cost)
    )
    header.unlock_with_passphrase(both[0], INES)
    assert asked == [INES]


def test_two_readers_cannot_have_one_passphrase(rosas: tuple[Header, Unlocked, RecoveryKey]) -> None:
    with pytest.raises(Explained, match="choose a different one"):
        header.add_reader(rosas[0], by=rosas[1], passphrase=ROSAS)


def test_a_new_passphrase_opens_and_the_old_one_opens_no_more(rosas: tuple[Header, Unlocked, RecoveryKey]) -> None:
    made, rosa, recovery = rosas
    changed = header.change_passphrase(made, by=rosa, passphrase=NEW)
    assert header.unlock_with_passphrase(changed, NEW) == rosa
    assert header.unlock_with_recovery(changed, recovery.written) == rosa
    with pytest.raises(Explained):
        header.unlock_with_passphrase(changed, ROSAS)


def test_an_old_copy_of_the_header_opens_only_with_its_old_passphrase(
    rosas: tuple[Header, Unlocked, RecoveryKey],
) -> None:
    made, rosa, _ = rosas
    header.change_passphrase(made, by=rosa, passphrase=NEW)
    assert header.unlock_with_passphrase(made, ROSAS) == rosa
    with pytest.raises(Explained):
        header.unlock_with_passphrase(made, NEW)


def test_a_reader_may_keep_the_same_passphrase_when_changing_it(rosas: tuple[Header, Unlocked, RecoveryKey]) -> None:
    made, rosa, _ = rosas
    assert header.unlock_with_passphrase(header.change_passphrase(made, by=rosa, passphrase=ROSAS), ROSAS) == rosa


def test_a_changed_passphrase_must_not_be_another_readers(
    both: tuple[Header, Unlocked, Unlocked, RecoveryKey],
) -> None:
    made, rosa, _, _ = both
    with pytest.raises(Explained, match="choose a different one"):
        header.change_passphrase(made, by=rosa, passphrase=INES)


def test_going_without_a_passphrase_opens_to_anyone_and_back_again() -> None:
    made, rosa, recovery = header.create(passphrase=None, cost=CHEAP)
    assert not header.needs_passphrase(made)
    assert header.unlock_without_passphrase(made) == rosa
    assert header.unlock_with_recovery(made, recovery.written) == rosa
    with pytest.raises(Explained):
        header.unlock_with_passphrase(made, ROSAS)
    locked = header.change_passphrase(made, by=rosa, passphrase=ROSAS)
    assert header.unlock_with_passphrase(locked, ROSAS) == rosa
    with pytest.raises(Explained, match="opens with a passphrase"):
        header.unlock_without_passphrase(locked)


def test_the_open_slot_is_found_behind_a_locked_one(both: tuple[Header, Unlocked, Unlocked, RecoveryKey]) -> None:
    made, _, ines, _ = both
    opened = header.change_passphrase(made, by=ines, passphrase=None)
    assert header.unlock_without_passphrase(opened) == ines


def test_only_one_reader_can_go_without_a_passphrase(both: tuple[Header, Unlocked, Unlocked, RecoveryKey]) -> None:
    made, rosa, ines, _ = both
    opened = header.change_passphrase(made, by=rosa, passphrase=None)
    assert header.unlock_without_passphrase(opened) == rosa
    with pytest.raises(Explained, match="already opens this file without"):
        header.change_passphrase(opened, by=ines, passphrase=None)


def test_the_recovery_key_is_shown_again_while_the_file_is_open(
    both: tuple[Header, Unlocked, Unlocked, RecoveryKey],
) -> None:
    made, rosa, ines, recovery = both
    assert header.show_recovery_key(made, by=ines) == recovery
    stranger = Unlocked(slot_id=ines.slot_id, vault_key=rosa.vault_key, reader_key=rosa.reader_key)
    with pytest.raises(Explained):
        header.show_recovery_key(made, by=stranger)


def test_a_new_recovery_key_takes_the_place_of_the_old(rosas: tuple[Header, Unlocked, RecoveryKey]) -> None:
    made, rosa, old = rosas
    changed, new = header.new_recovery_key(made, by=rosa)
    assert header.unlock_with_recovery(changed, new.written) == rosa
    assert header.show_recovery_key(changed, by=rosa) == new
    with pytest.raises(Explained):
        header.unlock_with_recovery(changed, old.written)


def test_a_reader_taken_away_opens_no_more_and_the_last_one_stays(
    both: tuple[Header, Unlocked, Unlocked, RecoveryKey],
) -> None:
    made, rosa, ines, _ = both
    alone = header.remove_reader(made, by=rosa, slot_id=ines.slot_id)
    with pytest.raises(Explained):
        header.unlock_with_passphrase(alone, INES)
    with pytest.raises(Explained, match="only person"):
        header.remove_reader(alone, by=rosa, slot_id=rosa.slot_id)
    with pytest.raises(KeyError):
        header.remove_reader(alone, by=rosa, slot_id=ines.slot_id)


def test_another_vault_key_reaches_readers_who_are_away(both: tuple[Header, Unlocked, Unlocked, RecoveryKey]) -> None:
    made, rosa, ines, _ = both
    vault_key = keys.new_vault_key()
    changed, now = header.with_vault_key(made, by=rosa, vault_key=vault_key)
    assert now.vault_key == vault_key
    later = header.unlock_with_passphrase(changed, INES)
    assert later.vault_key == vault_key
    assert later.reader_key == ines.reader_key


def test_a_header_holds_no_name_and_is_read_back_as_it_was(
    rosas: tuple[Header, Unlocked, RecoveryKey], tmp_path: Path
) -> None:
    header.save(rosas[0], tmp_path / "header.json")
    assert header.read(tmp_path / "header.json") == rosas[0]
    assert b"milpa" not in (tmp_path / "header.json").read_bytes()
    assert "vault_key" not in repr(rosas[1])


def test_a_header_that_is_not_there_is_explained(tmp_path: Path) -> None:
    with pytest.raises(Explained, match="is not there"):
        header.read(tmp_path / "header.json")


def test_a_header_of_a_later_rumbo_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    path = tmp_path / "header.json"
    path.write_bytes(b'{"version": 2, "locks": []}')
    with pytest.raises(Explained, match="newer Rumbo"):
        header.read(path)


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"version": 1}', b'{"version": "1"}', b"[" * 2000])
def test_a_damaged_header_is_explained(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "header.json"
    path.write_bytes(content)
    with pytest.raises(Explained, match="damaged"):
        header.read(path)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_header_with_any_byte_changed_never_opens_as_if_nothing_had_been(data: st.DataObject) -> None:
    made, rosa, _ = header.create(passphrase=ROSAS, cost=CHEAP)
    content = bytearray(msgspec.json.encode(made))
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] = data.draw(st.integers(0, 255).filter(lambda byte: byte != content[place]))
    try:
        read = msgspec.json.decode(bytes(content), type=Header)
        opened = header.unlock_with_passphrase(read, ROSAS)
    except (msgspec.MsgspecError, ValueError, Explained, MemoryError):
        return
    assert opened == rosa
    assert read == made  # only spelling changed, as in an escaped letter


def test_a_slot_slipped_in_by_somebody_with_the_disk_is_noticed(rosas: tuple[Header, Unlocked, RecoveryKey]) -> None:
    made, rosa, _ = rosas
    strangers = header.create(passphrase="stranger's own", cost=CHEAP)[0].slots
    forged = msgspec.structs.replace(made, slots=made.slots + strangers)
    with pytest.raises(Explained, match="changed outside Rumbo"):
        header.unlock_with_passphrase(forged, ROSAS)
    with pytest.raises(Explained, match="changed outside Rumbo"):
        header.with_vault_key(forged, by=rosa, vault_key=keys.new_vault_key())


def test_a_slot_whose_letter_is_another_vaults_is_noticed(rosas: tuple[Header, Unlocked, RecoveryKey]) -> None:
    made, _, _ = rosas
    other = header.create(passphrase=ROSAS, cost=CHEAP)[0].slots[0]
    swapped = msgspec.structs.replace(made.slots[0], vault_key=other.vault_key)
    with pytest.raises(Explained, match="changed outside Rumbo"):
        header.unlock_with_passphrase(msgspec.structs.replace(made, slots=(swapped,)), ROSAS)


@pytest.mark.parametrize("step", ["create_part", "sync_file", "move"])
def test_a_header_cut_short_at_any_step_leaves_the_old_one(
    step: str, rosas: tuple[Header, Unlocked, RecoveryKey], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, rosa, _ = rosas
    path = tmp_path / "header.json"
    header.save(made, path)

    def power_cut(*_: object) -> None:
        raise OSError("power cut")

    monkeypatch.setattr(disk, step, power_cut)
    with pytest.raises(OSError, match="power cut"):
        header.save(header.change_passphrase(made, by=rosa, passphrase=NEW), path)
    assert header.read(path) == made
    assert list(tmp_path.iterdir()) == [path]
