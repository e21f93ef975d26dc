"""Allergies, and the illnesses of blood relatives, which are never the person's own."""

from __future__ import annotations

from typing import Any

import pytest

from rumbo.course.facts import Background, Relative
from rumbo.oncology import IcdO3Site, PartialDate
from tests.records.written import coded, facts, read, resource, said


def family(**fields: Any) -> dict[str, Any]:
    ours = {"status": "completed", "relationship": coded("Mother")}
    return resource("FamilyMemberHistory", "f1", **(ours | fields))


def test_an_allergy_is_told_in_its_own_words() -> None:
    allergy = resource("AllergyIntolerance", "a1", code=coded("Penicillin - hives"), recordedDate="2010")
    assert said(allergy) == [Background(topic="allergy", words="Penicillin - hives", on=PartialDate(2010))]


def test_the_oldest_version_names_the_substance() -> None:
    allergy = resource("AllergyIntolerance", "a1", substance=coded("Latex"), onset="2011", note={"text": "x"})
    assert said(allergy) == [Background(topic="allergy", words="Latex", on=PartialDate(2011))]


@pytest.mark.parametrize(
    "fields",
    [
        {"code": coded("Latex"), "verificationStatus": "refuted"},
        {"code": coded("Latex"), "verificationStatus": coded(cat="entered-in-error")},
        {"code": {}},
        {"substance": coded("Latex"), "status": "entered-in-error"},
        {"code": coded("No known allergies")},
        {"code": coded(ips="no-known-food-allergies|x")},
    ],
)
def test_a_refuted_or_nameless_allergy_tells_nothing(fields: dict[str, Any]) -> None:
    assert read(resource("AllergyIntolerance", "a1", **fields)).unread == {"AllergyIntolerance": 1}


@pytest.mark.parametrize(
    ("onset", "age"),
    [
        ({"onsetAge": {"value": 48, "unit": "yr", "code": "a"}}, 48),
        ({"onsetAge": {"value": 48}}, 48),
        ({"onsetAge": {"value": 6, "code": "mo"}}, None),
        ({"onsetAge": {"value": 4800, "code": "a"}}, None),
        ({"onsetRange": {"low": {"value": 40}}}, 40),
        ({"onsetRange": {}}, None),
        ({"onsetString": "in her 50s, maybe 52"}, 52),
        ({"onsetString": "in 1987"}, None),
        ({}, None),
    ],
)
def test_a_relatives_illness_keeps_the_age_where_it_is_said(onset: dict[str, Any], age: int | None) -> None:
    told = said(family(condition=[{"code": coded("Breast cancer")} | onset]))
    assert told == [Relative(relation="Mother", illness="Breast cancer", site=IcdO3Site("C50.9"), age_years=age)]


def test_a_relatives_illness_is_quoted_with_the_relation() -> None:
    told = facts(family(condition={"code": coded("Diabetes", icd10="E11.9")}))
    assert [fact.source.quote for fact in told if fact.source] == ["Mother: Diabetes (ICD-10-CM E11.9)"]


def test_a_relative_without_an_illness_is_left_unread() -> None:
    assert read(family()).unread == {"FamilyMemberHistory": 1}
    assert said(family(condition=[{"code": {}}])) == []
    assert read(family(status="entered-in-error", condition=[{"code": coded("Cancer")}])).unread == {
        "FamilyMemberHistory": 1
    }


def test_the_same_statement_at_the_same_place_is_one_fact() -> None:
    assert len(said(family(condition=[{"code": coded("Breast cancer")}] * 2))) == 1
