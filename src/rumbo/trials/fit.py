"""How a trial fits a person, from the verdicts on all that it asks: one of three groups, and a number to order them by.

The number is made of what is met and what is unknown of what matters, and of how much the trial speaks of this cancer and
its markers. It never knows who pays for a trial, and it is no chance of anything.
"""

from __future__ import annotations

from typing import Final, Literal, get_args

import msgspec
import numpy as np
import numpy.typing as npt

from rumbo.trials.criteria import KINDS, Kind, Verdict

Fit = Literal["may_fit", "not_sure", "probably_not"]
FITS: Final[tuple[Fit, ...]] = get_args(Fit)
Codes = npt.NDArray[np.int8]
Whole = npt.NDArray[np.int32] | npt.NDArray[np.int64]
Real = npt.NDArray[np.float32]

NOT_MET, UNKNOWN, MET = 0, 1, 2
CODE_OF: Final[dict[Verdict, int]] = {"NOT_MET": NOT_MET, "UNKNOWN": UNKNOWN, "MET": MET}

# The gates: while one of these is unknown nobody can tell whether a trial is open to a person.
GATES: Final[frozenset[Kind]] = frozenset(
    (
        "cancer_type",
        "histology",
        "stage_or_setting",
        "recurrence_or_metastasis",
        "biomarker",
        "prior_therapy",
        "line_of_therapy",
    )
)
# How much a kind counts towards the order. Ours: a trial's gates first, then what a blood test or a calendar can change.
WEIGHTS: Final[dict[Kind, float]] = {
    "cancer_type": 3.0,
    "histology": 2.0,
    "stage_or_setting": 2.0,
    "recurrence_or_metastasis": 2.0,
    "biomarker": 3.0,
    "prior_therapy": 2.0,
    "line_of_therapy": 2.0,
    "brain_metastases": 1.0,
    "age": 1.0,
    "sex": 1.0,
    "performance_status": 1.0,
    "measurable_disease": 0.5,
    "organ_function_or_lab": 0.3,
    "washout": 0.3,
}
_OTHER_WEIGHT: Final = 0.2
# Parts of the score, set on half of the topics that `bench/trials_fit.py` names. Whatever is probably not stands last.
_SHARE, _UNKNOWN_SHARE, _SHUT, _LAST = 1.0, 1.0, 1.5, 20.0
_MOST_SHUT: Final = 4.0  # more lines against than this make no difference


class Demands(msgspec.Struct, frozen=True):
    """What each distinct demand of a registry counts for: its weight, and whether it is a gate; by number of the demand."""

    weight: Real
    gate: npt.NDArray[np.bool_]

    @classmethod
    def of_kinds(cls, kinds: npt.NDArray[np.uint8]) -> Demands:
        """Those of demands whose kinds are given as places in KINDS."""
        weight = np.array([WEIGHTS.get(kind, _OTHER_WEIGHT) for kind in KINDS], dtype=np.float32)
        gate = np.array([kind in GATES for kind in KINDS])
        return cls(weight[kinds], gate[kinds])


class Fits(msgspec.Struct, frozen=True):
    """The fit of every trial, by row: its group as a place in FITS, and its score without relevance."""

    group: npt.NDArray[np.int8]
    score: Real


def weigh(verdicts: Codes, *, demands: Demands, starts: Whole) -> Fits:
    """The fit of every trial.

    `verdicts` and `demands` hold one value for each criterion in the order of trials; trial `n` has those from `starts[n]` to
    `starts[n + 1]`. A trial without criteria is "not_sure".
    """
    against = _sums(np.where(verdicts == NOT_MET, np.maximum(demands.weight, 1.0), 0.0), starts)
    open_gates = _sums(((verdicts == UNKNOWN) & demands.gate).astype(np.float32), starts)
    met = _sums(np.where(verdicts == MET, demands.weight, 0.0), starts)
    unknown = _sums(np.where(verdicts == UNKNOWN, demands.weight, 0.0), starts)
    whole = np.maximum(_sums(demands.weight, starts), np.float32(1.0))
    asked = np.diff(starts) > 0
    may, unsure, probably_not = range(len(FITS))
    group = np.where(against > 0, probably_not, np.where((open_gates > 0) | ~asked, unsure, may)).astype(np.int8)
    score = _SHARE * met / whole - _UNKNOWN_SHARE * unknown / whole - _SHUT * np.minimum(against, _MOST_SHUT)
    return Fits(group, (score - _LAST * (group == probably_not)).astype(np.float32))


def _sums(values: npt.NDArray[np.floating], starts: Whole) -> Real:
    """The sum of each trial's values."""
    running = np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))
    return (running[starts[1:]] - running[starts[:-1]]).astype(np.float32)
