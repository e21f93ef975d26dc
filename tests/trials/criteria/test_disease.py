"""Lines about which cancer it is."""

from __future__ import annotations

import pytest

from rumbo.trials import Profile
from rumbo.trials.criteria.cancers_meant import Cancers
from rumbo.trials.criteria.disease import CancerAsk, read_cancers
from rumbo.trials.criteria.wording import statements
from rumbo.trials.facets import CancerFacet

BREAST = Profile(cancers=(CancerFacet(id="breast", is_blood=False),))
NOBODY = Profile()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Cancer of the breast", [CancerAsk(Cancers(("breast",)))]),
        ("Breast cancer or other advanced solid tumours", [CancerAsk(Cancers(("breast",), ("solid",)))]),
        ("Any cancer", [CancerAsk(Cancers(groups=("any",)))]),
        ("Advanced solid tumours including breast cancer", [CancerAsk(Cancers(("breast",), ("solid",)), sure=False)]),
        ("Squamous cell carcinoma of the lung", [CancerAsk(Cancers(("non-small-cell-lung", "small-cell-lung")))]),
        ("Cancer with a fusion of anaplastic lymphoma kinase", []),
        ("Adults of any age", []),
        ("Breast cancer is allowed", []),
    ],
)
def test_an_inclusion_names_cancers(text: str, asked: list[CancerAsk]) -> None:
    assert list(read_cancers(statements(text, "inclusion"))) == asked


@pytest.mark.parametrize(
    ("ask", "profile", "verdict"),
    [
        (CancerAsk(Cancers(("breast",))), BREAST, "MET"),
        (CancerAsk(Cancers(("prostate",))), BREAST, "NOT_MET"),
        (CancerAsk(Cancers(("prostate",)), sure=False), BREAST, "UNKNOWN"),
        (CancerAsk(Cancers(("prostate",)), wanted=False), BREAST, "MET"),
        (CancerAsk(Cancers(("breast",)), wanted=False), BREAST, "UNKNOWN"),
        (CancerAsk(Cancers(("breast",))), NOBODY, "UNKNOWN"),
    ],
)
def test_the_cancer_of_a_person_answers(ask: CancerAsk, profile: Profile, verdict: str) -> None:
    assert ask.judge(profile).verdict == verdict
