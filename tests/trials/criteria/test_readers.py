"""What whole criteria are compiled into, whatever their kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials import Profile
from rumbo.trials.criteria.asks import Ask, PartAsk
from rumbo.trials.criteria.disease import CancerAsk
from rumbo.trials.criteria.illness import IllnessAsk
from rumbo.trials.criteria.kinds import KINDS, Kind
from rumbo.trials.criteria.labs import LabsAsk
from rumbo.trials.criteria.lines import Section
from rumbo.trials.criteria.markers import MarkerAsk
from rumbo.trials.criteria.medicines import MedicineAsk
from rumbo.trials.criteria.pregnancy import ScopeAsk
from rumbo.trials.criteria.prior import TherapyAsk
from rumbo.trials.criteria.readers import compile_asks
from rumbo.trials.criteria.unclear import NoneKnownAsk, PermissionAsk, UnclearAsk


def _read(text: str, kind: Kind, section: Section = "inclusion") -> tuple[Ask, ...]:
    return compile_asks(text, section=section, kind=kind)


def _kinds_of(text: str, kind: Kind, section: Section = "inclusion") -> set[type]:
    return {type(ask) for ask in _read(text, kind, section)}


def test_what_only_allows_is_a_permission() -> None:
    assert _read("Prior radiation is allowed", "prior_therapy") == (PermissionAsk(),)


def test_a_number_stays_a_demand_where_help_to_reach_it_is_allowed() -> None:
    assert LabsAsk in _kinds_of("Hemoglobin at least 9 g/dL, transfusion is allowed", "organ_function_or_lab")


def test_the_same_demand_is_asked_once() -> None:
    asks = _read("Prior carboplatin. Prior carboplatin.", "prior_therapy", "exclusion")
    assert len(asks) == 1


def test_what_a_cohort_must_have_had_shuts_nobody_out_for_sure() -> None:
    (ask,) = _read("Cohort 2: prior carboplatin", "prior_therapy")
    assert isinstance(ask, PartAsk)
    never = Profile(treatments_complete=True)
    assert [each.judge(never).verdict for each in (*ask.asks, ask)] == ["NOT_MET", "MET"]
    assert ask.judge(Profile()).verdict == "UNKNOWN"


def test_a_sentence_that_only_explains_asks_nothing() -> None:
    text = "Prior carboplatin. Note: adjuvant treatment is counted as a line."
    assert _read(text, "prior_therapy") == _read("Prior carboplatin.", "prior_therapy")


def test_nothing_is_asked_of_those_who_never_had_what_a_condition_names() -> None:
    (ask, *_) = _read("Patients who received carboplatin must have recovered", "prior_therapy")
    assert isinstance(ask, TherapyAsk)
    assert not ask.wanted


def test_an_illness_that_counts_in_one_cohort_leaves_it_open() -> None:
    (ask,) = _read("For those in arm B: neuropathy grade 2", "other_illness", "exclusion")
    assert isinstance(ask, IllnessAsk)
    assert ask.narrowed
    assert ask.grade is None


def test_the_cancer_of_a_cohort_stays_as_it_was_asked() -> None:
    assert CancerAsk in _kinds_of("Cohort 1: breast cancer", "cancer_type")


def test_biomarkers_in_a_list_of_cancers_are_those_of_some() -> None:
    markers = [
        ask
        for ask in _read("Breast cancer that is HER2-positive, lung cancer or stomach cancer", "cancer_type")
        if isinstance(ask, MarkerAsk)
    ]
    assert markers
    assert not any(ask.sure for ask in markers)


def test_cells_that_shut_out_only_where_known_are_met_by_those_of_whom_none_is_told() -> None:
    assert NoneKnownAsk in _kinds_of("Known change into another form", "histology", "exclusion")


def test_what_the_disease_must_be_and_is_not_understood_stays_open() -> None:
    assert _read("Of the favorable form", "histology") == (UnclearAsk(),)


def test_permission_beside_a_demand_on_the_disease_adds_nothing() -> None:
    text = "Metastatic disease. People with nodes only are eligible."
    assert PermissionAsk not in _kinds_of(text, "stage_or_setting")


def test_a_setting_that_names_a_treatment_is_read_as_a_treatment() -> None:
    assert _kinds_of("Progression on carboplatin", "stage_or_setting", "exclusion") <= {TherapyAsk, UnclearAsk}
    assert _read("Progression on carboplatin", "stage_or_setting", "exclusion")


def test_a_time_since_a_treatment_among_the_medicines_is_a_washout() -> None:
    (ask,) = _read("Carboplatin within 28 days", "medicine", "exclusion")
    assert isinstance(ask, TherapyAsk)
    assert ask.within_days == 28


def test_antibiotics_among_the_infections_are_a_medicine() -> None:
    assert MedicineAsk in _kinds_of("Receiving antibiotics", "infection", "exclusion")
    assert IllnessAsk in _kinds_of("Tuberculosis", "infection", "exclusion")


def test_what_concerns_one_sex_is_asked_of_that_sex_alone() -> None:
    asks = _kinds_of("For premenopausal women: an LHRH agonist", "medicine")
    assert asks == {ScopeAsk}
    assert ScopeAsk not in _kinds_of("Adults with diabetes", "other_illness", "exclusion")


@pytest.mark.parametrize("kind", ["life_expectancy", "other"])
def test_what_no_profile_answers_is_unclear(kind: Kind) -> None:
    assert _kinds_of("Fit enough for the trial", kind) == {UnclearAsk}


@given(text=st.text(max_size=120), kind=st.sampled_from(KINDS), section=st.sampled_from(("inclusion", "exclusion")))
def test_every_text_of_every_kind_is_compiled_once_and_for_all(text: str, kind: Kind, section: Section) -> None:
    assert _read(text, kind, section) == _read(text, kind, section)
