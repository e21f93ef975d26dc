"""Tables of markers: a row or a column for each day."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course.facts import Measure
from rumbo.records.letters.series import number_in
from tests.records.letters.telling import clinic, consulta, told


def values(text: str) -> list[tuple[str, float, str, str, str | None]]:
    return [(each.name, each.value, each.unit, each.words, each.on and each.on.iso) for each in told(text, Measure)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            clinic(
                "Date  CA 19-9  CEA (ng/mL)  Ref.  Notes\n01/05/2022  <2.0  7.9 H  0-5\n02/06/2022  31\n\nSeen in clinic."
            ),
            [
                ("CA 19-9", 2.0, "", "<2.0", "2022-01-05"),
                ("CEA", 7.9, "ng/mL", "", "2022-01-05"),
                ("CA 19-9", 31.0, "", "", "2022-02-06"),
            ],
        ),
        (
            consulta("Fecha  CA-125 (U/ml)  V.R.\n11/07/2017  1.240  hasta 35\n06/11/2017  88  hasta 35\n"),
            [("CA-125", 1240.0, "U/ml", "", "2017-07-11"), ("CA-125", 88.0, "U/ml", "", "2017-11-06")],
        ),
        (
            clinic("Component  02/28/2022  11/30/2021\nCEA (ng/mL)  14.8 H  3.1\nCreatinine  1.1  1.0\n"),
            [("CEA", 14.8, "ng/mL", "", "2022-02-28"), ("CEA", 3.1, "ng/mL", "", "2021-11-30")],
        ),
        (
            clinic("02/28/2022  11/30/2021\nCEA  14.8\n"),
            [("CEA", 14.8, "", "", "2022-02-28")],
        ),
        (
            clinic("PSA trend:\n01/05/2022  0.24\n02/06/2022  0.31 ng/mL\n"),
            [("PSA", 0.24, "", "", "2022-01-05"), ("PSA", 0.31, "ng/mL", "", "2022-02-06")],
        ),
        (  # a chart, and what is usual beside the marker
            clinic("CEA (ng/mL)   ref 0.0 - 3.8\n01/05/2022  |****   11.6 H\n02/06/2022  |*   2.3\n03/06/2022  |\n"),
            [("CEA", 11.6, "ng/mL", "", "2022-01-05"), ("CEA", 2.3, "ng/mL", "", "2022-02-06")],
        ),
        (  # rows of other tests and short lines end no table; two spaces are enough between cells
            clinic(
                "Jan 5 2022  Feb 6 2022  Mar 7 2022\nCalcium  2.2  2.3  2.1\nSmall print\nM-protein (g/dL)  3.4  0  0.2\n"
            ),
            [
                ("M-protein", 3.4, "g/dL", "", "2022-01-05"),
                ("M-protein", 0.0, "g/dL", "", "2022-02-06"),
                ("M-protein", 0.2, "g/dL", "", "2022-03-07"),
            ],
        ),
        (  # a sentence does
            clinic(
                "Date  CEA\n01/05/2022  7.9\n"
                "These values were printed for the person and were not looked at by anybody.\n02/06/2022  31\n"
            ),
            [("CEA", 7.9, "", "", "2022-01-05")],
        ),
        (
            consulta(
                "ANALITO   03/09/2018   02/04/2019   V.REF\nFERR.   6 *   31   13-150\nCA 125   --   58,0*   0-35\n"
            ),
            [("CA-125", 58.0, "", "", "2019-04-02")],
        ),
        (clinic("Date  CEA\n01/05/2022  pending\n01/06/2022\n"), []),
        (clinic("Test  Date\nCEA\n"), []),
    ],
)
def test_a_table_tells_each_value_with_its_day(text: str, expected: list[object]) -> None:
    assert values(text) == expected


@given(st.integers(0, 9_999_999))
def test_a_whole_number_is_read_as_it_is_in_both_languages(number: int) -> None:
    assert number_in(str(number), lang="en") == number_in(f"{number:,}".replace(",", "."), lang="es") == number
