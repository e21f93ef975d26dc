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


@pytest.mark.parametrize(
    ("name", "result", "positive", "percent"),
    [
        ("HER2", "amplified", True, None),
        ("HER2", "IHC 2+/ISH not amplified", False, None),
        ("EGFR", "WT", False, None),
        ("KIT", "exon 9", True, None),
        ("PTEN", "Q171", True, None),
        ("FLT3", "ITD", True, None),
        ("CHEK2", "1100delC", True, None),
        ("ESR1", "none found", False, None),
        ("MSI", "stable", False, None),
        ("microsatellite status", "MSS", False, None),
        ("gBRCA1/2", "negative", False, None),
        ("PD-L1", "TPS 60 %", True, 60.0),
        ("PD-L1", "TPS <1%", False, 0.0),
        ("PD-L1", "<20%", None, None),
        ("PD-L1", "1-49%", None, 1.0),
        ("PD-L1", "CPS 12", None, 12.0),
        ("TMB", "14 mut/Mb", True, 14.0),
        ("TMB", "3 mutations per megabase", False, 3.0),
        ("NTRK", "pending", None, None),
        ("ER", "0% (breast and liver biopsy)", False, 0.0),
        ("XYZ9", "", None, None),
    ],
)
def test_careful_people_write_one_result_in_many_ways(
    name: str, result: str, positive: bool | None, percent: float | None
) -> None:
    (facet,) = biomarker_facets(name, result)
    assert (facet.positive, facet.percent) == (positive, percent)


def told(name: str, result: str) -> list[tuple[str, bool | None]]:
    return [(each.name, each.positive) for each in biomarker_facets(name, result)]


def test_what_a_panel_lists_it_has_found_unless_it_denies_it() -> None:
    assert told("cytogenetics", "t(11;14), 1q gain") == [("t(11;14)", True), ("1q gain", True)]
    assert told("FISH", "del(17p) not detected") == [("del(17p)", False)]
    assert told("NGS panel", "TP53 not tested") == [("TP53", None)]
    assert told("cytogenetics", "normal") == [("cytogenetics", False)]


def test_one_variant_denied_beside_another_denies_only_itself() -> None:
    assert told("BRAF", "V600E not detected") == [("BRAF V600E", False)]
    assert told("EGFR", "exon 19 deletion, T790M negative") == [("EGFR T790M", False), ("EGFR", True)]


def test_another_biomarker_in_the_same_line_has_its_own_result() -> None:
    assert told("MYC", "rearranged; BCL2 not rearranged") == [("BCL2", False), ("MYC", True)]
