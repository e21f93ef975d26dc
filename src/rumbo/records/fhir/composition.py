"""Composition: the sections of a summary. What a section tells in entries is told there; where it has none, its words are."""

from __future__ import annotations

import html
from typing import Final

from rumbo.records.fhir.attachment import read_document
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.codings import named
from rumbo.records.fhir.datatypes import Concept, Datatype, Narrative, Reference, Resource

_MAX_DEPTH: Final = 5
_UNTRUE: Final = "entered-in-error"


class Section(Datatype, frozen=True):
    """One section of a document."""

    title: str | None = None
    code: Concept | None = None
    text: Narrative | None = None
    entry: list[Reference] | None = None
    empty_reason: Concept | None = None
    section: list[Section] | None = None


class Composition(Resource, frozen=True):
    """https://hl7.org/fhir/R4/composition.html"""

    status: str | None = None
    section: list[Section] | None = None


def tell_composition(composition: Composition, *, entry: Entry, chart: Chart) -> None:
    """Tell the words of the sections whose entries this file does not hold."""
    if composition.status == _UNTRUE:
        chart.leave_unread(entry)
        return
    parts = "".join(_words(composition.section, entry=entry, chart=chart, depth=0))
    if parts:
        page = f"<html><body>{parts}</body></html>".encode()
        read_document(page, content_type="text/html", entry=entry, chart=chart)


def _words(sections: list[Section] | None, *, entry: Entry, chart: Chart, depth: int) -> list[str]:
    """The headings and narratives of sections without entries of their own, as pieces of one page."""
    found: list[str] = []
    for section in sections or () if depth < _MAX_DEPTH else ():
        found += _words(section.section, entry=entry, chart=chart, depth=depth + 1)
        is_told = any(chart.holds(reference, of=entry) for reference in section.entry or ())
        if section.text and section.text.div and not is_told and section.empty_reason is None:
            title = section.title or named(section.code)
            found.append(f"<h2>{html.escape(title)}</h2>{section.text.div}")
    return found
