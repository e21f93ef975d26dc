"""What scans said: report by report, in its own words, newest first."""

from __future__ import annotations

from rumbo.course import Fact, Finding, Place, Source, Status, Treatment
from rumbo.course.facts import FoundBy, Statement
from rumbo.guide.longview import reports_of
from rumbo.oncology import PartialDate


def fact(id_: str, says: Statement, *, result: str = "", quote: str = "") -> Fact:
    source = Source(record="r", file="a.json", quote=quote, result=result) if quote else None
    return Fact(id=id_, says=says, standing="from_record" if source else "from_me", source=source)


def finding(on: str | None, *, by: FoundBy = "imaging") -> Finding:
    return Finding(place=Place(words="liver"), on=PartialDate.parse(on) if on else None, found_by=by)


def test_lines_of_one_report_stand_together_with_its_words() -> None:
    says = Status(status="stable", on=PartialDate.parse("2024-05-03"))
    facts = [
        fact("b", says, result="x", quote="Stable."),
        fact("a", finding("2024-05-03"), result="x", quote="No change."),
    ]
    (report,) = reports_of(facts)
    assert report.is_scan
    assert [line.quote for line in report.lines] == ["No change.", "Stable."]


def test_the_newest_comes_first_and_what_has_no_day_last() -> None:
    facts = [fact("a", finding("2023")), fact("b", finding(None)), fact("c", finding("2025-02-01"))]
    assert [str(each.on) for each in reports_of(facts)] == ["2025-02-01", "2023", "None"]
    assert reports_of(reversed(facts)) == reports_of(facts)


def test_what_a_doctor_said_is_no_scan_and_a_biopsy_is_told_elsewhere() -> None:
    facts = [fact("a", Status(status="stable")), fact("b", finding("2024", by="biopsy"))]
    assert [(each.is_scan, each.lines[0].fact, each.lines[0].quote) for each in reports_of(facts)] == [(False, "a", "")]


def test_what_is_no_report_is_left_out() -> None:
    assert reports_of([fact("a", Treatment(modality="hormone", name="letrozole"))]) == ()
