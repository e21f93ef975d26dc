"""A line of a document knows where a person finds it."""

from __future__ import annotations

import pytest

from rumbo.records.documents.document import Line, bounded, number_lines
from rumbo.records.part import Trouble


@pytest.mark.parametrize(
    ("line", "place"),
    [
        (Line("x", 14), "line 14"),
        (Line("x", 14, page=2), "page 2, line 14"),
        (Line("x", 3, zone="header"), "header, line 3"),
        (Line("x", 4, page=2, zone="picture"), "picture, page 2, line 4"),
    ],
)
def test_a_line_says_its_place(line: Line, place: str) -> None:
    assert line.place == place


def test_empty_lines_are_counted_and_not_kept() -> None:
    assert list(number_lines(["", " Ana ", "b", "  ", "c"], page=3)) == [
        Line("Ana", 2, 3, after_gap=True),
        Line("b", 3, 3),
        Line("c", 5, 3, after_gap=True),
    ]


def test_a_document_that_never_ends_is_cut_and_says_so() -> None:
    lines = (Line("12345", number) for number in range(1, 10))
    kept, troubles = bounded(lines, most=11)
    assert [line.number for line in kept] == [1, 2]
    assert troubles == (Trouble("document-too-long", {"lines": 2}),)
