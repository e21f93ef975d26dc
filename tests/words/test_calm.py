"""Names that a record shouts are said quietly in our own sentences; what is a name by itself keeps its capitals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.words import calm


@pytest.mark.parametrize(
    ("loud", "quiet"),
    [
        ("MASTECTOMY, SIMPLE, COMPLETE (LEFT)", "mastectomy, simple, complete (left)"),
        ("RADIATION TREATMENT, L3 VERTEBRA, 20 Gy / 5 fx", "radiation treatment, L3 vertebra, 20 Gy / 5 fx"),
        ("RESECCIÓN DE LA PARED TORÁCICA", "resección de la pared torácica"),
    ],
)
def test_a_shouted_name_is_said_quietly(loud: str, quiet: str) -> None:
    assert calm(loud) == quiet


@pytest.mark.parametrize("words", ["FOLFOX", "Right hemicolectomy", "SBRT to L3", "CT of the chest", "", "50/25"])
def test_a_name_that_is_not_shouted_stays_as_it_is(words: str) -> None:
    assert calm(words) == words


@given(st.text(max_size=80))
def test_only_the_height_of_letters_ever_changes(words: str) -> None:
    assert calm(words).casefold() == words.casefold()
    assert calm(calm(words)) == calm(words)
