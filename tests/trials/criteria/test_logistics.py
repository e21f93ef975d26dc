"""Lines about other trials and consent."""

from __future__ import annotations

import pytest

from rumbo.trials import Profile
from rumbo.trials.criteria.logistics import OtherTrialAsk, read_logistics
from rumbo.trials.criteria.unclear import UnclearAsk
from rumbo.trials.criteria.wording import statements


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Currently enrolled in another interventional study", OtherTrialAsk()),
        ("Participation in a trial of an investigational agent within 4 weeks", OtherTrialAsk()),
        ("Planned participation in another trial", UnclearAsk("consent")),
        ("Unwilling to give blood", UnclearAsk("consent")),
    ],
)
def test_being_in_another_trial_is_asked_and_the_rest_is_for_the_team(text: str, asked: object) -> None:
    assert list(read_logistics(statements(text, "exclusion"))) == [asked]


def test_whoever_never_was_in_a_trial_is_in_no_other_now() -> None:
    told = OtherTrialAsk().judge(Profile(in_a_trial_before=False))
    assert (told.verdict, told.facts) == ("MET", ("in_a_trial_before",))


@pytest.mark.parametrize("before", [None, True])
def test_whether_an_earlier_trial_still_runs_is_not_known(before: bool | None) -> None:
    assert OtherTrialAsk().judge(Profile(in_a_trial_before=before)).verdict == "UNKNOWN"
