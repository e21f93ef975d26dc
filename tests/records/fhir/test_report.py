"""A report tells its conclusion in its own words; only a code decides that there is tumour."""

from __future__ import annotations

from typing import Any

from rumbo.course.facts import Finding, Place
from rumbo.oncology import IcdO3Site, PartialDate
from tests.records.written import coded, facts, only, read, resource


def report(**fields: Any) -> dict[str, Any]:
    ours = {
        "status": "final",
        "effectiveDateTime": "2020-01-02",
        "code": coded("CT abdomen"),
        "category": [coded(v2="RAD")],
    }
    return resource("DiagnosticReport", "r1", **(ours | fields))


def test_a_conclusion_is_quoted_and_decides_nothing() -> None:
    told = only(Finding, report(conclusion=" New liver lesion. "))
    assert told == Finding(
        place=Place(words="CT abdomen"), on=PartialDate(2020, 1, 2), words="New liver lesion.", found_by="imaging"
    )


def test_a_conclusion_waits_behind_the_door() -> None:
    assert [fact.source.result for fact in facts(report(conclusion="Clear.")) if fact.source] == ["DiagnosticReport/r1"]


def test_a_pathology_report_is_about_the_place_in_its_title() -> None:
    told = only(Finding, report(code=coded("Surgical pathology, left breast"), category=None, conclusion="Clear."))
    assert (told.place.site, told.place.side, told.found_by) == (IcdO3Site("C50.9"), "left", "biopsy")


def test_a_report_of_no_known_kind_says_nothing_of_how_it_was_found() -> None:
    told = only(Finding, report(category=[coded(v2="LAB")], code=None, conclusion="All fine."))
    assert (told.found_by, told.place.words) == ("not_said", "All fine.")


def test_a_coded_conclusion_decides() -> None:
    bone = coded("Secondary malignant neoplasm of bone", snomed="94222008")
    told = only(Finding, report(conclusionCode=[bone, {}]))
    assert (told.tumour, told.secondary, told.place.site) == (True, True, IcdO3Site("C41.9"))
    older = only(Finding, report(codedDiagnosis=[coded("Benign cyst")]))
    assert (older.tumour, older.place.words) == (None, "CT abdomen")


def test_a_report_in_a_document_of_its_own_is_counted_as_unread() -> None:
    part = read(report(presentedForm=[{"contentType": "application/pdf"}]))
    assert part.unread == {"DiagnosticReport": 1, "DiagnosticReport.attachment": 1}


def test_a_report_that_only_gathers_results_is_not_unread() -> None:
    assert read(report(result=[{"reference": "Observation/x"}])).unread == {}


def test_a_cancelled_report_tells_nothing() -> None:
    assert read(report(status="cancelled", conclusion="x")).unread == {"DiagnosticReport": 1}
