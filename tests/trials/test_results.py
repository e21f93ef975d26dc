"""Results of tests as a profile holds them."""

from __future__ import annotations

import pytest

from rumbo.trials.results import biomarker_facets


@pytest.mark.parametrize(
    ("name", "result", "positive", "variants", "percent"),
    [
        ("KRAS", "G12D mutation", True, ("G12D",), None),
        ("EGFR", "exon 19 deleted", True, ("exon 19 deleted",), None),
        ("BRAF V600E", "not detected", False, (), None),
        ("PD-L1 TPS", "5%", None, (), 5.0),
        ("ER", "90%", True, (), 90.0),
    ],
)
def test_a_result_is_read_with_its_share_and_its_changes(
    name: str, result: str, positive: bool | None, variants: tuple[str, ...], percent: float | None
) -> None:
    (facet,) = biomarker_facets(name, result)
    assert (facet.positive, facet.variants, facet.percent) == (positive, variants, percent)


def test_what_the_record_says_itself_counts_before_the_words() -> None:
    (facet,) = biomarker_facets("HER2", "negative", positive=True)
    assert facet.positive is True


def test_one_result_of_two_tests_is_two_facets() -> None:
    assert [each.id for each in biomarker_facets("ALK/ROS1", "negative")] == ["alk", "ros1"]


def test_an_inherited_change_is_marked_and_an_unknown_gene_is_kept() -> None:
    (inherited,) = biomarker_facets("germline BRCA2", "pathogenic variant")
    (unknown,) = biomarker_facets("ABCD9", "amplification")
    assert inherited.inherited
    assert (unknown.id, unknown.name) == (None, "ABCD9")
