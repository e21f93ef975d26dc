"""Criteria of every kind, judged for one invented person: what a line says, in its section, and the verdict."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials import Criterion, Profile, judge
from rumbo.trials.criteria import KINDS, read
from tests.trials.people import ELENA

NOBODY = Profile()
INCLUSION = (
    ("Age 18 years or older", "age", "MET"),
    ("Aged 18 to 60 years", "age", "NOT_MET"),
    ("Female patients only", "sex", "MET"),
    ("ECOG performance status of 0 or 1", "performance_status", "MET"),
    ("ECOG performance status 0", "performance_status", "NOT_MET"),
    ("Karnofsky performance status of at least 60", "performance_status", "MET"),
    ("Karnofsky performance status of at least 80", "performance_status", "UNKNOWN"),
    ("Measurable disease per RECIST 1.1", "measurable_disease", "MET"),
    ("Life expectancy of at least 3 months", "life_expectancy", "UNKNOWN"),
    ("Signed written informed consent", "consent_or_logistics", "UNKNOWN"),
    ("Hemoglobin ≥ 9.0 g/dL", "organ_function_or_lab", "MET"),
    ("Hemoglobin at least 130 g/L", "organ_function_or_lab", "NOT_MET"),
    ("Platelet count ≥ 100,000/mm3", "organ_function_or_lab", "UNKNOWN"),
    ("Adequate organ function", "organ_function_or_lab", "UNKNOWN"),
    ("Diagnosis of ER-positive breast cancer", "cancer_type", "MET"),
    ("Diagnosis of pancreatic cancer", "cancer_type", "NOT_MET"),
    ("Tumor harbors a PIK3CA mutation", "biomarker", "MET"),
    ("Tumor harbors an ESR1 mutation", "biomarker", "UNKNOWN"),
    ("Unresectable or metastatic disease", "stage_or_setting", "MET"),
    ("Stage I or II disease", "stage_or_setting", "NOT_MET"),
    ("Radiographic disease progression on the last treatment", "stage_or_setting", "MET"),
    ("Must have received a prior CDK4/6 inhibitor", "prior_therapy", "MET"),
    ("Must have received prior platinum-based chemotherapy", "prior_therapy", "NOT_MET"),
    ("No more than 2 prior lines of therapy for metastatic disease", "line_of_therapy", "MET"),
    ("At least 2 prior lines of therapy for metastatic disease", "line_of_therapy", "NOT_MET"),
    ("Negative pregnancy test in women of childbearing potential", "pregnancy_or_contraception", "MET"),
    ("Hypertension must be well controlled", "other_illness", "MET"),
)
EXCLUSION = (
    ("Prior treatment with fulvestrant", "prior_therapy", "MET"),
    ("Prior treatment with any aromatase inhibitor", "prior_therapy", "NOT_MET"),
    ("Prior endocrine therapy for metastatic disease except letrozole", "prior_therapy", "MET"),
    ("Major surgery within 4 weeks before the first dose", "washout", "MET"),
    ("Any anticancer therapy within 4 weeks before the first dose", "washout", "UNKNOWN"),
    ("Known brain metastases", "brain_metastases", "UNKNOWN"),
    ("History of another malignancy within 5 years", "other_cancer", "MET"),
    ("History of malignancy other than lung cancer within 5 years", "other_cancer", "NOT_MET"),
    ("History of interstitial lung disease", "other_illness", "MET"),
    ("Uncontrolled hypertension", "other_illness", "MET"),
    ("Active autoimmune disease", "other_illness", "UNKNOWN"),
    ("Active hepatitis B infection", "infection", "UNKNOWN"),
    ("Use of strong CYP3A4 inhibitors", "medicine", "MET"),
    ("Hypersensitivity to any study drug", "medicine", "UNKNOWN"),
    ("Pregnant or breastfeeding", "pregnancy_or_contraception", "MET"),
    ("Patients with HER2-positive tumors", "biomarker", "UNKNOWN"),
)


@pytest.fixture(scope="module")
def elena() -> Profile:
    return Profile.from_json(ELENA)


def one(text: str, section: str) -> Criterion:
    (criterion,) = read(f"{section.capitalize()} Criteria:\n\n* {text}")
    return criterion


@pytest.mark.parametrize(("text", "kind", "verdict"), INCLUSION)
def test_what_is_asked_of_people(elena: Profile, text: str, kind: str, verdict: str) -> None:
    criterion = one(text, "inclusion")
    assert (criterion.section, criterion.kind, judge(criterion, elena).verdict) == ("inclusion", kind, verdict)


@pytest.mark.parametrize(("text", "kind", "verdict"), EXCLUSION)
def test_what_shuts_people_out(elena: Profile, text: str, kind: str, verdict: str) -> None:
    criterion = one(text, "exclusion")
    assert (criterion.section, criterion.kind, judge(criterion, elena).verdict) == ("exclusion", kind, verdict)


@pytest.mark.parametrize(
    ("text", "section"), [(row[0], "inclusion") for row in INCLUSION] + [(row[0], "exclusion") for row in EXCLUSION]
)
def test_a_profile_that_says_nothing_is_never_shut_out(text: str, section: str) -> None:
    assert judge(one(text, section), NOBODY).verdict != "NOT_MET"


def test_a_line_that_only_allows_shuts_nobody_out(elena: Profile) -> None:
    told = judge(one("Participants who received adjuvant chemotherapy are eligible", "inclusion"), elena)
    assert (told.verdict, told.reason.id) == ("MET", "trials-permission")


def test_a_criterion_that_was_not_understood_is_unknown(elena: Profile) -> None:
    told = judge(Criterion("???", "inclusion", "other"), elena)
    assert (told.verdict, told.facts) == ("UNKNOWN", ())


def test_a_line_about_another_cohort_does_not_shut_out_whose_cancer_another_line_names(elena: Profile) -> None:
    lines = read("Inclusion Criteria:\n* Histologically confirmed breast cancer\n* Histologically confirmed melanoma")
    assert [judge(line, elena).verdict for line in lines] == ["MET", "MET"]


def test_a_line_of_a_cohort_for_another_cancer_does_not_shut_out_whatever_it_is_about(elena: Profile) -> None:
    mine = "Cohort A: Histologically confirmed breast cancer"
    other = "Cohort B-2: Lung cancer that was treated with docetaxel before"
    lines = read(f"Inclusion Criteria:\n* {mine}\n* {other}\n* Cohort C: Willing adults")
    assert [judge(line, elena).verdict for line in lines][:2] == ["MET", "MET"]


def test_an_exception_in_the_next_sentence_is_heard(elena: Profile) -> None:
    plain = one("Prior hormone therapy", "exclusion")
    softened = one("Prior hormone therapy. However, aromatase inhibitors are allowed", "exclusion")
    assert [judge(each, elena).verdict for each in (plain, softened)] == ["NOT_MET", "MET"]


@pytest.mark.parametrize("section", ["inclusion", "exclusion"])
def test_criteria_are_stored_and_come_back_the_same(section: str) -> None:
    rows = INCLUSION if section == "inclusion" else EXCLUSION
    criteria = tuple(one(row[0], section) for row in rows)
    kept = msgspec.msgpack.decode(msgspec.msgpack.encode(criteria), type=tuple[Criterion, ...])
    assert kept == criteria


SAID = """no prior therapy with within 28 days weeks of the or and unless except platinum ECOG 0 1 ≥ < 18 years brain
metastases HER2 positive negative stage IV patients must have received chemotherapy bilirubin 1.5 x ULN ; . : , ( ) known
active cancer"""
WORDS = st.sampled_from(re.findall(r"\S+", SAID))


@given(st.lists(WORDS, max_size=40), st.sampled_from(["Inclusion", "Exclusion"]))
def test_any_text_is_read_and_judged_with_a_reason_in_both_languages(words: list[str], section: str) -> None:
    profile = Profile.from_json(ELENA)
    for criterion in read(f"{section} Criteria:\n- {' '.join(words)}"):
        told: Any = judge(criterion, profile)
        assert criterion.kind in KINDS
        assert told.verdict in ("MET", "NOT_MET", "UNKNOWN")
        assert told.reason.said("en")
        assert told.reason.said("es")
