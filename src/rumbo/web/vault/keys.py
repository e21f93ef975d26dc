"""The keys of a vault: from a passphrase, from a recovery key, and the sub-keys that each part of the file uses.

Where the keys are kept is header.py's business; who holds them while the file is open is keyring.py's.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from dataclasses import dataclass, field

import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from rumbo.words import Explained

KEY_BYTES = 32
VAULT_KEY_BYTES = 2 * KEY_BYTES
NONCE_BYTES = 12
SHORTEST_PASSPHRASE = 8
LONGEST_PASSPHRASE = 1024


class WrongKeyError(Exception):
    """What was sealed does not open with this key, or was changed. Callers turn it into words."""


class Argon2Cost(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one try of a passphrase costs: passes, memory in KiB, lanes.

    The default is the second choice of RFC 9106 section 4 (3 passes, 64 MiB, 4 lanes): 0.1 to 0.4 s on two cores. The
    bounds keep a header that somebody changed from eating the machine's memory.
    """

    passes: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 4

    def __post_init__(self) -> None:
        if not (1 <= self.passes <= 100 and 8 * self.lanes <= self.memory_kib <= 2**21 and 1 <= self.lanes <= 16):
            raise ValueError(f"Argon2 cost out of bounds: {self}")


def tidy_passphrase(written: str) -> str:
    """The passphrase as it counts: NFKC, so that every keyboard gives the same bytes, without spaces around it.

    >>> tidy_passphrase("  lluvia en la milpa ")
    'lluvia en la milpa'
    """
    return unicodedata.normalize("NFKC", written).strip()


def check_passphrase(written: str) -> str:
    """The tidied passphrase, when it may be used for a new lock.

    Length is the only rule, counted in characters after tidying: at least 8, and no demand for digits or signs, as NIST
    SP 800-63B asks of memorised secrets (revision 3, 5.1.1.2: 8 characters, NFKC, no composition rules, never cut
    short). Revision 4 wants 15 where such a secret alone guards an account on the net. Here a guess needs the file in
    hand and 64 MiB of memory, and a secret too long to remember locks out a tired person: pages suggest several words.

    Raises Explained("vault-passphrase-short") or Explained("vault-passphrase-long").
    """
    passphrase = tidy_passphrase(written)
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise Explained("vault-passphrase-short", least=SHORTEST_PASSPHRASE)
    if len(passphrase) > LONGEST_PASSPHRASE:
        raise Explained("vault-passphrase-long", most=LONGEST_PASSPHRASE)
    return passphrase


