"""What a column holds is known by its header, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.records.cda.columns import column_of


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Problem", "name"),
        ("Problem Status", "status"),
        ("Noted Date", "start"),
        ("Effective Dates", "start"),
        ("Date Resolved", "end"),
        ("Expiration Date", "end"),
        ("ICD-10", "code"),
        ("Code System", "other"),
        ("Code Description", "name"),
        ("Reference Range", "range"),
        ("Result Value", "value"),
        ("Result Type", "name"),
        ("Units", "unit"),
        ("Directions", "dose"),
        ("Comments", "comment"),
        ("Age at Diagnosis", "age"),
        ("Relation", "relation"),
        ("Laterality", "site"),
        ("Indications", "reason"),
        ("Ordering Provider", "other"),
        ("Diagnóstico", "name"),
        ("Fecha de inicio", "start"),
        ("Fecha de término", "end"),
        ("Estado", "status"),
        ("Medicamento", "name"),
        ("Dosis", "dose"),
        ("Resultado", "value"),
        ("Unidades", "unit"),
        ("Parentesco", "relation"),
        ("Edad", "age"),
        ("Observaciones", "comment"),
        ("Lado", "site"),
        ("Código CIE-10", "code"),
        ("", "other"),
    ],
)
def test_a_header_says_what_its_column_holds(header: str, column: str) -> None:
    assert column_of(header) == column


@given(st.text(max_size=40))
def test_every_header_is_some_column(header: str) -> None:
    assert column_of(header)
