"""A web page gives what a person reads on it, and nothing that runs or hides."""

from __future__ import annotations

import pytest

from rumbo.records.documents.document import Line
from rumbo.records.documents.html import is_html, read_html


def texts(page: str | bytes) -> list[str]:
    return [line.text for line in read_html(page if isinstance(page, bytes) else page.encode()).lines]


def test_blocks_and_breaks_are_lines_with_their_number() -> None:
    page = (
        "<html><body><h1>Informe</h1><p>Sin\n evidencia<br>de <b>enfermedad</b>.</p><p></p><div>Fin</div></body></html>"
    )
    assert read_html(page.encode()).lines == (
        Line("Informe", 1, after_gap=True),
        Line("Sin evidencia", 2, after_gap=True),
        Line("de enfermedad.", 3),
        Line("Fin", 4, after_gap=True),
    )


def test_a_row_of_a_table_is_one_line_with_its_cells_apart() -> None:
    table = "<table><tr><th>ER</th><td> positive <br>(100 %)</td></tr><tr><td>HER2</td><td></td><td>0</td></tr></table>"
    assert texts(table) == ["ER  positive", "(100 %)", "HER2    0"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>x()</script>",
        "<style>a{}</style>",
        "<p hidden>x</p>",
        "<div style='display: none'><p>x</p></div>",
        "<!-- x -->",
        "<?x?>",
        "<iframe src='file:///x'>x</iframe>",
        "<svg><text>x</text></svg>",
    ],
)
def test_what_nobody_sees_is_left_out(hidden: str) -> None:
    assert texts(f"<body>before{hidden}after</body>") in (["beforeafter"], ["before", "after"])


def test_text_that_is_set_as_written_keeps_its_lines() -> None:
    assert texts("<pre>ER: 90 %\nPR: <b>10 %</b>\n</pre>") == ["ER: 90 %", "PR: 10 %"]


@pytest.mark.parametrize(
    "page",
    [
        "<html><p>Núñez</p>".encode(),
        '<html><meta charset="iso-8859-1"><p>Núñez</p>'.encode(),
        '<html><meta charset="iso-8859-1"><p>Núñez</p>'.encode("latin-1"),
        '<html><meta charset="no-such-thing"><p>Núñez</p>'.encode("cp1252"),
        "<html><p>Núñez</p>".encode("cp1252"),
        b"<html><p>N&uacute;&ntilde;ez</p>",
        "<html><p>Núñez</p>".encode("utf-16"),
        '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><p>Núñez</p></html>'.encode(),
    ],
)
def test_letters_are_right_whatever_the_page_is_written_in(page: bytes) -> None:
    assert texts(page) == ["Núñez"]


def test_a_page_that_nests_deeply_is_read() -> None:
    assert texts("<div>" * 5000 + "deep") in (["deep"], [])


@pytest.mark.parametrize("page", [b"<html>", b"<!-- -->", b"<p>"])
def test_a_page_that_says_nothing_gives_no_line(page: bytes) -> None:
    assert read_html(page).lines == ()


@pytest.mark.parametrize(
    ("data", "is_page"),
    [
        (b"<!DOCTYPE html><title>", True),
        (b"\xef\xbb\xbf\n<HTML>", True),
        (b"<!-- saved from url --><html>", True),
        (b"<?xml version='1.0'?><html>", True),
        (b"<div class='x'>", True),
        (b'<?xml version="1.0"?><ClinicalDocument>', False),
        (b"<HealthData>", False),
        (b"<pathology>", False),
        (b"ER < 1 %", False),
    ],
)
def test_a_page_is_known_by_its_first_tag(data: bytes, *, is_page: bool) -> None:
    assert is_html(data) is is_page
