"""The text of a PDF comes in the order a person reads it, and what is only a picture says so."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest

from rumbo.records.documents import pdf as reader
from rumbo.records.documents.document import Document
from rumbo.records.documents.pdf import is_pdf, read_pdf
from rumbo.records.part import Trouble
from tests.records.documents.papers import LETTER, changed, filled_form, pdf, scan, turned

SHEET = "#set page(width: 15cm, height: 20cm)\n"
PROSE = "The tumor cells are strongly positive for estrogen receptor, and no lymph vessel is involved. " * 3


def texts(document: Document) -> list[str]:
    assert document.format == "pdf"
    return [line.text for line in document.lines]


def test_a_letter_gives_its_lines_with_their_places() -> None:
    document = read_pdf(pdf(LETTER))
    assert texts(document) == [
        "Hospital San José",
        "2 August 2018",
        "Dear Dr. Robles,",
        "No evidence of disease. Ana Núñez feels well.",
    ]
    assert document.lines[3].place == "page 1, line 4"
    assert not document.troubles


def test_a_clear_gap_opens_a_paragraph() -> None:
    document = read_pdf(pdf(SHEET + "One \\ two \\ three\n#v(1cm)\nFour \\ five"))
    assert [line.after_gap for line in document.lines] == [False, False, False, True, False]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_is_shown_turned_reads_the_same(degrees: int) -> None:
    assert read_pdf(turned(pdf(LETTER), degrees)) == read_pdf(pdf(LETTER))


@pytest.mark.parametrize("degrees", [-90, 90, 180])
def test_words_that_are_set_turned_are_read_upright_after_the_others(degrees: int) -> None:
    document = read_pdf(
        pdf(f"{SHEET}One \\ two three words \\ more\n\n#rotate({degrees}deg, reflow: true)[On its \\ side]")
    )
    assert texts(document) == ["One", "two three words", "more", "On its", "side"]


def test_a_row_of_a_table_is_one_line_with_its_cells_apart() -> None:
    table = "#table(columns: (2cm, 3cm, 3cm), [Marker], [Result], [Date], [ER], [Positive], [2019-05-03])"
    assert texts(read_pdf(pdf(SHEET + table))) == ["Marker  Result  Date", "ER  Positive  2019-05-03"]


@pytest.mark.parametrize("vertical", ["top", "horizon", "bottom"])
def test_a_cell_of_several_lines_stays_one_cell(vertical: str) -> None:
    set_as = f"columns: (3cm, 3cm, 2cm), align: left + {vertical}"
    table = f"#table({set_as}, [Alkaline phosphatase in serum], [210 U/L], [High], [CEA], [2.1], [])"
    assert texts(read_pdf(pdf(SHEET + table))) == ["Alkaline phosphatase in serum  210 U/L  High", "CEA  2.1"]


def test_labels_and_values_in_two_lists_stay_beside_each_other() -> None:
    lists = "#grid(columns: (3cm, 4cm), [Name: \\ Born: \\ Seen:], [Ana Núñez \\ 1961-03-05 \\ 2019-05-03])"
    assert texts(read_pdf(pdf(SHEET + lists))) == ["Name:  Ana Núñez", "Born:  1961-03-05", "Seen:  2019-05-03"]


def test_columns_of_prose_are_read_one_after_the_other() -> None:
    said = " ".join(
        texts(read_pdf(pdf(f"{SHEET}Report\n\n#columns(2)[Left begins. {PROSE} #colbreak() Right begins. {PROSE}]")))
    )
    assert said.index("Report") < said.index("Left begins.") < said.index("Right begins.")
    assert said.count(PROSE.strip()) == 2


def test_a_list_at_the_side_does_not_cut_the_lines_of_a_letter() -> None:
    side = "#text(7pt)[Dr. Ortega \\ Surgery \\ Dr. Whitfield \\ Oncology \\ Tel 555 0100]"
    said = " ".join(
        texts(read_pdf(pdf(f"{SHEET}#grid(columns: (3cm, 8cm), {side}, [{PROSE}])".replace("#text", "text"))))
    )
    assert PROSE.strip() in said
    assert "Dr. Ortega Surgery Dr. Whitfield Oncology Tel 555 0100" in said


def test_a_justified_line_is_no_row_of_a_table() -> None:
    said = texts(read_pdf(pdf(f"{SHEET}#set page(width: 7cm)\n#set par(justify: true)\n{PROSE}")))
    assert sum("  " in line for line in said) <= 1  # two words alone on a line look like two cells


def test_a_word_broken_at_the_end_of_a_line_is_made_whole() -> None:
    source = '#set page(width: 6cm)\n#set text(lang: "en", hyphenate: true)\n#set par(justify: true)\n' + PROSE
    assert " ".join(" ".join(texts(read_pdf(pdf(source)))).split()) == PROSE.strip()


def test_ligatures_come_apart_into_their_letters() -> None:
    assert texts(read_pdf(pdf(SHEET + "efficient office fluff"))) == ["efficient office fluff"]


def test_what_was_filled_into_a_form_is_read() -> None:
    assert "breast cancer in 2014" in " ".join(texts(read_pdf(filled_form())))


def test_a_head_and_a_foot_on_every_page_are_kept_once() -> None:
    source = (
        "#set page(width: 15cm, height: 20cm, header: [Hospital San José], footer: context [Page #here().page() of 3])\n"
        "The scan shows a lump in the #pagebreak() liver. #pagebreak() The end."
    )
    document = read_pdf(pdf(source))
    assert texts(document) == ["Hospital San José", "The scan shows a lump in the", "liver.", "The end.", "Page 3 of 3"]
    assert [line.place for line in document.lines][1:3] == ["page 1, line 2", "page 2, line 2"]


def test_a_scan_says_that_it_is_a_picture() -> None:
    document = read_pdf(scan(pages=2))
    assert document == Document(format="pdf", troubles=(Trouble("picture-not-read"),), pictures=(1, 2), is_picture=True)


def test_a_fax_with_a_line_of_its_machine_above_is_a_picture() -> None:
    document = read_pdf(scan(above="03 May 2019 FROM 555 0100"))
    assert document.is_picture
    assert texts(document) == ["03 May 2019 FROM 555 0100"]


def test_letters_that_mean_nothing_are_a_picture() -> None:
    data = pdf(SHEET + "\ue000\ue001\ue002\ue003\ue004 ab")
    assert read_pdf(data).is_picture


def test_a_scan_among_pages_of_text_is_told_by_its_page() -> None:
    def add(opened: pikepdf.Pdf) -> None:
        with pikepdf.open(io.BytesIO(scan())) as other:
            opened.pages.extend(other.pages)

    document = read_pdf(changed(pdf(LETTER), add))
    assert document.pictures == (2,)
    assert not document.is_picture
    assert document.troubles == (Trouble("document-pages-are-pictures", {"pages": "2"}),)
    assert document.lines


def test_an_empty_page_is_no_picture() -> None:
    assert read_pdf(pdf("#set page(width: 5cm, height: 5cm)\n")) == Document(format="pdf")


def test_a_pdf_that_needs_a_password_is_explained() -> None:
    locked = changed(pdf(LETTER), lambda _: None, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert read_pdf(locked).troubles == (Trouble("document-locked"),)


def test_a_pdf_that_only_may_not_be_changed_is_read() -> None:
    kept = changed(pdf(LETTER), lambda _: None, encryption=pikepdf.Encryption(owner="o", user=""))
    assert read_pdf(kept) == read_pdf(pdf(LETTER))


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.7\n" + b"nonsense" * 99, pdf(LETTER)[:300]])
def test_a_broken_pdf_is_explained(data: bytes) -> None:
    assert read_pdf(data) == Document(format="pdf", troubles=(Trouble("records-broken"),))


def test_a_pdf_may_begin_with_other_bytes() -> None:
    assert is_pdf(b"\r\n" + pdf(LETTER))
    assert not is_pdf(b"x" * 2000 + pdf(LETTER))


def test_a_pdf_of_too_many_pages_is_read_as_far_as_it_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_PAGES", 2)
    document = read_pdf(pdf("#set page(width: 9cm, height: 5cm)\nOne #pagebreak() Two #pagebreak() Three"))
    assert texts(document) == ["One", "Two"]
    assert document.troubles == (Trouble("document-too-long", {"lines": 2}),)


def test_a_page_of_too_many_letters_ends_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "CHARACTERS_A_SECOND", 2)
    document = read_pdf(pdf("#set page(width: 9cm, height: 5cm)\nOne #pagebreak() A long page #pagebreak() Three"))
    assert texts(document) == ["One"]
    assert document.troubles == (Trouble("document-too-long", {"lines": 1}),)


def test_a_page_that_is_broken_by_itself_spoils_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def spoil(opened: object, index: int) -> None:
        if index == 0:
            raise pypdfium2.PdfiumError("Failed to load page.")

    monkeypatch.setattr(reader, "_flatten", spoil)
    document = read_pdf(pdf("#set page(width: 9cm, height: 5cm)\nOne #pagebreak() Two"))
    assert [(line.text, line.page) for line in document.lines] == [("Two", 2)]
