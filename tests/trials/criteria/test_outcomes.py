"""How an earlier treatment turned out."""

from __future__ import annotations

from datetime import date

import pytest

from rumbo.oncology import PartialDate
from rumbo.trials import Profile
from rumbo.trials.criteria.outcomes import Outcome, read_outcome, turned_out
from rumbo.trials.facets import ComeBackFacet, EndedFor, SettingFacet, TreatmentFacet


def _given(
    end: str | None = "2024-03-10", *, ended_for: EndedFor | None = None, ongoing: bool = False
) -> TreatmentFacet:
    return TreatmentFacet(
        modalities=("chemotherapy",), end=PartialDate.parse(end) if end else None, ended_for=ended_for, ongoing=ongoing
    )


def _back(on: str | None, *, progressing: bool | None = None) -> Profile:
    day = PartialDate.parse(on) if on else None
    return Profile(
        as_of=date(2026, 5, 1), comebacks=(ComeBackFacet(on=day),), setting=SettingFacet(progressing=progressing)
    )


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Refractory to lenalidomide", "grew-on"),
        ("Progressed while receiving osimertinib", "grew-on"),
        ("Progression on or after a platinum", "grew-after"),
        ("Cancer that recurred after or was refractory to earlier therapy", "grew-after"),
        ("Failed two regimens", "grew-after"),
        ("Intolerant to imatinib", "not-borne"),
        ("Discontinued sunitinib due to an adverse event", "not-borne"),
        ("Prior chemotherapy for recurrent disease", "any"),
    ],
)
def test_how_it_turned_out_is_read(text: str, outcome: Outcome) -> None:
    assert read_outcome(text) == outcome


def test_a_treatment_that_ended_for_growth_is_one_on_and_after_which_it_grew() -> None:
    for outcome in ("any", "grew-on", "grew-after"):
        assert turned_out(_given(ended_for="progression"), outcome, Profile()) is True  # type: ignore[arg-type]


def test_growth_long_after_a_planned_end_is_none_on_the_treatment() -> None:
    assert turned_out(_given(ended_for="completed"), "grew-on", _back("2025-09")) is False
    assert turned_out(_given(), "grew-on", _back("2025-09")) is None


def test_growth_within_two_months_of_the_end_is_growth_on_the_treatment() -> None:
    assert turned_out(_given(ended_for="completed"), "grew-on", _back("2024-04-20")) is True
    assert turned_out(_given(ended_for="completed"), "grew-on", _back("2024-07-20")) is None


def test_growth_before_or_of_no_day_says_nothing_of_the_treatment() -> None:
    assert turned_out(_given(ended_for="completed"), "grew-on", _back("2023-01")) is None
    assert turned_out(_given(None), "grew-on", _back("2024-04")) is None
    assert turned_out(_given(), "grew-after", _back(None)) is None


def test_what_goes_on_while_the_cancer_grows_does_not_hold_it() -> None:
    assert turned_out(_given(None, ongoing=True), "grew-on", _back(None, progressing=True)) is True


def test_any_growth_later_on_is_growth_after() -> None:
    assert turned_out(_given(), "grew-after", _back("2025-09")) is True
    assert turned_out(_given(), "grew-after", _back(None, progressing=True)) is True
    assert turned_out(_given(), "grew-after", _back(None, progressing=False)) is False


def test_what_was_not_borne_ended_for_its_side_effects() -> None:
    assert turned_out(_given(ended_for="toxicity"), "not-borne", Profile()) is True
    assert turned_out(_given(ended_for="completed"), "not-borne", Profile()) is False
    assert turned_out(_given(), "not-borne", Profile()) is None


def test_growth_that_ended_a_later_treatment_counts() -> None:
    later = _given("2025-01-01", ended_for="progression")
    assert turned_out(_given(), "grew-after", Profile(treatments=(_given(), later))) is True
