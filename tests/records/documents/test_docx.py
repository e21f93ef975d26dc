"""A Word document gives every line that a person sees in it, and none that was deleted."""

from __future__ import annotations

import pytest
from docx.document import Document as WordDocument

from rumbo.records.documents import packed
from rumbo.records.documents.document import Document, Line
from rumbo.records.documents.docx import MAIN, is_docx, read_docx
from rumbo.records.part import Trouble
from tests.records.documents.papers import pdf, word, word_xml, zipped

BOMB = (
    '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><d>&c;</d>'
)


BOX = "<w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
BOXED = (
    f"<w:p><w:r><mc:AlternateContent><mc:Choice>{BOX}</mc:Choice><mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent>"
    "<w:t>beside</w:t></w:r></w:p>"
)
CELL = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
ROW = f"<w:tbl><w:tr><w:trPr/>{CELL.format('a')}<w:sdt><w:sdtContent>{CELL.format('b')}</w:sdtContent></w:sdt></w:tr></w:tbl>"


def texts(body: str) -> list[str]:
    return [line.text for line in read_docx(word_xml(body)).lines]


def a_letter(document: WordDocument) -> None:
    document.sections[0].header.paragraphs[0].text = "Hospital San José"
    document.add_heading("Pathology", 1)
    document.add_paragraph("")
    document.add_paragraph("Left breast:\tpositive").add_run().add_break()
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text = "ER"
    table.rows[0].cells[1].text = "positive\n(100 %)"
    document.add_paragraph("Signed")


def test_a_letter_gives_its_lines_in_order() -> None:
    document = read_docx(word(a_letter))
    assert document == Document(
        format="docx",
        lines=(
            Line("Hospital San José", 1, zone="header"),
            Line("Pathology", 1),
            Line("Left breast:  positive", 3, after_gap=True),
            Line("ER  positive (100 %)", 4),
            Line("Signed", 5),
        ),
    )


def test_a_head_for_the_first_page_and_the_others_is_said_once() -> None:
    def build(document: WordDocument) -> None:
        section = document.sections[0]
        section.different_first_page_header_footer = True
        section.header.paragraphs[0].text = "Hospital San José"
        section.first_page_header.paragraphs[0].text = "Hospital San José"
        document.add_paragraph("NED")

    assert [line.text for line in read_docx(word(build)).lines] == ["Hospital San José", "NED"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>in a field</w:t></w:r></w:p></w:sdtContent></w:sdt>", ["in a field"]),
        ("<w:p><w:ins><w:r><w:t>put in</w:t></w:r></w:ins></w:p>", ["put in"]),
        ("<w:p><w:r><w:t>kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>", ["kept"]),
        ("<w:p><w:moveFrom><w:r><w:t>old place</w:t></w:r></w:moveFrom></w:p>", []),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>", []),
        ("<w:p><w:hyperlink><w:r><w:t>a link</w:t></w:r></w:hyperlink></w:p>", ["a link"]),
        ("<w:p><w:r><w:t>HER2</w:t><w:noBreakHyphen/><w:t>low</w:t></w:r></w:p>", ["HER2-low"]),
        ("<w:p><w:r><w:t>meta</w:t><w:softHyphen/><w:t>stasis</w:t></w:r></w:p>", ["metastasis"]),
        (
            BOXED,
            ["beside", "boxed"],
        ),
        (
            ROW,
            ["a  b"],
        ),
        ("<!-- nothing --><w:p><!-- nothing --><?pi?><w:r><w:t>x</w:t></w:r></w:p>", ["x"]),
    ],
)
def test_what_python_docx_passes_over_is_read_as_a_person_sees_it(body: str, said: list[str]) -> None:
    assert texts(body) == said


def test_a_zip_of_other_things_is_no_word_document() -> None:
    assert not is_docx(zipped({"a.txt": "a"}))
    assert not is_docx(b"PK\x03\x04 broken")
    assert not is_docx(pdf("#set page(width: 5cm, height: 5cm)\n"))
    assert is_docx(word_xml(""))


@pytest.mark.parametrize("data", [zipped({MAIN: "<open"}), zipped({MAIN: "<d/>"})[:-30], zipped({"other": "<d/>"})])
def test_a_broken_word_document_is_explained(data: bytes) -> None:
    assert read_docx(data) == Document(format="docx", troubles=(Trouble("records-broken"),))


def test_entities_are_never_filled_in() -> None:
    assert read_docx(zipped({MAIN: BOMB})).lines == ()


def test_a_word_document_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MAX_MEMBER_BYTES", 100)
    assert read_docx(word_xml("<w:p/>" * 100)).troubles == (Trouble("records-too-big"),)
