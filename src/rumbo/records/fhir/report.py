"""DiagnosticReport: what a scan, a pathology or a laboratory report concludes."""

from __future__ import annotations

import re
from typing import Final

from rumbo.course.facts import Finding, FoundBy, Place
from rumbo.oncology import PartialDate
from rumbo.records.fhir.attachment import Attachment, Letter, read_document, tell_attachments, tell_narrative
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.codings import every_name, has_code, named
from rumbo.records.fhir.datatypes import Concept, Identifier, Period, Reference, Resource, each
from rumbo.records.fhir.dates import when
from rumbo.records.fhir.malignancy import malignancy_of
from rumbo.records.fhir.places import find_place

_IMAGING: Final = frozenset({"RAD", "RUS", "CT", "NMR", "NMS", "XRC", "LP29684-5", "imaging"})
_PATHOLOGY: Final = frozenset({"PAT", "SP", "CP", "CG", "LP7839-6", "pathology"})
# LOINC: history and physical, progress, discharge, consultation and other notes.
_NOTES: Final = frozenset({"34117-2", "11506-3", "18842-5", "11488-4", "34109-9", "51847-2", "28570-0", "11504-8"})
# A line that names where cells came from also names that place: alone, it is not told apart from where they were found.
_ORIGIN: Final = re.compile(r"\b(?:origin|primary|origen|primari[oa])\b", re.IGNORECASE)
_PATHOLOGY_WORDS: Final = re.compile(r"patholog|biops|cytolog|histolog|patolog|citolog", re.IGNORECASE)


class DiagnosticReport(Resource, frozen=True):
    """https://hl7.org/fhir/R4/diagnosticreport.html; `coded_diagnosis` is the conclusion code of STU3 and DSTU2."""

    identifier: list[Identifier] | None = None
    status: str | None = None
    category: list[Concept] | Concept | None = None
    code: Concept | None = None
    effective_date_time: str | None = None
    effective_period: Period | None = None
    issued: str | None = None
    result: list[Reference] | None = None
    conclusion: str | None = None
    conclusion_code: list[Concept] | None = None
    coded_diagnosis: list[Concept] | None = None
    presented_form: list[Attachment] | None = None


def index_report(report: DiagnosticReport, *, entry: Entry, chart: Chart) -> None:
    """Make known which observations belong to this report."""
    for reference in report.result or ():
        key = chart.key(reference, of=entry)
        if key:
            chart.reports.setdefault(key, entry.place)


def tell_report(report: DiagnosticReport, *, entry: Entry, chart: Chart) -> None:
    """Tell the conclusion in its own words; a coded conclusion that names a tumour decides, words alone do not."""
    if report.status in ("entered-in-error", "cancelled"):
        chart.leave_unread(entry)
        return
    on = when(report.effective_date_time, report.effective_period, report.issued)
    letter = Letter(result=_result(report, entry), on=on)
    coded = [one for one in (report.conclusion_code or []) + (report.coded_diagnosis or []) if named(one)]
    has_document = tell_attachments(report.presented_form or (), entry=entry, chart=chart, letter=letter)
    _tell_codes(report, coded, entry=entry, chart=chart, on=on)
    conclusion = (report.conclusion or "").strip()
    if conclusion:
        _tell_conclusion(report, conclusion, entry=entry, chart=chart, letter=letter)
    elif not coded and not report.result and not has_document:
        tell_narrative(entry, chart=chart, letter=letter)


def _tell_codes(
    report: DiagnosticReport, coded: list[Concept], *, entry: Entry, chart: Chart, on: PartialDate | None
) -> None:
    name = named(report.code)
    for concept in coded:
        what = malignancy_of(concept)
        place = find_place(every_name(concept)) or Place(words=name or named(concept))
        says = Finding(
            place=place,
            on=on,
            words=named(concept),
            tumour=True if what in ("primary", "secondary") else None,
            secondary=what == "secondary",
            found_by=_found_by(report),
        )
        chart.tell(says, entry=entry, quote=concept, result=entry.place)


def _tell_conclusion(report: DiagnosticReport, conclusion: str, *, entry: Entry, chart: Chart, letter: Letter) -> None:
    """The conclusion in its own words, which decide nothing, and what a reading of it as a document makes of them."""
    name, told = named(report.code), _found_by(report)
    # The title of a scan says how far it reached ("skull base to thigh"), not where something was found.
    place = (find_place(name) if told == "biopsy" else None) or Place(words=name or conclusion[:80])
    says = Finding(place=place, on=letter.on, words=conclusion, found_by=told)
    chart.tell(says, entry=entry, quote=conclusion, result=entry.place)
    if not _ORIGIN.search(conclusion):
        read_document(conclusion.encode(), content_type="text/plain", entry=entry, chart=chart, letter=letter)


def _result(report: DiagnosticReport, entry: Entry) -> str:
    """The report as a result, unless it is a note of a visit, as some systems also send them."""
    is_note = any(has_code(category, _NOTES) for category in each(report.category))
    return "" if is_note else entry.place


def _found_by(report: DiagnosticReport) -> FoundBy:
    categories = each(report.category)
    if any(has_code(category, _PATHOLOGY) for category in categories) or _PATHOLOGY_WORDS.search(
        every_name(report.code)
    ):
        return "biopsy"
    return "imaging" if any(has_code(category, _IMAGING) for category in categories) else "not_said"
