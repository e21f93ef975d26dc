from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.oncology import MODALITIES, is_not_treatment, modality_name, read_treatment
from rumbo.oncology.treatments import locate_treatments, treatment_words


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("lumpectomy", "surgery"),
        ("Mastectomía radical modificada", "surgery"),
        ("left mastectomy with sentinel node biopsy", "surgery"),
        ("TURBT", "surgery"),
        ("SBRT left lower lobe 50 Gy/5", "radiation"),
        ("radioterapia holocraneal", "radiation"),
        ("RT to the left breast", "radiation"),
        ("adjuvant AI since 2019", "hormone"),
        ("quimioterapia adyuvante", "chemotherapy"),
        ("androgen deprivation therapy", "hormone"),
        ("bloqueo hormonal", "hormone"),
        ("terapia dirigida", "targeted"),
        ("inmunoterapia", "immunotherapy"),
        ("high-dose chemotherapy with autologous stem cell transplant", "transplant"),
        ("trasplante de médula ósea", "transplant"),
        ("CAR-T cells after chemotherapy", "cell_therapy"),
        ("ablación por radiofrecuencia del hígado", "other"),
        ("liver transplant", "other"),
    ],
)
def test_procedures_are_read_as_kinds_of_treatment(words: str, modality: str) -> None:
    assert read_treatment(words) == modality
    assert not is_not_treatment(words)


@pytest.mark.parametrize(
    "words",
    [
        "core needle biopsy",
        "biopsia escisional",
        "stereotactic biopsy of the breast",
        "CT chest with contrast",
        "Port-a-cath placement",
        "chemotherapy port",
        "mamografía",
        "surgical pathology report",
    ],
)
def test_samples_scans_and_ports_are_no_treatment(words: str) -> None:
    assert read_treatment(words) is None
    assert is_not_treatment(words)


@pytest.mark.parametrize("words", ["", "hello", "rt breast", "RT BREAST MASS", "AI in phones", "in the car there"])
def test_other_words_are_neither(words: str) -> None:
    assert read_treatment(words) is None
    assert not is_not_treatment(words)


def test_every_kind_has_a_name_and_words_that_are_read_as_it() -> None:
    assert set(treatment_words()) == {*MODALITIES, "not_treatment"}
    for modality in MODALITIES:
        assert modality_name(modality).en
        assert modality_name(modality).es
        for word in (*treatment_words()[modality].words, *treatment_words()[modality].short):
            assert read_treatment(word) == modality, word
    for word in treatment_words()["not_treatment"].words:
        assert read_treatment(word) is None, word


@given(st.text())
def test_any_text_is_read_without_failing(words: str) -> None:
    assert read_treatment(words) in (None, *MODALITIES)
    is_not_treatment(words)


def test_acts_are_found_where_they_stand() -> None:
    found = locate_treatments("biopsia; después, lobectomía")
    assert [(each.value, each.start) for each in found] == [("not_treatment", 0), ("surgery", 18)]
