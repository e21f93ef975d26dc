"""The words by which a trial shows that it is aimed at somebody's cancer."""

from __future__ import annotations

from rumbo.oncology import biomarkers, drugs
from rumbo.trials import Profile
from rumbo.trials.aims import _rows, aims_of
from rumbo.trials.facets import CancerFacet
from rumbo.trials.results import biomarker_facets


def test_a_marker_brings_its_names_and_what_acts_on_it() -> None:
    aims = aims_of(Profile(biomarkers=tuple(biomarker_facets("KRAS", "G12D mutation"))))
    assert aims.markers == ("KRAS", "G12D")
    assert {"MEK", "sotorasib"} <= {*aims.acts}
    assert "KRAS" not in aims.acts


def test_a_marker_that_is_no_gene_has_its_own_name_alone() -> None:
    assert aims_of(Profile(biomarkers=tuple(biomarker_facets("MSI", "MSI-high")))).markers == ("MSI/MMR",)


def test_a_marker_that_is_not_there_brings_nothing() -> None:
    assert aims_of(Profile(biomarkers=tuple(biomarker_facets("KRAS", "wild type")))).markers == ()


def test_of_a_cancer_only_the_words_count_that_tell_it_from_others() -> None:
    cancer = CancerFacet(words="invasive ductal carcinoma of the left breast")
    assert aims_of(Profile(cancers=(cancer,))).cancer == ("breast",)


def test_every_gene_medicine_and_class_of_the_table_is_known() -> None:
    groups = {drug.group for drug in drugs().values()}
    known = {entry.symbol for entry in biomarkers().values()}
    assert any(set(row.genes) & known for row in _rows().values())
    for name, row in _rows().items():
        assert set(row.groups) <= groups, name
        assert set(row.medicines) <= drugs().keys(), name
        assert all(word == word.strip() and " " not in word for word in row.words), name
