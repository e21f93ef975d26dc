"""Biomarkers named in a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.records.letters.marks import find_marks


@pytest.mark.parametrize(
    ("lang", "text", "symbols"),
    [
        ("en", "ER/PR and HER2", ["ER", "PR", "HER2"]),
        ("es", "RE y RP", ["ER", "PR"]),
        ("en", "RE: Joan Example", []),  # what a letter is about
        ("en", "HR+", ["ER"]),
        ("en", "HR-negative", ["ER", "PR"]),
        ("en", "HR 72, BP 120/80", []),
        ("es", "cáncer de mama triple negativo", ["ER", "PR", "HER2"]),
        ("en", "PD-L1 inhibitor and anti-PD-L1, HER2-targeted therapy", []),
        ("es", "inhibidor de ALK", []),
        ("en", "EGFR T790M", ["EGFR", "EGFR T790M"]),
        ("en", "CA-125 and PSA", []),  # numbers in blood
        ("en", "ctDNA", ["ctDNA"]),
        ("en", "t(11;14)", ["t(11;14)"]),
        ("en", "Estrogen receptor positive, progesterone negative", ["ER", "PR"]),
        ("en", "Estrogen receptor 90%, progesterone receptor positive", ["ER", "PR"]),
        ("es", "receptores de estrógeno positivos, progesterona negativos", ["ER", "PR"]),
        ("en", "ER positive; takes progesterone 100 mg", ["ER"]),
        ("en", "progesterone negative", []),  # a hormone in blood, for all one knows
    ],
)
def test_biomarkers_are_found_by_what_records_call_them(lang: str, text: str, symbols: list[str]) -> None:
    assert [mark.symbol for mark in find_marks(text, lang=lang)] == symbols


def test_the_bracket_that_closes_a_name_belongs_to_it() -> None:
    [mark] = find_marks("with t(11;14) found", lang="en")
    assert (mark.start, mark.end) == (5, 13)


@given(st.text(max_size=80), st.sampled_from(["en", "es"]))
def test_marks_stand_in_the_text_in_order(text: str, lang: str) -> None:
    found = find_marks(text, lang=lang)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.start <= other.start for one, other in pairwise(found))


def test_an_allelic_ratio_is_no_androgen_receptor() -> None:
    assert "AR" not in [mark.symbol for mark in find_marks("FLT3-ITD AR 0.44, TKD neg", lang="en")]
    assert "AR" in [mark.symbol for mark in find_marks("AR positive, ER negative", lang="en")]
