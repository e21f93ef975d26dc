"""Reading a whole FHIR file: open its entries, learn who refers to whom, then let each kind of entry tell its facts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec
from msgspec.structs import replace

from rumbo.records.fhir import billed, condition, document_reference, report, stage
from rumbo.records.fhir.at_once import AtOnce
from rumbo.records.fhir.bundle import Found, entries, kind_of, lines
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.datatypes import Resource
from rumbo.records.fhir.kinds import KINDS
from rumbo.records.fhir.people import choose_person
from rumbo.records.fhir.replaced import index_replaced
from rumbo.records.part import Part, Trouble
from rumbo.records.reading import FormatName
from rumbo.records.transcript import Transcript, within

MAX_TOLD_TROUBLES: Final = 20  # a file that is odd throughout is told once, not a thousand times


def read_json(data: bytes, *, transcript: Transcript) -> Part:
    """Read a bundle, an array or a single resource."""
    chart = Chart(transcript)
    try:
        odd = _fill(chart, entries(data))
    except (msgspec.DecodeError, RecursionError) as error:
        early = "truncated" in str(error)
        return Part(format="fhir-json", troubles=(Trouble("records-ends-early" if early else "records-broken"),))
    return _told(chart, odd, format_name="fhir-json")


def read_ndjson(pieces: Iterable[bytes], *, transcript: Transcript) -> Part:
    """Read one resource a line, as the pieces come; a line that is no JSON spoils only itself."""
    chart = Chart(transcript)
    early = AtOnce(chart)
    odd = _fill(chart, lines(pieces), early=early)
    return _told(chart, odd, format_name="fhir-ndjson", early=early)


def read_files(files: Iterable[tuple[str, bytes]], *, transcript: Transcript) -> Part:
    """Read several files of one owner's export, each with its name, as one: references between them are followed."""
    chart = Chart(transcript)
    odd = _Odd()
    broken: list[Trouble] = []
    for name, data in files:
        try:
            _fill(chart, [each._replace(file=name) for each in entries(data)], odd=odd)
        except (msgspec.DecodeError, RecursionError):
            broken.append(Trouble("records-broken", inside=name))
    part = _told(chart, odd, format_name="fhir-json", of_one_owner=True)
    return replace(part, troubles=(*broken, *part.troubles))


class _Odd:
    """The places of entries that are not written as they should be: the first of them, and how many more there are."""

    def __init__(self) -> None:
        self.places: list[str] = []
        self.more = 0

    def note(self, place: str) -> None:
        if len(self.places) < MAX_TOLD_TROUBLES:
            self.places.append(place)
        else:
            self.more += 1

    def troubles(self) -> list[Trouble]:
        told = [Trouble("records-entry-odd", {"place": place}) for place in self.places]
        return [*told, Trouble("records-entries-odd", {"count": self.more})] if self.more else told


def _fill(chart: Chart, found: Iterable[Found], *, odd: _Odd | None = None, early: AtOnce | None = None) -> _Odd:
    """Decode every entry into the chart, or tell it at once; gives those that are not written as they should be."""
    odd = odd or _Odd()
    for each in found:
        kind = KINDS.get(each.kind)
        if kind is None:
            if each.kind:
                chart.unread[each.kind] += 1
            else:
                odd.note(within(each.file, f"{each.number}"))
            continue
        try:
            resource: Resource = kind.decoder.decode(each.raw)
        except (msgspec.DecodeError, RecursionError, ValueError):
            odd.note(within(each.file, f"{each.kind} {each.number}"))
            continue
        key = f"{each.kind}/{resource.id}" if resource.id else each.full_url
        place = within(each.file, key if resource.id else f"entry {each.number}")
        entry = Entry(each.kind, key, place, resource, each.file)
        if early is None or not early.take(entry):
            chart.add(_emptied(entry), full_url=each.full_url)
            _add_contained(chart, entry, odd=odd)
    return odd


def _emptied(entry: Entry) -> Entry:
    """The entry without what it carries inside, which is put in by itself: its bytes would keep those of a whole line."""
    if entry.resource.contained is None:
        return entry
    return entry._replace(resource=replace(entry.resource, contained=None))


def _add_contained(chart: Chart, outer: Entry, *, odd: _Odd) -> None:
    """Put in what a resource carries inside itself, under its key and their own, at its place."""
    for raw in outer.resource.contained or ():
        try:
            kind = kind_of(raw)
            if kind in KINDS:
                inner = KINDS[kind].decoder.decode(raw)
                chart.add(Entry(kind, f"{outer.key}#{inner.id}", outer.place, inner, outer.file))
        except (msgspec.DecodeError, RecursionError):
            odd.note(outer.place)


def _told(
    chart: Chart, odd: _Odd, *, format_name: FormatName, of_one_owner: bool = False, early: AtOnce | None = None
) -> Part:
    person = choose_person(chart, of_one_owner=of_one_owner, also=early.patients if early else ())
    chart.subjects = person.subjects
    tell_entries(chart, [entry for entry in chart.entries if person.is_about(entry, chart=chart)])
    if early is not None:
        early.settle(person)
    return Part(
        format=format_name,
        facts=tuple(chart.facts),
        subjects=person.subjects,
        troubles=(*odd.troubles(), *person.troubles, *chart.troubles),
        unread=dict(chart.unread),
        pictures=tuple(chart.transcript.pictures),
    )


def tell_entries(chart: Chart, those: Iterable[Entry]) -> None:
    """Let each of these entries of a chart tell its facts; one that another took the place of is counted as unread."""
    chart.born = next((subject.birth_date for subject in chart.subjects if subject.birth_date), None)
    _index(chart)
    for entry in those:
        if entry.key and entry.key in chart.replaced:
            chart.leave_unread(entry)
        else:
            KINDS[entry.kind].tell(entry.resource, entry=entry, chart=chart)


def _index(chart: Chart) -> None:
    """Learn what later entries need to know of others: cancers first, then what is spread from them, then the rest."""
    for index in (condition.index_primary, condition.index_secondary):
        for entry in chart.entries:
            if isinstance(entry.resource, condition.Condition):
                index(entry.resource, entry=entry, chart=chart)
    for entry in chart.entries:
        if isinstance(entry.resource, report.DiagnosticReport):
            report.index_report(entry.resource, entry=entry, chart=chart)
        elif isinstance(entry.resource, document_reference.DocumentReference):
            document_reference.index_document(entry.resource, entry=entry, chart=chart)
    index_replaced(chart)
    billed.index_claims(chart)
    stage.index_stages(chart)
