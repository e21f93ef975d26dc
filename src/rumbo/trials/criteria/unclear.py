"""Demands that no profile answers: consent, judgement of an investigator, life expectancy, and text that was not understood;
and lines that shut nobody out.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from rumbo.trials.criteria.asking import Judgment, judged
from rumbo.trials.profile import Profile

Why = Literal["not-understood", "not-asked", "team", "life-expectancy", "consent", "partly"]


class UnclearAsk(msgspec.Struct, frozen=True, tag="unclear"):
    """Something to ask the trial's team: UNKNOWN for everyone. `why` is the end of the sentence's id trials-unclear-..."""

    why: Why = "not-understood"

    def judge(self, profile: Profile) -> Judgment:
        """UNKNOWN, with the reason why."""
        return judged("UNKNOWN", f"trials-unclear-{self.why}")


class NoneKnownAsk(msgspec.Struct, frozen=True, tag="none-known"):
    """Something that shuts out only where it is known, and that no profile has a place for: a transformation of the cells."""

    def judge(self, profile: Profile) -> Judgment:
        """MET: of a known one a profile would tell among its results and cancers."""
        return judged("MET", "trials-none-known")


class PermissionAsk(msgspec.Struct, frozen=True, tag="permission"):
    """A line that says what is allowed: MET for everyone."""

    def judge(self, profile: Profile) -> Judgment:
        """MET: it shuts nobody out."""
        return judged("MET", "trials-permission")
