"""What mCODE observes of a tumour, and of the person besides."""

from __future__ import annotations

from typing import Any

import pytest

from rumbo.course.facts import Background, Finding, Illness, Place
from rumbo.oncology import IcdO3Site, PartialDate
from tests.records.written import MCODE, RECORD, breast_cancer, coded, facts, only, profiled, read, resource, said

LAB = [coded(cat="laboratory")]
FOCUS = [{"reference": "Condition/c1"}]


def seen(**fields: Any) -> dict[str, Any]:
    return resource("Observation", "o1", **({"status": "final", "effectiveDateTime": "2018-11-16"} | fields))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"code": coded(nci="C18000"), "valueCodeableConcept": coded("Intermediate histologic grade")},
            "Intermediate histologic grade",
        ),
        (
            {"code": coded("x"), "meta": profiled("mcode-ALL-risk-assessment"), "valueString": "High risk"},
            "x: High risk",
        ),
        (
            {"code": coded("Margin involvement in Breast tumor", loinc="44669-0"), "valueString": "free"},
            "Margin involvement in Breast tumor: free",
        ),
        ({"code": coded("Médula ósea"), "valueString": "blastos"}, "Médula ósea: blastos"),
    ],
)
def test_a_property_of_the_tumour_is_a_note_about_the_cancer(fields: dict[str, Any], words: str) -> None:
    told = facts(breast_cancer(), seen(focus=FOCUS, category=LAB, **fields))[-1]
    says, source = told.says, told.source
    assert says == Background(
        topic="note", words=words, on=PartialDate(2018, 11, 16), cancer=f"{RECORD[:12]}/Condition/c1"
    )
    assert source is not None
    assert source.result == "Observation/o1"


def test_a_property_without_a_value_tells_nothing() -> None:
    assert read(seen(code=coded("Margin of tumor"))).unread == {"Observation": 1}


PAST = coded("", snomed="1098951000119108|History of cancer metastatic to liver (situation)")


def test_a_spread_of_the_past_was_so_by_the_day_it_was_told() -> None:
    told = only(Finding, breast_cancer(), seen(code=PAST, focus=FOCUS))
    assert (told.tumour, told.secondary, told.on) == (True, True, PartialDate(2018, 11, 16, by=True))
    assert told.place == Place(words="History of cancer metastatic to liver", site=IcdO3Site("C22.0"))
    assert only(Finding, seen(code=PAST, effectiveDateTime=None)).on is None


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"code": PAST, "valueBoolean": False}, "History of cancer metastatic to liver: no"),
        (
            {"code": coded("History of metastatic malignant neoplasm", snomed="1287652008")},
            "History of metastatic malignant neoplasm",
        ),
    ],
)
def test_a_spread_of_the_past_that_is_denied_or_has_no_place_is_a_note(fields: dict[str, Any], words: str) -> None:
    assert only(Background, seen(**fields)).words == words


@pytest.mark.parametrize("fields", [{"valueBoolean": False}, {}])
def test_a_spread_of_the_past_without_a_name_tells_nothing(fields: dict[str, Any]) -> None:
    assert read(seen(code=coded(snomed="1287652008"), **fields)).unread == {"Observation": 1}


def related(ending: str, **fields: Any) -> dict[str, Any]:
    return {"url": f"{MCODE}mcode-{ending}", **fields}


def test_other_illnesses_are_told_and_absent_ones_are_not() -> None:
    others = seen(
        code=coded(snomed="398192003"),
        extension=[
            related("related-condition", valueCodeableConcept=coded("Depression")),
            related("related-condition", valueCodeableConcept=coded(snomed="1")),
            related("related-condition", valueReference={"reference": "Condition/c9"}),
            related("related-condition-absent", valueCodeableConcept=coded("Obesity")),
        ],
    )
    assert said(others) == [Illness(name="Depression")]
    assert read(seen(code=coded(snomed="398192003"))).unread == {"Observation": 1}


def test_the_genes_that_were_looked_at_are_a_note() -> None:
    genes = {
        "coding": [{"system": "http://www.genenames.org", "display": name} for name in ("BRCA1", "TP53", "BRCA1")]
        + [{"code": "1"}]
    }
    looked_at = seen(
        code=coded(loinc="53041-0"),
        component=[
            {"code": coded(loinc="48018-6"), "valueCodeableConcept": genes},
            {"code": coded(loinc="48018-6")},
            {"code": coded(loinc="1-8"), "valueCodeableConcept": coded("x")},
        ],
    )
    assert only(Background, looked_at).words == "Genes looked at: BRCA1, TP53"
    assert read(seen(code=coded(loinc="53041-0"))).unread == {"Observation": 1}


def test_what_was_entered_by_mistake_tells_nothing() -> None:
    assert read(seen(code=PAST, status="entered-in-error")).unread == {"Observation": 1}
