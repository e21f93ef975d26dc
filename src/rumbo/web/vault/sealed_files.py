"""The bytes of a record on disk: 1 MiB chunks of AES-256-GCM whose order, length and end are authenticated.

    "RUMBO-1\\n"  salt (16)  prefix (7)  chunk 0 ... chunk n (the last one marked)  trailer

The chunks are the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizar (2015): nonce = prefix, counter, mark.
The salt gives each file a key of its own and is bound to every chunk. The trailer holds the content's SHA-256 and size;
it is read first, so a file that was cut, grown or swapped is refused before its first byte is given out.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import time
import weakref
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rumbo import disk
from rumbo.web.vault import keys
from rumbo.web.vault.keys import SubKeys
from rumbo.words import Explained

MAGIC = b"RUMBO-1\n"
SALT_BYTES, PREFIX_BYTES, TAG_BYTES = 16, 7, 16
HEAD_BYTES = len(MAGIC) + SALT_BYTES + PREFIX_BYTES
CHUNK_BYTES = 1024 * 1024
TRAILER_BYTES = 32 + 8 + TAG_BYTES
MORE, LAST, TRAILER = b"\x00", b"\x01", b"\x02"
LONGEST_PART_AGE_S = 24 * 3600
NAME = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class SealedFile:
    """A record's bytes at rest: the name of their file, the SHA-256 of the content in hexadecimal, its size."""

    name: str
    sha256: str
    size_bytes: int


def sealed_name(sha256: str, *, sub_keys: SubKeys) -> str:
    """The name of the file for a content: a keyed hash, so that names tell nobody which documents are here."""
    return hmac.new(sub_keys.names, bytes.fromhex(sha256), "sha256").hexdigest()


class _Cipher:
    """Seals and opens the parts of one file."""

    def __init__(self, *, salt: bytes, prefix: bytes, sub_keys: SubKeys) -> None:
        self._key = AESGCM(keys.derive(sub_keys.files, "one file", context=salt))
        self._bound_to = MAGIC + salt
        self._prefix = prefix

    def seal(self, plain: bytes, *, counter: int, mark: bytes) -> bytes:
        return self._key.encrypt(self._nonce(counter, mark), plain, self._bound_to)

    def open(self, sealed: bytes, *, counter: int, mark: bytes) -> bytes:
        try:
            return self._key.decrypt(self._nonce(counter, mark), sealed, self._bound_to)
        except InvalidTag:
            raise Explained("vault-record-damaged") from None

    def _nonce(self, counter: int, mark: bytes) -> bytes:
        return self._prefix + counter.to_bytes(4, "big") + mark


