"""What makes two reports one operation, and on which side it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course import Place, Treatment, lay_out
from rumbo.course.operations import day_of, is_of_one_day, may_be_one, told_with_two_sides, without_side
from rumbo.course.told import Told
from rumbo.oncology import IcdO3Site
from tests.course.cast import fact, on


def report(record: str, name: str, *, day: str | None = "2014-04-02", side: str | None = None) -> Told[Treatment]:
    places = (Place(words="breast", site=IcdO3Site("C50.9"), side=side),) if side else ()
    says = Treatment(on=on(day) if day else None, modality="surgery", name=name, places=places)
    return Told(fact(f"{record}-{day}", says, record=record), says)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("left mastectomy", "LEFT MASTECTOMY"),
        ("left mastectomy", "Mastectomía simple"),
        ("liver segment VI resection", "resección del hígado"),
        ("VATS right upper lobectomy", "right lobectomy"),
    ],
)
def test_one_name_one_place_or_one_kind_of_operation_can_be_one(one, other):
    assert may_be_one([report("a", one)], report("b", other, day="2014-04-12"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("left mastectomy", "right mastectomy"),
        ("left breast lumpectomy", "left breast re-excision"),
        ("resección de mama izquierda", "ampliación de la mama izquierda"),
        ("mastectomy", "port placement"),
    ],
)
def test_another_side_a_further_operation_or_something_else_is_not_one(one, other):
    assert not may_be_one([report("a", one)], report("b", other, day="2014-04-12"))


def test_a_record_that_tells_of_both_days_tells_of_two_operations():
    assert not may_be_one([report("a", "left mastectomy")], report("a", "mastectomy", day="2014-04-12"))


def test_the_day_is_the_one_that_most_records_tell_and_vague_days_have_no_voice():
    told = [report("a", "x"), report("b", "x", day="2014-04-12"), report("c", "x", day="2014-04-12")]
    assert str(day_of(told)) == "2014-04-12"
    assert str(day_of(told[:2])) == "2014-04-02"
    assert day_of([report("a", "x", day="2014-04"), report("b", "x", day=None)]) is None


def test_two_sides_are_told_only_when_two_records_name_one_each():
    assert told_with_two_sides([report("a", "left mastectomy"), report("b", "surgery", side="right")])
    assert not told_with_two_sides([report("a", "left mastectomy"), report("a", "right mastectomy")])
    assert not told_with_two_sides([report("a", "bilateral mastectomy"), report("b", "left mastectomy")])
    assert not told_with_two_sides([report("a", "mastectomy"), report("b", "left mastectomy")])


def test_places_without_their_side_are_kept_once():
    sides = [Place(words="left breast", side="left"), Place(words="right breast", side="right"), Place(words="axilla")]
    assert [(place.words, place.side) for place in without_side(sides)] == [("left breast", None), ("axilla", None)]


names = st.sampled_from(("left mastectomy", "mastectomy", "mastectomía", "liver resection", "re-excision", ""))
days = st.sampled_from(("2014-04-02", "2014-04-20", "2014-06-01", "2014-04", "2014", None))


@given(st.lists(st.tuples(days, names), max_size=5))
def test_a_second_copy_of_every_record_adds_no_operation(told):
    once = [report(f"a{n}", name, day=day).fact for n, (day, name) in enumerate(told)]
    twice = [report(f"b{n}", name, day=day).fact for n, (day, name) in enumerate(told)]
    one, two = lay_out(once, "2020-01-01"), lay_out([*once, *twice], "2020-01-01")
    assert len(two.treatments) == len(one.treatments)


def test_one_act_on_one_exact_day_is_one_whatever_cancer_it_is_tied_to():
    wide = report("a", "WLE")
    assert is_of_one_day(wide, report("b", "wide local excision"))
    assert is_of_one_day(report("a", "mastectomy"), report("b", "Mastectomía"))
    assert not is_of_one_day(wide, report("b", "wide local excision", day="2014-04-03"))
    assert not is_of_one_day(report("a", "WLE", day="2014"), report("b", "WLE", day="2014"))
    assert not is_of_one_day(report("a", "left wide excision"), report("b", "right wide excision"))
    assert not is_of_one_day(report("a", "mastectomy"), report("b", "cholecystectomy"))