def stretch(passphrase: str, *, salt: bytes, cost: Argon2Cost) -> bytes:
    """The 32 bytes that a passphrase stands for (Argon2id). Slow on purpose: never inside a transaction."""
    return hash_secret_raw(
        tidy_passphrase(passphrase).encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def derive(key: bytes, purpose: str, *, context: bytes = b"") -> bytes:
    """A 32-byte key for one purpose (HKDF-SHA256, RFC 5869). Keys of two purposes tell nothing of each other."""
    info = f"rumbo 1 {purpose}".encode() + b"\0" + context
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(key)


def seal(key: bytes, plain: bytes, *, bound_to: bytes) -> bytes:
    """Encrypt a small value with AES-256-GCM: nonce, then ciphertext. It opens only where it is `bound_to`."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound_to)


def unseal(key: bytes, sealed: bytes, *, bound_to: bytes) -> bytes:
    """What `seal` was given.

    Raises WrongKeyError when the key or the place is another, or a bit has changed.
    """
    if len(sealed) < NONCE_BYTES + 16:
        raise WrongKeyError
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound_to)
    except InvalidTag:
        raise WrongKeyError from None


def letterbox(reader_key: bytes) -> bytes:
    """The public half (X25519) of a reader's own key: anyone can put a letter in, only the reader takes it out."""
    return _private_half(reader_key).public_key().public_bytes_raw()


def seal_to(public: bytes, plain: bytes, *, bound_to: bytes) -> bytes:
    """Encrypt for the holder of a reader's own key, who need not be there: a one-time public key, then `seal`."""
    once = X25519PrivateKey.generate()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    once_public = once.public_key().public_bytes_raw()
    return once_public + seal(derive(shared, "letter", context=once_public + public), plain, bound_to=bound_to)


def unseal_from(reader_key: bytes, letter: bytes, *, bound_to: bytes) -> bytes:
    """What `seal_to` was given.

    Raises WrongKeyError when it is for another reader or place, or was changed.
    """
    once_public, sealed = letter[:KEY_BYTES], letter[KEY_BYTES:]
    try:
        shared = _private_half(reader_key).exchange(X25519PublicKey.from_public_bytes(once_public))
    except ValueError:  # not a point that can be used: cut short, or made to be weak
        raise WrongKeyError from None
    context = once_public + letterbox(reader_key)
    return unseal(derive(shared, "letter", context=context), sealed, bound_to=bound_to)


def _private_half(reader_key: bytes) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(derive(reader_key, "letterbox"))


def new_vault_key(*, keeping_names_of: bytes | None = None) -> bytes:
    """A new random vault key: 32 bytes that encrypt, and 32 that only name files.

    `keeping_names_of` an earlier key, the second half stays, so that rows which hold a file's name need no change.
    """
    names = os.urandom(KEY_BYTES) if keeping_names_of is None else keeping_names_of[KEY_BYTES:]
    return os.urandom(KEY_BYTES) + names


@dataclass(frozen=True)
class SubKeys:
    """What the parts of a vault use: the database, the records' bytes, their names, and the list of readers."""

    database: bytes = field(repr=False)
    files: bytes = field(repr=False)
    names: bytes = field(repr=False)
    readers: bytes = field(repr=False)


def sub_keys(vault_key: bytes) -> SubKeys:
    """The sub-keys of a vault key."""
    if len(vault_key) != VAULT_KEY_BYTES:
        raise ValueError("not a vault key")
    encrypting, naming = bytes(vault_key[:KEY_BYTES]), bytes(vault_key[KEY_BYTES:])
    return SubKeys(
        database=derive(encrypting, "database"),
        files=derive(encrypting, "files"),
        names=derive(naming, "names"),
        readers=derive(encrypting, "readers"),
    )


# Crockford's base 32: no I, L, O or U, so that nothing is mistaken for 1, 0 or V when copied by hand.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
SECRET_BYTES = 20
SECRET_SYMBOLS = 32
CHECK_SYMBOLS = 4


@dataclass(frozen=True)
class RecoveryKey:
    """A random key of 160 bits on paper: eight groups of four characters, and a ninth that catches slips of the pen."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != SECRET_BYTES:
            raise ValueError("a recovery key holds 20 bytes")

    @classmethod
    def new(cls) -> RecoveryKey:
        """A key that nobody has had before."""
        return cls(os.urandom(SECRET_BYTES))

    @classmethod
    def parse(cls, written: str) -> RecoveryKey:
        """Read a key as a person types it: any case, spaces and dashes, O for 0, I or L for 1.

        Raises Explained("vault-recovery-length") or Explained("vault-recovery-slip") when it cannot be right.
        """
        folded = unicodedata.normalize("NFKC", written).upper().translate(LOOK_ALIKES)
        symbols = "".join(each for each in folded if each.isalnum())
        if len(symbols) != SECRET_SYMBOLS + CHECK_SYMBOLS:
            raise Explained("vault-recovery-length", count=SECRET_SYMBOLS + CHECK_SYMBOLS, found=len(symbols))
        if not set(symbols) <= set(ALPHABET):
            raise Explained("vault-recovery-slip")
        secret = _number(symbols[:SECRET_SYMBOLS]).to_bytes(SECRET_BYTES, "big")
        if _check_symbols(secret) != symbols[SECRET_SYMBOLS:]:
            raise Explained("vault-recovery-slip")
        return cls(secret)

    @property
    def groups(self) -> tuple[str, ...]:
        """The nine groups of four, as they are shown and printed."""
        symbols = _symbols(int.from_bytes(self.secret, "big"), count=SECRET_SYMBOLS) + _check_symbols(self.secret)
        return tuple(symbols[start : start + 4] for start in range(0, len(symbols), 4))

    @property
    def written(self) -> str:
        """The whole key on one line, its groups joined by dashes."""
        return "-".join(self.groups)


def _symbols(number: int, *, count: int) -> str:
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(count)))


def _number(symbols: str) -> int:
    number = 0
    for symbol in symbols:
        number = number << 5 | ALPHABET.index(symbol)
    return number


def _check_symbols(secret: bytes) -> str:
    digest = hashlib.sha256(b"rumbo recovery key" + secret).digest()
    return _symbols(int.from_bytes(digest[:4], "big") >> 12, count=CHECK_SYMBOLS)
