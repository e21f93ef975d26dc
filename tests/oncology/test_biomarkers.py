from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.oncology import (
    Loinc,
    biomarker_by_loinc,
    biomarkers,
    find_biomarker,
    find_biomarkers,
    read_result,
    suggest_biomarkers,
)
from rumbo.oncology.biomarkers import _names, is_no_result
from rumbo.oncology.phrases import fold


@pytest.mark.parametrize(
    "words",
    [
        "positive (95%)",
        "Positive, diffuse (>90%)",
        "3+",
        "amplified",
        "p.L858R detected",
        "E545K",
        "c.1799T>A",
        "MSI-H",
        "loss of MLH1",
        "mutación detectada",
        "positivo",
        "2+, FISH amplified",
        "likely pathogenic variant",
    ],
)
def test_results_that_mean_yes(words: str) -> None:
    assert read_result(words) is True


@pytest.mark.parametrize(
    "words",
    [
        "not detected",
        "NEGATIVE (0%)",
        "negative (IHC 0)",
        "1+",
        "wild type",
        "pMMR",
        "proficient (intact)",
        "non-amplified",
        "no se detectó mutación",
        "sin amplificación",
        "ausencia de mutación",
        "no mutado",
        "TPS <1%",
        "2+ / FISH negative",
        "No pathogenic variants",
        "Negative for pathogenic variant",
        "negativo para mutación patogénica",
    ],
)
def test_results_that_mean_no(words: str) -> None:
    assert read_result(words) is False


@pytest.mark.parametrize(
    "words",
    [
        "",
        "equivocal",
        "2+",
        "5%",
        "12.3",
        "pending",
        "variant of uncertain significance",
        "no alterations detected (not informative)",
        "positive in one core, negative in the other",
    ],
)
def test_results_that_do_not_say(words: str) -> None:
    assert read_result(words) is None


@pytest.mark.parametrize(
    ("words", "symbol"),
    [
        ("ER", "ER"),
        ("Receptores de estrógeno", "ER"),
        ("HER2 IHC 1+", "HER2"),
        ("HER2-low", "HER2-low"),
        ("BRCA1/2", "BRCA"),
        ("PD-L1 TPS 5%", "PD-L1"),
        ("HPV 16 DNA, tonsil", "HPV"),
        ("cancer Ag 125", "CA-125"),
        ("MET exon 14", "MET"),
        ("17p deletion", "del(17p)"),
        ("BCR-ABL1", "BCR::ABL1"),
        ("HLA-A*02:01 positive", "HLA-A*02:01"),
        ("BAP1 loss by stain", "BAP1"),
        ("H3K27M mutant", "H3 K27M"),
        ("INI1 retained", "SMARCB1"),
    ],
)
def test_a_biomarker_is_found_in_words(words: str, symbol: str) -> None:
    entry = find_biomarker(words)
    assert entry is not None
    assert entry.symbol == symbol


@pytest.mark.parametrize("words", ["", "er", "we met today", "ret", "alk phos"])
def test_everyday_words_are_no_biomarkers(words: str) -> None:
    assert find_biomarker(words) is None


def test_several_biomarkers_of_one_line_are_all_found() -> None:
    assert [entry.symbol for entry in find_biomarkers("ER/PR negative, HER2 3+")] == ["ER", "PR", "HER2"]


def test_a_test_number_names_its_biomarker() -> None:
    psa = biomarker_by_loinc(Loinc("2857-1"))
    assert psa is not None
    assert psa.id == "psa"
    assert biomarker_by_loinc(Loinc("718-7")) is None


def test_no_name_and_no_test_number_belongs_to_two_biomarkers() -> None:
    owners = defaultdict(set)
    for entry in biomarkers().values():
        for key in (*(fold(name) for name in _names(entry)), *entry.loinc):
            owners[key].add(entry.id)
    assert [ids for ids in owners.values() if len(ids) > 1] == []


def test_every_biomarker_is_found_by_each_of_its_names() -> None:
    wrong = [
        (entry.id, name) for entry in biomarkers().values() for name in _names(entry) if find_biomarker(name) != entry
    ]
    assert wrong == []
    assert len({*biomarkers().values()}) == len(biomarkers())


def test_every_biomarker_is_offered_for_its_name_in_either_language_even_with_a_wrong_letter() -> None:
    missed = [
        (entry.id, typed)
        for entry in biomarkers().values()
        for name, lang in ((entry.name.en, "en"), (entry.name.es, "es"))
        for typed in (name, f"{name[:-1]}x" if len(name) > 5 else name)
        if entry not in suggest_biomarkers(typed, lang)  # type: ignore[arg-type]  # a literal, which a loop forgets
    ]
    assert missed == []


@given(st.text())
def test_any_text_is_read_without_failing(words: str) -> None:
    assert read_result(words) in (True, False, None)
    find_biomarkers(words)


@pytest.mark.parametrize(
    ("words", "positive"),
    [
        ("mutation not detected", False),  # the word that decides overrules the name of the change
        ("BRAF V600E not detected", False),
        ("KRAS G12D", True),
        ("Negative for pathogenic variant", False),
        ("ER 90%", True),
        ("RE (0 %)", False),
        ("HER2 0", False),
        ("+", True),
        ("-", False),
        ("neg", False),
        ("conserva la expresión", False),
    ],
)
def test_results_as_letters_shorten_them(words: str, positive: bool) -> None:
    assert read_result(words) is positive


@pytest.mark.parametrize(
    ("words", "none"), [("pendiente", True), ("to be sent", True), ("negative", False), ("12 %", False)]
)
def test_a_test_without_a_result_is_told_apart(words: str, none: bool) -> None:
    assert is_no_result(words) is none
