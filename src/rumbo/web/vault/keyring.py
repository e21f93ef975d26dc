"""The one place in memory that holds keys while the file is open. When it is closed, nothing else can read the file.

Several readers may be in at once, each in a browser of their own: the vault key is there while any of them is, and the
own key of each is reached only with the token of their session.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from rumbo.web.vault import keys
from rumbo.web.vault.header import Unlocked
from rumbo.web.vault.keys import SubKeys
from rumbo.words import Explained


class Locked(Explained):
    """The file is locked: "vault-locked", or "vault-reader-locked" when only this reader is out."""


@dataclass
class _Seat:
    """One reader in one browser session."""

    slot_id: str
    reader_key: bytearray = field(repr=False)
    used_at: float


class Keyring:
    """Holds the keys of one vault between opening and locking. Safe to use from several threads.

    Wiping is the best Python can do: the buffers held here are overwritten, copies made by libraries are not.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._guard = threading.RLock()
        self._vault_key = bytearray()
        self._seats: dict[str, _Seat] = {}
        self._generation = 0

    def __repr__(self) -> str:
        return f"<Keyring {'open' if self.is_open else 'locked'}>"

    def __reduce__(self) -> str:
        raise TypeError("a keyring is never written down")

    @property
    def is_open(self) -> bool:
        """Whether the vault key is here."""
        return bool(self._vault_key)

    @property
    def generation(self) -> int:
        """Grows with every opening from locked and every lock: whatever was made with an earlier one is stale."""
        return self._generation

    def open(self, unlocked: Unlocked) -> str:
        """Let a reader in; gives the token of their session, to be kept in its cookie.

        A different vault key (another file, or a new key) puts everybody else out first.
        """
        with self._guard:
            if self._vault_key != unlocked.vault_key:
                self.lock()
                self._vault_key = bytearray(unlocked.vault_key)
                self._generation += 1
            token = secrets.token_urlsafe(24)
            self._seats[token] = _Seat(unlocked.slot_id, bytearray(unlocked.reader_key), self._clock())
            return token

    def lock(self) -> None:
        """Put everybody out and wipe every key."""
        with self._guard:
            for seat in self._seats.values():
                _wipe(seat.reader_key)
            self._seats.clear()
            if self._vault_key:
                _wipe(self._vault_key)
                self._vault_key = bytearray()
                self._generation += 1

    def leave(self, token: str) -> None:
        """Put one session out; the last one to go locks the vault. An unknown token is no error."""
        with self._guard:
            seat = self._seats.pop(token, None)
            if seat is not None:
                _wipe(seat.reader_key)
            if not self._seats:
                self.lock()

    def is_in(self, token: str) -> bool:
        """Whether the session of this token is open."""
        return token in self._seats

    def touch(self, token: str) -> None:
        """Note that the person of this session did something just now.

        Raises Locked when the session is not open.
        """
        with self._guard:
            self._seat(token).used_at = self._clock()

    def idle_seconds(self, token: str) -> float:
        """How long the person of this session has done nothing.

        Raises Locked when the session is not open.
        """
        with self._guard:
            return self._clock() - self._seat(token).used_at

    def lock_idle(self, *, after_seconds: float) -> None:
        """Put out every session that has been idle for longer; the last one to go locks the vault."""
        with self._guard:
            too_old = self._clock() - after_seconds
            for token in [token for token, seat in self._seats.items() if seat.used_at < too_old]:
                self.leave(token)

    def unlocked(self, token: str) -> Unlocked:
        """The keys of one session, for what changes the header.

        Raises Locked when the session is not open.
        """
        with self._guard:
            seat = self._seat(token)
            return Unlocked(slot_id=seat.slot_id, vault_key=bytes(self._vault_key), reader_key=bytes(seat.reader_key))

    def reader_key(self, token: str) -> bytes:
        """The own key of the reader of one session.

        Raises Locked when the session is not open.
        """
        with self._guard:
            return bytes(self._seat(token).reader_key)

    def slot_id(self, token: str) -> str:
        """Whose session this is.

        Raises Locked when the session is not open.
        """
        with self._guard:
            return self._seat(token).slot_id

    def sub_keys(self) -> SubKeys:
        """The keys of the vault's parts.

        Raises Locked while the vault is locked.
        """
        with self._guard:
            if not self._vault_key:
                raise Locked("vault-locked")
            return keys.sub_keys(bytes(self._vault_key))

    def _seat(self, token: str) -> _Seat:
        if not self._vault_key:
            raise Locked("vault-locked")
        seat = self._seats.get(token)
        if seat is None:
            raise Locked("vault-reader-locked")
        return seat


def _wipe(key: bytearray) -> None:
    for place in range(len(key)):
        key[place] = 0


THE_KEYRING = Keyring()  # of the one vault that this process serves
