"""Lines about biomarkers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.trials import Profile
from rumbo.trials.criteria.asking import all_of
from rumbo.trials.criteria.lines import Section
from rumbo.trials.criteria.markers import Marker, MarkerAsk, read_markers, shows, variants_of, without_markers
from rumbo.trials.criteria.wording import Statement, statements
from rumbo.trials.results import biomarker_facets


def resulted(*results: tuple[str, str]) -> Profile:
    return Profile(biomarkers=tuple(facet for name, result in results for facet in biomarker_facets(name, result)))


def verdict(text: str, section: Section, *results: tuple[str, str]) -> str:
    return all_of(ask.judge(resulted(*results)) for ask in read_markers(statements(text, section))).verdict


TRIPLE = (("ER", "0%, negative"), ("PR", "0%, negative"), ("HER2", "IHC 0, negative"))


@pytest.mark.parametrize(
    ("text", "results", "told"),
    [
        ("HER2-positive breast cancer", (("HER2", "IHC 3+, positive"),), "MET"),
        ("HER2-positive breast cancer", (("HER2", "IHC 0, negative"),), "NOT_MET"),
        ("HER2-positive breast cancer", (), "UNKNOWN"),
        ("HER2-low breast cancer", (("HER2", "IHC 1+"),), "MET"),
        ("HER2-low breast cancer", (("HER2", "IHC 3+, positive"),), "NOT_MET"),
        ("HER2-low breast cancer", (("HER2", "IHC 2+"),), "UNKNOWN"),
        ("ER and PR negative tumours", TRIPLE, "MET"),
        ("Estrogen receptor (ER) and progesterone receptor negative", TRIPLE, "MET"),
        ("HER2 negativity shown by a laboratory", TRIPLE, "MET"),
        ("Triple-negative breast cancer", TRIPLE, "MET"),
        ("HR+ breast cancer", (("ER", "positive 80%"),), "MET"),
        ("KRAS G12C mutation", (("KRAS", "G12C mutation"),), "MET"),
        ("KRAS G12C mutation", (("KRAS", "G12D mutation"),), "NOT_MET"),
        ("KRAS G12C mutation", (("KRAS", "mutation"),), "UNKNOWN"),
        ("KRAS wild-type cancer", (("KRAS", "wild type"),), "MET"),
        ("BRAF V600E mutation", (("BRAF V600E", "not detected"),), "NOT_MET"),
        ("BRAF mutation", (("BRAF V600E", "not detected"),), "UNKNOWN"),
        ("BRAF wild-type", (("BRAF V600E", "not detected"),), "UNKNOWN"),
        ("EGFR sensitizing mutation", (("EGFR", "L858R mutation"),), "MET"),
        ("Exon 19 deletion", (("EGFR", "exon 19 deletion"),), "MET"),
        ("MSI-high cancer", (("MSI/MMR", "MSI-H"),), "MET"),
        ("Microsatellite stable cancer", (("MSI/MMR", "MSS"),), "MET"),
        ("Non-MSI-H cancer", (("MSI/MMR", "MSS"),), "MET"),
        ("PD-L1 of at least 50%", (("PD-L1", "TPS 60%"),), "MET"),
        ("PD-L1 of at least 50%", (("PD-L1", "TPS 5%"),), "NOT_MET"),
        ("PD-L1 of at least 10", (("PD-L1", "CPS 12"),), "MET"),
        ("PD-L1 of at least 20", (("PD-L1", "CPS 12"),), "NOT_MET"),
        ("PD-L1 positive", (("PD-L1 CPS (22C3)", "20"),), "MET"),
        ("PD-L1 negative", (("PD-L1", "CPS 12"),), "NOT_MET"),
        ("PD-L1 less than 1%", (("PD-L1", "CPS 0"),), "MET"),
        ("PD-L1 positive", (("PD-L1", "sent"),), "UNKNOWN"),
        ("KRAS mutation", (("KRAS", "pending"),), "UNKNOWN"),
        ("Known KRAS status", (("KRAS", "wild type"),), "MET"),
        ("EGFR or ALK mutation", (("ALK", "fusion detected"), ("EGFR", "wild type")), "MET"),
        ("At least one of EGFR and ALK mutations", (("ALK", "fusion detected"),), "MET"),
        ("KRAS mutation by therascreen", (("KRAS", "G12C mutation"),), "UNKNOWN"),
        ("Tumours that do not carry a KRAS mutation", (("KRAS", "wild type"),), "MET"),
    ],
)
def test_an_inclusion_asks_for_a_result(text: str, results: tuple[tuple[str, str], ...], told: str) -> None:
    assert verdict(text, "inclusion", *results) == told


@pytest.mark.parametrize(
    ("text", "results", "told"),
    [
        ("Known EGFR mutation", (), "MET"),
        ("EGFR mutation", (), "UNKNOWN"),
        ("EGFR mutation", (("EGFR", "wild type"),), "MET"),
        ("EGFR mutation", (("EGFR", "L858R mutation"),), "NOT_MET"),
        ("Unknown EGFR status", (("EGFR", "wild type"),), "MET"),
    ],
)
def test_an_exclusion_shuts_out_a_result(text: str, results: tuple[tuple[str, str], ...], told: str) -> None:
    assert verdict(text, "exclusion", *results) == told


@pytest.mark.parametrize(
    "text",
    [
        "Any KRAS status",
        "PSA that rises despite low testosterone",
        "Prior EGFR inhibitor",
        "Prior anti-HER2 treatment",
        "KRAS wild-type or mutated",
        "Willing adults",
        "HER2-positive tumours are allowed",
    ],
)
def test_what_names_no_result_asks_nothing(text: str) -> None:
    assert list(read_markers(statements(text, "inclusion"))) == []


def test_what_is_not_sure_shuts_nobody_out() -> None:
    ask = MarkerAsk((Marker("her2"),), sure=False)
    assert ask.judge(resulted(("HER2", "IHC 0, negative"))).verdict == "UNKNOWN"


def test_the_latest_result_that_decides_counts() -> None:
    assert shows(Marker("her2"), resulted(("HER2", "IHC 3+, positive"), ("HER2", "equivocal"))) is True


def test_both_genes_together_tell_of_one_where_nothing_was_found_and_one_tells_of_both_where_it_was() -> None:
    assert shows(Marker("brca1"), resulted(("germline BRCA1/2", "negative"))) is False
    assert shows(Marker("brca1"), resulted(("germline BRCA1/2", "positive"))) is None
    assert shows(Marker("brca"), resulted(("BRCA2", "positive"))) is True
    assert shows(Marker("brca"), resulted(("BRCA2", "negative"))) is None


def test_a_share_of_cells_is_unknown_where_only_a_state_is_told() -> None:
    assert shows(Marker("pd-l1", least=50.0), resulted(("PD-L1", "positive"))) is None
    assert shows(Marker("pd-l1", "low"), resulted(("PD-L1", "CPS 1"))) is None


def test_variants_have_one_spelling_and_a_whole_exon_is_none() -> None:
    assert variants_of("EGFR exon 21, exon 20 insertions, p.T790M") == ("exon20ins", "T790M")


def test_a_gene_named_like_a_cancer_is_taken_out() -> None:
    assert "lymphoma" not in without_markers("fusion of anaplastic lymphoma kinase")


@given(text=st.text(max_size=60), wanted=st.booleans())
def test_any_words_are_judged_for_anybody(text: str, wanted: bool) -> None:
    for ask in read_markers((Statement(f"HER2 {text} KRAS", wanted=wanted),)):
        assert ask.judge(resulted(*TRIPLE)).verdict in {"MET", "NOT_MET", "UNKNOWN"}
