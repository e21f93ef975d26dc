"""Everyday names: of the words that are one, in both languages, and of nothing that says more."""

from __future__ import annotations

from typing import get_args

import pytest

from rumbo.guide import everyday
from rumbo.guide.everyday import Table, everyday_name, operation_in
from rumbo.words import ContentError, Text, content_folder


@pytest.mark.parametrize(
    ("words", "english", "spanish"),
    [
        ("Body Weight", "weight", "peso"),
        ("peso", "weight", "peso"),
        ("Hemoglobin", "hemoglobin", "hemoglobina"),
        ("Leukocytes [#/volume] in Blood by Automated count", "white blood cells", "glóbulos blancos"),
        ("Hematocrit [Volume Fraction] of Blood by Automated count", "hematocrit", "hematocrito"),
        ("Bilirubin.total [Mass/volume] in Serum or Plasma", "total bilirubin", "bilirrubina total"),
        (
            "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
            "pain (from 0 to 10)",
            "dolor (de 0 a 10)",
        ),
    ],
)
def test_a_measure_has_its_everyday_name(words: str, english: str, spanish: str) -> None:
    assert everyday_name(words, table="measures") == Text(en=english, es=spanish)


@pytest.mark.parametrize(
    "words", ["", "Protein [Mass/volume] in Urine", "Hemoglobin in stool", "weight of the left kidney", "cousins' son"]
)
def test_words_that_say_more_have_none(words: str) -> None:
    assert everyday_name(words, table="measures") is None


def test_each_table_is_a_file_and_each_file_a_table() -> None:
    assert {path.stem for path in (content_folder() / "everyday").iterdir()} == set(get_args(Table))


@pytest.mark.parametrize("table", get_args(Table))
def test_every_name_is_known_by_itself_in_both_languages(table: Table) -> None:
    for name in everyday._names()[table].values():
        assert everyday_name(name.en, table=table) == name
        assert everyday_name(name.es, table=table) == name


def test_words_that_would_mean_two_things_are_refused() -> None:
    row = everyday._Row(name=Text(en="aunt", es="tía"), words=["relative"])
    other = everyday._Row(name=Text(en="uncle", es="tío"), words=["Relatives"])
    with pytest.raises(ContentError, match="relatives: used twice: relativ"):
        everyday._by_words("relatives", {"aunt": row, "uncle": other})


@pytest.mark.parametrize(
    ("name", "spanish"),
    [
        ("MASTECTOMY, SIMPLE, COMPLETE (LEFT)", "mastectomía"),
        ("Partial mastectomy with sentinel node biopsy", "lumpectomía (parte de la mama)"),
        ("Right hemicolectomy", "extirpación de parte del colon"),
        ("RADIATION TREATMENT, L3 VERTEBRA, 20 Gy / 5 fx", "sesiones de radiación"),
    ],
)
def test_an_operation_is_found_within_a_longer_name(name: str, spanish: str) -> None:
    found = operation_in(name)
    assert found is not None
    assert found.es == spanish


def test_a_name_that_holds_no_known_operation_gives_none() -> None:
    assert operation_in("gamma knife") is None
    assert operation_in("") is None
