"""What a document tells in running words is read as a letter, line by line, each with its place."""

from __future__ import annotations

import base64

import pytest
from lxml import etree

from rumbo.records.cda import notes
from rumbo.records.cda.notes import begin_notes
from rumbo.records.cda.sections import sections_of
from rumbo.records.part import Part, Trouble
from rumbo.records.reading import Subject
from rumbo.records.transcript import Transcript
from tests.records.cda.written_cda import (
    FAMILY,
    LOINC,
    PROBLEMS,
    RECORD,
    V3,
    cancer,
    document,
    read,
    section,
    table,
    times,
    unstructured,
)
from tests.records.documents.papers import photo, scan

PROGRESS, REPORT = "11506-3", "18748-4"
VISIT = f"<componentOf><encompassingEncounter>{times('20210211')}</encompassingEncounter></componentOf>"


def lines(data: bytes) -> dict[str, list[tuple[str, str]]]:
    root = etree.fromstring(data)
    told = begin_notes(root)
    for each in sections_of(root):
        told.add(each)
    return {result: [(line.text, line.place) for line in told if line.text] for result, told in told.by_result.items()}


def note(text: str, *entries: str, title: str = "Notes", code: str = PROGRESS) -> str:
    return section(code, *entries, title=title, text=text)


class Told:
    """What `tell_letter` was given."""

    def __init__(self) -> None:
        self.letters: list[tuple[tuple[str, ...], str, str]] = []

    def __call__(
        self, lines: list[notes.NoteLine], *, transcript: Transcript, result_hint: str = ""
    ) -> tuple[Subject, ...]:
        self.letters.append((tuple(line.text for line in lines if line.text), result_hint, transcript.inside))
        return ()


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> Told:
    told = Told()
    monkeypatch.setattr(notes, "tell_letter", told)
    return told


def test_each_block_is_a_line_with_its_place_under_its_heading() -> None:
    text = "<paragraph>Seen for cough.</paragraph><list><item>No new pain.</item></list>Plan:<br/>scan <content>soon</content>"
    assert lines(document(note(text))) == {
        "": [
            ("Notes:", "Notes"),
            ("Seen for cough.", "Notes, line 1"),
            ("No new pain.", "Notes, line 2"),
            ("Plan:", "Notes, line 3"),
            ("scan soon", "Notes, line 4"),
        ]
    }


def test_the_cells_of_a_row_stay_apart_and_breaks_within_a_text_stay_breaks() -> None:
    text = table("Day|What", "1|seen") + "<paragraph>first line\n   second line</paragraph>"
    assert [words for words, _ in lines(document(note(text)))[""]] == [
        "Notes:",
        "Day   What",
        "1   seen",
        "first line",
        "second line",
    ]


def test_blocks_are_parted_by_an_empty_line() -> None:
    root = etree.fromstring(document(note("<paragraph>a</paragraph><paragraph>b</paragraph>")))
    told = begin_notes(root)
    told.add(next(iter(sections_of(root))))
    assert [line.text for line in told.by_result[""]] == ["Notes:", "a", "", "b", ""]


def test_a_section_without_words_is_left(letters: Told) -> None:
    read(document(note(" ")))
    assert letters.letters == []


@pytest.mark.parametrize(
    ("code", "language", "head", "first"),
    [
        ("34133-9", "en-US", VISIT, "Notes:"),
        ("11488-4", "en-US", VISIT, "Date of visit: 2021-02-11"),
        ("11488-4", "es-PR", VISIT, "Fecha de la consulta: 2021-02-11"),
        ("11488-4", "en-US", VISIT.replace("componentOf", "documentationOf").replace("encompassingEncounter", "serviceEvent"),
         "Date of visit: 2021-02-11"),
        ("11488-4", "en-US", "", "Date of visit: 2024-03-11"),
    ],
)  # fmt: skip
def test_a_document_of_one_visit_bears_its_day_and_a_summary_none(
    code: str, language: str, head: str, first: str
) -> None:
    data = document(note("<paragraph>x</paragraph>"), code=code, language=language, head=head)
    assert lines(data)[""][0][0] == first


def test_a_document_without_any_day_bears_none() -> None:
    data = document(note("<paragraph>x</paragraph>"), code="11488-4").replace(
        b'<effectiveTime value="20240311093000-0500"/>', b""
    )
    assert lines(data)[""][0][0] == "Notes:"


