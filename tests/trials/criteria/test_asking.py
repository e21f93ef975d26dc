"""Demands together: all of them, one of them."""

from __future__ import annotations

import pytest

from rumbo.trials.criteria.asking import all_of, any_of, judged

MET, NOT_MET, UNKNOWN = (
    judged("MET", "trials-permission", "age_years"),
    judged("NOT_MET", "trials-cancer-other", "cancers"),
    judged("UNKNOWN", "trials-unclear-team"),
)


@pytest.mark.parametrize(
    ("given", "verdict"),
    [([MET, NOT_MET, UNKNOWN], "NOT_MET"), ([MET, UNKNOWN], "UNKNOWN"), ([MET, MET], "MET")],
)
def test_of_demands_that_must_all_be_fulfilled_the_worst_decides(given: list, verdict: str) -> None:  # type: ignore[type-arg]
    assert all_of(given).verdict == verdict


@pytest.mark.parametrize(
    ("given", "verdict"),
    [([MET, NOT_MET, UNKNOWN], "MET"), ([NOT_MET, UNKNOWN], "UNKNOWN"), ([NOT_MET], "NOT_MET")],
)
def test_of_demands_of_which_one_is_enough_the_best_decides(given: list, verdict: str) -> None:  # type: ignore[type-arg]
    assert any_of(given).verdict == verdict


def test_all_facts_that_were_used_are_named_once() -> None:
    assert all_of([MET, NOT_MET, MET]).facts == any_of([MET, NOT_MET, MET]).facts == ("age_years", "cancers")


def test_of_no_demands_nothing_can_be_said() -> None:
    with pytest.raises(ValueError, match="empty"):
        all_of([])
    with pytest.raises(ValueError, match="empty"):
        any_of([])
