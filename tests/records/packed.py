"""Archives as the tests pack them, honest and otherwise."""

from __future__ import annotations

import io
import struct
import zipfile


def zipped(files: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files, in this order."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return packed.getvalue()


def marked(data: bytes, *, name: str, at: int, value: int) -> bytes:
    """The same zip, with a field of two bytes changed in a member's entry of the list at the end."""
    changed = bytearray(data)
    entry = changed.rindex(name.encode()) - 46
    struct.pack_into("<H", changed, entry + at, value)
    return bytes(changed)


def overlapping(data: bytes, *, names: int) -> bytes:
    """A zip in which so many members share the same packed bytes, as the bombs do that are not nested."""
    first = zipped({"0": data})
    split = first.index(b"PK\x01\x02")
    entry, end = first[split : first.index(b"PK\x05\x06")], first[first.index(b"PK\x05\x06") :]
    entries = b"".join(entry[:-1] + chr(ord("0") + number).encode() for number in range(names))
    changed = bytearray(end)
    struct.pack_into("<HHII", changed, 8, names, names, len(entries), split)
    return first[:split] + entries + bytes(changed)
