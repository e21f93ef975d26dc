"""A document inside an entry is read as a document, once, and as nobody else's."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Any

import pytest

from rumbo.course.facts import Background, Finding, Illness, Place
from rumbo.oncology import PartialDate
from rumbo.records.fhir import attachment
from rumbo.records.letters.text import Line
from rumbo.records.part import Trouble
from rumbo.records.reading import Subject
from rumbo.records.transcript import Transcript
from tests.records.cda import written_cda as clinical_document
from tests.records.documents import papers
from tests.records.written import coded, facts, read, resource, said

HTML = "text/html"


def in_base64(words: str) -> str:
    return base64.b64encode(words.encode()).decode()


def form(words: str, *, kind: str = "text/plain") -> dict[str, str]:
    return {"contentType": kind, "data": in_base64(words)}


def letter(*forms: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return resource("DocumentReference", "d1", content=[{"attachment": one} for one in forms], **fields)


@pytest.fixture(autouse=True)
def letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters are tested where they are read: here each line is a note, "seen ..." is a finding, "for ..." names whom."""

    def tell(
        lines: Sequence[Line], *, transcript: Transcript, result_hint: str = "", on: PartialDate | None = None
    ) -> tuple[Subject, ...]:
        for line in lines:
            says: Any = Background(topic="note", words=line.text)
            if line.text.startswith("seen"):
                says = Finding(place=Place(words="liver"), words=line.text, on=on)
            if line.text.startswith("dated"):
                says = Finding(place=Place(words="liver"), on=PartialDate(2001))
            transcript.tell(says, place=line.place, quote=line.text, result=result_hint)
        transcript.unread["line"] += 1
        return tuple(Subject(names=(line.text[4:],)) for line in lines if line.text.startswith("for "))

    monkeypatch.setattr(attachment, "tell_letter", tell)


def words_of(*resources: dict[str, Any]) -> list[str]:
    return [one.words for one in said(*resources) if isinstance(one, Background) and one.topic == "note"]


def test_a_letter_is_read_line_by_line_and_says_where_it_stands() -> None:
    told = facts(letter(form("Dear Ana\n\nAll is well")))
    assert [fact.source.place for fact in told if fact.source] == [
        "DocumentReference/d1 › line 1",
        "DocumentReference/d1 › line 3",
    ]
    assert read(letter(form("x"))).unread == {"line": 1}


def test_of_several_forms_the_easiest_to_read_is_read_alone() -> None:
    forms = (form("from pdf", kind="application/pdf"), form("<p>from html</p>", kind=HTML), form("odd", kind="x/y"))
    assert words_of(letter(*forms)) == ["from html"]


def test_a_document_is_read_once_though_two_entries_hold_it() -> None:
    report = resource("DiagnosticReport", "r1", presentedForm=[form("All is well")], result=[{"reference": "x"}])
    assert words_of(letter(form("All is well")), report) == ["All is well"]


@pytest.mark.parametrize("url", ["Binary/b1", "https://portal.invalid/fhir/Binary/b1"])
@pytest.mark.parametrize("field", ["data", "content"])
def test_a_document_can_stand_in_a_binary_of_the_file(url: str, field: str) -> None:
    binary = resource("Binary", "b1", contentType="text/plain", **{field: in_base64("All is well")})
    assert words_of(binary, letter({"url": url})) == ["All is well"]


@pytest.mark.parametrize(
    "form",
    [
        {"url": "Binary/elsewhere"},
        {"url": "https://portal.invalid/note.pdf"},
        {"contentType": "text/plain"},
        {"contentType": "text/plain", "data": "é"},
        {"contentType": "text/plain", "data": "abc"},
        {"contentType": "text/plain", "data": in_base64(" ")},
        {"contentType": "application/xml", "data": in_base64("<?xml version='1.0'?><ClinicalDocument/>")},
    ],
)
def test_a_document_that_is_not_there_is_counted(form: dict[str, str]) -> None:
    assert read(letter(form)).unread == {"DocumentReference.attachment": 1}


def clinical(*, of: str = clinical_document.ANA, about: str = "Gout") -> dict[str, str]:
    table = clinical_document.table("Problem|Date|Status", f"{about}|05/03/2019|Active")
    problems = clinical_document.section(clinical_document.PROBLEMS, text=table)
    return form(clinical_document.document(problems, person=of).decode(), kind="text/xml")


def test_a_clinical_document_inside_an_entry_is_read_as_one() -> None:
    told = [fact for fact in facts(letter(clinical())) if isinstance(fact.says, Illness)]
    assert [fact.says.name for fact in told if isinstance(fact.says, Illness)] == ["Gout"]
    assert [fact.source.place for fact in told if fact.source] == ["DocumentReference/d1 › Problems, row 1"]


