"""Plain text is told from data, and read in the letters it was written in."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.records.documents.document import Line
from rumbo.records.documents.text import decode, is_text, read_text

NOTE = "Paciente: Ana Núñez. Cáncer de mama según biopsia, sin evidencia de recaída."


@pytest.mark.parametrize(
    "data",
    [
        NOTE.encode(),
        codecs.BOM_UTF8 + NOTE.encode(),
        NOTE.encode("utf-16"),
        codecs.BOM_UTF16_BE + NOTE.encode("utf-16-be"),
        NOTE.encode("utf-32"),
        NOTE.encode("utf-16-le"),
        NOTE.encode("utf-16-be"),
        NOTE.encode("cp1252"),
        NOTE.encode("mac-roman"),
    ],
)
def test_text_is_read_in_the_letters_it_was_written_in(data: bytes) -> None:
    assert decode(data) == NOTE
    assert is_text(data)


def test_dashes_and_apostrophes_of_windows_are_no_letters_of_a_mac() -> None:
    text = "The patient’s scan – of 2019–2020 – is clear."
    assert decode(text.encode("cp1252")) == text


def test_a_letter_cut_off_at_the_end_spoils_nothing() -> None:
    assert decode("Núñez é".encode()[:-1]) == "Núñez "


def test_lines_are_numbered_as_they_stand() -> None:
    assert read_text("Ana\r\n\r\n\tno signs\u00a0today\x00\n").lines == (
        Line("Ana", 1),
        Line("no signs today", 3, after_gap=True),
    )


def test_a_form_feed_begins_a_page() -> None:
    assert [line.place for line in read_text("one\n\ftwo\nthree\f").lines] == [
        "page 1, line 1",
        "page 2, line 1",
        "page 2, line 2",
    ]


def test_a_zone_stands_in_every_place() -> None:
    assert [line.place for line in read_text("one\ntwo", zone="picture").lines] == [
        "picture, line 1",
        "picture, line 2",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "NED at last visit",
        "Plan: will start letrozole on 3/4.\n",
        "CT chest 3/9/2020: no evidence of disease. CEA 2.1 ng/mL (ref < 5.0).",
        "Labs\nCEA 2.1 ng/mL\nCA-125 12 U/mL\nWBC 5.2\n",
        "- [ ] ask about the scan; - [ ] call Ana",
        "ER: positivo | PR: negativo | HER2: 0\nSin cambios desde la última visita.",
    ],
)
def test_what_people_write_is_text(text: str) -> None:
    assert is_text(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Patient",
        "2019,1.2,3.4\n2020,1.3,3.5\n",
        "date,test,value\n2019-05-03,CEA,2.1\n2019-06-03,CEA,2.2\n",
        "date\ttest\tvalue\nMay\tCEA\thigh\nJune\tCEA\tlow\n",
        '{"resourceType": "Patient"}',
        '["a", "list", "of", "words"]',
        "<?xml version='1.0'?><a>some words in here</a>",
        "import os\nfrom pathlib import Path\nprint(os)",
        "def f(x):\n    return x",
        "function a() { return b; }",
        "aGVsbG8gd29ybGQ= " * 3 + "====" * 30,
        "JVBERiXkbWUgdGhlIGxvbmcgdGFsZQb\nbm93IGl0IGlzIHRoZSBlbmQXXabcdefgh\n" * 9,
        "#!/bin/sh\necho hello there my friend",
        "\x00\x01\x02\x03 some words in here",
        "12 34 56 78 ab cd ef 90 12 34 56",
    ],
)
def test_what_programs_write_is_no_text(text: str) -> None:
    assert not is_text(text.encode())


@given(st.binary(max_size=300))
def test_any_bytes_can_be_decoded(data: bytes) -> None:
    assert isinstance(decode(data), str)
    assert is_text(data) in (True, False)


@given(st.text(max_size=200))
def test_lines_hold_what_is_printable_and_can_be_written_down(text: str) -> None:
    for line in read_text(text).lines:
        assert line.text == line.text.strip() != ""
        assert line.text.isprintable()
        line.text.encode()


def test_a_line_drawn_across_the_page_is_no_sign_of_data() -> None:
    chart = b"HARBOR UROLOGY\n" + b"=" * 120 + b"\nThe patient was seen today and has no new complaint.\n"
    assert is_text(chart)


def test_a_chart_of_bars_and_numbers_is_still_what_people_are_given() -> None:
    rows = "".join(f"0{month}/11/2020   |{'*' * 4 * month}   {month}.6  H\n" for month in range(1, 5))
    assert is_text(f"Harbor Laboratory, values of one test over time\nCEA (ng/mL)   ref 0.0 - 3.8\n\n{rows}".encode())
