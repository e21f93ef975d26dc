"""Phrases found sooner are the phrases that the whole pattern finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.records.letters.phrases import Phrases, signs_of
from rumbo.records.letters.text import any_of, flat
from rumbo.records.letters.vocabulary import word_lists

LISTS = word_lists()
WORDS = (
    "no",
    "sin",
    "recurrence",
    "recurrences",
    "recidiva",
    "recidivo",
    "met",
    "metastasis",
    "of",
    "near-complete",
    "#",
)
PHRASES = ("no", "no recurrence", "recidiv*", "met*", "near-complete", "#", "sin recidiva", "*stasis", "no no", "of")


def spans(matches: object) -> list[tuple[int, int]]:
    return [found.span() for found in matches]  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(LISTS))
def test_every_phrase_of_the_tables_is_found_alone_and_in_a_sentence(name: str) -> None:
    phrases, whole = any_of(LISTS[name]), re.compile(any_of(LISTS[name]).pattern)
    for phrase in LISTS[name]:
        said = flat(phrase).replace("*", "as")
        for text in (said, f"she said {said}, then left", f"x {said} {said}."):
            assert spans(phrases.finditer(text)) == spans(whole.finditer(text)) != []
        assert phrases.match(said) is not None


@given(
    st.lists(st.sampled_from(PHRASES), min_size=1, unique=True),
    st.lists(st.sampled_from((*WORDS, *"., x")), max_size=12),
    st.sampled_from(["", " "]),
    st.integers(0, 20),
    st.integers(0, 60),
)
def test_what_is_found_is_what_the_whole_pattern_finds(
    phrases: list[str], parts: list[str], between: str, start: int, end: int
) -> None:
    text, sooner = between.join(parts), Phrases(phrases)
    whole = re.compile(sooner.pattern)
    assert spans(sooner.finditer(text)) == spans(whole.finditer(text))
    assert spans(sooner.finditer(text, start, end)) == spans(whole.finditer(text, start, end))
    for way in ("search", "match"):
        one, other = getattr(sooner, way)(text, start, end), getattr(whole, way)(text, start, end)
        assert (one and one.span()) == (other and other.span())
    assert bool(sooner.fullmatch(text)) == bool(whole.fullmatch(text))


def test_the_signs_of_a_text_are_its_words_and_their_first_letters() -> None:
    assert signs_of("no ca-125") == {"", "no", "ca", "125"}