class SealedWriter:
    """Takes a content in pieces and seals it as it comes: never whole in memory, never in clear on disk.

    `finish` ends the content, `keep` gives it its name. What is not kept is removed, whatever happens: at the end of a
    `with` block, by `abandon`, when the writer is forgotten, or by `sweep` after a power cut.
    """

    def __init__(self, folder: Path, *, sub_keys: SubKeys) -> None:
        salt, prefix = os.urandom(SALT_BYTES), os.urandom(PREFIX_BYTES)
        self._sub_keys = sub_keys
        self._cipher = _Cipher(salt=salt, prefix=prefix, sub_keys=sub_keys)
        self._digest = hashlib.sha256()
        self._waiting = bytearray()
        self._size_bytes = 0
        self._counter = 0
        self._finished: SealedFile | None = None
        self._kept = False
        with disk.explaining_full_disk():
            descriptor, self._part = disk.create_part(folder)
            self._file = os.fdopen(descriptor, "wb")
            self._remove = weakref.finalize(self, _remove_part, self._file, self._part)
            self._put(MAGIC + salt + prefix)

    @property
    def size_bytes(self) -> int:
        """How much content has come so far."""
        return self._size_bytes

    def write(self, piece: bytes) -> None:
        """Add to the content.

        Raises Explained("vault-disk-full"), and then nothing is left on disk.
        """
        self._digest.update(piece)
        self._size_bytes += len(piece)
        self._waiting += piece
        while len(self._waiting) > CHUNK_BYTES:  # a full one waits: it may be the last
            self._put_chunk(bytes(self._waiting[:CHUNK_BYTES]), mark=MORE)
            del self._waiting[:CHUNK_BYTES]

    def finish(self) -> SealedFile:
        """End the content and wait until it is on disk, still without its name.

        Raises Explained("vault-disk-full"), and then nothing is left on disk.
        """
        if self._finished is None:
            self._put_chunk(bytes(self._waiting), mark=LAST)
            self._waiting.clear()
            digest = self._digest.digest()
            trailer = digest + self._size_bytes.to_bytes(8, "big")
            self._put(self._cipher.seal(trailer, counter=self._counter, mark=TRAILER))
            self._close()
            self._finished = SealedFile(
                name=sealed_name(digest.hex(), sub_keys=self._sub_keys),
                sha256=digest.hex(),
                size_bytes=self._size_bytes,
            )
        return self._finished

    def keep(self) -> SealedFile:
        """Finish, and give the file its name, replacing an earlier file of the same content. Safe to call again.

        Raises Explained("vault-disk-full"), and then nothing is left on disk.
        """
        sealed = self.finish()
        if not self._kept:
            if not self._remove.alive:
                raise ValueError("this content was abandoned")
            with self._nothing_left():
                disk.move(self._part, self._part.with_name(sealed.name))
            self._remove.detach()
            self._kept = True
        return sealed

    def abandon(self) -> None:
        """Remove what is not kept. What is kept stays."""
        self._remove()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.abandon()

    def _put_chunk(self, plain: bytes, *, mark: bytes) -> None:
        self._put(self._cipher.seal(plain, counter=self._counter, mark=mark))
        self._counter += 1

    def _put(self, sealed: bytes) -> None:
        with self._nothing_left():
            self._file.write(sealed)

    def _close(self) -> None:
        with self._nothing_left():
            self._file.flush()
            disk.sync_file(self._file.fileno())
            self._file.close()

    @contextmanager
    def _nothing_left(self) -> Iterator[None]:
        """A block after whose error no half file stays."""
        try:
            with disk.explaining_full_disk():
                yield
        except BaseException:
            self.abandon()
            raise


def _remove_part(file: BinaryIO, part: Path) -> None:
    with suppress(OSError):  # on a full disk even closing can fail: it writes what is buffered
        file.close()
    part.unlink(missing_ok=True)


def open_sealed(folder: Path, *, name: str, sub_keys: SubKeys) -> Iterator[bytes]:
    """The content of a sealed file, piece by piece. End, size and name are checked before the first piece.

    Raises Explained("vault-record-missing") or Explained("vault-record-damaged"); the second also between pieces.
    """
    file = _open(folder, name)
    try:
        cipher, sealed = _read_ends(file, name=name, sub_keys=sub_keys)
    except BaseException:
        file.close()
        raise
    return _chunks(file, cipher=cipher, size_bytes=sealed.size_bytes)


def describe(folder: Path, *, name: str, sub_keys: SubKeys) -> SealedFile:
    """What a sealed file says of its content, without reading it.

    Raises Explained("vault-record-missing") or Explained("vault-record-damaged").
    """
    with _open(folder, name) as file:
        return _read_ends(file, name=name, sub_keys=sub_keys)[1]


def verify(folder: Path, *, name: str, sub_keys: SubKeys) -> SealedFile:
    """Read a sealed file whole and compare its content with its SHA-256.

    Raises Explained("vault-record-missing") or Explained("vault-record-damaged").
    """
    sealed = describe(folder, name=name, sub_keys=sub_keys)
    digest = hashlib.sha256()
    for piece in open_sealed(folder, name=name, sub_keys=sub_keys):
        digest.update(piece)
    if digest.hexdigest() != sealed.sha256:
        raise Explained("vault-record-damaged")
    return sealed


