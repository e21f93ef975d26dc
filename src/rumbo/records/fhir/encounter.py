"""Encounter: a visit. It tells nothing by itself, but dates what was noted at it and says nothing of its own day."""

from __future__ import annotations

from rumbo.oncology import PartialDate
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.datatypes import Period, Reference, Resource
from rumbo.records.fhir.dates import when


class Encounter(Resource, frozen=True):
    """https://hl7.org/fhir/R4/encounter.html; `actual_period` is FHIR R5's."""

    status: str | None = None
    period: Period | None = None
    actual_period: Period | None = None


def note_visit(visit: Encounter, *, entry: Entry, chart: Chart) -> None:
    """Keep the day of a visit that the chart does not hold."""
    on = when(visit.period, visit.actual_period)
    if on is not None and entry.key:
        chart.visits[entry.key] = on


def visited_on(visit: Reference | None, *, entry: Entry, chart: Chart) -> PartialDate | None:
    """The first day of the visit an entry points to, when this file has it."""
    found = chart.find(visit, Encounter, of=entry)
    if found is None:
        return chart.visits.get(chart.key(visit, of=entry))
    return when(found.period, found.actual_period)
