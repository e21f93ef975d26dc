"""What an export is made from: facts by kind in order of time, each thing once, and references to what is there."""

from __future__ import annotations

from rumbo.course import Background, Diagnosis, Illness
from rumbo.oncology import PartialDate
from rumbo.records.export.material import Material, line
from rumbo.words import both
from tests.records.export.said import NOW, told


def test_facts_of_a_kind_come_in_order_of_time_and_each_once() -> None:
    asthma, flu = Illness(name="asthma"), Illness(name="flu", on=PartialDate(2010))
    facts = told(asthma, flu, asthma, Background(topic="note", words="x"))
    assert [says for _, says in Material(facts, NOW).every(Illness)] == [flu, asthma]


def test_of_the_facts_of_an_entry_only_one_kind_is_asked_for() -> None:
    facts = told(Illness(name="asthma"), Background(topic="note", words="x"))
    material = Material(facts, NOW)
    assert [says.name for _, says in material.told([fact.id for fact in facts], Illness)] == ["asthma"]


def test_a_cancer_that_the_course_does_not_hold_has_no_reference() -> None:
    material = Material(told(Diagnosis(ref="a", words="breast cancer")), NOW)
    assert material.cancer(material.course.cancers[0].id) is not None
    assert material.cancer(None) is None


def test_a_line_has_its_date_where_there_is_one() -> None:
    assert line(both("asthma"), PartialDate(2010)).es == "asthma, 2010"
    assert line(both("asthma"), None).en == "asthma"
