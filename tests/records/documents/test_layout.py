"""Whatever a page holds, each of its words is read once."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.records.documents import layout
from rumbo.records.documents.glyphs import Word
from rumbo.records.documents.layout import rows_in_order

WORDS = st.builds(
    lambda text, left, baseline, size: Word(text, left, left + 0.5 * size * len(text), baseline, size, 0),
    st.text(alphabet="abc:", min_size=1, max_size=8),
    st.integers(0, 40).map(lambda column: column * 12.0),
    st.integers(0, 30).map(lambda line: line * 7.0),
    st.sampled_from([6.0, 10.0, 11.0, 24.0]),
)


@given(st.lists(WORDS, max_size=60))
def test_every_word_is_read_once(words: list[Word]) -> None:
    read = Counter(text for row in rows_in_order(words) for text in row.text.split())
    assert read == Counter(word.text for word in words)


@given(st.lists(WORDS, max_size=40))
def test_a_page_of_too_many_pieces_is_read_line_by_line(words: list[Word]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "MOST_STRIPS", 3)
        heights = [row.height for row in rows_in_order(words)]
    few = len(heights) <= 3
    assert few or heights == sorted(heights)


def test_columns_within_columns_end_somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "DEEPEST", 0)
    line = [Word("left", 0, 20, 100, 10, 0), Word("right", 100, 125, 100, 10, 1)]
    assert [row.text for row in rows_in_order(line)] == ["left  right"]
