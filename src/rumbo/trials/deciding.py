"""Which demands decide alone: those whose "no" was seen to be right when nothing else spoke against a trial.

Seen with `bench/trials_fit.py` on invented people whose trials were labelled by careful readers; docs/measurements.md.
"""

from __future__ import annotations

from typing import Final

from rumbo.trials.criteria import Ask
from rumbo.trials.criteria.age import AgeAsk, SexAsk
from rumbo.trials.criteria.asks import CohortAsk
from rumbo.trials.criteria.brain import BrainAsk
from rumbo.trials.criteria.cells import CellsAsk
from rumbo.trials.criteria.conditions import ConditionAsk
from rumbo.trials.criteria.disease import CancerAsk
from rumbo.trials.criteria.illness import IllnessAsk
from rumbo.trials.criteria.markers import MarkerAsk
from rumbo.trials.criteria.medicines import AllergyAsk, MedicineAsk
from rumbo.trials.criteria.other_cancer import OtherCancerAsk
from rumbo.trials.criteria.performance import PerformanceAsk
from rumbo.trials.criteria.prior import TherapyAsk
from rumbo.trials.criteria.relapse import RelapseAsk
from rumbo.trials.criteria.setting import SettingAsk, StageAsk
from rumbo.trials.criteria.treatment_lines import LineAsk
from rumbo.trials.criteria.washout import RecentAsk

_ALONE: Final = (
    AgeAsk, AllergyAsk, SexAsk, BrainAsk, ConditionAsk, CancerAsk, CellsAsk, IllnessAsk, MarkerAsk, OtherCancerAsk,
    PerformanceAsk, RelapseAsk, SettingAsk, StageAsk, LineAsk,
)  # fmt: skip
# Kinds of treatment that a line rarely shuts out as a whole: most often it means some of them, of one place or in one cohort.
_BROAD: Final = frozenset(
    (
        "any-anticancer", "biologic", "chemotherapy", "drug:?", "endocrine", "high-dose", "immunotherapy", "radiation",
        "surgery", "systemic", "targeted",
    )
)  # fmt: skip


def decides(ask: Ask) -> bool:
    """Whether a demand that is not met puts a trial aside without a second one beside it.

    >>> decides(TherapyAsk(("parp",))), decides(TherapyAsk(("radiation",))), decides(TherapyAsk(("parp",), wanted=True))
    (True, False, False)
    """
    if isinstance(ask, TherapyAsk):
        return not ask.wanted and _BROAD.isdisjoint(ask.therapies)
    if isinstance(ask, RecentAsk):
        return ask.needed
    if isinstance(ask, MedicineAsk):
        return ask.firm
    if isinstance(ask, CohortAsk):
        return all(map(decides, ask.asks))
    return isinstance(ask, _ALONE)
