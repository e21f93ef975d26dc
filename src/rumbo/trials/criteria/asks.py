"""Every demand that a criterion can be compiled into, as one type that can be stored; and the demands of one group of many."""

from __future__ import annotations

import msgspec

from rumbo.trials.criteria.age import AgeAsk, SexAsk
from rumbo.trials.criteria.asking import Judgment, Verdict, all_of, judged
from rumbo.trials.criteria.brain import BrainAsk, TreatedBrainAsk
from rumbo.trials.criteria.cancers_meant import Cancers
from rumbo.trials.criteria.cells import CellsAsk
from rumbo.trials.criteria.comebacks import ComebacksAsk
from rumbo.trials.criteria.conditions import ConditionAsk
from rumbo.trials.criteria.disease import CancerAsk
from rumbo.trials.criteria.illness import AnythingAsk, ControlAsk, IllnessAsk, NamedAsk
from rumbo.trials.criteria.labs import LabsAsk
from rumbo.trials.criteria.logistics import OtherTrialAsk
from rumbo.trials.criteria.markers import MarkerAsk
from rumbo.trials.criteria.measurable import MeasurableAsk
from rumbo.trials.criteria.medicines import AllergyAsk, MedicineAsk, SteadyAsk, VaccineAsk
from rumbo.trials.criteria.organs import OrganAsk
from rumbo.trials.criteria.other_cancer import OtherCancerAsk
from rumbo.trials.criteria.performance import PerformanceAsk
from rumbo.trials.criteria.pregnancy import MenopauseAsk, PregnancyAsk, ScopeAsk
from rumbo.trials.criteria.prior import TherapyAsk
from rumbo.trials.criteria.relapse import RelapseAsk
from rumbo.trials.criteria.setting import SettingAsk, StageAsk
from rumbo.trials.criteria.treatment_lines import LineAsk
from rumbo.trials.criteria.unclear import NoneKnownAsk, PermissionAsk, UnclearAsk
from rumbo.trials.criteria.washout import RecentAsk, ToxicityAsk
from rumbo.trials.profile import Profile


class CohortAsk(msgspec.Struct, frozen=True, tag="cohort"):
    """`asks` of those who have one of `cancers`. A trial that takes other cancers in other lines (`elsewhere`) asks nothing
    here of people who have one of those.
    """

    cancers: Cancers
    elsewhere: Cancers
    asks: tuple[Ask, ...]

    def judge(self, profile: Profile) -> Judgment:
        """MET for those whom another line concerns; NOT_MET for those whose cancer no line names."""
        verdict = self.verdict_on_others(profile)
        if verdict is None:
            return all_of(ask.judge(profile) for ask in self.asks)
        return judged(verdict, "trials-cohort-other" if verdict == "MET" else "trials-cancer-other", "cancers")

    def verdict_on_others(self, profile: Profile) -> Verdict | None:
        """The verdict on those who have none of `cancers`; None for those who may, on whom `asks` decide."""
        if self.cancers.closeness(profile) != "other":
            return None
        there = self.elsewhere.closeness(profile)
        return "MET" if there in ("same", "within") else "NOT_MET" if there == "other" else "UNKNOWN"


class PartAsk(msgspec.Struct, frozen=True, tag="part"):
    """`asks` of one part of a trial only: "Cohort 2: ...". Whom they do not fit, another part may take."""

    asks: tuple[Ask, ...]

    def judge(self, profile: Profile) -> Judgment:
        """Judge them; not to fit this part shuts nobody out of the trial."""
        whole = all_of(ask.judge(profile) for ask in self.asks)
        return judged("MET", "trials-part-other", *whole.facts) if whole.verdict == "NOT_MET" else whole


Ask = (
    AgeAsk
    | AllergyAsk
    | AnythingAsk
    | BrainAsk
    | ConditionAsk
    | CancerAsk
    | CellsAsk
    | ComebacksAsk
    | CohortAsk
    | ControlAsk
    | IllnessAsk
    | LabsAsk
    | LineAsk
    | MarkerAsk
    | MeasurableAsk
    | MedicineAsk
    | MenopauseAsk
    | NamedAsk
    | NoneKnownAsk
    | OrganAsk
    | OtherCancerAsk
    | OtherTrialAsk
    | PartAsk
    | PerformanceAsk
    | PermissionAsk
    | PregnancyAsk
    | RecentAsk
    | RelapseAsk
    | ScopeAsk
    | SettingAsk
    | SexAsk
    | StageAsk
    | SteadyAsk
    | TherapyAsk
    | ToxicityAsk
    | TreatedBrainAsk
    | UnclearAsk
    | VaccineAsk
)
