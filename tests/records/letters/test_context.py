"""Denied, in doubt, planned, past, about family, conditional, not given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.records.letters.context import CONTEXTS, contexts


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("No evidence of recurrence.", "recurrence", {"negated"}),
        ("Sin evidencia de recidiva local ni a distancia.", "recidiva", {"negated"}),
        ("Nunca ha recaído.", "recaído", {"negated"}),
        ("Metastasis was ruled out.", "Metastasis", {"negated"}),
        ("Recurrence cannot be excluded.", "Recurrence", {"uncertain"}),
        ("Suspicious for metastasis.", "metastasis", {"uncertain"}),
        ("Primary tumor vs. metastasis.", "metastasis", {"uncertain"}),
        ("No se descarta recidiva.", "recidiva", {"uncertain"}),
        ("Descartar recidiva", "recidiva", {"uncertain"}),
        ("METS TO BONE - R/O", "METS", {"uncertain"}),
        ("No mass, suspicious for recurrence", "recurrence", {"negated", "uncertain", "not_given"}),
        ("No mass but a recurrence", "recurrence", set()),
        ("She will start letrozole", "letrozole", {"planned"}),
        ("At risk of recurrence", "recurrence", {"hypothetical"}),
        ("Relapse happens to most people", "Relapse", {"hypothetical"}),
        ("Her mother had breast cancer", "breast cancer", {"family"}),
        ("Mi tía (su hermana) tuvo cáncer", "cáncer", {"family"}),
        ("FHx breast ca (mom)", "breast ca", {"family"}),
        ("History of breast cancer", "breast cancer", {"past"}),
        ("Zoledronic acid was ordered, but he decided against it", "Zoledronic", {"planned", "not_given"}),
        ("Triple negative breast cancer", "breast cancer", set()),
        ("Invasive carcinoma, grade 3, HER2 negative", "carcinoma", set()),
        ("This is a regional recurrence", "recurrence", set()),
    ],
)
def test_words_act_on_what_stands_beside_them(text: str, word: str, expected: set[str]) -> None:
    start = text.index(word)
    assert contexts(text, start=start, end=start + len(word)) == expected


def test_a_denial_reaches_nine_words() -> None:
    text = "No one two three four five six seven eight nine recurrence"
    assert "negated" not in contexts(text, start=text.index("recurrence"))
    back = "recurrence one two three four five six seven was ruled out"
    assert contexts(back, start=0, end=10) == frozenset()


def test_without_a_stretch_the_whole_sentence_is_meant() -> None:
    assert contexts("Her sister had it, no doubt, if at all") >= {"family", "hypothetical"}


@given(st.text(max_size=120))
def test_any_text_has_contexts(text: str) -> None:
    assert contexts(text) <= set(CONTEXTS)
