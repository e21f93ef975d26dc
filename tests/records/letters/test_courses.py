"""How much was given and why it ended."""

from __future__ import annotations

import pytest

from rumbo.records.letters.courses import read_dose, read_reason


@pytest.mark.parametrize(
    ("text", "dose"),
    [
        ("six cycles of carboplatin AUC 5", "six cycles, AUC 5"),
        ("weekly Taxol 80 mg/m2 x12", "weekly, 80 mg/m2, x12"),
        ("RT: neck, 70 Gy/35#", "70 Gy/35#"),
        ("50 Gy en 25 fracciones, 4 ciclos, 4 ciclos", "50 Gy en 25 fracciones, 4 ciclos"),
        ("M-spike 1.2 g/dL", ""),
    ],
)
def test_doses_are_kept_as_written(text: str, dose: str) -> None:
    assert read_dose(text) == dose


@pytest.mark.parametrize(
    ("after", "why"),
    [
        (" was stopped in may 2019 because of neuropathy.", "neuropathy"),
        (", suspendido por progresion.", "progresion"),
        (" stopped after cycle 4", ""),
        (" x6, completed", "completed"),
        (" started in may", ""),
    ],
)
def test_why_it_ended_is_told_in_the_letters_words(after: str, why: str) -> None:
    assert read_reason(after) == why
