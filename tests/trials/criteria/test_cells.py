"""Lines about the kind of a cancer: its cells, its form, the place where it grows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.oncology import IcdO3Morphology, IcdO3Site
from rumbo.trials import Profile
from rumbo.trials.criteria.asking import all_of
from rumbo.trials.criteria.cells import CellsAsk, is_of_kind, read_cells
from rumbo.trials.criteria.lines import Section
from rumbo.trials.criteria.wording import Statement, statements
from rumbo.trials.facets import CancerFacet, IllnessFacet


def a_cancer(name: str, code: str | None = None, *, words: str = "", site: str | None = None) -> CancerFacet:
    return CancerFacet(id=name, words=words, morphology=IcdO3Morphology.find(code), site=IcdO3Site.find(site))


DUCT = a_cancer("breast", "8500/3")
LUNG = a_cancer("non-small-cell-lung", "8140/3")
SMALL = a_cancer("small-cell-lung", "8041/3")
UNSAID = a_cancer("non-small-cell-lung", "8010/3")
SKIN = a_cancer("melanoma", "8743/3", site="C44.5")
TONSIL = a_cancer("head-and-neck", "8070/3", site="C09.9")
BLADDER = a_cancer("bladder-and-upper-urinary-tract", "8120/3", site="C67.9")
PLASMA = a_cancer("multiple-myeloma", "9732/3")
LIVER = a_cancer("liver-hepatocellular", "8170/3")
GLIOMA = a_cancer("brain-glioma", "9440/3")


def verdict(text: str, section: Section, *cancers: CancerFacet, absent: str = "") -> str:
    denied = (IllnessFacet(name=absent, present=False),) if absent else ()
    profile = Profile(cancers=cancers, illnesses=denied)
    return all_of(ask.judge(profile) for ask in read_cells(statements(text, section))).verdict


@pytest.mark.parametrize(
    ("text", "cancer", "told"),
    [
        ("Adenocarcinoma of the breast", DUCT, "MET"),
        ("Squamous cell carcinoma", DUCT, "NOT_MET"),
        ("Squamous cell carcinoma", UNSAID, "UNKNOWN"),
        ("Non-squamous lung cancer", LUNG, "MET"),
        ("Non-squamous lung cancer", SMALL, "NOT_MET"),
        ("Non-squamous lung cancer", UNSAID, "UNKNOWN"),
        ("Non-clear cell kidney cancer", a_cancer("kidney", "8310/3"), "NOT_MET"),
        ("Tumours, including squamous cell carcinoma", LUNG, "UNKNOWN"),
        ("Carcinoma with a predominantly squamous component", LUNG, "UNKNOWN"),
        ("Inflammatory breast cancer", DUCT, "UNKNOWN"),
        ("Lung cancer without small cell features", LUNG, "MET"),
        ("Lung cancer without small cell features", SMALL, "UNKNOWN"),
        ("Urothelial carcinoma of the ureter", BLADDER, "MET"),
        ("Mixed urothelial and squamous carcinoma", TONSIL, "MET"),
        ("Uveal melanoma", SKIN, "NOT_MET"),
    ],
)
def test_an_inclusion_asks_for_a_kind(text: str, cancer: CancerFacet, told: str) -> None:
    assert verdict(text, "inclusion", cancer) == told


@pytest.mark.parametrize(
    ("text", "cancer", "told"),
    [
        ("Mucosal or uveal melanoma", SKIN, "MET"),
        ("Mucosal or uveal melanoma", a_cancer("melanoma", "8720/3", site="C69.3"), "NOT_MET"),
        ("Nasopharyngeal carcinoma", TONSIL, "MET"),
        ("Nasopharyngeal carcinoma", a_cancer("head-and-neck"), "UNKNOWN"),
        ("Nasopharyngeal carcinoma", a_cancer("head-and-neck", site="C32.0"), "MET"),
        ("Plasma cell leukemia or POEMS syndrome", PLASMA, "MET"),
        ("Mixed small cell and adenocarcinoma of the lung", LUNG, "MET"),
        ("Mixed small cell and adenocarcinoma of the lung", SMALL, "UNKNOWN"),
        ("Fibrolamellar hepatocellular carcinoma", LIVER, "MET"),
        ("Urothelial cancer that is suitable for surgery", BLADDER, "UNKNOWN"),
        ("Secondary glioblastoma", GLIOMA, "MET"),
        ("Gastrointestinal stromal tumours", DUCT, "MET"),
        ("Transformed lymphoma", DUCT, "MET"),
        ("Small cell carcinoma", a_cancer("prostate", words="adenocarcinoma, no small-cell features"), "UNKNOWN"),
        ("Small cell carcinoma", a_cancer("prostate", words="small cell carcinoma of the prostate"), "NOT_MET"),
    ],
)
def test_an_exclusion_shuts_out_a_kind(text: str, cancer: CancerFacet, told: str) -> None:
    assert verdict(text, "exclusion", cancer) == told


def test_a_kind_that_the_profile_denies_is_not_there() -> None:
    unsaid = a_cancer("multiple-myeloma")
    assert verdict("Amyloidosis", "exclusion", unsaid) == "UNKNOWN"
    assert verdict("Amyloidosis", "exclusion", unsaid, absent="amyloidosis") == "MET"
    assert verdict("Non-squamous cancer", "exclusion", UNSAID, absent="asthma") == "UNKNOWN"


def test_a_person_without_a_cancer_is_left_unknown() -> None:
    assert CellsAsk(("squamous",)).judge(Profile()).verdict == "UNKNOWN"


def test_what_is_allowed_and_what_names_no_kind_asks_nothing() -> None:
    assert list(read_cells((Statement("Squamous cells are allowed", wanted=True, allows=True),))) == []
    assert list(read_cells((Statement("Any cancer", wanted=True),))) == []
    assert list(read_cells((Statement("Squamous or non-squamous lung cancer", wanted=True),))) == []


def test_a_list_of_places_beside_a_named_cancer_asks_for_no_one_of_them() -> None:
    assert list(read_cells(statements("Glioblastoma or gliosarcoma", "inclusion"))) == []
    places = "Primary in the oropharynx, hypopharynx or larynx"
    assert verdict(places, "inclusion", TONSIL) == "MET"
    assert verdict(places, "inclusion", a_cancer("head-and-neck", "8070/3", site="C11.9")) == "UNKNOWN"


def test_a_form_is_told_by_words_where_the_code_does_not_hold_it() -> None:
    assert is_of_kind(a_cancer("breast", "8500/3", words="inflammatory carcinoma"), "inflammatory-breast") is True
    assert is_of_kind(DUCT, "inflammatory-breast") is False


@given(text=st.text(max_size=80), wanted=st.booleans())
def test_any_words_are_judged_for_anybody(text: str, wanted: bool) -> None:
    for ask in read_cells((Statement(text, wanted=wanted),)):
        assert {ask.judge(Profile(cancers=(cancer,))).verdict for cancer in (DUCT, UNSAID)} <= {
            "MET",
            "NOT_MET",
            "UNKNOWN",
        }
