"""The time between a treatment and the next growth."""

from __future__ import annotations

from datetime import date

import pytest

from rumbo.oncology import PartialDate
from rumbo.trials import Profile
from rumbo.trials.criteria.asking import Verdict
from rumbo.trials.criteria.relapse import RelapseAsk, read_relapse
from rumbo.trials.criteria.wording import Statement
from rumbo.trials.facets import ComeBackFacet, EndedFor, SettingWord, TreatmentFacet


def _ask(text: str, *, wanted: bool = True) -> RelapseAsk | None:
    return next(iter(read_relapse((Statement(text, wanted),))), None)


def _carboplatin(
    end: str | None, *, ended_for: EndedFor | None = None, setting: SettingWord = "metastatic"
) -> TreatmentFacet:
    return TreatmentFacet(
        modalities=("chemotherapy",), drugs=("carboplatin",), groups=("platinums",), setting=setting,
        end=PartialDate.parse(end) if end else None, ended_for=ended_for,
    )  # fmt: skip


def _person(*given: TreatmentFacet, back: str | None = None, complete: bool = True) -> Profile:
    comebacks = (ComeBackFacet(on=PartialDate.parse(back)),) if back else ()
    return Profile(as_of=date(2026, 5, 1), treatments=given, comebacks=comebacks, treatments_complete=complete)


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("Platinum-resistant ovarian cancer", RelapseAsk("platinum", 183.0)),
        ("Platinum-refractory disease", RelapseAsk("platinum", 28.0)),
        ("Platinum-sensitive disease", RelapseAsk("platinum", 183.0, later=True)),
        ("Primary platinum-refractory or resistant disease", RelapseAsk("platinum", 183.0, first=True)),
        ("Progression within 12 months of the last platinum dose", RelapseAsk("platinum", 360.0)),
        ("Recurrence more than 6 months after carboplatin", RelapseAsk("platinum", 180.0, later=True)),
        ("Relapse within 12 months of adjuvant endocrine therapy", RelapseAsk("endocrine", 360.0, adjuvant=True)),
        ("Relapse within 6 months of adjuvant chemotherapy", RelapseAsk("systemic", 180.0, adjuvant=True)),
        ("Prior treatment with paclitaxel in the platinum-resistant setting", None),
        ("Sensitive to the penultimate platinum-sensitive regimen", None),
        ("Platinum-eligible disease", None),
        ("Scan within 28 days", None),
        ("Progression within 3 months of surgery", None),
    ],
)
def test_the_time_that_is_asked_for_is_read(text: str, ask: RelapseAsk | None) -> None:
    assert _ask(text) == ask


@pytest.mark.parametrize(
    ("person", "verdict"),
    [
        (_person(_carboplatin("2025-01-10"), back="2025-04-02"), "MET"),
        (_person(_carboplatin("2024-01-10"), back="2025-04-02"), "NOT_MET"),
        (_person(_carboplatin("2024-01-10", ended_for="progression")), "MET"),
        (_person(_carboplatin("2024-01-10")), "UNKNOWN"),
        (_person(_carboplatin("2024-01-10"), back="2024"), "UNKNOWN"),
        (_person(_carboplatin(None), back="2024"), "UNKNOWN"),
        (_person(), "UNKNOWN"),
    ],
)
def test_resistance_is_growth_within_half_a_year(person: Profile, verdict: Verdict) -> None:
    assert RelapseAsk("platinum", 183.0).judge(person).verdict == verdict


def test_who_never_had_it_is_not_resistant() -> None:
    assert RelapseAsk("platinum", 183.0, wanted=False).judge(_person()).verdict == "MET"


def test_the_last_one_counts_unless_the_first_is_asked_for() -> None:
    person = _person(_carboplatin("2023-01-10"), _carboplatin("2025-01-10"), back="2025-03-01")
    assert RelapseAsk("platinum", 183.0).judge(person).verdict == "MET"
    assert RelapseAsk("platinum", 183.0, first=True).judge(person).verdict == "NOT_MET"


def test_beside_surgery_only_that_treatment_counts() -> None:
    person = _person(_carboplatin("2025-01-10"), back="2025-03-01")
    assert RelapseAsk("systemic", 180.0, adjuvant=True).judge(person).verdict == "UNKNOWN"
