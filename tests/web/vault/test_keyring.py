"""The keys in memory: who is in, and that locking leaves nobody."""

from __future__ import annotations

import pickle
import threading

import pytest

from rumbo.web.vault import keys
from rumbo.web.vault.header import Unlocked
from rumbo.web.vault.keyring import Keyring, Locked

VAULT_KEY = bytes(range(64))
ROSA = Unlocked(slot_id="rosa", vault_key=VAULT_KEY, reader_key=b"r" * 32)
INES = Unlocked(slot_id="ines", vault_key=VAULT_KEY, reader_key=b"i" * 32)


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ring(clock: Clock) -> Keyring:
    return Keyring(clock=clock)


def test_a_locked_keyring_gives_nothing(ring: Keyring) -> None:
    assert not ring.is_open
    for ask in (ring.sub_keys, lambda: ring.reader_key("x"), lambda: ring.unlocked("x"), lambda: ring.touch("x")):
        with pytest.raises(Locked, match="is locked"):
            ask()


def test_an_open_keyring_gives_each_session_its_own_readers_key(ring: Keyring) -> None:
    rosas, ines = ring.open(ROSA), ring.open(INES)
    assert ring.is_open
    assert ring.sub_keys() == keys.sub_keys(VAULT_KEY)
    assert (ring.reader_key(rosas), ring.slot_id(rosas)) == (ROSA.reader_key, "rosa")
    assert ring.unlocked(ines) == INES
    with pytest.raises(Locked, match="person it belongs to"):
        ring.reader_key("a stranger's guess")


def test_locking_puts_everybody_out_and_overwrites_the_keys(ring: Keyring) -> None:
    token = ring.open(ROSA)
    held = [ring._vault_key, ring._seats[token].reader_key]
    ring.lock()
    assert not ring.is_open
    assert not ring.is_in(token)
    assert all(not any(key) for key in held)


def test_the_last_one_to_leave_locks(ring: Keyring) -> None:
    rosas, ines = ring.open(ROSA), ring.open(INES)
    ring.leave(rosas)
    assert ring.is_open
    assert not ring.is_in(rosas)
    assert ring.is_in(ines)
    ring.leave(ines)
    assert not ring.is_open
    ring.leave(ines)


def test_each_lock_and_each_opening_begins_a_generation(ring: Keyring) -> None:
    ring.lock()
    assert ring.generation == 0
    ring.open(ROSA)
    ring.open(INES)
    assert ring.generation == 1
    ring.lock()
    assert ring.generation == 2


def test_a_new_vault_key_puts_out_whoever_had_the_old(ring: Keyring) -> None:
    old = ring.open(ROSA)
    ring.open(Unlocked(slot_id="rosa", vault_key=VAULT_KEY[::-1], reader_key=ROSA.reader_key))
    assert not ring.is_in(old)
    assert ring.sub_keys() == keys.sub_keys(VAULT_KEY[::-1])
    assert ring.generation == 3


def test_whoever_is_idle_is_put_out_and_whoever_is_not_stays(ring: Keyring, clock: Clock) -> None:
    rosas, ines = ring.open(ROSA), ring.open(INES)
    clock.now = 600
    ring.touch(ines)
    clock.now = 1201
    assert ring.idle_seconds(ines) == 601
    ring.lock_idle(after_seconds=1200)
    assert not ring.is_in(rosas)
    assert ring.is_in(ines)
    clock.now = 1801
    ring.lock_idle(after_seconds=1200)
    assert not ring.is_open


def test_no_key_shows_when_a_keyring_is_printed_or_written_down(ring: Keyring) -> None:
    token = ring.open(ROSA)
    assert repr(ring) == "<Keyring open>"
    assert "rrr" not in repr(ring._seats[token])
    with pytest.raises(TypeError, match="never written down"):
        pickle.dumps(ring)


def test_threads_that_open_and_leave_at_once_end_locked(ring: Keyring) -> None:
    def come_and_go() -> None:
        for _ in range(200):
            ring.leave(ring.open(ROSA))

    threads = [threading.Thread(target=come_and_go) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not ring.is_open
    assert ring._seats == {}
