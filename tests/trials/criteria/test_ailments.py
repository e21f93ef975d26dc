"""What a profile tells of illnesses, and what texts call them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.oncology import PartialDate
from rumbo.trials import Profile
from rumbo.trials.criteria.ailments import find_illnesses, health_of, illnesses, wider
from rumbo.trials.facets import IllnessFacet, LabFacet, SettingFacet, TreatmentFacet


def having(words: str, **known: object) -> Profile:
    return Profile(illnesses=(IllnessFacet(name=words, words=words),), **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("idiopathic pulmonary fibrosis", ("interstitial-lung",)),
        ("interstitial lung disease", ("interstitial-lung",)),
        ("lung disease", ("lung-disease",)),
        ("an infection with HIV", ("hiv",)),
        ("HIV or another bacterial infection", ("hiv", "infection")),
        ("human immunodeficiency virus", ("hiv",)),
        ("primary immunodeficiency", ("immunodeficiency",)),
        ("pulmonary hypertension", ("lung-pressure",)),
        ("nothing that has a name here", ()),
    ],
)
def test_of_two_names_for_one_thing_the_nearer_one_counts(text: str, names: tuple[str, ...]) -> None:
    assert find_illnesses(text) == names


@given(st.text(alphabet="abcdehiknoprstuv HIV,.", max_size=60))
def test_any_text_names_only_illnesses_of_the_table(text: str) -> None:
    assert {*find_illnesses(text)} <= {*illnesses()}


def test_every_wider_illness_is_in_the_table() -> None:
    assert all(wider(name) <= {*illnesses()} for name in illnesses())


@pytest.mark.parametrize(
    ("words", "controlled"),
    [
        ("asthma, not controlled", False),
        ("asthma, controlled", True),
        ("hypothyroidism, replaced", True),
        ("hypertension, 128/76", True),
        ("hypertension, 171/98", False),
        ("diabetes, HbA1c 7.2%", True),
        ("diabetes, HbA1c 10.4%", None),
        ("gout", None),
    ],
)
def test_words_and_numbers_tell_whether_an_illness_is_controlled(words: str, controlled: bool | None) -> None:
    (bout,) = health_of(having(words)).bouts
    assert bout.controlled is controlled


def test_what_the_profile_says_of_control_comes_first() -> None:
    asthma = IllnessFacet(name="asthma", words="asthma, stable", controlled=False)
    assert health_of(Profile(illnesses=(asthma,))).bouts[0].controlled is False


def test_an_illness_has_its_grade_its_last_day_and_its_wider_names() -> None:
    (bout,) = health_of(having("heart attack 2019-02, second one 2024-05, grade 3")).bouts
    assert bout.names >= {"heart-attack", "coronary", "heart-disease"}
    assert (bout.grade, bout.on, bout.past) == (3, PartialDate.parse("2024-05"), False)


@pytest.mark.parametrize("words", ["pneumonitis 2022, resolved", "seizures as a child, none since 1990"])
def test_what_is_over_is_past(words: str) -> None:
    assert health_of(having(words)).bouts[0].past is True


@pytest.mark.parametrize(
    ("statement", "name", "lacks"),
    [
        ("scan: no effusion, no ascites", "ascites", True),
        ("HIV antibody negative", "hiv", True),
        ("there was a stroke in 2020", "stroke", None),
        ("takes tablets", "stroke", None),
    ],
)
def test_sentences_deny_illnesses(statement: str, name: str, lacks: bool | None) -> None:
    assert health_of(Profile(statements=(statement,))).lacks(name) is lacks


def test_the_words_of_a_treatment_deny_too() -> None:
    given = TreatmentFacet(words="FOLFOX; neuropathy resolved")
    assert health_of(Profile(treatments=(given,))).lacks("neuropathy") is True


def test_whoever_never_had_the_wider_illness_never_had_this_one() -> None:
    never = IllnessFacet(name="heart disease", present=False)
    health = health_of(Profile(illnesses=(never,)))
    assert (health.lacks("heart-attack"), health.lacks("stroke")) == (True, None)


def test_a_complete_list_lacks_what_it_does_not_hold_but_what_it_says_it_does_not_know() -> None:
    health = health_of(having("gout", illnesses_complete=True, unknown=("HIV",)))
    assert (health.lacks("stroke"), health.lacks("hiv"), health.lacks("bone-disease")) == (True, None, False)


@pytest.mark.parametrize(("saturation", "lacks"), [(97, True), (86, None)])
def test_the_oxygen_of_the_blood_tells_of_the_need_of_it(saturation: float, lacks: bool | None) -> None:
    measured = Profile(labs=(LabFacet(name="oxygen saturation", value=saturation, unit="%"),))
    assert health_of(measured).lacks("oxygen-need") is lacks


def test_a_scan_without_fluid_is_one_without_ascites() -> None:
    assert health_of(Profile(setting=SettingFacet(effusion=False))).lacks("ascites") is True
