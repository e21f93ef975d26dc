"""Illnesses as people list them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials.illnesses import illness_facets, named_illnesses, says_none


def told(*listed: str, absent: tuple[str, ...] = ()) -> dict[str, tuple[bool, bool | None]]:
    return {each.name: (each.present, each.controlled) for each in illness_facets(listed, absent)}


def test_one_entry_may_hold_one_illness_and_deny_others() -> None:
    assert told("atrial fibrillation, rate controlled, no heart failure ever") == {
        "fibrillation": (True, True),
        "heart failure": (False, True),
    }


def test_a_list_that_ends_in_negative_denies_all_of_it() -> None:
    assert set(told("HIV, HBsAg and anti-HCV negative (2026-10)").values()) == {(False, None)}


def test_a_past_infection_is_there_although_its_virus_is_not_found() -> None:
    held = told("past hepatitis B: core antibody positive, HBV DNA undetectable")
    assert held == {"hepatitis B": (True, None), "HBV": (False, None)}


def test_an_illness_without_an_entry_keeps_its_own_words() -> None:
    assert told("gout, quiet", "asthma: not controlled", "scurvy: never") == {
        "gout": (True, None),
        "asthma": (True, False),
        "scurvy": (False, None),
    }


def test_what_is_absent_is_kept_whole() -> None:
    assert told(absent=("stroke, embolism or thrombosis ever",)) == {
        "stroke, embolism or thrombosis ever": (False, None)
    }


def test_none_known_is_no_illness() -> None:
    assert told("none known") == {}
    assert says_none(["No significant illness"])
    assert not says_none(["nonalcoholic liver disease"])
    assert told(", ") == {}


@pytest.mark.parametrize(
    "words",
    [
        "No heart disease, stroke, seizures, TB, asthma or autoimmune disease",
        "Never: stroke, autoimmune disease, immune deficiency, ILD/pneumonitis, neuropathy, heart failure",
        "No other illness: heart, jaw, teeth, infection, amyloid, seizures, CNS all clear",
        "Never bled; never ascites, clot, stroke, TB, autoimmune or lung inflammation",
        "Niega diabetes, gout, stroke, asthma y TB",
        "HIV, HBsAg, anti-HCV neg.",
        "HBsAg-, HCV Ab-, HIV-.",
        "HIV(-)",
    ],
)
def test_a_list_that_a_denial_opens_is_denied_to_its_end(words: str) -> None:
    assert {*named_illnesses(words).values()} == {False}


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("No stroke, seizures, TB, asthma, diabetes on metformin", "diabetes"),
        ("No stroke, seizures, TB, ascites, gout, asthma (inhaler)", "asthma"),
        ("No stroke, seizures, TB, diabetes since 2011, asthma", "asthma"),
        ("Never smoked, diabetes", "diabetes"),
        ("Drinks no alcohol, reads and walks every day, diabetes", "diabetes"),
        ("No change at all compared to last year: diabetes", "diabetes"),
        ("No evidence at the last visit of anything that was worrying her, diabetes", "diabetes"),
        ("No illness other than diabetes", "diabetes"),
        ("HBsAg +, DNA undetectable", "HBsAg"),
        ("HIV (+)", "HIV"),
        ("HIV-infected", "HIV"),
    ],
)
def test_a_denial_ends_where_something_is_said_to_be_there(words: str, there: str) -> None:
    assert named_illnesses(words)[there]


@given(st.text())
def test_any_words_can_be_read(words: str) -> None:
    assert all(isinstance(present, bool) for present in named_illnesses(words).values())
    assert all(each.source == words for each in illness_facets([words], []))
