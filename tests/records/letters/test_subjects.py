"""Whom a letter is about."""

from __future__ import annotations

import pytest

from rumbo.oncology import PartialDate
from rumbo.records.letters.subjects import subjects_of
from tests.records.letters.telling import letter


def names(text: str) -> list[str]:
    return [name for subject in subjects_of(text.splitlines(), letter=letter(text)) for name in subject.names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Patient: Prueba, Marisol   MRN 12", ["Prueba, Marisol"]),
        ("Paciente: Sra. Marisol Prueba Cano. Edad 50", ["Marisol Prueba Cano"]),
        ("Nombre: Héctor Iván Paredes Lugo       Fecha: 18/04/2022", ["Héctor Iván Paredes Lugo"]),
        ("Re: Mrs Patricia Enright, DOB 23/06/1949", ["Patricia Enright"]),
        ("Ref.: Sra. Nélida Graciela Acosta, DNI 12", ["Nélida Graciela Acosta"]),
        ("ORTEGA, LIDIA   DOB 06/27/1958", ["ORTEGA, LIDIA"]),
        ("Ortega, Lidia    30 Oct 2018", ["Ortega, Lidia"]),
        ("Lidia Ortega DOB 06/27/1958", ["Lidia Ortega"]),
        ("Ponce, Puerto Rico", []),
        ("Hola, Marta", []),
        ("Patient: O.T.", []),
        ("Patient: your results", []),
        ("Re: Biopsy Results", []),
        ("B. LYMPH NODE, STATION 11L", []),
        ("From: Ana\nTo: Bo\nRe: Marisol Prueba", []),
        ("HARBOR ONCOLOGY CENTER 10/29/2019", []),
        ("She is well.", []),
    ],
)
def test_a_name_is_believed_only_where_it_is_said_whose_it_is(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_birth_date_alone_is_a_subject_too() -> None:
    text = "DOB 02/21/1960"
    [subject] = subjects_of([text], letter=letter(text))
    assert (subject.names, subject.birth_date) == ((), PartialDate(1960, 2, 21))
