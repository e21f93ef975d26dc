"""Which entries were taken the place of: a corrected report wins over the one it corrects, a final over a first one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.codings import every_name
from rumbo.records.fhir.observation import Observation
from rumbo.records.fhir.report import DiagnosticReport

# FHIR R4, DiagnosticReport.status and Observation.status: the later in this order takes the place of the earlier.
_ORDER: Final = {
    "registered": 0,
    "partial": 1,
    "preliminary": 1,
    "final": 2,
    "appended": 2,
    "amended": 3,
    "corrected": 3,
}
_UNSETTLED: Final = frozenset({"registered", "partial", "preliminary", "amended", "corrected"})


class _Same(NamedTuple):
    """What makes two entries the same report: a number they share, or name and moment."""

    kind: str
    number: str
    name: str
    moment: str


def index_replaced(chart: Chart) -> None:
    """Make known which reports and observations of a file others of it take the place of.

    That is so when they share a number, or name and moment, and one of them was corrected, or finished, and the other
    was not: FHIR R4, DiagnosticReport.status. What was added to (appended) keeps what it was added to.
    """
    those = [entry for entry in chart.entries if isinstance(entry.resource, DiagnosticReport | Observation)]
    if not any(_status(entry) in _UNSETTLED for entry in those):
        return
    best: dict[_Same, int] = {}
    for entry in those:
        for same in _sames(entry):
            best[same] = max(best.get(same, 0), _ORDER.get(_status(entry), 0))
    chart.replaced.update(
        entry.key
        for entry in those
        if entry.key and any(_ORDER.get(_status(entry), 0) < best[same] for same in _sames(entry))
    )


def _status(entry: Entry) -> str:
    assert isinstance(entry.resource, DiagnosticReport | Observation)  # noqa: S101 - no others are asked about
    return entry.resource.status or "final"


def _sames(entry: Entry) -> Iterable[_Same]:
    one = entry.resource
    assert isinstance(one, DiagnosticReport | Observation)  # noqa: S101 - no others are asked about
    for number in one.identifier or ():
        if number.value:
            yield _Same(entry.kind, f"{number.system}|{number.value}", "", "")
    moment = one.effective_date_time or (one.effective_period.start if one.effective_period else None)
    if moment and every_name(one.code):
        yield _Same(entry.kind, "", every_name(one.code), moment)
