"""Sizes on scans and proteins in the blood, as response criteria count them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials import Profile
from rumbo.trials.criteria.lesions import is_measurable, lesions_of
from rumbo.trials.facets import CancerFacet, LabFacet, SettingFacet


def scanned(words: str, *, cancer: str = "breast") -> Profile:
    return Profile(cancers=(CancerFacet(id=cancer),), statements=(words,))


@pytest.mark.parametrize(
    ("words", "cancer", "told"),
    [
        ("CT: liver lesion 2.4 cm", "breast", True),
        ("CT: liver lesion 8 mm", "breast", None),
        ("mediastinal node 12 mm", "breast", None),
        ("mediastinal node 18 x 16 mm", "breast", True),
        ("mediastinal node 18 x 12 mm", "breast", None),
        ("inguinal node 22 x 12 mm", "follicular-lymphoma", True),
        ("splenic mass 30 mm", "follicular-lymphoma", True),
        ("enhancing tumour 24 x 19 mm", "brain-glioma", True),
        ("enhancing tumour 24 mm", "brain-glioma", None),
        ("brain metastasis 14 mm", "breast", None),
        ("lytic bone lesion 30 mm", "breast", None),
        ("primary tumour 4 cm at diagnosis, 2.1 cm thickness", "breast", True),
        ("nodule excised, was 22 mm", "breast", None),
        ("she is 160 cm tall", "breast", None),
        ("liver lesion stable; the scar is 3 cm long", "breast", None),
    ],
)
def test_a_lesion_counts_from_the_size_that_its_criteria_name(words: str, cancer: str, told: bool | None) -> None:
    assert is_measurable(scanned(words, cancer=cancer)) is told


def test_what_the_profile_says_itself_goes_before_its_sizes() -> None:
    said = Profile(statements=("liver lesion 2.4 cm",), setting=SettingFacet(measurable=False))
    assert is_measurable(said) is False


@pytest.mark.parametrize(
    ("name", "value", "unit", "source", "least", "told"),
    [
        ("serum M-protein", 12, "g/L", "", None, True),
        ("serum M-protein", 1.2, "g/dL", "", None, True),
        ("serum M-protein", 7, "g/L", "", None, None),
        ("serum M-protein", 7, "g/L", "", 5.0, True),
        ("urine M-protein", 300, "g/L", "", None, None),
        ("serum M-protein", 12, "units", "", None, None),
        ("kappa free light chain", 180, "mg/L", "kappa 180 mg/L, ratio 22", None, True),
        ("kappa free light chain", 18, "mg/dL", "kappa 18 mg/dL, ratio 0.1", None, True),
        ("kappa free light chain", 180, "mg/L", "kappa 180 mg/L, ratio 1.1", None, None),
        ("kappa free light chain", 180, "mg/L", "kappa 180 mg/L", None, None),
        ("kappa free light chain", 80, "mg/L", "kappa 80 mg/L, ratio 22", None, None),
        ("albumin", 40, "g/L", "", None, None),
    ],
)
def test_a_myeloma_is_measured_by_its_proteins(
    name: str, value: float, unit: str, source: str, least: float | None, told: bool | None
) -> None:
    lab = LabFacet(name=name, value=value, unit=unit, source=source)
    profile = Profile(cancers=(CancerFacet(id="multiple-myeloma"),), labs=(lab,))
    assert is_measurable(profile, m_protein_g_l=least) is told


@given(st.text(max_size=80))
def test_any_sentence_gives_sizes_whose_longest_comes_first(words: str) -> None:
    assert all(
        each.longest_mm >= (each.other_mm or 0)
        for each in lesions_of(Profile(statements=(words, f"mass {words} 3 x 4 cm")))
    )
