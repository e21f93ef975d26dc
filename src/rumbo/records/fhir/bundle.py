"""Opening a FHIR file: whether it is one, and its entries, one by one and undecoded, from a bundle, an array or lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

import msgspec

from rumbo.records.encoding import to_utf8

MAX_LINE_BYTES: Final = 100_000_000
_TOO_LONG: Final = b"-"  # no entry
MAX_DEPTH: Final = 4  # bundles within bundles; no hospital nests deeper
_LOOK_BYTES: Final = 4096
_KIND: Final = re.compile(rb'\s*\{\s*"resourceType"\s*:\s*"(\w{1,40})"')


class Found(NamedTuple):
    """One entry as it stands in the file: its number in it, the kind of resource, its address and its bytes.

    `file` is the file it stands in, when several are read together.
    """

    number: int
    kind: str
    full_url: str
    raw: msgspec.Raw
    file: str = ""


class Request(msgspec.Struct):
    """What a transaction or a history says was done with a resource."""

    method: str | None = None


class BundleEntry(msgspec.Struct, rename="camel"):
    """One entry of a bundle."""

    full_url: str | None = None
    resource: msgspec.Raw = msgspec.Raw(b"")
    request: Request | None = None


class Bundle(msgspec.Struct):
    """A bundle of any type."""

    type: str | None = None
    entry: list[BundleEntry] | None = None


class LooseBundle(msgspec.Struct):
    """A bundle in which some entry is not written as it should be: each is decoded for itself."""

    entry: list[msgspec.Raw] | None = None


class _Head(msgspec.Struct):
    resource_type: str = msgspec.field(name="resourceType", default="")


_head: Final = msgspec.json.Decoder(_Head)
_bundle: Final = msgspec.json.Decoder(Bundle, strict=False)
_loose: Final = msgspec.json.Decoder(LooseBundle, strict=False)
_entry: Final = msgspec.json.Decoder(BundleEntry, strict=False)
_any: Final = msgspec.json.Decoder(msgspec.Raw)
_array: Final = msgspec.json.Decoder(list[msgspec.Raw])


def is_json(data: bytes) -> bool:
    """Whether bytes look like FHIR in JSON: an object or array in which a resource type is named."""
    return data[:_LOOK_BYTES].lstrip()[:1] in (b"{", b"[") and b'"resourceType"' in data


def is_ndjson(data: bytes) -> bool:
    """Whether bytes look like FHIR with one resource a line.

    That is so when the first two lines that hold anything begin an object, and the first does not end where one
    document goes on: at a comma, a colon or an opening bracket.
    """
    if not is_json(data) or data.lstrip()[:1] != b"{":
        return False
    start = data.find(b"\n", data.find(b"{"))
    if start < 0 or data[:start].rstrip()[-1:] in b"[,:{":
        return False
    return data[start : start + _LOOK_BYTES].lstrip()[:1] == b"{"


def entries(data: bytes) -> Iterator[Found]:
    """The entries of one JSON document, numbered from 1. An entry that cannot be opened has the kind "".

    Raises msgspec.DecodeError or RecursionError when the document as a whole is no JSON.
    """
    for number, (kind, url, raw) in enumerate(_inside(msgspec.Raw(data), url="", depth=0), start=1):
        yield Found(number, kind, url, raw)


def lines(pieces: Iterable[bytes]) -> Iterator[Found]:
    """The entries of a file with one resource a line, numbered by line. A line that is no JSON has the kind ""."""
    for number, line in enumerate(_cut(pieces), start=1):
        if not line.strip():
            continue
        try:
            for kind, url, raw in _inside(msgspec.Raw(to_utf8(line)), url="", depth=0):
                yield Found(number, kind, url, raw)
        except (msgspec.DecodeError, RecursionError):
            yield Found(number, "", "", msgspec.Raw(b""))


def _cut(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Pieces as lines. Of a line that is longer than any entry nothing is kept but that it is none."""
    begun: list[bytes] = []
    length = 0
    for piece in pieces:
        first, *more = piece.split(b"\n")
        length += len(first)
        begun = [*begun, first] if length <= MAX_LINE_BYTES else [_TOO_LONG]
        if more:
            yield b"".join(begun)
            yield from more[:-1]
            begun, length = [more[-1]], len(more[-1])
    yield b"".join(begun)


def kind_of(raw: msgspec.Raw) -> str:
    """The kind of resource, or nothing.

    Raises msgspec.DecodeError or RecursionError when it is no JSON.
    """
    found = _KIND.match(memoryview(raw)[:200])
    return found[1].decode() if found else _head.decode(raw).resource_type


def _inside(raw: msgspec.Raw, *, url: str, depth: int) -> Iterator[tuple[str, str, msgspec.Raw]]:
    if bytes(memoryview(raw)[:100]).lstrip()[:1] == b"[" and depth < MAX_DEPTH:
        for each in _array.decode(raw):
            yield from _opened(each, url="", depth=depth + 1)
        return
    kind = kind_of(raw)
    if kind != "Bundle" or depth >= MAX_DEPTH:
        if depth == 0:
            _any.decode(raw)  # nothing around it has looked yet whether it is whole
        yield kind, url, raw
        return
    for entry in _of_bundle(raw):
        if isinstance(entry, msgspec.Raw):
            yield "", "", entry
        elif bytes(entry.resource) and not _is_deletion(entry):
            yield from _opened(entry.resource, url=entry.full_url or "", depth=depth + 1)


def _opened(raw: msgspec.Raw, *, url: str, depth: int) -> Iterator[tuple[str, str, msgspec.Raw]]:
    """What is inside one member; a member that is no JSON object is told as such, and spoils nothing else."""
    try:
        found = list(_inside(raw, url=url, depth=depth))
    except (msgspec.DecodeError, RecursionError):
        found = [("", url, raw)]
    yield from found


def _of_bundle(raw: msgspec.Raw) -> Iterator[BundleEntry | msgspec.Raw]:
    try:
        yield from _bundle.decode(raw).entry or ()
    except msgspec.ValidationError:
        for each in _loose.decode(raw).entry or ():
            try:
                yield _entry.decode(each)
            except msgspec.ValidationError:
                yield each


def _is_deletion(entry: BundleEntry) -> bool:
    return entry.request is not None and entry.request.method == "DELETE"
