"""Lines about spread to the brain and its coverings."""

from __future__ import annotations

import pytest

from rumbo.trials import Profile
from rumbo.trials.criteria.asking import all_of
from rumbo.trials.criteria.brain import BrainAsk, TreatedBrainAsk, read_brain
from rumbo.trials.criteria.lines import Section
from rumbo.trials.criteria.unclear import UnclearAsk
from rumbo.trials.criteria.wording import statements
from rumbo.trials.facets import BrainFacet, CancerFacet

NEVER_SCANNED = BrainFacet(known_metastases=False, imaged=False, symptoms=False)
CLEAR = BrainFacet(known_metastases=False, imaged=True)
QUIET = BrainFacet(
    known_metastases=True, treated=True, stable=True, symptoms=False, steroids=False, leptomeningeal=False
)
GROWING = BrainFacet(
    known_metastases=True, treated=False, stable=False, symptoms=True, steroids=True, leptomeningeal=True
)
SPREAD = BrainFacet(known_metastases=True)
UNSAID = BrainFacet()


def verdict(text: str, section: Section, brain: BrainFacet, *, cancer: str = "breast") -> str:
    profile = Profile(cancers=(CancerFacet(id=cancer),), brain=brain)
    return all_of(ask.judge(profile) for ask in read_brain(statements(text, section))).verdict


@pytest.mark.parametrize(
    ("text", "brain", "told"),
    [
        ("Brain metastases", CLEAR, "MET"),
        ("Brain metastases", NEVER_SCANNED, "UNKNOWN"),
        ("Known brain metastases", NEVER_SCANNED, "MET"),
        ("Symptomatic brain metastases", NEVER_SCANNED, "MET"),
        ("Brain metastases", UNSAID, "UNKNOWN"),
        ("Brain metastases", QUIET, "NOT_MET"),
        ("Symptomatic, untreated or progressing brain metastases, or on steroids", QUIET, "MET"),
        ("Symptomatic brain metastases", GROWING, "NOT_MET"),
        ("Untreated brain metastases", SPREAD, "UNKNOWN"),
        ("Progressing brain metastases", SPREAD, "UNKNOWN"),
        ("Brain metastases unless treated and stable", QUIET, "MET"),
        ("Brain metastases unless treated and stable", GROWING, "NOT_MET"),
        ("Brain metastases unless treated and stable", SPREAD, "UNKNOWN"),
        ("Active brain metastases; stable ones are allowed", GROWING, "UNKNOWN"),
        ("Brain metastases. Patients can participate if they were irradiated.", QUIET, "MET"),
        ("Leptomeningeal disease", QUIET, "MET"),
        ("Leptomeningeal disease", GROWING, "NOT_MET"),
        ("Leptomeningeal disease", SPREAD, "UNKNOWN"),
        ("Leptomeningeal disease", CLEAR, "MET"),
        ("Leptomeningeal disease", NEVER_SCANNED, "UNKNOWN"),
        ("Compression of the spinal cord", QUIET, "UNKNOWN"),
        ("Need of dexamethasone", QUIET, "MET"),
        ("Need of dexamethasone", GROWING, "NOT_MET"),
    ],
)
def test_an_exclusion_is_told_by_what_is_known_of_the_brain(text: str, brain: BrainFacet, told: str) -> None:
    assert verdict(text, "exclusion", brain) == told


@pytest.mark.parametrize(("brain", "told"), [(CLEAR, "MET"), (QUIET, "MET"), (GROWING, "UNKNOWN"), (UNSAID, "UNKNOWN")])
def test_whoever_has_spread_must_have_had_it_treated(brain: BrainFacet, told: str) -> None:
    assert verdict("Brain metastases must have been treated", "inclusion", brain) == told
    assert TreatedBrainAsk().judge(Profile(brain=brain)).verdict == told


def test_what_grows_in_the_brain_is_no_spread_of_a_cancer_that_began_there() -> None:
    assert verdict("Brain metastases", "exclusion", UNSAID, cancer="brain-glioma") == "MET"


def test_another_matter_beside_the_brain_is_left_to_others() -> None:
    asks = list(read_brain(statements("Known brain metastases. Infection of the spine.", "exclusion")))
    assert asks == [BrainAsk(known=True)]
    assert list(read_brain(statements("Compression of the cord", "exclusion"))) == [UnclearAsk("not-asked")]
