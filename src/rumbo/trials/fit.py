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

NOT_MET, UNKNOWN, MET, UNASKED = 0, 1, 2, 3  # the last is of a line that does not concern this person
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
# What time, a doctor or the person may change: it leaves a trial open, for now not.
PASSING: Final[frozenset[Kind]] = frozenset(
    (
        "washout",
        "medicine",
        "organ_function_or_lab",
        "infection",
        "pregnancy_or_contraception",
        "consent_or_logistics",
        "other",
    )
)
_ENOUGH: Final = 4  # points against: a demand that decides alone counts so many, any other one, what may pass none
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


def weight_of(kind: Kind) -> float:
    """How much a kind of criterion counts, for the order of trials and for which lines to ask about first.

    >>> weight_of("biomarker") > weight_of("washout")
    True
    """
    return WEIGHTS.get(kind, _OTHER_WEIGHT)


class Demands(msgspec.Struct, frozen=True):
    """What each criterion of a registry counts for: its weight, whether it is a gate, and its points against a trial."""

    weight: Real
    gate: npt.NDArray[np.bool_]
    points: npt.NDArray[np.int8]

    @classmethod
    def of_kinds(cls, kinds: npt.NDArray[np.uint8]) -> Demands:
        """Those of criteria whose kinds are given as places in KINDS."""
        weight = np.array([weight_of(kind) for kind in KINDS], dtype=np.float32)
        gate = np.array([kind in GATES for kind in KINDS])
        points = np.array([0 if kind in PASSING else 1 for kind in KINDS], dtype=np.int8)
        return cls(weight[kinds], gate[kinds], points[kinds])


class Fits(msgspec.Struct, frozen=True):
    """The fit of every trial, by row: its group as a place in FITS, and its score without relevance."""

    group: npt.NDArray[np.int8]
    score: Real


def weigh(verdicts: Codes, *, decided: npt.NDArray[np.bool_], demands: Demands, starts: Whole) -> Fits:
    """The fit of every trial.

    `verdicts` (codes), `decided` (whether a demand that decides alone is not met) and `demands` hold one value for each
    criterion in the order of trials; trial `n` has those from `starts[n]` to `starts[n + 1]`. A trial without criteria is
    "not_sure".
    """
    not_met, unknown, met = (verdicts == code for code in (NOT_MET, UNKNOWN, MET))
    points = sums(not_met * np.where(decided, np.int8(_ENOUGH), demands.points), starts)
    heavy = np.where(demands.points > 0, np.maximum(demands.weight, 1.0), demands.weight)
    against = sums(not_met * heavy, starts)
    open_gates = sums(unknown & demands.gate, starts)
    met_weight = sums(met * demands.weight, starts)
    unknown_weight = sums(unknown * demands.weight, starts)
    whole = np.maximum(sums((verdicts != UNASKED) * demands.weight, starts), np.float32(1.0))
    asked = np.diff(starts) > 0
    may, unsure, probably_not = range(len(FITS))
    group = np.where(
        points >= _ENOUGH, probably_not, np.where((open_gates + against > 0) | ~asked, unsure, may)
    ).astype(np.int8)
    share = (_SHARE * met_weight - _UNKNOWN_SHARE * unknown_weight) / whole
    score = share - _SHUT * np.minimum(against, _MOST_SHUT)
    return Fits(group, (score - _LAST * (group == probably_not)).astype(np.float32))


def sums(values: npt.NDArray[np.generic], starts: Whole) -> Real:
    """The sum of each trial's values; 0 for a trial that has none."""
    added = np.zeros(len(starts) - 1, dtype=np.float32)
    has_some = starts[1:] > starts[:-1]
    if has_some.any():
        added[has_some] = np.add.reduceat(values, starts[:-1][has_some], dtype=np.float32)
    return added
