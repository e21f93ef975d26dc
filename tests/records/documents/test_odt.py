"""An OpenDocument text gives its paragraphs, lists and tables as lines."""

from __future__ import annotations

from rumbo.records.documents.document import Line
from rumbo.records.documents.odt import is_odt, read_odt
from rumbo.records.part import Trouble
from tests.records.documents.papers import open_document, zipped

LETTER = (
    "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
    "<text:h>Informe</text:h><text:p/>"
    '<text:p>Sin <text:span>evidencia</text:span><text:s text:c="2"/>de<text:tab/>enfermedad<text:line-break/>hoy'
    "<office:annotation><text:p>a note</text:p></office:annotation>.</text:p>"
    "<text:list><text:list-item><text:p>RE positivo</text:p></text:list-item></text:list>"
    "<table:table><table:table-row><table:table-cell><text:p>HER2</text:p></table:table-cell>"
    "<table:table-cell><text:p>negativo</text:p></table:table-cell></table:table-row></table:table>"
)


def test_a_letter_gives_its_lines_in_order() -> None:
    assert read_odt(open_document(LETTER)).lines == (
        Line("Informe", 1),
        Line("Sin evidencia de  enfermedad", 3, after_gap=True),
        Line("hoy.", 4),
        Line("RE positivo", 5),
        Line("HER2  negativo", 6),
    )


def test_only_a_text_is_read_and_no_spreadsheet() -> None:
    assert is_odt(open_document(""))
    assert not is_odt(zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}))
    assert not is_odt(zipped({"content.xml": "<a/>"}))


def test_a_broken_one_is_explained() -> None:
    document = read_odt(zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<open"}))
    assert document.troubles == (Trouble("records-broken"),)