def test_a_note_with_a_day_of_its_own_begins_with_it() -> None:
    author = '<author><time value="20210105"/></author>'
    entries = (
        f'<act><text><reference value="#n1"/></text>{times(value="20200706")}</act>',
        f'<act><text><reference value="#n2"/></text>{times()}{author}</act>',
        "<act/>",
    )
    text = '<paragraph ID="n1">first</paragraph><paragraph><content ID="n2">second</content></paragraph>'
    assert [words for words, _ in lines(document(note(text, *entries)))[""]] == [
        "Notes:",
        "Date of visit: 2020-07-06",
        "first",
        "Date of visit: 2021-01-05",
        "second",
    ]


def test_a_note_that_points_nowhere_has_its_day_under_the_heading() -> None:
    text = lines(document(note("<paragraph>first</paragraph>", f"<act>{times(value='20200706')}</act>")))[""]
    assert [words for words, _ in text] == ["Notes:", "Date of visit: 2020-07-06", "first"]


def test_a_report_of_a_scan_is_told_as_that_result() -> None:
    data = document(note("<paragraph>x</paragraph>", title="Impression"), code=REPORT, title="CT of the chest")
    assert list(lines(data)) == ["CT of the chest"]
    summary = document(note("<paragraph>x</paragraph>"), note("<paragraph>y</paragraph>", title="Radiology Results"))
    assert list(lines(summary)) == ["", "Radiology Results"]


def test_notes_are_told_as_one_letter(letters: Told) -> None:
    read(document(note("<paragraph>x</paragraph>"), note("<paragraph>y</paragraph>", title="Plan")))
    assert letters.letters == [(("Notes:", "x", "Plan:", "y"), "", "")]


def test_sections_that_entries_tell_are_no_letter_and_silent_ones_are(letters: Told) -> None:
    text = "<paragraph>Father - oral cancer.</paragraph>"
    read(
        document(
            section(PROBLEMS, cancer(), text="<paragraph>words</paragraph>"), section(FAMILY, title="Family", text=text)
        )
    )
    assert letters.letters == [(("Family:", "Father - oral cancer."), "", "")]


def test_a_plan_in_words_is_told_and_one_with_entries_is_not_twice(letters: Told) -> None:
    read(document(section("18776-5", title="Plan", text="<paragraph>scan in May</paragraph>")))
    assert letters.letters == [(("Plan:", "scan in May"), "", "")]


def test_what_is_about_nothing_of_the_story_is_counted_as_unread(letters: Told) -> None:
    data = document(
        section("11369-6", title="Immunizations", text="<paragraph>flu</paragraph>"),
        section("46240-8", title="Encounters", text=table("Encounter|Date", "Office visit|2021")),
        section("48768-6"),
    )
    assert (read(data).unread, letters.letters) == ({"Immunizations": 1, "Encounters": 1}, [])


class TestAttached:
    """A document that stands in place of sections."""

    @staticmethod
    def attached(text: str) -> Part:
        return read(
            f'<ClinicalDocument {V3}><code code="34133-9" codeSystem="{LOINC}"/><component><nonXMLBody>{text}</nonXMLBody>'
            "</component></ClinicalDocument>".encode()
        )

    def test_text_is_read_as_a_letter(self, letters: Told) -> None:
        part = self.attached('<text mediaType="text/plain">Dear Dr. Robles,\nseen today.</text>')
        assert part.troubles == ()
        assert letters.letters == [(("Dear Dr. Robles,", "seen today."), "", "attached document")]

    def test_base64_is_decoded(self, letters: Told) -> None:
        written = base64.b64encode(b"Estimada doctora:").decode()
        self.attached(f'<text mediaType="text/plain" representation="B64">{written[:5]}\n {written[5:]}</text>')
        assert letters.letters == [(("Estimada doctora:",), "", "attached document")]

    @pytest.mark.parametrize("written", ["%%%", "ñ", "abc"])
    def test_what_is_no_base64_is_explained(self, written: str) -> None:
        assert self.attached(f'<text representation="B64">{written}</text>').troubles == (Trouble("records-broken"),)

    @pytest.mark.parametrize("data", [photo(), scan()])
    def test_a_picture_is_noted_with_the_way_to_it(self, data: bytes) -> None:
        part = read(unstructured(data))
        assert part.pictures == ("attached document",)
        assert part.troubles == (Trouble("picture-not-read", inside="attached document"),)

    @pytest.mark.parametrize("text", ["", "<text/>"])
    def test_nothing_attached_is_explained(self, text: str) -> None:
        assert self.attached(text).troubles == (Trouble("records-empty"),)


def test_a_document_of_words_alone_is_read_without_trouble() -> None:
    part = read(document(note("<paragraph>Seen for cough.</paragraph>")))
    assert (part.format, part.troubles, RECORD in part.facts[0].source.record if part.facts[0].source else "") == (
        "ccda",
        (),
        True,
    )
