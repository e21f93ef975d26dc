"""The words of a text that name something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials.criteria.own_words import own_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("History of clinically significant disease within 6 months", ()),
        ("Known porphyria", ("porphyr",)),
        ("Dental implants, dental implants", ("dental", "implant")),
    ],
)
def test_what_lines_are_built_with_is_left_out(text: str, words: tuple[str, ...]) -> None:
    assert own_words(text) == words


@given(st.text(max_size=80))
def test_the_beginnings_are_in_the_text(text: str) -> None:
    assert all(word in text.lower() for word in own_words(text) if text.isascii())
