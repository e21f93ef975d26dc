"""Cancers in the family."""

from __future__ import annotations

from rumbo.course import Relative, lay_out
from rumbo.oncology import IcdO3Site
from tests.course.cast import fact


def test_cancers_of_blood_relatives_are_told_once_and_others_left_out():
    facts = [
        fact("f1", Relative(relation="mother", illness="breast cancer", age_years=71)),
        fact("f2", Relative(relation="Mother", illness="Breast cancer", age_years=70), record="portal"),
        fact("f3", Relative(relation="esposa", illness="cáncer de cuello uterino")),
        fact("f4", Relative(relation="father", illness="heart attack")),
        fact("f5", Relative(relation="aunt", illness="tumor", site=IcdO3Site("C56.9"))),
        fact("f6", Relative(relation="uncle", illness="some cancer")),
    ]
    family = lay_out(facts, "2023-01-01").family_history
    assert [(each.relation, each.age_years, each.facts) for each in family] == [
        ("aunt", None, ("f5",)),
        ("mother", 70, ("f1", "f2")),
        ("uncle", None, ("f6",)),
    ]


def family(*facts) -> list[tuple[str, str, int | None]]:
    return [(each.relation, each.illness, each.age_years) for each in lay_out(facts, "2023-01-01").family_history]


def relative(id_: str, relation: str, illness: str, age: int | None = None):
    return fact(id_, Relative(relation=relation, illness=illness, age_years=age), record=id_)


def test_one_relative_told_in_both_languages_and_in_other_words_is_one():
    mother = [
        fact("f1", Relative(relation="Mother", illness="breast ca", site=IcdO3Site("C50.9"), age_years=71)),
        relative("f2", "madre", "cáncer de mama", 73),
        relative("f3", "her mother", "Breast cancer, age 71"),
    ]
    aunt = [relative("g1", "Maternal aunt", "Uterine cancer"), relative("g2", "tía materna", "cáncer de útero", 62)]
    assert family(*mother, *aunt) == [("Maternal aunt", "Uterine cancer", 62), ("Mother", "breast ca", 71)]


def test_two_sisters_with_one_cancer_at_other_ages_are_two_and_a_mother_is_one():
    sisters = [relative("f1", "sister", "breast cancer", 40), relative("f2", "sister", "breast cancer", 61)]
    assert len(family(*sisters)) == 2
    assert len(family(relative("f1", "mother", "lung cancer", 40), relative("f2", "mother", "lung cancer", 61))) == 1


def test_other_sides_of_the_family_and_other_cancers_stay_apart():
    told = [
        relative("f1", "maternal aunt", "ovarian cancer"),
        relative("f2", "paternal aunt", "ovarian cancer"),
        relative("f3", "maternal aunt", "lung cancer"),
        relative("f4", "third cousin twice removed", "colon cancer"),
        relative("f5", "kin", "colon cancer"),
    ]
    assert len(family(*told)) == 5
