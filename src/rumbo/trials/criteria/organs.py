"""Criteria that want organs to work well without setting limits: judged by the tests that tell it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal

import msgspec

from rumbo.trials.criteria.asking import Judgment, both_hold, judged, one_holds
from rumbo.trials.criteria.lab_tests import Limit
from rumbo.trials.profile import Profile

Organ = Literal["kidneys", "liver", "blood", "clotting", "heart", "lungs", "protocol"]

# The limits that trials set most often where they set any, counted over registry texts (docs/measurements.md, "Limits of tests").
# Each list must hold whole, one list is enough. No test tells of the lungs, or of what only a protocol says.
_ADEQUATE: Final[Mapping[Organ, tuple[tuple[Limit, ...], ...]]] = {
    "kidneys": ((Limit("clearance", 60, 60),), (Limit("creatinine", 1.0, 1.0, times_normal=True),)),
    "liver": (
        (
            Limit("bilirubin", 1.5, 1.5, times_normal=True),
            Limit("ast", 2.5, 2.5, times_normal=True),
            Limit("alt", 2.5, 2.5, times_normal=True),
        ),
    ),
    "blood": ((Limit("hemoglobin", 9, 9), Limit("neutrophils", 1.5, 1.5), Limit("platelets", 100, 100)),),
    "clotting": ((Limit("inr", 1.5, 1.5),),),
    "heart": ((Limit("lvef", 50, 50),),),
    "lungs": (),
    "protocol": (),
}
_SAYS: Final[Mapping[Organ, re.Pattern[str]]] = {
    "kidneys": re.compile(r"\b(?:renal|kidney|creatinine)", re.IGNORECASE),
    "liver": re.compile(r"\b(?:hepatic|liver)", re.IGNORECASE),
    "blood": re.compile(r"\b(?:marrow|ha?ematolog\w*|ha?ematopoietic|blood (?:counts?|cells?))", re.IGNORECASE),
    "clotting": re.compile(r"\b(?:coagulation|clotting|end[- ]organ|important organs)", re.IGNORECASE),
    "heart": re.compile(r"\b(?:cardiac|heart|cardiovascular)", re.IGNORECASE),
    "lungs": re.compile(r"\b(?:pulmonary|lung|respiratory|ECG|electrocardiogram)", re.IGNORECASE),
    "protocol": re.compile(
        r"\bprotocol|\bas (?:defined|outlined|specified)|\bspecified|\bqualifying|\brequirements?\b|\bthresholds?\b"
        r"|\bfollowing criteria|\bacceptable laboratory",
        re.IGNORECASE,
    ),
}
_ALL_ORGANS: Final = re.compile(r"\borgans?\b|\blaborator\w+", re.IGNORECASE)
_THE_USUAL: Final[tuple[Organ, ...]] = ("kidneys", "liver", "blood")


class OrganAsk(msgspec.Struct, frozen=True, tag="organ"):
    """Organs that must work well, without a limit that could be read; () when not even the organs could."""

    organs: tuple[Organ, ...] = ()

    def judge(self, profile: Profile) -> Judgment:
        """MET where tests tell that all of them work as trials usually ask; never NOT_MET, for no limit was set."""
        if self.organs and all(works(organ, profile) for organ in self.organs):
            return judged("MET", "trials-organ-known", "labs")
        return judged("UNKNOWN", "trials-organ-unknown")


def works(organ: Organ, profile: Profile) -> bool | None:
    """Whether an organ works as trials usually ask, by the latest tests; None when they do not tell."""
    return one_holds(both_hold(limit.holds(profile) for limit in limits) for limits in _ADEQUATE[organ]) or None


def read_organs(text: str) -> OrganAsk:
    """The organs that a text wants to work.

    >>> read_organs("Adequate renal and hepatic function").organs
    ('kidneys', 'liver')
    """
    found: tuple[Organ, ...] = tuple(organ for organ, says in _SAYS.items() if says.search(text))
    if _ALL_ORGANS.search(text):
        found = tuple(dict.fromkeys((*_THE_USUAL, *found)))
    return OrganAsk(found)
