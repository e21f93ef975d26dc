"""Letters tell numbers: markers in blood, ECOG, Karnofsky, weight."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course.facts import Measure
from rumbo.records.letters.measures import read_amounts
from tests.records.letters.telling import clinic, consulta, told


def measures(text: str) -> list[tuple[str, float, str, str, str | None]]:
    """Name, value, unit, words, day."""
    return [(each.name, each.value, each.unit, each.words, each.on and each.on.iso) for each in told(text, Measure)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("CA-125 188.", [("CA-125", 188.0, "", "", "2023-03-14")]),
        (
            "PSA rose from 0.1 to 2.4 ng/mL in March 2018.",
            [("PSA", 0.1, "ng/mL", "", None), ("PSA", 2.4, "ng/mL", "", "2018-03")],
        ),
        ("PSA <0.05 ng/mL today.", [("PSA", 0.05, "ng/mL", "<0.05", "2023-03-14")]),
        ("PSA is undetectable.", [("PSA", 0.0, "", "undetectable", "2023-03-14")]),
        ("NED on 11 July 2017 (exam, CT, CA-125 9).", [("CA-125", 9.0, "", "", "2017-07-11")]),
        ("CT on 01/05/2023; CEA 2.0.", [("CEA", 2.0, "", "", "2023-03-14")]),
        ("CEA on 01/05/2023 was 7.9.", [("CEA", 7.9, "", "", "2023-01-05")]),
        (
            "CA 15-3 44 U/mL (was 120 in October 2022), CA 27.29 51.",
            [
                ("CA 15-3", 44.0, "U/mL", "", "2023-03-14"),
                ("CA 15-3", 120.0, "U/mL", "", "2022-10"),
                ("CA 27.29", 51.0, "", "", "2023-03-14"),
            ],
        ),
        (
            "M-spike 0.1 -> 1.2 g/dL.",
            [("M-protein", 0.1, "g/dL", "", None), ("M-protein", 1.2, "g/dL", "", "2023-03-14")],
        ),
        ("PSA at diagnosis 45.", [("PSA", 45.0, "", "", None)]),
        (
            "CEA climbed from 2.2 to 9.4 in May 2019.",
            [("CEA", 2.2, "", "", None), ("CEA", 9.4, "", "", "2019-05")],
        ),
        (
            "CA-125 peaked at 640 in June 2020 and came down to 18 by December 2020.",
            [("CA-125", 640.0, "", "", "2020-06"), ("CA-125", 18.0, "", "", "2020-12")],
        ),
        (
            "PSA 01/05/2022 0.4, 02/06/2022 0.9.",
            [("PSA", 0.4, "", "", "2022-01-05"), ("PSA", 0.9, "", "", "2022-02-06")],
        ),
        (
            "Thyroglobulin undetectable on 01/05/2022 and 1.1 on 02/06/2022.",
            [("Tg", 0.0, "", "undetectable", "2022-01-05"), ("Tg", 1.1, "", "", "2022-02-06")],
        ),
        (
            "PSA nadir <0.1 in 2018; now 2.3.",
            [("PSA", 0.1, "", "<0.1", "2018"), ("PSA", 2.3, "", "", "2023-03-14")],
        ),
        (
            "AFP 68 then 21 then 4.",
            [("AFP", 68.0, "", "", None), ("AFP", 21.0, "", "", None), ("AFP", 4.0, "", "", "2023-03-14")],
        ),
        ("CA 15-3 tripled over 6 months to 120.", [("CA 15-3", 120.0, "", "", "2023-03-14")]),
        ("PSA stayed at 0.1 over the next 24 months.", [("PSA", 0.1, "", "", "2023-03-14")]),
        ("CEA drawn with a CBC of 12 was fine.", []),
        ("CEA was drawn and sent to the laboratory on the 3rd floor.", []),
        ("PSA doubling time of some months; free PSA 12%.", []),
        ("CEA 7.9 as last year, when seen on 01/05/2022 by others.", [("CEA", 7.9, "", "", "2023-03-14")]),
        ("ECOG 1. Karnofsky 80%.", [("ECOG", 1.0, "", "", "2023-03-14"), ("Karnofsky", 80.0, "", "", "2023-03-14")]),
        ("ECOG performance status 0-1 on 01/05/2023.", [("ECOG", 1.0, "", "0-1", "2023-01-05")]),
        ("Weight 68.4 kg, was 150 lb.", [("weight", 68.4, "kg", "", "2023-03-14")]),
        ("Weight: 150 lbs.", [("weight", 150.0, "[lb_av]", "", "2023-03-14")]),
        ("Weight loss of 5 kg. PS 12/30.", []),
        ("If ECOG 2, then stop.", []),
    ],
)
def test_an_english_letter_tells_numbers_with_their_day(sentence: str, expected: list[object]) -> None:
    assert measures(clinic(sentence)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("ACE 34,5 ng/mL (previo 78,2).", [("CEA", 34.5, "ng/mL", "", "2023-03-14"), ("CEA", 78.2, "ng/mL", "", None)]),
        ("CA-125 al ingreso 430 U/mL.", [("CA-125", 430.0, "U/mL", "", "2023-03-14")]),
        ("Peso 61,5 kg. ECOG 0.", [("weight", 61.5, "kg", "", "2023-03-14"), ("ECOG", 0.0, "", "", "2023-03-14")]),
        ("Tiroglobulina 1,250 ng/mL.", [("Tg", 1250.0, "ng/mL", "", "2023-03-14")]),
        ("APE indetectable.", [("PSA", 0.0, "", "indetectable", "2023-03-14")]),
    ],
)
def test_a_spanish_letter_tells_numbers_with_their_day(sentence: str, expected: list[object]) -> None:
    assert measures(consulta(sentence)) == expected


def test_allergies_tell_no_number() -> None:
    assert measures("Clinic\nVisit 03/14/2023\n\nALLERGIES: PSA 3\n") == []


@given(st.text(alphabet="0123456789.,<> -tofrm/", max_size=40))
def test_numbers_stand_in_the_text_in_order(text: str) -> None:
    found = list(read_amounts(text, begin=0, limit=len(text)))
    assert all(each.value >= 0 and 0 <= each.start < each.end <= len(text) for each in found)
    assert [each.start for each in found] == sorted(each.start for each in found)


@pytest.mark.parametrize("name", ["ANTIGENO CARCINOEMBR.", "Ag. carcinoembrionario", "Carcinoembryonic Ag", "CEA"])
def test_the_antigen_of_bowel_cancer_is_known_however_a_laboratory_cuts_its_name(name: str) -> None:
    (value,) = told(clinic(f"{name}: 6.6 ng/mL."), Measure)
    assert (value.name, value.value, value.unit) == ("CEA", 6.6, "ng/mL")


def test_a_number_told_of_several_years_is_of_no_one_day() -> None:
    for said in (
        "His PSA was undetectable for over four years.",
        "PSA was undetectable, less than 0.01, for three years.",
    ):
        assert [each.on for each in told(clinic(said), Measure) if each.value == 0] == [None]
    [today] = told(clinic("His PSA is undetectable, and he goes on for now."), Measure)
    assert str(today.on) == "2023-03-14"
