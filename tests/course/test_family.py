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
