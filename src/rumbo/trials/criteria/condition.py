"""The cancers that a trial's entry lists as its conditions, as a demand."""

from __future__ import annotations

import msgspec

from rumbo.trials.conditions import Closeness, Scope, closeness
from rumbo.trials.criteria.asking import Judgment, Verdict, judged
from rumbo.trials.profile import Profile

_VERDICTS: dict[Closeness, Verdict] = {"same": "MET", "within": "MET", "possible": "UNKNOWN", "unsaid": "UNKNOWN", "other": "NOT_MET"}


class ConditionAsk(msgspec.Struct, frozen=True, tag="condition"):
    """One of these cancers: `named` by their ids in oncology.cancers, `groups` as wholes ("any", "solid", "blood")."""

    named: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()

    def judge(self, profile: Profile) -> Judgment:
        """Judge the person's cancers. A cancer that nobody named leaves it unknown."""
        near = self.closeness(profile)
        return judged(_VERDICTS[near], f"trials-condition-{near}", *(("cancers",) if profile.cancers else ()))

    def closeness(self, profile: Profile) -> Closeness:
        """How the trial's cancers meet the person's."""
        return closeness(Scope(frozenset(self.named), frozenset(self.groups)), profile.cancers)
