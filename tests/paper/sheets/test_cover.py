"""The cover page: who, which cancer in words and codes, the one question, what is enclosed and what is on its way."""

from __future__ import annotations

import msgspec

from rumbo.course.course import Course
from rumbo.oncology import Icd10, IcdO3Morphology, IcdO3Site
from rumbo.paper.sheets import CoverSheet, enclosed_name, print_cover
from rumbo.words import Text, both
from tests.paper import sheets_cast as cast
from tests.paper.courses import ROSA, TODAY
from tests.paper.pages import words_of

KNOWN = msgspec.structs.replace(
    ROSA.cancers[0], site=IcdO3Site("C50.9"), morphology=IcdO3Morphology("8500/3"), icd10=Icd10("C50.912"),
    histology_words="Invasive ductal carcinoma", stage_words="Stage IIA",
)  # fmt: skip


def test_it_says_who_what_and_for_whom() -> None:
    words = words_of(print_cover(cast.COVER, languages=("en", "es")))
    for told in (
        "Dr. Kamau", "University Cancer Center", "Rosa Ejemplo", "May 3, 1961", "555-0100",
        "Would you treat the hip in another way?", "letrozole 2.5 mg", "penicillin", "láminas de tejido",
    ):  # fmt: skip
        assert told in words
    assert "No clinician has checked it" in words


def test_the_cancer_stands_there_in_words_and_codes() -> None:
    course = msgspec.structs.replace(ROSA, cancers=(KNOWN,))
    words = words_of(print_cover(msgspec.structs.replace(cast.COVER, course=course), languages=("en",)))
    assert "found: February 18, 2014" in words
    assert "Invasive ductal carcinoma Stage IIA ICD-10-CM C50.912; ICD-O-3 C50.9, 8500/3" in words


def test_what_is_not_known_of_a_cancer_is_left_out() -> None:
    bare = msgspec.structs.replace(KNOWN, diagnosed_on=None, site=None, morphology=None, stage_words=" ")
    course = Course(today=TODAY, cancers=(bare,))
    words = words_of(print_cover(msgspec.structs.replace(cast.COVER, course=course), languages=("en",)))
    assert "found:" not in words
    assert "Invasive ductal carcinoma ICD-10-CM C50.912 Medicines" in words


def test_a_return_has_its_kind_only_where_a_doctor_said_it() -> None:
    words = words_of(print_cover(cast.COVER, languages=("en",)))
    assert "Came back; left chest wall; June 3, 2019; local" in words
    back = msgspec.structs.replace(ROSA.recurrences[0], kind=KNOWN_BY_DEFINITION, said_kind=None)
    course = msgspec.structs.replace(ROSA, recurrences=(back,))
    unsaid = words_of(print_cover(msgspec.structs.replace(cast.COVER, course=course), languages=("en",)))
    assert "Came back; left chest wall; June 3, 2019 Medicines" in unsaid


KNOWN_BY_DEFINITION = msgspec.structs.replace(ROSA.recurrences[0].kind, basis="by_definition")


def test_with_nothing_known_it_is_a_page_to_fill_in_by_hand() -> None:
    words = words_of(print_cover(CoverSheet(course=Course(today=TODAY), printed_on=TODAY), languages=("es",)))
    assert "Mi pregunta" in words
    assert "solo esta hoja" in words
    assert "El cáncer" not in words
    assert "Medicinas" not in words


def test_a_file_is_listed_with_what_was_read_in_it() -> None:
    holds = (Text(en="scan reports", es="informes de imagen"), Text(en="blood tests", es="análisis de sangre"))
    listed = enclosed_name("all.json", holds=holds)
    assert listed == Text(
        en="all.json (scan reports and blood tests)", es="all.json (informes de imagen y análisis de sangre)"
    )
    assert enclosed_name("photo.png", holds=()) == both("photo.png")
