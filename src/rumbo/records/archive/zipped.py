"""The files inside a zip, each with its name and its bytes piece by piece, or with why it is not unpacked."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from rumbo.records.allowance import Allowance, NotUnpackedError
from rumbo.records.limits import MAX_FILE_BYTES

MAX_RATIO: Final = 200  # records shrink to a fifth, a fortieth at most; a bomb to a thousandth
LOCKED: Final = "records-packed-locked"
_SMALL_BYTES: Final = 1_000_000  # so little is never a bomb, however well it shrinks
_LOCAL_HEADER_BYTES: Final = 30
_ENCRYPTED: Final = 0x1
_ENTRY: Final = b"PK\x01\x02"  # begins each entry of the list at the end
_END_OF_LIST: Final = b"PK\x05\x06"
_PIECE_BYTES: Final = 1 << 20
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError,
)  # fmt: skip


@dataclass(frozen=True)
class Member:
    """One file inside a zip. `trouble` is the id of the sentence that says why it is left packed, or empty."""

    name: str
    size_bytes: int
    trouble: str
    _archive: zipfile.ZipFile
    _info: zipfile.ZipInfo
    _allowance: Allowance

    def pieces(self) -> Iterator[bytes]:
        """Its bytes, unpacked as they are asked for.

        Raises NotUnpackedError when it is left packed, is broken, or is too much.
        """
        if self.trouble:
            raise NotUnpackedError(self.trouble)
        try:
            with self._archive.open(self._info) as stream:
                while piece := stream.read(_PIECE_BYTES):
                    self._allowance.take_bytes(len(piece))
                    yield piece
        except _BROKEN as error:
            raise NotUnpackedError("records-broken") from error

    def whole(self) -> bytes:
        """All its bytes.

        Raises NotUnpackedError as `pieces` does, and when they are more than one file may have.
        """
        if self.size_bytes > MAX_FILE_BYTES:
            raise NotUnpackedError("records-too-big")
        return b"".join(self.pieces())


def members_of(data: bytes, *, allowance: Allowance) -> list[Member]:
    """The files inside a zip, ordered by name; folders are none.

    Raises NotUnpackedError when it cannot be opened, ends early, or holds too many.
    """
    allowance.take_members(data.count(_ENTRY))  # before anything is made of them
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise NotUnpackedError("records-broken" if _END_OF_LIST in data else "records-ends-early") from error
    overlapping = _overlapping(archive)
    members = [
        Member(
            name=_name(info),
            size_bytes=info.file_size,
            trouble=_trouble(info, overlaps=id(info) in overlapping),
            _archive=archive,
            _info=info,
            _allowance=allowance,
        )
        for info in archive.infolist()
        if not info.filename.endswith("/")  # is_dir() stumbles over a member without a name
    ]
    return sorted(members, key=lambda member: member.name)


def _name(info: zipfile.ZipInfo) -> str:
    """The name with the strokes that other systems write; one that was cut at a zero byte keeps what stood before."""
    return info.filename.replace("\\", "/")


def _trouble(info: zipfile.ZipInfo, *, overlaps: bool) -> str:
    if _leads_outside(_name(info)):
        return "records-packed-outside"
    if info.flag_bits & _ENCRYPTED:
        return LOCKED
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "records-packed-otherwise"
    too_small = info.file_size > max(_SMALL_BYTES, MAX_RATIO * info.compress_size)
    return "records-packed-bomb" if overlaps or too_small else ""


def _leads_outside(name: str) -> bool:
    """Whether a name would leave the folder it is unpacked in. We write nothing, but no honest archive has one."""
    return name.startswith("/") or name[1:2] == ":" or ".." in PurePosixPath(name).parts


def _overlapping(archive: zipfile.ZipFile) -> set[int]:
    """The members whose bytes reach into those of the next: a few bytes that unpack to very many files.

    The length of a member's own header is counted without its extra field, which may differ from the list's.
    """
    found = set()
    ends_by = archive.start_dir
    for info in sorted(archive.infolist(), key=lambda info: info.header_offset, reverse=True):
        end = info.header_offset + _LOCAL_HEADER_BYTES + len(info.orig_filename.encode()) + info.compress_size
        if end > ends_by:
            found.add(id(info))
        ends_by = info.header_offset
    return found
