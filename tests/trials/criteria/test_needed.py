"""Which words a regular expression cannot do without."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials.criteria import ailments, kinds, lab_tests, medicines, therapies
from rumbo.trials.criteria.needed import needed_words

TABLES = (
    *(row.says for (_, row), _ in kinds._signs()),
    *(row.says for row in ailments.illnesses().values()),
    *(row.says for row in lab_tests.lab_tests().values()),
    *(row.says for row in medicines.medicines().values()),
    *(row.says for row in therapies.therapies().values()),
)


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (r"\b(?:ECOG|Karnofsky)\b", {"ecog", "karnofsky"}),
        (r"tumou?rs?\b", {"tumo"}),
        (r"ages?\b", {"age"}),
        (r"\bprior\b[^.;]{0,60}\bsurgery", {"surgery"}),
        (r"brain(?! surgery)", {"brain"}),
        (r"(?<=no )chemo(?:therapy)?", {"chemo"}),
        (r"(?-i:AST|ALT)", {"alt", "ast"}),
        (r"(one)two", {"one"}),
        (r"x{2,3}yes{1}", {"yes"}),
        (r"[]x\]]+liver", {"liver"}),
        (r"cell.*count\.s", {"count.s"}),
        (r"(?:liver|metastasis|metastases|metasta)", {"liver", "metasta"}),
        (r"10\^9/L", {"10^9/l"}),
        ("na[iï]ve", {"na"}),
        ("\N{MICRO SIGN}gram", {"gram"}),
    ],
)
def test_the_words_that_tell_most_are_needed(says: str, words: set[str]) -> None:
    assert set(needed_words(says)) == words


@pytest.mark.parametrize(
    "says",
    [r"\d+ ?x?", "", "a|liver", "(?:liver)?", "liver{0,2}|.", "(?P<name>liver)", "(?:liver)*", r"[a-z]+", "[", "\\"],
)
def test_an_expression_without_such_words_needs_none(says: str) -> None:
    assert needed_words(says) == ()


def _some_match(says: str) -> st.SearchStrategy[str]:
    return st.from_regex(re.compile(says, re.IGNORECASE | re.ASCII))


@given(st.data())
def test_whatever_an_expression_of_our_tables_finds_holds_one_of_its_words(data: st.DataObject) -> None:
    says = data.draw(st.sampled_from(TABLES))
    text = data.draw(_some_match(says.replace("(?-i:", "(?:")))
    words = needed_words(says)
    assert not words or any(word in text.lower() for word in words)


def test_almost_every_expression_of_our_tables_needs_a_word() -> None:
    assert sum(not needed_words(says) for says in TABLES) < len(TABLES) / 10