def test_a_clinical_document_in_a_binary_is_found_and_goes_before_its_print() -> None:
    binary = resource("Binary", "b1", **clinical())
    printed = form("from pdf", kind="application/pdf")
    entry = letter(printed, {"contentType": "text/xml", "url": "Binary/b1"})
    assert [one.name for one in said(entry, binary) if isinstance(one, Illness)] == ["Gout"]
    assert words_of(entry, binary) == []


def test_a_clinical_document_of_somebody_else_is_left_out() -> None:
    beto = clinical_document.ANA.replace("Ana", "Beto").replace("Núñez", "Roble").replace("1964", "1950")
    ana = resource("Patient", "p1", name=[{"family": "Núñez", "given": ["Ana"]}], birthDate="1964-02-29")
    part = read(ana, letter(clinical(of=beto)))
    assert part.unread == {"DocumentReference.attachment": 1}
    assert [trouble.id for trouble in part.troubles] == ["records-several-people"]


def test_a_clinical_document_too_big_to_open_inside_another_file_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachment, "MAX_CLINICAL_BYTES", 4)
    assert [trouble.id for trouble in read(letter(clinical())).troubles] == ["records-too-big"]


@pytest.mark.parametrize(("data", "kind"), [(papers.photo(), "image/png"), (papers.scan(), "application/pdf")])
def test_a_picture_inside_an_entry_is_noted_with_the_way_to_it(data: bytes, kind: str) -> None:
    part = read(letter({"contentType": kind, "data": base64.b64encode(data).decode()}))
    assert part.pictures == ("DocumentReference/d1",)
    assert part.troubles == (Trouble("picture-not-read", inside="DocumentReference/d1"),)
    assert part.unread == {"DocumentReference.attachment": 1}


def test_a_scan_that_a_fax_machine_wrote_on_is_read_and_noted() -> None:
    data = base64.b64encode(papers.scan(above="seen in liver")).decode()
    part = read(letter({"contentType": "application/pdf", "data": data}))
    assert [type(fact.says) for fact in part.facts] == [Finding]
    assert part.pictures == ("DocumentReference/d1",)
    assert part.troubles == (Trouble("picture-not-read", inside="DocumentReference/d1"),)


def test_a_document_too_big_to_unpack_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachment, "MAX_ENCODED", 4)
    assert read(letter(form("All is well"))).unread == {"DocumentReference.attachment": 1}


def test_what_a_document_could_not_be_read_for_is_told_once() -> None:
    twice = (letter(form("%PDF-1.7 torn")), letter(form("%PDF-1.7 torn "), id="d2"))
    assert len(read(*twice).troubles) == 1


def test_a_document_of_somebody_else_is_left_out() -> None:
    ana = resource("Patient", "p1", name=[{"text": "Ana Robles"}])
    part = read(ana, letter(form("for Peter Smith")))
    assert (part.unread, [trouble.id for trouble in part.troubles]) == (
        {"DocumentReference.attachment": 1},
        ["records-several-people"],
    )
    assert words_of(ana, letter(form("for Ana Robles"))) == ["for Ana Robles"]


@pytest.mark.parametrize(
    "fields",
    [
        {"context": {"period": {"start": "2022-10-12"}}},
        {"context": [{"reference": "Encounter/e1"}], "period": {"start": "2022-10-12"}},
        {"date": "2022-10-12T10:00:00Z"},
        {"created": "2022-10-12"},
    ],
)
def test_what_a_document_says_without_a_date_was_so_on_its_day(fields: dict[str, Any]) -> None:
    seen, dated = said(letter(form("seen on CT\ndated"), **fields))
    assert isinstance(seen, Finding)
    assert isinstance(dated, Finding)
    assert (seen.on, dated.on) == (PartialDate(2022, 10, 12), PartialDate(2001))


def test_facts_dated_by_their_document_keep_ids_of_their_own() -> None:
    both = facts(letter(form("seen on CT\nseen again"), date="2022"))
    assert len({fact.id for fact in both}) == 2


@pytest.mark.parametrize(
    "kind", [coded("CT chest"), coded("x", loinc="11526-1"), coded("Informe de anatomía patológica: biopsia")]
)
def test_a_report_in_a_document_waits_behind_the_door(kind: dict[str, Any]) -> None:
    source = facts(letter(form("x"), type=kind))[0].source
    assert source is not None
    assert source.result == "DocumentReference/d1"


@pytest.mark.parametrize("fields", [{"status": "superseded"}, {"docStatus": "entered-in-error"}])
def test_a_document_that_no_longer_counts_is_not_read(fields: dict[str, Any]) -> None:
    assert read(letter(form("x"), **fields)).unread == {"DocumentReference": 1}


