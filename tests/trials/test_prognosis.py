"""What says how long people are expected to live is found and held back; what only sounds like it is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials.prognosis import HeldBack, hold_back_prognosis, speaks_of_prognosis


@pytest.mark.parametrize(
    "text",
    [
        "Life expectancy of at least 12 weeks", "Life-expectancy > 3 months", "Expected survival of more than 6 months",
        "Estimated overall survival >= 3 months", "Patients expected to live at least half a year", "A poor prognosis",
        "Median survival is 14 months", "The 5-year survival rate is 20%", "Most people live about 9 months",
        "Half of the patients die within 2 years", "Patients survived for 8.5 months", "Survival of less than 1 year",
        "Mortality of 30%", "Terminally ill",
    ],
)  # fmt: skip
def test_a_limit_or_a_number_of_time_to_live_is_found(text: str) -> None:
    assert speaks_of_prognosis(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "Compares overall survival in both groups", "A live vaccine within 30 days", "Childhood cancer survivors, 5 years on",
        "Another cancer with disease-free survival of at least 5 years", "Lives within 50 miles", "Age 18 years or older",
        "Progression-free survival at 6 months", "Survivin-targeted vaccine every 2 weeks",
    ],
)  # fmt: skip
def test_what_only_sounds_like_it_is_shown(text: str) -> None:
    assert not speaks_of_prognosis(text)


def test_a_text_keeps_its_other_sentences_and_lines() -> None:
    text = "For lung cancer.\n\nMedian survival is 12 months. Dose: 1.5 mg. Are you well?\nEnds"
    assert hold_back_prognosis(text) == HeldBack("For lung cancer.\n\nDose: 1.5 mg. Are you well?\nEnds", 1)


@given(st.text(alphabet="ab 1.!?\n", max_size=60))
def test_nothing_else_is_ever_taken_away(text: str) -> None:
    assert hold_back_prognosis(text) == HeldBack(text.strip(), 0)


@given(st.lists(st.sampled_from(["A pill.", "Life expectancy of 3 months.", "Why? Ask!"]), max_size=8))
def test_what_is_shown_never_speaks_of_it(sentences: list[str]) -> None:
    held = hold_back_prognosis(" ".join(sentences))
    assert not speaks_of_prognosis(held.text)
    assert held.sentences == sentences.count("Life expectancy of 3 months.")
