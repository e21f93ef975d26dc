"""Lines about cancers other than the one that a trial is for."""

from __future__ import annotations

from datetime import date

import pytest

from rumbo.oncology import PartialDate
from rumbo.trials import Profile
from rumbo.trials.criteria.other_cancer import OtherCancerAsk, read_other_cancer
from rumbo.trials.criteria.wording import statements
from rumbo.trials.facets import CancerFacet

SKIN = "basal cell carcinoma of the nose, excised"
IN_SITU = "carcinoma in situ of the cervix"
LONG_AGO = "thyroid cancer 2009, removed, no sign since"
RECENT = "prostate cancer 2025, found incidentally"
UNDATED = "cancer of the kidney"


def verdict(text: str, *others: str, own: str = "breast", blood: bool = False) -> str:
    profile = Profile(
        as_of=date(2026, 11, 2),
        cancers=(CancerFacet(id=own, is_blood=blood),),
        other_cancers=tuple(CancerFacet(words=words, is_blood=False) for words in others),
    )
    (ask,) = read_other_cancer(statements(text, "exclusion"))
    return ask.judge(profile).verdict


@pytest.mark.parametrize(
    ("text", "other", "told"),
    [
        ("Another malignancy within 5 years", LONG_AGO, "MET"),
        ("Another malignancy within 5 years", RECENT, "NOT_MET"),
        ("Another malignancy within 5 years", UNDATED, "UNKNOWN"),
        ("Another malignancy within 5 years", "skin cancer 2025", "UNKNOWN"),
        ("Another malignancy within 1 year", "cancer of the kidney 2025", "UNKNOWN"),
        ("Another malignancy except skin cancer", SKIN, "MET"),
        ("Another malignancy except carcinoma in situ", IN_SITU, "MET"),
        ("Prior malignancy except adequately treated skin cancer", LONG_AGO, "NOT_MET"),
        ("Prior malignancy unless cured", LONG_AGO, "UNKNOWN"),
        ("Active second malignancy", LONG_AGO, "MET"),
        ("Active second malignancy", UNDATED, "UNKNOWN"),
        ("Prior malignancy except prostate cancer found incidentally", RECENT, "MET"),
        ("History of a haematologic malignancy", LONG_AGO, "MET"),
    ],
)
def test_another_cancer_counts_as_the_line_says(text: str, other: str, told: str) -> None:
    assert verdict(text, other) == told


def test_whoever_had_no_other_cancer_fulfils_it_and_silence_does_not() -> None:
    assert verdict("Prior malignancy") == "MET"
    assert OtherCancerAsk().judge(Profile()).verdict == "UNKNOWN"


def test_the_persons_own_cancer_is_another_one_where_the_trial_is_for_others() -> None:
    assert verdict("Malignancy other than prostate cancer", own="breast") == "NOT_MET"
    assert verdict("Malignancy other than breast cancer", own="breast") == "MET"
    assert verdict("Hematologic malignancy other than myeloma", own="breast") == "MET"
    assert verdict("Hematologic malignancy other than myeloma", own="follicular-lymphoma", blood=True) == "NOT_MET"


@pytest.mark.parametrize(
    "text",
    [
        "Another malignancy other than a cured one of the breast",
        "Malignancy except skin cancer",
        "Infection other than of breast cancer",
        "Previous breast cancer other than breast cancer of the other side",
        "Malignancy",
    ],
)
def test_what_is_taken_is_no_name_of_the_trials_own_cancer(text: str) -> None:
    (ask,) = read_other_cancer(statements(text, "exclusion"))
    assert not ask.besides


def test_the_date_of_the_diagnosis_goes_before_the_year_in_its_words() -> None:
    dated = CancerFacet(words="cancer of the kidney 2025", diagnosed_on=PartialDate.parse("2010"))
    profile = Profile(as_of=date(2026, 11, 2), other_cancers=(dated,))
    assert OtherCancerAsk(years=5).judge(profile).verdict == "MET"


def test_nothing_stated_still_asks_about_other_cancers() -> None:
    assert list(read_other_cancer(())) == [OtherCancerAsk()]
