from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.oncology.company import in_company, in_company_of_several, is_said_of_a_test, is_said_of_cancer


def found(word: str, text: str) -> tuple[str, int, int]:
    start = text.index(word)
    return text, start, start + len(word)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("AC", "AC"),
        ("AC", "- AC (2019)"),
        ("AC", "AC x4, then T"),
        ("gem", "carbo/gem"),
        ("gem", "quimioterapia con gem"),
        ("abi", "on abi"),
        ("cape", "cape 1500 mg"),
        ("EC", "cuatro ciclos de EC"),
    ],
)
def test_a_short_treatment_is_meant_alone_joined_or_near_treatment(word: str, text: str) -> None:
    assert in_company(*found(word, text))


@pytest.mark.parametrize(("word", "text"), [("AC", "the AC joint"), ("gem", "a gem of a book"), ("cape", "a red cape")])
def test_a_short_treatment_is_not_meant_among_everyday_words(word: str, text: str) -> None:
    assert not in_company(*found(word, text))


def test_a_combination_has_no_dose_of_one_drug() -> None:
    assert not in_company_of_several(*found("EC", "aspirin EC 81 mg daily"))
    assert in_company_of_several(*found("EC", "EC 600 mg/m2 x4"))


def test_an_abbreviation_of_a_cancer_is_no_length() -> None:
    assert is_said_of_cancer(*found("MM", "MM in remission"))
    assert not is_said_of_cancer(*found("MM", "tumor of 5 MM"))
    assert not is_said_of_cancer(*found("FL", "Miami, FL 33136"))


@pytest.mark.parametrize(
    ("word", "text"), [("ER", "ER"), ("ER", "ER 95"), ("RE", "RE y RP"), ("RP", "RE y RP"), ("ATM", "ATM c.2119T>C")]
)
def test_a_symbol_is_meant_alone_with_a_score_or_near_a_result(word: str, text: str) -> None:
    assert is_said_of_a_test(*found(word, text))


@pytest.mark.parametrize(
    ("word", "text"),
    [("ER", "drove to the ER"), ("ER", "metformin ER 500 mg"), ("PR", "PR 160 ms"), ("ATM", "an ATM card")],
)
def test_a_symbol_is_not_meant_among_everyday_words(word: str, text: str) -> None:
    assert not is_said_of_a_test(*found(word, text))


@given(st.text(), st.text(), st.text())
def test_any_words_around_are_judged_without_failing(before: str, word: str, after: str) -> None:
    text, start, end = before + word + after, len(before), len(before) + len(word)
    for judge in (in_company, in_company_of_several, is_said_of_cancer, is_said_of_a_test):
        assert judge(text, start, end) in (True, False)