def sealing_id(path: Path) -> str:
    """What tells one sealing of a content from another of the same content: the random salt in its head.

    Raises Explained("vault-record-damaged") when the file is no sealed file.
    """
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if len(head) < HEAD_BYTES or not head.startswith(MAGIC):
        raise Explained("vault-record-damaged")
    return head[len(MAGIC) : -PREFIX_BYTES].hex()


def list_names(folder: Path) -> tuple[str, ...]:
    """The names of all sealed files in a folder, in order."""
    return tuple(sorted(path.name for path in folder.iterdir() if NAME.fullmatch(path.name)))


def erase(folder: Path, *, name: str) -> None:
    """Remove a sealed file from this folder; one that is not there is no error. Back-ups keep theirs."""
    _check_name(name)
    (folder / name).unlink(missing_ok=True)
    disk.sync_folder(folder)


def sweep(folder: Path, *, known_names: Collection[str], older_than_s: float = LONGEST_PART_AGE_S) -> tuple[str, ...]:
    """Remove what no row knows: files whose row was never written, and unfinished ones. Gives the names removed.

    Younger files than `older_than_s` stay: an upload may be under way, its row yet to come.
    """
    too_old = time.time() - older_than_s
    gone = [
        path.name
        for path in sorted(folder.iterdir())
        if (path.suffix == disk.PART or (NAME.fullmatch(path.name) and path.name not in known_names))
        and path.stat().st_mtime <= too_old
    ]
    for name in gone:
        (folder / name).unlink(missing_ok=True)
    return tuple(gone)


def _check_name(name: str) -> None:
    if not NAME.fullmatch(name):
        raise ValueError("not the name of a sealed file")


def _open(folder: Path, name: str) -> BinaryIO:
    _check_name(name)
    try:
        return (folder / name).open("rb")
    except FileNotFoundError:
        raise Explained("vault-record-missing") from None


def _chunk_count(size_bytes: int) -> int:
    return max(1, -(-size_bytes // CHUNK_BYTES))


def _read_ends(file: BinaryIO, *, name: str, sub_keys: SubKeys) -> tuple[_Cipher, SealedFile]:
    """Read head and trailer; the file then stands at its first chunk."""
    length = file.seek(0, os.SEEK_END)
    if length < HEAD_BYTES + TAG_BYTES + TRAILER_BYTES:
        raise Explained("vault-record-damaged")
    file.seek(length - TRAILER_BYTES)
    trailer = file.read(TRAILER_BYTES)
    file.seek(0)
    head = file.read(HEAD_BYTES)
    if not head.startswith(MAGIC):
        raise Explained("vault-record-damaged")
    salt, prefix = head[len(MAGIC) : -PREFIX_BYTES], head[-PREFIX_BYTES:]
    cipher = _Cipher(salt=salt, prefix=prefix, sub_keys=sub_keys)
    size_bytes = _content_size(length)
    plain = cipher.open(trailer, counter=_chunk_count(size_bytes), mark=TRAILER)
    sha256, said_size = plain[:32].hex(), int.from_bytes(plain[32:], "big")
    if said_size != size_bytes or not hmac.compare_digest(sealed_name(sha256, sub_keys=sub_keys), name):
        raise Explained("vault-record-damaged")
    return cipher, SealedFile(name=name, sha256=sha256, size_bytes=size_bytes)


def _content_size(length: int) -> int:
    """How much content a file of this length holds."""
    sealed = length - HEAD_BYTES - TRAILER_BYTES
    chunks = max(1, -(-sealed // (CHUNK_BYTES + TAG_BYTES)))
    return max(0, sealed - chunks * TAG_BYTES)


def _chunks(file: BinaryIO, *, cipher: _Cipher, size_bytes: int) -> Iterator[bytes]:
    with file:
        last = _chunk_count(size_bytes) - 1
        for counter in range(last + 1):
            plain_bytes = CHUNK_BYTES if counter < last else size_bytes - last * CHUNK_BYTES
            sealed = file.read(plain_bytes + TAG_BYTES)
            yield cipher.open(sealed, counter=counter, mark=LAST if counter == last else MORE)
