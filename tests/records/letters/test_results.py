"""The result a text gives of each biomarker."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.records.letters.marks import find_marks
from rumbo.records.letters.results import read_markers


def results(text: str, *, lang: str = "en") -> list[tuple[str, str, bool | None]]:
    return [
        (mark.symbol, each.words, each.positive) for mark, each in read_markers(text, marks=find_marks(text, lang=lang))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ER+/PR-/HER2-", [("ER", "+", True), ("PR", "-", False), ("HER2", "-", False)]),
        ("p16 (+)", [("p16", "+", True)]),
        ("ER 95%, PR 0%, HER2 1+", [("ER", "ER 95%", True), ("PR", "0%", False), ("HER2", "1+", False)]),
        ("HER2 0", [("HER2", "HER2 0", False)]),
        (
            "HER2 2+ (FISH not amplified), Ki-67 18%",
            [("HER2", "2+ (FISH not amplified)", False), ("Ki-67", "18%", None)],
        ),
        ("HER2 2+, equivocal", [("HER2", "2+", None)]),
        ("HER2-low (IHC 1+)", [("HER2-low", "HER2-low", True)]),
        ("ER-positive, PR-negative (0%)", [("ER", "positive", True), ("PR", "negative (0%)", False)]),
        ("negative for EGFR, ALK and ROS1", [(each, "negative for", False) for each in ("EGFR", "ALK", "ROS1")]),
        (
            "EGFR/ALK negative, PD-L1 TPS 60%",
            [("EGFR", "negative", False), ("ALK", "negative", False), ("PD-L1", "60%", None)],
        ),
        ("KRAS G12D mutation detected", [("KRAS", "KRAS G12D mutation detected", True)]),
        ("BRAF V600E not detected", [("BRAF", "not detected", False)]),
        ("No EGFR mutation. No KRAS mutation", [("EGFR", "no EGFR mutation", False), ("KRAS", "no mutation", False)]),
        ("Estabilidad de microsatélites", [("MSI/MMR", "Estabilidad de microsatélites", False)]),
        ("Microsatellite stability confirmed", [("MSI/MMR", "Microsatellite stability", False)]),
        ("Sin inestabilidad de microsatélites", [("MSI/MMR", "no inestabilidad de microsatélites", False)]),
        ("No microsatellite instability", [("MSI/MMR", "no microsatellite instability", False)]),
        ("Se detecta inestabilidad microsatelital", [("MSI/MMR", "inestabilidad microsatelital", True)]),
        ("Se pide estudio de inestabilidad de microsatélites", []),
        ("Microsatellite instability testing was ordered", []),
        ("MSS, TMB 4 mut/Mb", [("MSI/MMR", "MSS", False), ("TMB", "4 mut/Mb", None)]),
        ("MSI-H/dMMR", [("MSI/MMR", "MSI-H", True)]),
        ("loss of MLH1/PMS2 expression", [("MSI/MMR", "loss of", True)]),
        ("harbors an ALK fusion", [("ALK", "ALK fusion", True)]),
        ("carrier of BRCA2", [("BRCA2", "carrier of BRCA2", True)]),
        ("with an EGFR mutation", [("EGFR", "EGFR mutation", True)]),
        ("with t(11;14)", [("t(11;14)", "t(11;14)", True)]),
        ("no t(11;14)", [("t(11;14)", "no t(11;14)", False)]),
        (
            "t(11;14) present, del(17p) not detected",
            [("t(11;14)", "present", True), ("del(17p)", "not detected", False)],
        ),
        ("BRCA2 variant of uncertain significance", [("BRCA2", "variant of uncertain significance", None)]),
        ("p53 abnormal", [("TP53", "abnormal", None)]),
        ("EGFR L858R mutation; T790M negative", [("EGFR", "mutation", True), ("EGFR T790M", "negative", False)]),
        ("MYC/BCL2 not rearranged", [("MYC", "not rearranged", False), ("BCL2", "not rearranged", False)]),
        ("ctDNA (own assay): not detected", [("ctDNA", "not detected", False)]),
        (
            "positive for CK7 and TTF-1 and negative for p16",
            [("TTF-1", "positive for", True), ("p16", "negative for", False)],
        ),
        (
            "immunoreactive for GATA3, ER (80%) and p16",
            [("ER", "immunoreactive for (80%)", True), ("p16", "immunoreactive for", True)],
        ),
        (  # what each has of its own counts for more than what stands before all
            "positive for carcinoma, ER 90%, PR negative, HER2 0",
            [("ER", "ER 90%", True), ("PR", "negative", False), ("HER2", "HER2 0", False)],
        ),
        (
            "positive for mutated KRAS, no BRAF mutation",
            [("KRAS", "mutated", True), ("BRAF", "no mutation", False)],
        ),
        ("MLH1 and PMS2 lost, MSH2 and MSH6 retained", [("MSI/MMR", "lost", True)]),
        ("PR absent", [("PR", "absent", False)]),
        ("EBER negative  If it comes back", [("EBV", "negative", False)]),
        (
            "no pathogenic variants were identified in BRCA1 or BRCA2",
            [(each, "no pathogenic variants were identified in", False) for each in ("BRCA1", "BRCA2")],
        ),
        ("PALB2: no harmful change found", [("PALB2", "no harmful change found", False)]),
    ],
)
def test_a_result_is_told_as_written_with_what_it_means(text: str, expected: list[object]) -> None:
    assert results(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RE: positivo (90 %), RP: negativo (0 %)", [("ER", "positivo (90 %)", True), ("PR", "negativo (0 %)", False)]),
        ("MSH2, MSH6, MLH1 y PMS2 conservan la expresión", [("MSI/MMR", "conservan la expresión", False)]),
        (
            "BRCA2: no se detectan variantes patogénicas",
            [("BRCA2", "no se detectan variantes patogénicas", False)],
        ),
        (
            "positivos para p16 y TTF-1 y negativos para ALK",
            [("p16", "positivos para", True), ("TTF-1", "positivos para", True), ("ALK", "negativos para", False)],
        ),
        ("triple negativo", [(each, "triple negativo", False) for each in ("ER", "PR", "HER2")]),
        ("RH- HER2+++", [("ER", "-", False), ("PR", "-", False), ("HER2", "+++", True)]),
        (
            "sin mutación de EGFR, traslocación de ALK no detectada",
            [("EGFR", "sin mutación de", False), ("ALK", "no detectada", False)],
        ),
        ("KRAS nativo", [("KRAS", "nativo", False)]),
        ("estudio de BRCA pendiente", []),
    ],
)
def test_spanish_results_are_read_too(text: str, expected: list[object]) -> None:
    assert results(text, lang="es") == expected


@pytest.mark.parametrize(
    "text",
    [
        "EGFR and ALK pending; PD-L1 not tested",
        "KRAS, NRAS and BRAF testing will be sent",
        "EGFR mutation",
        "seen in the ER; PR exam negative",
        "HER2",
        "no HER2",
        "A negative result does not exclude EGFR mutation.",
        "EGFR was discussed with her in great detail",
    ],
)
def test_what_has_no_result_tells_nothing(text: str) -> None:
    assert results(text) == []


WORDS = [
    "ER",
    "HER2",
    "EGFR",
    "BRCA1",
    "+",
    "-",
    "95%",
    "positive",
    "negative",
    "not",
    "no",
    "detected",
    "pending",
    ",",
    ";",
    "(",
    ")",
    "/",
    "and",
    "2+",
]


@given(st.lists(st.sampled_from(WORDS), max_size=10))
def test_each_result_is_told_once_and_in_words(words: list[str]) -> None:
    found = results(" ".join(words))
    assert all(said for _, said, _ in found)
    assert len(found) == len(set(found))
