"""Names: in both languages where a table knows them, and never at the price of what the record says."""

from __future__ import annotations

import pytest

from rumbo.course.facts import Diagnosis, Place
from rumbo.guide.naming import (
    biomarker_name,
    diagnosis_name,
    entry_name,
    place_name,
    place_names,
    quoted,
    treatment_names,
)
from rumbo.oncology import IcdO3Site


@pytest.mark.parametrize(
    ("place", "english", "spanish"),
    [
        (Place(words="liver"), "liver", "hígado"),
        (Place(words="left breast"), "breast, left side", "mama, lado izquierdo"),
        (Place(words="lung", side="right"), "lung, right side", "pulmón, lado derecho"),
        (Place(words="lung", side="bilateral"), "lung, both sides", "pulmón, ambos lados"),
        (Place(words="liver", side="midline"), "liver", "hígado"),
        (Place(words="", site=IcdO3Site("C22.0")), "liver", "hígado"),
        (Place(words="port 3"), "port 3", "port 3"),
        (Place(words=" "), "(not said)", "(no se dice)"),
    ],
)
def test_a_place_is_named_with_its_side(place: Place, english: str, spanish: str) -> None:
    assert place_name(place).said("en") == english
    assert place_name(place).said("es") == spanish


def test_places_come_once_and_the_empty_ones_not_at_all() -> None:
    places = (Place(words="liver"), Place(words=""), Place(words="hígado"), Place(words="lung"))
    assert [each.said("en") for each in place_names(places)] == ["liver", "lung"]


@pytest.mark.parametrize(
    ("name", "modality", "spanish"),
    [
        ("Carboplatin", "chemotherapy", ["carboplatino"]),
        ("carboplatin and paclitaxel", "chemotherapy", ["carboplatino", "paclitaxel"]),
        ("Taxol, paclitaxel", "chemotherapy", ["paclitaxel"]),
        ("carboplatin + XQZ-77", "chemotherapy", ["carboplatin + XQZ-77"]),
        ("carboplatin", "surgery", ["carboplatin"]),
        ("", "chemotherapy", ["(no se dice)"]),
    ],
)
def test_medicines_are_named_when_every_part_of_the_name_is_one(name: str, modality: str, spanish: list[str]) -> None:
    assert [each.said("es") for each in treatment_names(name, modality=modality)] == spanish  # type: ignore[arg-type]


def test_a_cancer_is_named_by_code_then_by_words_then_as_a_cancer() -> None:
    by_code = Diagnosis(ref="a", site=IcdO3Site("C50.9"), side="left", words="neoplasm")
    assert diagnosis_name(by_code).said("es") == "cáncer de mama, lado izquierdo"
    assert diagnosis_name(Diagnosis(ref="a", words="Breast cancer")).said("es") == "cáncer de mama"
    assert diagnosis_name(Diagnosis(ref="a", words="seminoma")).said("es") == "seminoma"
    assert diagnosis_name(Diagnosis(ref="a", words="growth of a kind")).said("es") == "growth of a kind"
    assert diagnosis_name(Diagnosis(ref="a")).said("es") == "un cáncer"


def test_a_biomarker_is_named_when_the_word_is_its_name_and_nothing_more() -> None:
    assert biomarker_name("ER").said("es") == "receptor de estrógeno"
    assert biomarker_name("ER of the second sample").said("es") == "ER of the second sample"
    assert biomarker_name("").said("en") == "(not said)"


def test_words_stand_as_they_are() -> None:
    assert quoted("as it is").said("es") == "as it is"


def test_an_operation_keeps_the_words_of_its_record_in_their_own_language() -> None:
    (english,) = treatment_names("MASTECTOMY, SIMPLE, COMPLETE", modality="surgery")
    assert (english.said("en"), english.said("es")) == ("mastectomy, simple, complete", "mastectomía")
    (spanish,) = treatment_names("mastectomía radical izquierda", modality="surgery")
    assert (spanish.said("en"), spanish.said("es")) == ("mastectomy", "mastectomía radical izquierda")
    (unknown,) = treatment_names("gamma knife", modality="radiation")
    assert unknown.said("es") == "gamma knife"


def test_an_entry_that_no_table_knows_keeps_the_word_of_its_file() -> None:
    assert (entry_name("Immunization").said("es"), entry_name("Zz9").said("es")) == ("vacunas", "Zz9")
