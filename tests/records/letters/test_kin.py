"""Relatives whom a letter calls by name, and sentences about their illness."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course.facts import Diagnosis, Status
from rumbo.records.letters.kin import relatives_named, speaks_of
from tests.records.letters.telling import clinic, consulta, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I spoke with her and her husband Tobias.", {"Tobias"}),
        ("Acude con su hermana mayor Eneida y su hijo, Fabián.", {"Eneida", "Fabián"}),
        ("Family history: Sister Breast ca. Father Prostate ca.", set()),
        ("Her husband drove. Her mother had it.", set()),
        ("TOBIAS ARDEN, 61. He came with his son Tobias.", set()),
    ],
)
def test_a_relative_is_introduced_with_a_name_of_their_own(text: str, expected: set[str]) -> None:
    assert relatives_named([text]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tobias's own bowel cancer is in remission.", 0),
        ("Sadly Tobias had leukemia.", 6),
        ("El cáncer de colon de Tobias está en remisión.", 3),
        ("Tobias tuvo un linfoma.", 0),
        ("Tobias was told that her cancer is in remission.", None),
        ("She and Tobias understand that it came back.", None),
        ("La hija de Tobias la acompaña.", None),
        ("Her cancer is in remission.", None),
    ],
)
def test_only_what_is_said_of_their_illness_is_of_them(text: str, expected: int | None) -> None:
    assert speaks_of(text, ["Tobias"]) == expected


@given(st.text(max_size=80))
def test_without_a_relative_named_nothing_is_of_a_relative(text: str) -> None:
    assert speaks_of(text, []) is None


def test_the_cancer_of_a_relative_called_by_name_is_not_the_persons() -> None:
    letter = clinic(
        "Adenocarcinoma of the lung, stage IV. She came with her husband Tobias. "
        "Tobias's own bowel cancer is in remission since 2014."
    )
    assert [each.words for each in told(letter, Diagnosis)] == ["Adenocarcinoma of the lung"]
    assert told(letter, Status) == []
    hers = clinic(
        "Adenocarcinoma of the lung. She came with her husband Tobias. Her cancer is in remission since 2014."
    )
    assert [each.status for each in told(hers, Status)] == ["remission"]


def test_in_spanish_too() -> None:
    carta = consulta("Vino con su esposo Tobías. El cáncer de colon de Tobías está en remisión completa.")
    assert told(carta, Status) == []
    assert told(carta, Diagnosis) == []
    suya = consulta("Vino con su esposo Tobías. Su enfermedad está en remisión completa.")
    assert len(told(suya, Status)) == 1
