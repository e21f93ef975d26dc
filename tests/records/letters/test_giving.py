"""Given, not given, planned or only spoken of, by the words beside a treatment."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.records.letters.giving import Giving, is_refused_later, read_giving


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("she underwent ", "", "given"),
        ("recibio ", " adyuvante", "given"),
        ("tolerating ", " well", "given"),
        ("no systemic therapy since ", " ended in 2017", "given"),
        ("we discussed options and she started ", "", "given"),
        ("", " x6 completed", "given"),
        ("she declined ", "", "not_given"),
        ("", " was ordered, but he decided against it and no dose was ever given", "not_given"),
        ("el ", " no llego a administrarse", "not_given"),
        ("no recibio ", " (no la quiso)", "not_given"),
        ("observation instead of ", "", "not_given"),
        ("she refused transfusion and received ", "", "given"),
        ("", " omitted", "not_given"),
        ("carboplatin and ", " x5 from march, hives with c5, c6 omitted", "given"),
        ("plan: ", ", to begin april 27", "planned"),
        ("will start ", " next week", "planned"),
        ("change to ", ".", "planned"),
        ("iniciar ", " la proxima semana", "planned"),
        ("we recommend ", "", "planned"),
        ("", " planned", "planned"),
        ("if he recurs, would use ", "", "spoken_of"),
        ("se hablo de ", "", "spoken_of"),
        ("no adjuvant ", "", "spoken_of"),
        ("", " is not an option for her", "spoken_of"),
        ("the ", " of 2014", "unsaid"),
    ],
)
def test_the_nearest_words_say_whether_a_treatment_was_given(before: str, after: str, said: Giving) -> None:
    assert read_giving(before, after) == said


@pytest.mark.parametrize(
    ("following", "refused"),
    [
        ("never started. observation.", True),
        ("not given, order to be discontinued.", True),
        ("she declined because of the cost.", True),
        ("the patient never picked up the prescription.", True),
        ("nunca la inicio.", True),
        ("declined car-t trial.", False),
        ("pt prefers surveillance.", False),
        ("", False),
    ],
)
def test_the_next_sentence_can_take_a_treatment_back(following: str, *, refused: bool) -> None:
    assert is_refused_later(following) is refused


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_words_say_one_of_five_things(before: str, after: str) -> None:
    assert read_giving(before, after) in ("given", "not_given", "planned", "spoken_of", "unsaid")
