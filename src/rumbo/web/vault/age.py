"""What one sends is encrypted in age's format, version 1, so that the standard age tool opens it on any computer.

The format: https://github.com/C2SP/C2SP/blob/main/age.md. For somebody's age key, the age library (pyrage) writes it. It
takes a passphrase only with the whole content in memory, and a parcel of records may be larger than that; so with a
passphrase the content is sealed here as it comes, as the format says. In the tests the library opens what was sealed.
"""

from __future__ import annotations

import base64
import hmac
import os
import queue
import threading
from collections.abc import Iterable, Iterator
from typing import Final

import pyrage
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from rumbo.words import Explained

CHUNK_BYTES: Final = 64 * 1024
WORK_FACTOR: Final = 18  # what the age tool itself takes: 256 MiB of memory and about a second
_FILE_KEY_BYTES, _SALT_BYTES, _NONCE_BYTES = 16, 16, 16
_WAITING: Final = 8  # pieces between the thread that encrypts and whoever takes them


def encrypt_with_passphrase(
    pieces: Iterable[bytes], *, passphrase: str, work_factor: int = WORK_FACTOR
) -> Iterator[bytes]:
    """The pieces sealed with a passphrase, as they come, never whole in memory.

    The work factor is the logarithm of scrypt's cost.
    """
    file_key, nonce = os.urandom(_FILE_KEY_BYTES), os.urandom(_NONCE_BYTES)
    yield _header(file_key, passphrase=passphrase, work_factor=work_factor)
    yield nonce
    cipher = ChaCha20Poly1305(_derive(file_key, salt=nonce, info=b"payload"))
    counter, waiting = 0, bytearray()
    for piece in pieces:
        waiting += piece
        while len(waiting) > CHUNK_BYTES:  # a full one waits: it may be the last
            yield cipher.encrypt(counter.to_bytes(11, "big") + b"\0", bytes(waiting[:CHUNK_BYTES]), None)
            del waiting[:CHUNK_BYTES]
            counter += 1
    yield cipher.encrypt(counter.to_bytes(11, "big") + b"\1", bytes(waiting), None)


def _header(file_key: bytes, *, passphrase: str, work_factor: int) -> bytes:
    salt = os.urandom(_SALT_BYTES)
    scrypt = Scrypt(salt=b"age-encryption.org/v1/scrypt" + salt, length=32, n=2**work_factor, r=8, p=1)
    wrapped = ChaCha20Poly1305(scrypt.derive(passphrase.encode())).encrypt(bytes(12), file_key, None)
    head = f"age-encryption.org/v1\n-> scrypt {_written(salt)} {work_factor}\n{_written(wrapped)}\n---".encode()
    mac = hmac.digest(_derive(file_key, salt=b"", info=b"header"), head, "sha256")
    return head + f" {_written(mac)}\n".encode()


def _derive(key: bytes, *, salt: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=salt, info=info).derive(key)


def _written(data: bytes) -> str:
    return base64.b64encode(data).decode().rstrip("=")


def check_recipient(words: str) -> str:
    """An age public key ("age1..."), tidied.

    Raises Explained("age-no-recipient") when it is none.
    """
    tidy = words.strip()
    try:
        pyrage.x25519.Recipient.from_str(tidy)
    except pyrage.RecipientError:
        raise Explained("age-no-recipient") from None
    return tidy


def encrypt_for(pieces: Iterable[bytes], *, recipient: str) -> Iterator[bytes]:
    """The pieces sealed for the owner of an age key, as they come, never whole in memory.

    Raises Explained("age-no-recipient"), and whatever the pieces raise.
    """
    key = pyrage.x25519.Recipient.from_str(check_recipient(recipient))
    passage = _Passage(pieces)
    thread = threading.Thread(target=passage.run, args=(key,), name="rumbo-age", daemon=True)
    thread.start()
    try:
        yield from passage.taken()
    finally:
        passage.close()
        thread.join()


class _ClosedError(Exception):
    """Nobody takes the pieces any more."""


class _Passage:
    """Between our pieces and a library that wants to read from one file and write to another, in a thread of its own."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._held = b""
        self._out: queue.Queue[bytes | BaseException | None] = queue.Queue(_WAITING)
        self._closed = threading.Event()
        self._fault: Exception | None = None

    def run(self, key: pyrage.x25519.Recipient) -> None:
        """Encrypt everything; what goes wrong is raised where the pieces are taken."""
        end: BaseException | None = None
        try:
            pyrage.encrypt_io(self, self, [key])
        except BaseException as error:
            end = self._fault or error
        if not self._closed.is_set():
            self._out.put(end)

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most `size`; none at the end."""
        if not self._held:
            self._held = self._next()
        given, self._held = self._held[:size], self._held[size:]
        return given

    def _next(self) -> bytes:
        """The next piece that is not empty. The library would hide what the pieces raise: it is kept."""
        try:
            return next((piece for piece in self._pieces if piece), b"")
        except Exception as fault:
            self._fault = fault
            raise

    def write(self, data: bytes) -> int:
        """Pass encrypted bytes on, waiting until they are wanted."""
        while not self._closed.is_set():
            try:
                self._out.put(bytes(data), timeout=0.5)
            except queue.Full:
                continue
            return len(data)
        raise _ClosedError

    def flush(self) -> None:
        """Nothing is held back."""

    def taken(self) -> Iterator[bytes]:
        """The encrypted bytes, until the end."""
        while (piece := self._out.get()) is not None:
            if isinstance(piece, BaseException):
                raise piece
            yield piece

    def close(self) -> None:
        """Nothing more is wanted."""
        self._closed.set()
        while not self._out.empty():
            self._out.get_nowait()
