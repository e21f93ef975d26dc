"""The place in a record that a fact comes from, as lines of plain text with what stands around it.

Nothing of a file is ever shown as the file would have it: no scripts, no styles, no pictures from elsewhere. It is made in
the child, like every other reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import msgspec
from lxml import etree

from rumbo.records import archive, cda, documents, fhir
from rumbo.records.allowance import Allowance, NotUnpackedError
from rumbo.records.archive.gzipped import unpack
from rumbo.records.cda.elements import Element, child
from rumbo.records.cda.opening import NotOpenedError, open_document
from rumbo.records.encoding import to_utf8
from rumbo.records.inside import documents_in, find_entry, find_member
from rumbo.records.reading import Excerpt, ExcerptLine
from rumbo.records.transcript import WITHIN

AROUND: Final = 120  # lines shown before and after the place
MAX_DEPTH: Final = 4
_SPACE: Final = re.compile(r"\s+")
_ENOUGH: Final = 12  # letters of a quote that tell a line from others


class _Placed(NamedTuple):
    place: str
    text: str


def excerpt_of(data: bytes, *, place: str, quote: str = "") -> Excerpt:
    """The lines of a file around a place, as a source has it. Where the place cannot be found, the quote is looked for.

    Whatever is in the file, nothing is raised.
    """
    try:
        found = list(_lines(data, way=place.split(WITHIN), depth=0))
    except (NotUnpackedError, NotOpenedError, msgspec.DecodeError, RecursionError, ValueError):
        return Excerpt()
    here = _where(found, place=place.rsplit(WITHIN, maxsplit=1)[-1], quote=quote)
    first = max(0, min(here, default=0) - AROUND)
    last = max(here, default=0) + AROUND
    return Excerpt(
        lines=tuple(
            ExcerptLine(line.text, number in here) for number, line in enumerate(found[:last]) if number >= first
        ),
        more_before=first > 0,
        more_after=last < len(found),
    )


def _where(found: list[_Placed], *, place: str, quote: str) -> set[int]:
    """The numbers of the lines at a place, else of those that the quote is made of."""
    exact = {number for number, line in enumerate(found) if line.place == place}
    if exact:
        return exact
    wanted = _SPACE.sub(" ", quote).strip()
    parts = [wanted, *wanted.split(" | ")] if wanted else []
    for part in parts:
        begin = part[: max(_ENOUGH, len(part) // 2)]
        seen = {number for number, line in enumerate(found) if len(begin) >= _ENOUGH and begin in line.text}
        if seen:
            return seen
    return {0} if found and not found[0].place else set()  # the heading of the section it stands in


def _lines(data: bytes, *, way: list[str], depth: int) -> Iterator[_Placed]:
    if depth > MAX_DEPTH:
        return
    if archive.is_gzip(data):
        data = b"".join(unpack(iter((data,)), allowance=Allowance()))
    if documents.is_docx(data) or documents.is_odt(data) or documents.is_pdf(data) or documents.is_rtf(data):
        yield from _document(data)
    elif archive.is_zip(data):
        yield from _member(data, way=way, depth=depth)
    else:
        plain = to_utf8(data)
        if fhir.is_ndjson(plain) or fhir.is_json(plain):
            yield from _entry(plain, way=way, depth=depth)
        elif cda.is_document(plain):
            yield from _section(plain, way=way)
        else:
            yield from _document(data)


def _document(data: bytes, *, content_type: str = "") -> Iterator[_Placed]:
    for line in documents.read_lines(data, content_type=content_type).lines:
        yield _Placed(line.place, line.text)


def _member(data: bytes, *, way: list[str], depth: int) -> Iterator[_Placed]:
    """The member of an archive that a way begins with; where it names none, the one whose name is its end."""
    member = find_member(data, name=way[0], allowance=Allowance()) if way else None
    if member is not None:
        yield from _lines(member.whole(), way=way[1:], depth=depth + 1)


def _entry(data: bytes, *, way: list[str], depth: int) -> Iterator[_Placed]:
    found = find_entry(data, name=way[0]) if way else None
    if found is None:
        return
    resource = msgspec.json.decode(found.raw)
    if len(way) == 1:
        pretty = msgspec.json.format(msgspec.json.encode(_without_bytes(resource)), indent=2).decode()
        for number, text in enumerate(pretty.splitlines()):
            yield _Placed(way[0] if number == 0 else "", text)
        return
    for inner in documents_in(resource, data=data):
        told = list(_lines(inner, way=way[1:], depth=depth + 1))
        if cda.is_document(to_utf8(inner)) or any(line.place == way[-1] for line in told):
            yield from told
            return


def _without_bytes(value: Any) -> Any:
    """A resource as one can read it: what is packed in it as base64 is left out."""
    if isinstance(value, dict):
        return {name: "…" if name == "data" else _without_bytes(each) for name, each in value.items()}
    return [_without_bytes(each) for each in value] if isinstance(value, list) else value


def _section(data: bytes, *, way: list[str]) -> Iterator[_Placed]:
    """The narrative of the section a place names; of a place among its notes or elsewhere, that of every section."""
    from rumbo.records.cda.sections import sections_of  # with all that reads its tables, which few files need

    root = open_document(data)
    if way[:1] == ["Patient"]:
        yield from _written(child(root, "recordTarget"), place="Patient")
        return
    sections = list(sections_of(root))
    named = [section for section in sections if way and way[0].rpartition(", ")[0] == section.title]
    for section in named or sections:
        yield _Placed("", section.title)
        text = child(section.element, "text")
        if text is not None:
            page = b"<html><body>" + etree.tostring(text, encoding="utf-8") + b"</body></html>"
            yield from (_Placed("", line.text) for line in _document(page, content_type="text/html"))


def _written(element: Element | None, *, place: str) -> Iterator[_Placed]:
    """An element as it stands in the file, line by line, the first of them under its place."""
    if element is not None:
        etree.indent(element)
        for number, text in enumerate(etree.tostring(element, encoding="unicode").splitlines()):
            yield _Placed(place if number == 0 else "", text)
