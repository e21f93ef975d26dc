"""Lines that set limits for laboratory values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials import Profile
from rumbo.trials.criteria.lab_tests import Limit
from rumbo.trials.criteria.labs import LabsAsk, read_labs
from rumbo.trials.criteria.organs import OrganAsk
from rumbo.trials.criteria.wording import statements
from rumbo.trials.facets import LabFacet


def read_line(text: str, section: str = "inclusion") -> list[object]:
    return list(read_labs(statements(text, section)))  # type: ignore[arg-type]


def least(test: str, value: float) -> LabsAsk:
    return LabsAsk((Limit(test, value, value),))


def times(test: str, value: float) -> Limit:
    return Limit(test, value, value, times_normal=True)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("ANC ≥ 1,500/mm3", least("neutrophils", 1.5)),
        ("ANC > 1,500 per mm^3", least("neutrophils", 1.5)),
        ("Neutrophils ≥1.5^9/L", least("neutrophils", 1.5)),
        ("ANC ≥ 1.5 x 10^9/L", least("neutrophils", 1.5)),
        ("Neutrophils > 1,5 x 109/l", least("neutrophils", 1.5)),
        ("Platelets ≥ 100x103/uL", least("platelets", 100)),
        ("Platelets ≥ 100,000/mcL", least("platelets", 100)),
        ("Hemoglobin at least 9 g/dL", least("hemoglobin", 9)),
        ("Haemoglobin ≥ 90 g/L", least("hemoglobin", 9)),
        ("Serum creatinine > 30 mL/min", least("clearance", 30)),
        ("Creatinine clearance of at least 40 mL/min calculated by (140 - age) x weight (kg) / 72", least("clearance", 40)),
        ("Bilirubin ≤ 1.5 x ULN", LabsAsk((times("bilirubin", 1.5),))),
        ("Bilirubin < 1,5 x upper normal limit", LabsAsk((times("bilirubin", 1.5),))),
        ("ASAT < 3 N", LabsAsk((times("ast", 3),))),
        ("Total bilirubin ≤ ULN", LabsAsk((times("bilirubin", 1),))),
        ("Bilirubin within normal limits", LabsAsk((times("bilirubin", 1),))),
        ("AST and ALT ≤ 2.5 x ULN", LabsAsk((times("ast", 2.5), times("alt", 2.5)))),
        ("AST ≤ 2.5 x ULN or ≤ 5 x ULN with liver metastases", LabsAsk((Limit("ast", 2.5, 5, times_normal=True),))),
        ("Creatinine ≤ 1.5 mg/dL or creatinine clearance ≥ 50 mL/min",
         LabsAsk((Limit("creatinine", 1.5, 1.5), Limit("clearance", 50, 50)), any_one=True)),
        ("Platelet count, taken within 14 days: 100 x 10^9/L", least("platelets", 100)),
        ("Hemoglobin (hemoglobin of the blood) ≥ 9 g/dL", least("hemoglobin", 9)),
        ("Hemoglobin ≥ 9 g/dL, hemoglobin ≥ 8 g/dL later", LabsAsk((Limit("hemoglobin", 9, 8),))),
        ("Child-Pugh class A", least("child-pugh", 6)),
        ("Child-Pugh A or B", least("child-pugh", 9)),
    ],
)  # fmt: skip
def test_limits_are_read_in_the_many_ways_they_are_written(text: str, asked: LabsAsk) -> None:
    assert read_line(text) == [asked]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Child-Pugh B or C", least("child-pugh", 6)),
        ("Corrected calcium < 8 mg/dL or ≥ 12 mg/dL", least("calcium", 12)),
        (
            "Corrected calcium < 8 mg/dL (2 mmol/L) or ≥ 12 mg/dL (3 mmol/L)",
            LabsAsk((Limit("calcium", 12, 3 * 4.008),)),
        ),
        ("Platelets < 75 x 10^9/L", least("platelets", 75)),
    ],
)
def test_limits_that_shut_out(text: str, asked: LabsAsk) -> None:
    assert read_line(text, "exclusion") == [asked]


@pytest.mark.parametrize(
    "text",
    [
        "Adequate bone marrow function",
        "Transfusion dependent anemia with hemoglobin below 8 g/dL",
        "Platelets ≥ 3 within 7 days",
        "Hemoglobin and platelets: hemoglobin ≥ 9 g/dL, platelets as agreed",
        "Corrected calcium ≥ 7 mg/dL",
        "HbA1c below 2 x ULN",
    ],
)
def test_without_a_limit_for_each_test_the_organs_are_asked_for(text: str) -> None:
    assert isinstance(read_line(text)[0], OrganAsk)


def test_a_second_sentence_on_some_people_only_softens_nothing() -> None:
    text = "Bilirubin ≤ 1.5 mg/dl. In patients with Gilbert syndrome bilirubin ≤ 3 mg/dl. Transfusions are allowed."
    assert read_line(text) == [least("bilirubin", 1.5)]


def test_a_demand_on_some_people_shuts_nobody_out() -> None:
    low = Profile(labs=(LabFacet(name="platelets", value=20.0),))
    assert LabsAsk((Limit("platelets", 75, 75),), sure=False).judge(low).verdict == "UNKNOWN"
    assert LabsAsk((Limit("platelets", 75, 75),)).judge(low).verdict == "NOT_MET"
    assert LabsAsk((Limit("platelets", 10, 10),), sure=False).judge(low).verdict == "MET"


def test_one_of_two_tests_is_enough_where_the_line_says_or() -> None:
    ask = LabsAsk((Limit("creatinine", 1.0, 1.0), Limit("clearance", 50, 50)), any_one=True)
    assert ask.judge(Profile(labs=(LabFacet(name="eGFR", value=70.0),))).verdict == "MET"


@given(st.floats(0.5, 2.9).map(lambda value: round(value, 1)), st.sampled_from(["≥", ">=", ">", "at least"]))
def test_any_number_of_neutrophils_is_read_as_it_stands(value: float, sign: str) -> None:
    assert read_line(f"ANC {sign} {value} x 10^9/L") == [least("neutrophils", value)]
