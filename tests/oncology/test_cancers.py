from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.oncology import (
    Icd10,
    IcdO3Morphology,
    IcdO3Site,
    cancer_name,
    cancer_of,
    cancer_of_code,
    cancers,
    find_cancer,
    is_blood,
    suggest_cancers,
)
from rumbo.oncology.cancers import _rows
from rumbo.oncology.surroundings import Area

SITES = st.from_regex(IcdO3Site.pattern, fullmatch=True).map(IcdO3Site)
CELLS = st.none() | st.from_regex(IcdO3Morphology.pattern, fullmatch=True).map(IcdO3Morphology)


@pytest.mark.parametrize(
    ("site", "cell", "expected"),
    [
        ("C50.4", "8500/3", "breast"),
        ("C50.4", "8000/3", "breast"),
        ("C34.1", None, "non-small-cell-lung"),
        ("C34.1", "8041/3", "small-cell-lung"),
        ("C44.7", "8720/3", "melanoma"),
        ("C44.7", None, "skin"),
        ("C44.3", "8247/3", "merkel-cell"),
        ("C22.0", "8170/3", "liver-hepatocellular"),
        ("C22.0", "8160/3", "liver-cholangiocarcinoma"),
        ("C25.9", "8240/3", "neuroendocrine-tumours"),
        ("C62.9", None, "testicular-germ-cell"),
        ("C38.1", "9061/3", "testicular-germ-cell"),
        ("C71.1", "9440/3", "brain-glioma"),
        ("C40.2", "9180/3", "sarcoma-soft-tissue-and-bone"),
        ("C16.9", "8936/3", "gist"),
        ("C38.4", "9050/3", "mesothelioma"),
        ("C42.1", "9732/3", "multiple-myeloma"),
        ("C42.1", "9866/3", "acute-promyelocytic-leukemia"),
        ("C42.1", "9861/3", "acute-myeloid-leukemia"),
        ("C42.1", None, "blood-unsaid"),
        ("C77.3", None, "lymphoma"),
        ("C16.9", "9680/3", "diffuse-large-b-cell-lymphoma"),
        ("C77.0", "8070/3", None),
        ("C75.3", None, None),
        (None, "8720/3", "melanoma"),
        (None, None, None),
    ],
)
def test_a_cancer_is_told_by_its_cell_type_and_else_by_its_site(
    site: str | None, cell: str | None, expected: str | None
) -> None:
    entry = cancer_of(IcdO3Site(site) if site else None, IcdO3Morphology(cell) if cell else None)
    assert (entry.id if entry else None) == expected


def test_every_cancer_is_written_with_valid_sites_cells_and_codes() -> None:
    for name, row in _rows().items():
        for area in (row.sites, row.alone):
            assert all(IcdO3Site.find(code) for code in Area(area).codes), name
        for written in row.morphology:
            first, _, last = written.partition("-")
            assert IcdO3Morphology(f"{first}/3") <= IcdO3Morphology(f"{last or first}/3"), name
        assert all(Icd10.find(code) for code in row.icd10), name
        assert all(IcdO3Site.find(code) for code in row.parts), name


def test_no_two_cancers_share_a_code_or_a_name() -> None:
    codes = [code for row in _rows().values() for code in row.icd10]
    names = [name for entry in cancers().values() for name in {entry.name.en, entry.name.es}]
    assert len(codes) == len(set(codes))
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("C43.71", "melanoma"),
        ("C90.02", "multiple-myeloma"),
        ("C91.10", "chronic-lymphocytic-leukemia"),
        ("C91.92", "leukemia"),
        ("C83.31", "diffuse-large-b-cell-lymphoma"),
        ("C83.9", "lymphoma"),
        ("C45.0", "mesothelioma"),
        ("C50.911", None),
    ],
)
def test_some_codes_name_a_cancer_beyond_its_site(code: str, expected: str | None) -> None:
    entry = cancer_of_code(Icd10(code))
    assert (entry.id if entry else None) == expected


def test_a_name_has_its_side_only_in_paired_organs() -> None:
    assert cancer_name(IcdO3Site("C50.9"), side="left").en == "breast cancer, left side"
    assert cancer_name(IcdO3Site("C56.9"), side="bilateral").es == "cáncer de ovario, ambos lados"
    assert cancer_name(IcdO3Site("C61.9"), side="left").en == "prostate cancer"
    assert cancer_name(IcdO3Site("C50.9"), side="midline").en == "breast cancer"


def test_a_part_of_an_organ_has_its_own_name() -> None:
    assert cancer_name(IcdO3Site("C20.9")).es == "cáncer de recto"
    assert cancer_name(IcdO3Site("C18.1")).en == "cancer of the appendix"


def test_a_cancer_that_no_table_holds_is_named_by_its_place() -> None:
    assert cancer_name(IcdO3Site("C75.3")).en == "cancer that began here: pineal gland"
    assert cancer_name(None).es == "cáncer"
    assert cancer_name(None, IcdO3Morphology("8720/3")).en == "melanoma"


def test_blood_cancers_are_told_by_cell_type_and_else_by_site() -> None:
    assert is_blood(IcdO3Site("C16.9"), IcdO3Morphology("9680/3"))
    assert is_blood(IcdO3Site("C42.1"))
    assert not is_blood(IcdO3Site("C77.0"), IcdO3Morphology("8070/3"))
    assert not is_blood(None)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Infiltrating ductal carcinoma of right female breast", "breast"),
        ("Malignant neoplasm of prostate", "prostate"),
        ("cáncer de seno izquierdo", "breast"),
        ("Leucemia linfoblástica aguda en recaída", "acute-lymphoblastic-leukemia"),
        ("ALL, relapsed", "acute-lymphoblastic-leukemia"),
        ("all is well", None),
        ("tumor of no place", None),
        ("liver", None),
    ],
)
def test_a_cancer_is_found_in_words(words: str, expected: str | None) -> None:
    entry = find_cancer(words)
    assert (entry.id if entry else None) == expected


def test_every_cancer_is_offered_for_its_name_in_either_language_even_with_a_wrong_letter() -> None:
    missed = []
    for entry in cancers().values():
        for lang in ("en", "es"):
            name = entry.name.said(lang)  # type: ignore[arg-type]  # a literal, which a loop forgets
            for typed in (name, f"{name[:2]}x{name[3:]}", name.upper()):
                if entry not in suggest_cancers(typed, lang):  # type: ignore[arg-type]  # as above
                    missed.append((entry.id, typed))  # noqa: PERF401 - reads better than three nested comprehensions
    assert missed == []


def test_a_paired_organ_makes_a_paired_cancer() -> None:
    assert cancers()["breast"].paired
    assert cancers()["testicular-germ-cell"].paired
    assert not cancers()["prostate"].paired
    assert len({*cancers().values()}) == len(cancers())


@given(SITES, CELLS)
def test_every_site_and_cell_type_has_a_name_in_both_languages(site: IcdO3Site, cell: IcdO3Morphology | None) -> None:
    name = cancer_name(site, cell)
    assert name.en
    assert name.es
    entry = cancer_of(site, cell)
    assert entry is None or entry.is_blood == is_blood(site, cell)


@given(st.text())
def test_any_text_is_searched_without_failing(typed: str) -> None:
    find_cancer(typed)
    assert len(suggest_cancers(typed, "es", limit=3)) <= 3
