"""The time since the last treatment, and side effects that must have gone."""

from __future__ import annotations

from datetime import date

import pytest

from rumbo.oncology import PartialDate
from rumbo.trials import Profile
from rumbo.trials.criteria.asking import Verdict, all_of
from rumbo.trials.criteria.lines import Section
from rumbo.trials.criteria.washout import RecentAsk, ToxicityAsk, read_washout, speaks_of_toxicity
from rumbo.trials.criteria.wording import statements
from rumbo.trials.facets import TreatmentFacet


def _carboplatin(end: str | None) -> TreatmentFacet:
    return TreatmentFacet(
        modalities=("chemotherapy",), drugs=("carboplatin",), groups=("platinums",),
        end=PartialDate.parse(end) if end else None,
    )  # fmt: skip


def _person(*given: TreatmentFacet, toxicity: bool | None = None) -> Profile:
    return Profile(
        as_of=date(2026, 5, 1), treatments=given, treatments_complete=True, toxicity=toxicity, in_a_trial_before=False
    )


LONG_AGO, LATELY = _person(_carboplatin("2025-02-01")), _person(_carboplatin("2026-04-20"))


@pytest.mark.parametrize(
    ("section", "text", "person", "verdict"),
    [
        ("exclusion", "Chemotherapy within 4 weeks", LONG_AGO, "MET"),
        ("exclusion", "Chemotherapy within 4 weeks", LATELY, "UNKNOWN"),
        ("inclusion", "Over 12 weeks from chemotherapy", LONG_AGO, "MET"),
        ("exclusion", "Four weeks must have elapsed since chemotherapy", LONG_AGO, "MET"),
        ("exclusion", "Chemotherapy within 4 weeks or radiation within 2 weeks", LONG_AGO, "MET"),
        ("exclusion", "Major surgery, other than biopsy, within 4 weeks", LONG_AGO, "MET"),
        ("exclusion", "Anticancer therapy within 5 half-lives or 4 weeks", LONG_AGO, "MET"),
        ("exclusion", "Ongoing chemotherapy", LONG_AGO, "MET"),
        ("exclusion", "Investigational drug within 4 weeks", LONG_AGO, "MET"),
        ("exclusion", "Investigational anticancer drug within 4 weeks", LATELY, "MET"),
        ("exclusion", "Anticancer therapy, or investigational antitumor drug, within 4 weeks", LONG_AGO, "MET"),
        ("exclusion", "Recent illness within 4 weeks", LONG_AGO, "UNKNOWN"),
        ("exclusion", "Concurrent hormone therapy for the bones", LONG_AGO, "MET"),
        ("exclusion", "Prior chemotherapy", LATELY, "UNKNOWN"),
        ("inclusion", "Prior chemotherapy", LATELY, "MET"),
        ("inclusion", "Prior chemotherapy for 3 months", _person(), "NOT_MET"),
        ("inclusion", "Enrolled within 8 weeks of completion of chemotherapy", LATELY, "MET"),
        ("inclusion", "Enrolled within 8 weeks of completion of chemotherapy", LONG_AGO, "NOT_MET"),
        ("inclusion", "Enrolled within 8 weeks of completion of chemotherapy", _person(), "NOT_MET"),
        ("exclusion", "Adjuvant chemotherapy completed more than 6 months ago", _person(), "MET"),
        ("exclusion", "Chemotherapy completed more than 6 months ago", LONG_AGO, "NOT_MET"),
        ("exclusion", "Last seen more than 6 months ago", LATELY, "MET"),
        ("inclusion", "Toxicity from prior chemotherapy resolved to grade 1", _person(toxicity=False), "MET"),
        ("inclusion", "Toxicity from prior chemotherapy resolved to grade 1", _person(toxicity=True), "NOT_MET"),
        ("inclusion", "Toxicity resolved to grade 1, except neuropathy", _person(toxicity=True), "UNKNOWN"),
        ("inclusion", "Recovered from the acute effects of prior therapy to grade 1", _person(toxicity=False), "MET"),
    ],
)
def test_times_and_side_effects_are_judged(section: Section, text: str, person: Profile, verdict: Verdict) -> None:
    assert all_of(ask.judge(person) for ask in read_washout(statements(text, section))).verdict == verdict


def test_a_history_of_side_effects_is_not_about_what_is_left() -> None:
    assert not speaks_of_toxicity("History of severe toxicity from prior immunotherapy of grade 3")
    assert ToxicityAsk().judge(Profile()).verdict == "UNKNOWN"


def test_what_is_allowed_asks_nothing() -> None:
    assert not tuple(read_washout(statements("Prior radiation is allowed", "inclusion")))


@pytest.mark.parametrize("person", [_person(_carboplatin(None)), Profile(), _person(_carboplatin("2026"))])
def test_without_a_day_the_time_since_is_unknown(person: Profile) -> None:
    assert RecentAsk(("platinum",), 90.0).judge(person).verdict == "UNKNOWN"
