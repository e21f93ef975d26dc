"""What is drawn on one line in one go, and how strips make a line."""

from __future__ import annotations

from rumbo.records.documents.glyphs import Word
from rumbo.records.documents.strips import rows_of, strips_of


def word(text: str, left: float, baseline: float = 100, *, size: float = 10) -> Word:
    return Word(text, left, left + 5 * len(text), baseline, size, 0)


def test_words_a_space_apart_are_one_strip() -> None:
    assert [strip.text for strip in strips_of([word("no", 0), word("evidence", 13)])] == ["no evidence"]


def test_a_wide_gap_begins_another_strip() -> None:
    strips = strips_of([word("ER", 0), word("positive", 40)])
    assert [strip.text for strip in strips] == ["ER", "positive"]
    assert [row.text for row in rows_of(strips)] == ["ER  positive"]


def test_a_raised_figure_stands_on_its_line() -> None:
    strips = strips_of([word("x10", 0), word("9", 15, 96.5, size=6), word("/L", 19)])
    assert [row.text for row in rows_of(strips)] == ["x10 9 /L"]


def test_words_drawn_backwards_still_read_from_left_to_right() -> None:
    strips = strips_of([word("evidence", 13), word("no", 0), word("above", 0, 80)])
    assert [row.text for row in rows_of(strips)] == ["above", "no evidence"]


def test_nothing_makes_no_line() -> None:
    assert list(rows_of(strips_of([]))) == []


def test_equal_gaps_are_those_of_a_justified_line() -> None:
    justified = [word("no", 0), word("signs", 24), word("of", 63), word("cancer", 87)]
    assert len(strips_of(justified)) == 1
    cells = [word("a", 0), word("b", 40), word("c", 80), word("d", 120)]
    assert len(strips_of(cells)) == 4
