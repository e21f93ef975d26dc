"""A broken word is made whole only where the hyphen plainly breaks it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.records.documents.hyphens import mend


@pytest.mark.parametrize(
    ("lines", "mended"),
    [
        (["No signs of metas-", "tasis in the liver."], ["No signs of metastasis", "in the liver."]),
        (["recibió quimio-", "terapia."], ["recibió quimioterapia.", ""]),
        (["CARCI-", "NOMA of the breast"], ["CARCINOMA", "of the breast"]),
        (["on the left-", "sided lump"], ["on the left-sided", "lump"]),
        (
            ["a well-known cell. It is cell-", "free now; cell-free."],
            ["a well-known cell. It is cell-free", "now; cell-free."],
        ),
        (["anti-", "bodies; antibodies"], ["antibodies;", "antibodies"]),
    ],
)
def test_a_broken_word_is_made_whole(lines: list[str], mended: list[str]) -> None:
    assert mend(lines) == mended


@pytest.mark.parametrize(
    "lines",
    [
        ["HER2-", "negative"],
        ["levels 3-", "5 of the neck"],
        ["a note -", "and more"],
        ["Castellan-", "Ibe signed"],
        ["ER-", "positive"],
        ["CA-", "125 is 12"],
        ["follow-up-", "visit"],
        ["end-"],
        ["end-", ""],
        ["The MRI-", "guided biopsy"],
    ],
)
def test_what_may_be_no_broken_word_stays_as_it_is(lines: list[str]) -> None:
    assert mend(lines) == lines


@given(st.lists(st.text(alphabet="ab- A1", max_size=12), max_size=6))
def test_mending_neither_loses_letters_nor_lines(lines: list[str]) -> None:
    mended = mend(lines)
    assert len(mended) == len(lines)
    assert [c for line in mended for c in line if c not in "- "] == [c for line in lines for c in line if c not in "- "]
