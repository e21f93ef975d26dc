"""A criterion of a trial: its text, its kind, and the typed demands that were compiled from it once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import msgspec

from rumbo.trials.criteria.age import AgeAsk, SexAsk, read_age, read_sex
from rumbo.trials.criteria.asking import Judgment, all_of, judged
from rumbo.trials.criteria.brain import BrainAsk, TreatedBrainAsk, read_brain
from rumbo.trials.criteria.conditions import ConditionAsk
from rumbo.trials.criteria.disease import CancerAsk, CellsAsk, read_cancers, read_cells
from rumbo.trials.criteria.illness import ControlAsk, IllnessAsk, read_illnesses
from rumbo.trials.criteria.kinds import Kind, kind_of
from rumbo.trials.criteria.labs import LabsAsk, OrganAsk, read_labs
from rumbo.trials.criteria.lines import Section
from rumbo.trials.criteria.logistics import OtherTrialAsk, read_logistics
from rumbo.trials.criteria.markers import MarkerAsk, read_markers
from rumbo.trials.criteria.measurable import MeasurableAsk, read_measurable
from rumbo.trials.criteria.other_cancer import OtherCancerAsk, read_other_cancer
from rumbo.trials.criteria.medicines import AllergyAsk, MedicineAsk, read_medicines
from rumbo.trials.criteria.performance import PerformanceAsk, read_performance
from rumbo.trials.criteria.pregnancy import (
    MenopauseAsk,
    PregnancyAsk,
    ScopeAsk,
    read_menopause,
    read_pregnancy,
    read_scope,
)
from rumbo.trials.criteria.prior import TherapyAsk, read_progress
from rumbo.trials.criteria.setting import RelapseAsk, SettingAsk, StageAsk, read_setting
from rumbo.trials.criteria.treatment_lines import LineAsk, read_lines_of_treatment
from rumbo.trials.criteria.unclear import PermissionAsk, UnclearAsk
from rumbo.trials.criteria.units import Unit, split
from rumbo.trials.criteria.washout import RecentAsk, ToxicityAsk, read_washout
from rumbo.trials.criteria.wording import Statement, allows_only, statements
from rumbo.trials.profile import Profile

Ask = (
    AgeAsk
    | AllergyAsk
    | BrainAsk
    | ConditionAsk
    | CancerAsk
    | CellsAsk
    | ControlAsk
    | IllnessAsk
    | LabsAsk
    | LineAsk
    | MarkerAsk
    | MeasurableAsk
    | MedicineAsk
    | MenopauseAsk
    | OrganAsk
    | OtherCancerAsk
    | OtherTrialAsk
    | PerformanceAsk
    | PermissionAsk
    | PregnancyAsk
    | RecentAsk
    | RelapseAsk
    | ScopeAsk
    | SettingAsk
    | SexAsk
    | StageAsk
    | TherapyAsk
    | ToxicityAsk
    | TreatedBrainAsk
    | UnclearAsk
)


class Criterion(msgspec.Struct, frozen=True):
    """One criterion as written, and what it asks: every one of `asks` must be fulfilled; () when it was not understood."""

    text: str
    section: Section
    kind: Kind
    asks: tuple[Ask, ...] = ()


def read(text: str) -> tuple[Criterion, ...]:
    """The criteria of an eligibility text, each read once into what it asks.

    >>> [(each.kind, each.section) for each in read("Inclusion Criteria:~ECOG 0-1~Exclusion Criteria:~Pregnancy")]
    [('performance_status', 'inclusion'), ('pregnancy_or_contraception', 'exclusion')]
    """
    return tuple(map(_criterion, split(text)))


def judge(criterion: Criterion, profile: Profile) -> Judgment:
    """Whether a person fulfils a criterion, from the viewpoint of taking part: an exclusion that does not apply is MET.

    Criteria with equal `asks` get equal judgments. What the profile does not say is UNKNOWN, and so is a criterion that was
    not understood.
    """
    return judge_asks(criterion.asks, profile)


def judge_asks(asks: tuple[Ask, ...], profile: Profile) -> Judgment:
    """As `judge`, of what a criterion asks alone."""
    if not asks:
        return judged("UNKNOWN", "trials-unclear-not-understood")
    return all_of(ask.judge(profile) for ask in asks)


def _criterion(unit: Unit) -> Criterion:
    kind = kind_of(f"{unit.lead} {unit.text}" if unit.lead else unit.text, unit.section)
    return Criterion(unit.text, unit.section, kind, _asks(unit, kind))


def _asks(unit: Unit, kind: Kind) -> tuple[Ask, ...]:
    text = f"{unit.lead} {unit.text}" if unit.lead else unit.text
    scope = read_scope(text)
    if scope is not None and kind not in ("pregnancy_or_contraception", "age"):
        return (scope,)
    if allows_only(text, unit.section):
        return (PermissionAsk(),)
    reader = _READERS.get(kind)
    return tuple(dict.fromkeys(reader(statements(text, unit.section)))) if reader else ()


def _life_expectancy(stated: tuple[Statement, ...]) -> Iterator[UnclearAsk]:
    yield UnclearAsk("life-expectancy")


_SHUTS_OUT: Mapping[Kind, Callable[[tuple[Statement, ...]], Iterator[Ask]]] = {
    "biomarker": read_markers,
    "histology": read_cells,
    "cancer_type": read_cancers,
}


def _about_disease(kind: Kind) -> Callable[[tuple[Statement, ...]], Iterator[Ask]]:
    """What is wanted of the disease is told in one breath: organ, cells, biomarkers and setting. What shuts out is one of them."""

    def read_disease(stated: tuple[Statement, ...]) -> Iterator[Ask]:
        for each in stated:
            one = (each,)
            if each.allows:
                continue
            asks: tuple[Ask, ...]
            if each.wanted:
                asks = (
                    *read_cancers(one),
                    *read_cells(one),
                    *read_markers(one),
                    *read_setting(one),
                    *read_progress(one),
                )
            else:
                asks = tuple(_SHUTS_OUT.get(kind, read_setting)(one))
            yield from asks or (UnclearAsk(),)

    return read_disease


def read_infections(stated: tuple[Statement, ...]) -> Iterator[Ask]:
    """Infections, and the medicines that only people with one take."""
    for each in stated:
        if not each.wanted and _ANTIBIOTICS.search(each.text):
            yield from read_medicines((each,))
        else:
            yield from read_illnesses((each,))


_ANTIBIOTICS = re.compile(
    r"^\W*(?:\w+ ){0,5}(?:treatment with|receiving|use of|taking) (?:\w+ ){0,6}antibiotics", re.IGNORECASE
)


def _anything_else(stated: tuple[Statement, ...]) -> Iterator[MenopauseAsk | UnclearAsk]:
    asked = tuple(read_menopause(stated))
    yield from asked or (UnclearAsk("team"),)


_READERS: Mapping[Kind, Callable[[tuple[Statement, ...]], Iterator[Ask]]] = {
    "age": read_age,
    "sex": read_sex,
    "performance_status": read_performance,
    "measurable_disease": read_measurable,
    "brain_metastases": read_brain,
    "other_cancer": read_other_cancer,
    "pregnancy_or_contraception": read_pregnancy,
    "consent_or_logistics": read_logistics,
    "cancer_type": _about_disease("cancer_type"),
    "histology": _about_disease("histology"),
    "biomarker": _about_disease("biomarker"),
    "stage_or_setting": _about_disease("stage_or_setting"),
    "recurrence_or_metastasis": _about_disease("recurrence_or_metastasis"),
    "prior_therapy": read_lines_of_treatment,
    "line_of_therapy": read_lines_of_treatment,
    "washout": read_washout,
    "organ_function_or_lab": read_labs,
    "other_illness": read_illnesses,
    "infection": read_infections,
    "medicine": read_medicines,
    "life_expectancy": _life_expectancy,
    "other": _anything_else,
}
