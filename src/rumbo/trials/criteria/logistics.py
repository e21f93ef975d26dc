"""Criteria about consent, samples, visits and other studies."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from rumbo.trials.criteria.asking import Judgment, judged, told
from rumbo.trials.criteria.unclear import UnclearAsk
from rumbo.trials.criteria.wording import Statement
from rumbo.trials.profile import Profile

_OTHER_TRIAL = re.compile(
    r"\b(?:enrolled|participat\w+|receiving|concurrent\w*|involved|taking part)\b[^.;]{0,60}\b(?:stud(?:y"
    r"|ies)|trials?|research|investigational)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(r"\bplanned\b|\bwhile on study|\bduring the (?:study|trial)", re.IGNORECASE)


class OtherTrialAsk(msgspec.Struct, frozen=True, tag="other-trial"):
    """Not in another trial, now or within the time that a criterion names."""

    def judge(self, profile: Profile) -> Judgment:
        """Whoever never was in a trial fulfils it; whether an earlier one still runs is not known."""
        if profile.in_a_trial_before is False:
            return judged(told(holds=True), "trials-other-trial-never", "in_a_trial_before")
        return judged("UNKNOWN", "trials-other-trial-unknown")


def read_logistics(stated: tuple[Statement, ...]) -> Iterator[OtherTrialAsk | UnclearAsk]:
    """What statements ask of the person's time and consent: nearly always something to ask the trial's team."""
    for each in stated:
        other = not each.wanted and _OTHER_TRIAL.search(each.text) and not _PLANNED.search(each.text)
        yield OtherTrialAsk() if other else UnclearAsk("consent")
