"""Lines of treatment."""

from __future__ import annotations

import pytest

from rumbo.trials import Profile
from rumbo.trials.criteria.asking import Verdict, all_of
from rumbo.trials.criteria.lines import Section
from rumbo.trials.criteria.treatment_lines import LineAsk, count_lines, read_lines_of_treatment
from rumbo.trials.criteria.wording import statements
from rumbo.trials.facets import SettingFacet, TreatmentFacet


def _line(number: int | None, drug: str = "paclitaxel", setting: str | None = "metastatic") -> TreatmentFacet:
    return TreatmentFacet(modalities=("chemotherapy",), drugs=(drug,), line=number, setting=setting)  # type: ignore[arg-type]


TWO = Profile(treatments=(_line(1), _line(2, "gemcitabine")), treatments_complete=True)
NONE = Profile(treatments_complete=True)
ADJUVANT = Profile(treatments=(_line(None, setting="adjuvant"),), treatments_complete=True)


def _verdict(text: str, section: Section, person: Profile) -> Verdict:
    return all_of(ask.judge(person) for ask in read_lines_of_treatment(statements(text, section))).verdict


@pytest.mark.parametrize(
    ("section", "text", "person", "verdict"),
    [
        ("inclusion", "At least two prior lines of therapy", TWO, "MET"),
        ("inclusion", "At least three prior lines of therapy", TWO, "NOT_MET"),
        ("inclusion", "1 to 3 prior lines of therapy", TWO, "MET"),
        ("inclusion", "More than 2 prior lines of therapy", TWO, "NOT_MET"),
        ("inclusion", "No more than 1 prior line of therapy", TWO, "NOT_MET"),
        ("inclusion", "Less than 3 prior lines of therapy", TWO, "MET"),
        ("inclusion", "Only one prior line of therapy", TWO, "NOT_MET"),
        ("inclusion", "Two prior lines", TWO, "MET"),
        ("exclusion", "More than two treatment regimens", TWO, "MET"),
        ("exclusion", "More than one prior line of therapy", TWO, "NOT_MET"),
        ("exclusion", "No more than 3 prior lines of therapy", TWO, "UNKNOWN"),
        ("inclusion", "At least one prior systemic therapy", ADJUVANT, "MET"),
        ("inclusion", "At least two prior systemic therapies", ADJUVANT, "NOT_MET"),
        ("inclusion", "At least one prior systemic therapy for metastatic disease", ADJUVANT, "NOT_MET"),
        ("inclusion", "At least one prior line of therapy, in cohort B", NONE, "UNKNOWN"),
        ("inclusion", "At least one prior line of therapy", Profile(), "UNKNOWN"),
        ("inclusion", "Treatment-naive", NONE, "MET"),
        ("inclusion", "Chemotherapy-naive for advanced disease and have received letrozole", TWO, "NOT_MET"),
        ("inclusion", "Treatment naive or has received only one systemic therapy", TWO, "NOT_MET"),
        ("inclusion", "Treatment naive or has received radiation", TWO, "UNKNOWN"),
        ("inclusion", "Untreated or relapsed disease", NONE, "UNKNOWN"),
        ("inclusion", "Prior gemcitabine", TWO, "MET"),
        ("inclusion", "At least one prior line of therapy that must include gemcitabine", TWO, "MET"),
        ("inclusion", "Platinum-resistant disease", TWO, "UNKNOWN"),
        ("exclusion", "Chemotherapy within 14 days", NONE, "MET"),
        ("exclusion", "Prior something else", TWO, "UNKNOWN"),
        ("exclusion", "Progressed after more than 3 prior lines of therapy", TWO, "MET"),
        ("inclusion", "Toxicity from prior chemotherapy resolved to grade 1", TWO, "UNKNOWN"),
        ("inclusion", "Metastatic disease", Profile(setting=SettingFacet(metastatic=True)), "MET"),
        ("inclusion", "Progression within 60 days of the last dose of gemcitabine", TWO, "UNKNOWN"),
    ],
)
def test_lines_are_counted(section: Section, text: str, person: Profile, verdict: Verdict) -> None:
    assert _verdict(text, section, person) == verdict


def test_what_is_allowed_counts_nothing() -> None:
    assert not tuple(read_lines_of_treatment(statements("Any number of prior therapies is allowed", "inclusion")))


def test_only_lines_of_what_is_named_count() -> None:
    assert count_lines(TWO, ("drug:gemcitabine",)) == (1, 1)
    assert count_lines(Profile(treatments=(_line(1),))) == (1, None)


def test_a_treatment_without_a_number_may_be_a_line_and_maintenance_is_none() -> None:
    loose = Profile(treatments=(_line(None), _line(None, setting="maintenance")), treatments_complete=True)
    assert count_lines(loose) == (0, 1)
    assert LineAsk(low=1).judge(loose).verdict == "UNKNOWN"


def test_surgery_is_no_line() -> None:
    assert count_lines(Profile(treatments=(TreatmentFacet(modalities=("surgery",)),), treatments_complete=True)) == (
        0,
        0,
    )