def test_a_document_reference_without_a_document_is_unread() -> None:
    assert read(letter()).unread == {"DocumentReference": 1}


@pytest.mark.parametrize("code", ["replaces", coded(x="replaces")])
def test_a_document_takes_the_place_of_the_one_it_replaces(code: object) -> None:
    new = resource(
        "DocumentReference",
        "d2",
        content=[{"attachment": form("new")}],
        relatesTo=[{"code": code, "target": {"reference": "DocumentReference/d1"}}, {"code": "appends"}],
    )
    assert words_of(letter(form("old")), new) == ["new"]


def test_a_scanned_page_is_read() -> None:
    page = resource("Media", "m1", status="completed", content=form("seen on paper"), createdDateTime="2020")
    assert [one.on for one in said(page) if isinstance(one, Finding)] == [PartialDate(2020)]
    assert read(page | {"status": "entered-in-error"}).unread == {"Media": 1}


NARRATIVE = {"status": "additional", "div": "<div><p>seen in liver</p></div>"}


@pytest.mark.parametrize(
    "entry",
    [
        resource("Condition", "x1", text=NARRATIVE),
        resource("Procedure", "x1", text=NARRATIVE, status="completed"),
        resource("MedicationStatement", "x1", text=NARRATIVE, status="active"),
        resource("DiagnosticReport", "x1", text=NARRATIVE),
    ],
)
def test_an_entry_in_words_alone_is_read_as_a_document(entry: dict[str, Any]) -> None:
    source = facts(entry)[0].source
    assert source is not None
    assert (source.place, source.quote) == (f"{entry['resourceType']}/x1 › line 1", "seen in liver")


@pytest.mark.parametrize(
    "entry",
    [
        resource("Condition", "x1", text=NARRATIVE, verificationStatus="refuted"),
        resource("Procedure", "x1", text=NARRATIVE, status="not-done"),
        resource("MedicationStatement", "x1", text=NARRATIVE, status="not-taken"),
        resource("Condition", "x1", text={"div": "<div> </div>"}),
    ],
)
def test_words_of_what_was_not_so_are_not_read(entry: dict[str, Any]) -> None:
    assert entry["resourceType"] in read(entry).unread
    assert said(entry) == []


def test_a_conclusion_is_quoted_whole_and_read_as_a_document() -> None:
    report = resource("DiagnosticReport", "r1", code=coded("CT"), conclusion="seen in liver", issued="2020")
    assert [type(one) for one in said(report)] == [Finding, Finding]
    assert {fact.source.result for fact in facts(report) if fact.source} == {"DiagnosticReport/r1"}


def test_a_conclusion_that_names_where_the_cells_came_from_is_only_quoted() -> None:
    report = resource("DiagnosticReport", "r1", code=coded("Liver"), conclusion="seen: adenocarcinoma, colonic origin")
    assert len(said(report)) == 1


def test_a_note_of_a_visit_that_comes_as_a_report_is_no_result() -> None:
    note = resource("DiagnosticReport", "r1", category=[coded(loinc="34117-2")], presentedForm=[form("x")])
    source = facts(note)[0].source
    assert source is not None
    assert source.result == ""


def section(title: str, **fields: Any) -> dict[str, Any]:
    return {"title": title, "text": {"div": f"<div>words of {title}</div>"}, **fields}


def test_a_section_without_entries_of_its_own_is_told_in_words() -> None:
    gout = resource("Condition", "c1", code=coded("Gout"))
    summary = resource(
        "Composition",
        "s1",
        section=[
            section("Plan & more"),
            section("Problems", entry=[{"reference": "Condition/c1"}]),
            section("Elsewhere", entry=[{"reference": "Condition/far"}]),
            section("Nothing", emptyReason=coded("unavailable")),
            {"title": "Outer", "section": [section("Inner")]},
            {"code": coded("Coded"), "text": {"div": "<div>more</div>"}},
        ],
    )
    assert words_of(summary, gout) == [
        "Plan & more",
        "words of Plan & more",
        "Elsewhere",
        "words of Elsewhere",
        "Inner",
        "words of Inner",
        "Coded",
        "more",
    ]
    assert Illness(name="Gout") in said(summary, gout)
    assert read(summary | {"status": "entered-in-error"}).unread == {"Composition": 1}


def test_a_summary_whose_entries_are_all_there_adds_nothing() -> None:
    assert said(resource("Composition", "s1", section=[{"title": "Problems"}])) == []


def test_sections_within_sections_have_an_end() -> None:
    deep = section("bottom")
    for _ in range(9):
        deep = {"section": [deep]}
    assert said(resource("Composition", "s1", section=[deep])) == []
