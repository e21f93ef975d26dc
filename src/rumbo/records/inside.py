"""What lies inside a file, found by the way to it that a source or a problem names: a member, an entry, its documents."""

from __future__ import annotations

import binascii
import contextlib
from collections.abc import Iterator, Sequence
from typing import Any, Final

import msgspec

from rumbo.records import archive, cda, documents, fhir
from rumbo.records.allowance import Allowance, NotUnpackedError
from rumbo.records.archive.gzipped import unpack
from rumbo.records.cda.opening import NotOpenedError
from rumbo.records.encoding import is_text, to_utf8
from rumbo.records.fhir.bundle import Found, entries, lines
from rumbo.records.pictures.images import is_picture

MAX_DEPTH: Final = 4


def find_picture(data: bytes, *, way: Sequence[str], allowance: Allowance) -> bytes:
    """The bytes of a picture or PDF inside a file, or nothing when there is none at the end of the way.

    Whatever is in the file, nothing is raised.
    """
    try:
        return next(_pictures(data, way=way, allowance=allowance, depth=0), b"")
    except (NotUnpackedError, NotOpenedError, msgspec.DecodeError, RecursionError, ValueError):
        return b""


def _pictures(data: bytes, *, way: Sequence[str], allowance: Allowance, depth: int) -> Iterator[bytes]:
    if depth > MAX_DEPTH:
        return
    if archive.is_gzip(data):
        data = b"".join(unpack(iter((data,)), allowance=allowance))
    if is_picture(data) or documents.is_pdf(data):
        yield from () if way else (data,)
        return
    for inner in _inside(data, name=way[0], allowance=allowance) if way else ():
        yield from _pictures(inner, way=way[1:], allowance=allowance, depth=depth + 1)


def _inside(data: bytes, *, name: str, allowance: Allowance) -> Iterator[bytes]:
    """What lies at the first step of a way."""
    if archive.is_zip(data):
        member = find_member(data, name=name, allowance=allowance)
        yield from (member.whole(),) if member is not None else ()
        return
    plain = to_utf8(data) if is_text(data) else b""
    if fhir.is_json(plain):
        entry = find_entry(plain, name=name)
        yield from documents_in(msgspec.json.decode(entry.raw), data=plain) if entry is not None else ()
    elif cda.is_document(plain):
        yield cda.attached_in(plain, name=name)


def find_member(data: bytes, *, name: str, allowance: Allowance) -> archive.Member | None:
    """The member of an archive that is called so; where none is, the one whose name is its end.

    Raises NotUnpackedError when the archive cannot be opened.
    """
    members = archive.members_of(data, allowance=allowance)
    return next((member for member in members if member.name == name or member.name.endswith(f"/{name}")), None)


def find_entry(data: bytes, *, name: str) -> Found | None:
    """The entry of a FHIR file that a place names, by its kind and id, its number, or its address.

    Raises msgspec.DecodeError or RecursionError when the file is no JSON.
    """
    return next((each for each in _entries(data) if _is_called(each, name)), None)


def documents_in(value: Any, *, data: bytes) -> Iterator[bytes]:
    """The documents a resource holds: packed in it, in a Binary it points to, or its own narrative."""
    if isinstance(value, dict):
        yield from _packed_in(value, data=data)
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from documents_in(each, data=data)


def _packed_in(fields: dict[str, Any], *, data: bytes) -> Iterator[bytes]:
    packed, url, div = (fields.get(name) for name in ("data", "url", "div"))
    if isinstance(packed, str):
        with contextlib.suppress(binascii.Error):
            yield binascii.a2b_base64(packed.encode())
    if isinstance(url, str) and ("Binary/" in url or url.startswith("urn:uuid:")):
        wanted = f"Binary/{url.rpartition('/')[2]}"
        for each in _entries(data):
            if each.kind == "Binary" and (_is_called(each, wanted) or each.full_url == url):
                yield from _packed_in(msgspec.json.decode(each.raw, type=dict[str, Any]), data=b"")
    if isinstance(div, str):
        yield f"<html><body>{div}</body></html>".encode()


def _entries(data: bytes) -> Iterator[Found]:
    return lines((data,)) if fhir.is_ndjson(data) else entries(data)


def _is_called(found: Found, name: str) -> bool:
    resource_id = msgspec.json.decode(found.raw, type=dict[str, Any]).get("id", "") if found.kind else ""
    return name in (f"{found.kind}/{resource_id}", f"entry {found.number}", found.full_url)
