"""A coded element is one concept: its codes, its translations and its words."""

from __future__ import annotations

import pytest
from lxml import etree

from rumbo.oncology import Icd10
from rumbo.records.cda.concepts import read_concept
from rumbo.records.cda.narrative import Anchors
from rumbo.records.fhir.codings import every_name, named
from rumbo.records.fhir.datatypes import Concept
from rumbo.records.fhir.malignancy import icd10_of
from tests.records.cda.written_cda import V3, coded, translation


def concept(value: str, *, text: str = "", words: str = "") -> Concept | None:
    root = etree.fromstring(f"<a {V3}>{value}<text>{text}</text></a>")
    return read_concept(root[0], anchors=Anchors(root), words=words)


def test_translations_stand_beside_the_code() -> None:
    value = coded("value", "363443007", name="Malignant tumor of ovary", inside=translation("C56.2", name="Left ovary"))
    found = concept(value)
    assert (named(found), icd10_of(found)) == ("Malignant tumor of ovary", Icd10("C56.2"))


def test_the_words_of_the_narrative_go_before_the_name_of_the_code() -> None:
    value = coded("value", "363443007", name="Malignant tumor of ovary", points_to="p")
    assert named(concept(value, text='<content ID="p">Cancer of left ovary</content>')) == "Cancer of left ovary"


def test_a_null_flavour_is_told_by_its_translation_or_words() -> None:
    assert icd10_of(concept(coded("value", inside=translation("C78.6")))) == Icd10("C78.6")
    assert named(concept(coded("value"), words="Gout")) == "Gout"
    assert concept(coded("value")) is None


@pytest.mark.parametrize(
    ("system", "known"),
    [("ICD-10-CM", True), ("ICD10 CM", True), ("icd10", True), ("local list", False), ("", False)],
)
def test_a_system_told_by_name_alone_is_known(system: str, known: bool) -> None:
    assert (icd10_of(concept(f'<value code="C56.2" codeSystemName="{system}"/>')) is not None) is known


def test_free_text_is_its_own_words() -> None:
    assert every_name(concept('<value xsi:type="ST">Gout</value>')) == "Gout"
    assert every_name(concept('<value xsi:type="CD">Gout</value>')) == ""


def test_a_missing_element_is_the_words_beside_it() -> None:
    root = etree.fromstring("<a/>")
    assert named(read_concept(None, anchors=Anchors(root), words="Gout")) == "Gout"
    assert read_concept(None, anchors=Anchors(root)) is None
