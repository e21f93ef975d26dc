"""Letters tell the cancers of blood relatives, and never the person's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course.facts import Relative
from rumbo.records.letters.relatives import relatives_of
from tests.records.letters.telling import clinic, facts


def family(text: str) -> list[tuple[str, str, int | None]]:
    return [(each.relation, each.illness, each.age_years) for each in relatives_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Her mother had breast cancer at 48 and a maternal aunt ovarian cancer at 62.",
            [("mother", "breast cancer", 48), ("maternal aunt", "ovarian cancer", 62)],
        ),
        (
            "Family: sister with lung cancer at 66, never smoked; father esophageal cancer.",
            [("sister", "lung cancer", 66), ("father", "esophageal cancer", None)],
        ),
        (
            "Breast cancer in her mother (age 52) and maternal grandmother.",
            [("mother", "Breast cancer", 52), ("maternal grandmother", "Breast cancer", None)],
        ),
        ("Mother and two sisters with melanoma", [("Mother", "melanoma", None), ("two sisters", "melanoma", None)]),
        (
            "Father died of pancreatic cancer at age 59, brother (62) with prostate cancer",
            [("Father", "pancreatic cancer", 59), ("brother", "prostate cancer", None)],
        ),
        ("Father: prostate cancer, 70s", [("Father", "prostate cancer", 70)]),
        ("mother, 48, breast cancer", [("mother", "breast cancer", 48)]),
        ("maternal cousin with BRCA2 and breast cancer at 38", [("maternal cousin", "breast cancer", 38)]),
        ("Father had cancer of the mouth, he chewed tobacco.", [("Father", "cancer of the mouth", None)]),
        ("His brother had colon cancer at 490.", [("brother", "colon cancer", None)]),
        (
            "madre con cáncer de mama a los 71 años; una tía materna con cáncer de útero",
            [("madre", "cáncer de mama", 71), ("tía materna", "cáncer de útero", None)],
        ),
        ("Padre fallecido de cáncer de pulmón a los 66; hermana sana", [("Padre", "cáncer de pulmón", 66)]),
    ],
)
def test_each_relative_is_told_with_the_illness_and_the_age(text: str, expected: list[object]) -> None:
    assert family(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "No family history of breast cancer.",
        "Sin antecedente de cáncer en hermanas.",
        "Her wife had cervical cancer.",
        "mother-in-law with breast cancer, stepfather with colon cancer",
        "Her sister accompanied her to discuss her breast cancer.",
        "She came with her daughter. Breast cancer in 2014.",
        "Breast cancer; her mother lives with her.",
        "Breast cancer. Mother is well.",
        "El padre murió de infarto.",
        "Mother without cancer",
        "",
    ],
)
def test_the_persons_own_cancer_and_denials_tell_no_relative(text: str) -> None:
    assert family(text) == []


def test_the_site_is_known_and_the_line_quoted() -> None:
    [fact] = [
        each for each in facts(clinic("Her brother had colon cancer at 49.")) if isinstance(each.statement, Relative)
    ]
    assert isinstance(fact.statement, Relative)
    assert str(fact.statement.site) == "C18.9"
    assert fact.source is not None
    assert fact.source.quote == "Her brother had colon cancer at 49."


@given(
    st.lists(
        st.sampled_from(
            [
                "Mother",
                "her",
                "sister",
                "breast cancer",
                "at 48",
                "and",
                "no",
                ";",
                ".",
                "in",
                "(",
                ")",
                "melanoma",
                ",",
            ]
        ),
        max_size=10,
    )
)
def test_any_family_history_tells_relatives_of_a_believable_age(words: list[str]) -> None:
    for each in relatives_of(" ".join(words)):
        assert each.relation
        assert each.illness
        assert each.age_years is None or 0 < each.age_years <= 110
