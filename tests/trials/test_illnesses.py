"""Illnesses as people list them."""

from __future__ import annotations

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


@given(st.text())
def test_any_words_can_be_read(words: str) -> None:
    assert all(isinstance(present, bool) for present in named_illnesses(words).values())
    assert all(each.source == words for each in illness_facets([words], []))
