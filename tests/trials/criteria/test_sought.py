"""Expressions of content tables, searched in small letters."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials.criteria.sought import Sieve, in_small_letters, seek

CASES = (r"\bECOG\b", r"tumou?rs?\b|\d cm\b", r"(?-i:\bPT\b)", r"\bprior\b[^.;]{0,20}\bTKIs?", r"\W+x\b")
WORDS = ("ECOG", "ecog", "Tumors", "tumour", "3 CM", "PT", "pt", "Prior", "EGFR", "TKI", "; ", " ", "-", "X", "İ")


@given(st.sampled_from(CASES), st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_it_finds_what_the_bare_expression_finds(says: str, text: str) -> None:
    sought, bare = seek(says), re.compile(says, re.IGNORECASE)
    found, expected = sought.search(text), bare.search(text)
    assert (found and found.span()) == (expected and expected.span())
    assert [each.span() for each in sought.finditer(text)] == [each.span() for each in bare.finditer(text)]


@given(st.lists(st.sampled_from((*WORDS, "tumo", "tki", "HR+"))).map(" ".join))
def test_a_sieve_passes_in_order_every_expression_that_finds_something(text: str) -> None:
    table = [(says, seek(says)) for says in (*CASES, "HR", r"HER?2|PT")]
    passing = Sieve(table).passing(text)
    assert [row for row in table if row in passing] == passing
    assert {says for says, sought in table if sought.search(text)} <= {says for says, _ in passing}


def test_a_sieve_keeps_back_what_lacks_its_words() -> None:
    sieve = Sieve((says, seek(says)) for says in ("ECOG", "ecology", "HR", r"\d"))
    assert [says for says, _ in sieve.passing("ECOG")] == ["ECOG", r"\d"]
    assert [says for says, _ in sieve.passing("hr")] == ["HR", r"\d"]


@pytest.mark.parametrize(("until", "is_found"), [(8, False), (9, True)])
def test_only_the_first_letters_are_searched_where_that_is_asked(until: int, is_found: bool) -> None:
    assert bool(seek("ECOG").search("with ecog", until=until)) is is_found


@given(st.text())
def test_small_letters_stand_where_the_letters_stood(text: str) -> None:
    assert len(in_small_letters(text)) == len(text)
