"""Whatever the bytes are, a document comes out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.records.documents import read_lines
from rumbo.records.documents.document import Document
from rumbo.records.part import Trouble
from tests.records.documents.papers import LETTER, filled_form, open_document, pdf, scan, spoilt, word_xml, zipped

RTF = rb"{\rtf1\ansi\ansicpg1252 Sin evidencia\par \trowd ER\cell 90\cell\row \'f1 \u241? end}"
HTML = b"<html><body><p>No <b>evidence</b><table><tr><td>ER<td>90</table><pre>a\nb</pre></body></html>"
WORD = word_xml("<w:p><w:r><w:t>No evidence</w:t><w:tab/></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>")
OPEN = open_document("<text:p>No evidence<text:tab/></text:p>")
EVERY = [pdf(LETTER), filled_form(), scan(), WORD, OPEN, RTF, HTML, b"No evidence of disease.\n"]
NAMES = ["pdf", "pdf", "pdf", "docx", "odt", "rtf", "html", "text"]


@pytest.mark.parametrize(("data", "name"), [*zip(EVERY, NAMES, strict=True)])
def test_each_kind_is_known_by_its_bytes(data: bytes, name: str) -> None:
    assert read_lines(data).format == name


@pytest.mark.parametrize("data", [b"", b" \n"])
def test_nothing_is_told_as_nothing(data: bytes) -> None:
    assert read_lines(data) == Document(format="text", troubles=(Trouble("records-empty"),))


@pytest.mark.parametrize("data", [b"\x00\x01\x02", b"{}", zipped({"a": "b"})])
def test_other_bytes_are_kept_and_not_read(data: bytes) -> None:
    assert read_lines(data) == Document(format="unknown", troubles=(Trouble("records-not-read"),))


@pytest.mark.parametrize(
    ("data", "content_type", "name"),
    [
        (b"NED", "text/plain; charset=utf-8", "text"),
        (b"<article>NED</article>", "text/html", "html"),
        (b"<i>NED", "text/html", "html"),
    ],
)
def test_what_somebody_says_of_bytes_is_believed_where_they_leave_it_open(
    data: bytes, content_type: str, name: str
) -> None:
    document = read_lines(data, content_type=content_type)
    assert (document.format, document.lines[0].text[:3]) == (name, "NED")


def test_a_wrong_content_type_changes_nothing() -> None:
    assert read_lines(pdf(LETTER), content_type="text/plain").format == "pdf"


def test_a_document_without_a_word_says_so() -> None:
    assert read_lines(b"<html></html>").troubles == (Trouble("document-says-nothing"),)


def test_an_old_word_document_is_explained() -> None:
    data = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 99 + "WordDocument".encode("utf-16-le")
    assert read_lines(data) == Document(format="unknown", troubles=(Trouble("document-old-word"),))


@given(st.sampled_from(EVERY), st.integers(0, 2**32), st.integers(1, 12))
def test_spoilt_bytes_still_give_a_document(data: bytes, seed: int, changes: int) -> None:
    assert isinstance(read_lines(spoilt(data, seed, changes)), Document)
