"""The small file beside the database that says who can open it: one slot for each reader, and no name of anyone.

Each reader has a random key of their own, wrapped by their passphrase and by their recovery key; the vault key lies
sealed to each reader's own key. So one vault key can replace another while the other readers are away. The header is
signed with the vault key. Whatever changes it returns a new Header; `save` puts it on disk in one step.
"""

from __future__ import annotations

import hmac
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from rumbo import disk
from rumbo.web.vault import keys
from rumbo.web.vault.keys import Argon2Cost, RecoveryKey, WrongKeyError
from rumbo.words import Explained

VERSION = 1
SALT_BYTES = 16


class Slot(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one reader opens the vault.

    `passphrase` and `recovery` hold the reader's own key, wrapped; `in_clear` holds it bare for a reader who goes
    without a passphrase. `kept_recovery` is the recovery key itself under the reader's own key, to be shown again.
    """

    id: str
    public: bytes
    vault_key: bytes
    recovery: bytes
    kept_recovery: bytes
    passphrase: bytes | None = None
    in_clear: bytes | None = None


class Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything needed to open the vault, but for the secrets themselves."""

    version: int
    vault_id: str
    cost: Argon2Cost
    salt: bytes
    slots: tuple[Slot, ...]
    signature: bytes = b""

    def slot(self, slot_id: str) -> Slot:
        """The slot of one reader.

        Raises KeyError when there is none.
        """
        for slot in self.slots:
            if slot.id == slot_id:
                return slot
        raise KeyError(slot_id)


@dataclass(frozen=True)
class Unlocked:
    """What opening gives: the vault key, whose slot opened it, and that reader's own key."""

    slot_id: str
    vault_key: bytes = field(repr=False)
    reader_key: bytes = field(repr=False)


class _Version(msgspec.Struct):
    version: int


def read(path: Path) -> Header:
    """The header of a vault.

    Raises Explained: "vault-header-missing", "vault-header-newer" (made by a later Rumbo) or "vault-header-damaged".
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise Explained("vault-header-missing") from None
    try:
        if msgspec.json.decode(content, type=_Version).version > VERSION:
            raise Explained("vault-header-newer")
        return msgspec.json.decode(content, type=Header)
    except (msgspec.MsgspecError, ValueError) as error:
        raise Explained("vault-header-damaged") from error


def save(header: Header, path: Path) -> None:
    """Put the header on disk in one step; a kill leaves the old one.

    Raises Explained("vault-disk-full").
    """
    disk.write_whole(path, msgspec.json.format(msgspec.json.encode(header)))


def create(*, passphrase: str | None, cost: Argon2Cost | None = None) -> tuple[Header, Unlocked, RecoveryKey]:
    """A new vault with its first reader; without a passphrase, whoever has the folder can read it.

    Raises Explained when the passphrase is too short or too long.
    """
    blank = Header(
        version=VERSION,
        vault_id=secrets.token_hex(16),
        cost=cost or Argon2Cost(),
        salt=os.urandom(SALT_BYTES),
        slots=(),
    )
    return _with_reader(blank, vault_key=keys.new_vault_key(), passphrase=passphrase)


def needs_passphrase(header: Header) -> bool:
    """Whether every reader has a passphrase, so that nobody gets in without one."""
    return all(slot.in_clear is None for slot in header.slots)


def unlock_without_passphrase(header: Header) -> Unlocked:
    """Open a vault one of whose readers goes without a passphrase.

    Raises Explained("vault-needs-passphrase") when none does.
    """
    for slot in header.slots:
        if slot.in_clear is not None:
            return _enter(header, slot, reader_key=slot.in_clear)
    raise Explained("vault-needs-passphrase")


def unlock_with_passphrase(header: Header, passphrase: str) -> Unlocked:
    """Open the slot whose passphrase this is. One derivation (about 0.3 s) serves all slots.

    Raises Explained("vault-wrong-passphrase"), or "vault-header-damaged".
    """
    stretched = keys.stretch(passphrase, salt=header.salt, cost=header.cost)
    for slot in header.slots:
        reader_key = _reader_key(header, slot, stretched=stretched)
        if reader_key is not None:
            return _enter(header, slot, reader_key=reader_key)
    raise Explained("vault-wrong-passphrase")


def unlock_with_recovery(header: Header, written: str) -> Unlocked:
    """Open the slot whose recovery key this is, as a person typed it.

    Raises Explained: a slip of the pen ("vault-recovery-length", "vault-recovery-slip"), a key of another file
    ("vault-wrong-recovery"), or "vault-header-damaged".
    """
    recovery = RecoveryKey.parse(written)
    for slot in header.slots:
        wrap = _recovery_wrap(header, slot.id, recovery)
        try:
            reader_key = keys.unseal(wrap, slot.recovery, bound_to=_place(header, slot.id, "recovery"))
        except WrongKeyError:
            continue
        return _enter(header, slot, reader_key=reader_key)
    raise Explained("vault-wrong-recovery")


def add_reader(header: Header, *, by: Unlocked, passphrase: str) -> tuple[Header, Unlocked, RecoveryKey]:
    """A second (third, ...) reader, with a secret of their own.

    Raises Explained: too short, too long, or "vault-passphrase-taken": two slots must not open with one passphrase.
    """
    _check_signature(header, by.vault_key)
    return _with_reader(header, vault_key=by.vault_key, passphrase=passphrase)


def change_passphrase(header: Header, *, by: Unlocked, passphrase: str | None) -> Header:
    """The reader's new passphrase, or none.

    The vault key stays. So copies made earlier open with the old passphrase; and when the old way was *no* passphrase,
    the key has lain in clear on the disk: follow with `renewal.make_new_key`.

    Raises Explained: too short, too long, "vault-passphrase-taken", or "vault-one-without".
    """
    _check_signature(header, by.vault_key)
    others = msgspec.structs.replace(header, slots=tuple(slot for slot in header.slots if slot.id != by.slot_id))
    wrapped, in_clear = _passphrase_wrap(others, by.slot_id, reader_key=by.reader_key, passphrase=passphrase)
    slot = msgspec.structs.replace(header.slot(by.slot_id), passphrase=wrapped, in_clear=in_clear)
    return _with_slot(header, slot, vault_key=by.vault_key)


def new_recovery_key(header: Header, *, by: Unlocked) -> tuple[Header, RecoveryKey]:
    """A new recovery key for the reader; the old one opens this header no more."""
    _check_signature(header, by.vault_key)
    recovery = RecoveryKey.new()
    wrapped, kept = _recovery_wraps(header, by.slot_id, reader_key=by.reader_key, recovery=recovery)
    slot = msgspec.structs.replace(header.slot(by.slot_id), recovery=wrapped, kept_recovery=kept)
    return _with_slot(header, slot, vault_key=by.vault_key), recovery


def show_recovery_key(header: Header, *, by: Unlocked) -> RecoveryKey:
    """The reader's recovery key once more, to read or to print.

    Raises Explained("vault-header-damaged").
    """
    kept = header.slot(by.slot_id).kept_recovery
    try:
        return RecoveryKey(
            keys.unseal(_keeping(by.reader_key), kept, bound_to=_place(header, by.slot_id, "kept recovery"))
        )
    except WrongKeyError:
        raise Explained("vault-header-damaged") from None


def remove_reader(header: Header, *, by: Unlocked, slot_id: str) -> Header:
    """Take a reader's slot away; what only their own key opens is then lost to everyone.

    A reader who kept a copy of the folder can still open that copy, and one who kept the vault key can open this one
    too: follow with `renewal.make_new_key`.

    Raises Explained("vault-last-reader"); KeyError when there is no such slot.
    """
    _check_signature(header, by.vault_key)
    gone = header.slot(slot_id)
    if len(header.slots) == 1:
        raise Explained("vault-last-reader")
    left = tuple(slot for slot in header.slots if slot is not gone)
    return _signed(msgspec.structs.replace(header, slots=left), vault_key=by.vault_key)


def with_vault_key(header: Header, *, by: Unlocked, vault_key: bytes) -> tuple[Header, Unlocked]:
    """The header of the same readers for another vault key. The data must change with it: see renewal.py."""
    _check_signature(header, by.vault_key)
    slots = tuple(
        msgspec.structs.replace(
            slot, vault_key=keys.seal_to(slot.public, vault_key, bound_to=_place(header, slot.id, "vault key"))
        )
        for slot in header.slots
    )
    changed = _signed(msgspec.structs.replace(header, slots=slots), vault_key=vault_key)
    return changed, Unlocked(slot_id=by.slot_id, vault_key=vault_key, reader_key=by.reader_key)


def _with_reader(header: Header, *, vault_key: bytes, passphrase: str | None) -> tuple[Header, Unlocked, RecoveryKey]:
    slot_id, reader_key, recovery = secrets.token_hex(8), os.urandom(keys.KEY_BYTES), RecoveryKey.new()
    wrapped, in_clear = _passphrase_wrap(header, slot_id, reader_key=reader_key, passphrase=passphrase)
    by_recovery, kept = _recovery_wraps(header, slot_id, reader_key=reader_key, recovery=recovery)
    public = keys.letterbox(reader_key)
    slot = Slot(
        id=slot_id,
        public=public,
        vault_key=keys.seal_to(public, vault_key, bound_to=_place(header, slot_id, "vault key")),
        recovery=by_recovery,
        kept_recovery=kept,
        passphrase=wrapped,
        in_clear=in_clear,
    )
    unlocked = Unlocked(slot_id=slot_id, vault_key=vault_key, reader_key=reader_key)
    return _with_slot(header, slot, vault_key=vault_key), unlocked, recovery


def _with_slot(header: Header, slot: Slot, *, vault_key: bytes) -> Header:
    """The header with this slot added, or in the place of the one with its id."""
    slots = {each.id: each for each in header.slots} | {slot.id: slot}
    return _signed(msgspec.structs.replace(header, slots=tuple(slots.values())), vault_key=vault_key)


def _passphrase_wrap(
    header: Header, slot_id: str, *, reader_key: bytes, passphrase: str | None
) -> tuple[bytes | None, bytes | None]:
    """The wrapped key and the bare one; exactly one of them is there. `header` holds the *other* readers."""
    if passphrase is None:
        if not needs_passphrase(header):
            raise Explained("vault-one-without")
        return None, reader_key
    stretched = keys.stretch(keys.check_passphrase(passphrase), salt=header.salt, cost=header.cost)
    if any(_reader_key(header, slot, stretched=stretched) is not None for slot in header.slots):
        raise Explained("vault-passphrase-taken")
    place = _place(header, slot_id, "passphrase")
    return keys.seal(keys.derive(stretched, "passphrase", context=place), reader_key, bound_to=place), None


def _reader_key(header: Header, slot: Slot, *, stretched: bytes) -> bytes | None:
    if slot.passphrase is None:
        return None
    place = _place(header, slot.id, "passphrase")
    try:
        return keys.unseal(keys.derive(stretched, "passphrase", context=place), slot.passphrase, bound_to=place)
    except WrongKeyError:
        return None


def _recovery_wraps(header: Header, slot_id: str, *, reader_key: bytes, recovery: RecoveryKey) -> tuple[bytes, bytes]:
    wrap = _recovery_wrap(header, slot_id, recovery)
    return (
        keys.seal(wrap, reader_key, bound_to=_place(header, slot_id, "recovery")),
        keys.seal(_keeping(reader_key), recovery.secret, bound_to=_place(header, slot_id, "kept recovery")),
    )


def _recovery_wrap(header: Header, slot_id: str, recovery: RecoveryKey) -> bytes:
    return keys.derive(recovery.secret, "recovery", context=_place(header, slot_id, "recovery"))


def _keeping(reader_key: bytes) -> bytes:
    return keys.derive(reader_key, "kept recovery")


def _enter(header: Header, slot: Slot, *, reader_key: bytes) -> Unlocked:
    try:
        vault_key = keys.unseal_from(reader_key, slot.vault_key, bound_to=_place(header, slot.id, "vault key"))
    except WrongKeyError:
        raise Explained("vault-header-damaged") from None
    _check_signature(header, vault_key)
    return Unlocked(slot_id=slot.id, vault_key=vault_key, reader_key=reader_key)


def _place(header: Header, slot_id: str, kind: str) -> bytes:
    """What a wrap is bound to: moved to another vault, another slot or another use, it does not open."""
    return f"{header.vault_id}/{slot_id}/{kind}".encode()


def _signed(header: Header, *, vault_key: bytes) -> Header:
    return msgspec.structs.replace(header, signature=_signature(header, vault_key))


def _signature(header: Header, vault_key: bytes) -> bytes:
    plain = msgspec.json.encode(msgspec.structs.replace(header, signature=b""))
    return hmac.digest(keys.sub_keys(vault_key).readers, plain, "sha256")


def _check_signature(header: Header, vault_key: bytes) -> None:
    """A slot that somebody slipped in would be given the next vault key: nothing is built on an unsigned header."""
    if not hmac.compare_digest(header.signature, _signature(header, vault_key)):
        raise Explained("vault-header-damaged")
