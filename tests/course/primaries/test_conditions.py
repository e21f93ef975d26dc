"""What a rule asks of two tumours: yes, no, or what is missing to say."""

from __future__ import annotations

import pytest

from rumbo.course.primaries.conditions import Missing, holds
from rumbo.course.primaries.pair import Case, Pair
from rumbo.course.primaries.rules import When, modules
from rumbo.oncology import IcdO3Site, PartialDate

BREAST = modules()["breast-2018"]
NO_DATE, NO_SIDE = Missing("date"), Missing("side")


def case(written: str) -> Case:
    site, code, on, *side = written.split()
    return Case(IcdO3Site(site), code[:4], code[5], side[0] if side else None, PartialDate.parse(on))


def asked(one: str, other: str, *, module: str = "breast-2018", **when: object) -> object:
    pair = Pair(case(one), case(other))
    forth = holds(pair, When(**when), modules()[module])
    assert forth == holds(Pair(pair.other, pair.one), When(**when), modules()[module])
    return forth


def test_a_rule_that_asks_nothing_holds():
    assert asked("C50.1 8500/3 2019", "C50.9 8500/3 2020") is True


def test_one_no_is_enough_and_what_is_missing_first_is_named():
    one, other = "C50.1 8500/3 2019", "C50.9 8500/3 2019"
    assert asked(one, other, within_days=60, cells=("8520",)) is False
    assert asked(one, other, within_days=60, sides="same") == NO_DATE
    assert asked(one, other, sides="same") == NO_SIDE


@pytest.mark.parametrize(
    ("sides", "one", "other", "held"),
    [
        ("opposite", "left", "right", True),
        ("opposite", "left", "left", False),
        ("opposite", "left", "", NO_SIDE),
        ("opposite", "left", "midline", NO_SIDE),
        ("opposite", "left", "bilateral", NO_SIDE),
        ("same", "left", "left", True),
        ("same", "left", "right", False),
        ("different", "left", "midline", True),
        ("different", "midline", "midline", False),
        ("different", "left", "", NO_SIDE),
        ("overlap", "left", "left", True),
        ("overlap", "left", "right", False),
        ("overlap", "left", "bilateral", True),
        ("overlap", "", "bilateral", NO_SIDE),
        ("two", "left", "right", True),
        ("two", "left", "left", False),
        ("two", "left", "bilateral", True),
    ],
)
def test_sides_are_told_apart(sides, one, other, held):
    assert asked(f"C34.1 8140/3 2019 {one}", f"C34.1 8140/3 2020 {other}", sides=sides) == held


def test_paired_sites_are_asked_for_sides_only_among_themselves():
    one, other = "C08.0 8140/3 2019 left", "C08.1 8140/3 2020 right"
    assert asked(one, other, paired=("C08.0 C08.1",), sides="opposite") is True
    assert asked(one, other, paired=("C08.0", "C08.1"), sides="opposite") is False


@pytest.mark.parametrize(
    ("behaviours", "one", "other", "held"),
    [
        ("in situ", "2", "2", True),
        ("in situ", "2", "3", False),
        ("invasive", "3", "3", True),
        ("equal", "2", "2", True),
        ("equal", "2", "3", False),
        ("one invasive", "2", "3", True),
        ("one invasive", "2", "2", False),
    ],
)
def test_behaviours_are_told_apart(behaviours, one, other, held):
    assert asked(f"C50.1 8500/{one} 2019", f"C50.1 8500/{other} 2020", behaviours=behaviours) is held


@pytest.mark.parametrize(
    ("cell", "one", "other", "held"),
    [
        ("same", "8500", "8500", True),
        ("same", "8500", "8501", False),
        ("other", "8500", "8501", True),
        ("differ", "8500", "8509", False),
        ("differ", "8500", "8510", True),
    ],
)
def test_cell_types(cell, one, other, held):
    assert asked(f"C50.1 {one}/3 2019", f"C50.1 {other}/3 2020", cell=cell) is held


def test_places_between_groups_of_sites():
    assert asked("C05.0 8070/3 2019", "C05.2 8070/3 2020", between=("C05.0 | C05.1 C05.2",)) is True
    assert asked("C05.1 8070/3 2019", "C05.2 8070/3 2020", between=("C05.0 | C05.1 C05.2",)) is False
    assert asked("C05.0 8070/3 2019", "C06.2 8070/3 2020", between=("C05.0 | C05.1 C05.2",)) is False


def test_parts_of_one_organ():
    assert asked("C18.7 8140/3 2019", "C18.2 8140/3 2020", part=("C18",)) is True
    assert asked("C18.7 8140/3 2019", "C18.7 8140/3 2020", part=("C18",)) is False
    assert asked("C18.7 8140/3 2019", "C18.9 8140/3 2020", part=("C18",)) == Missing("part")
    assert asked("C21.0 8140/3 2019", "C21.1 8140/3 2020", part=("C18",)) is False
    assert asked("C18.7 8140/3 2019", "C20.9 8140/3 2020", part=("C18",)) is False


def test_sites_by_group_or_by_code():
    one, other = "C50.1 8500/3 2019", "C50.9 8500/3 2020"
    assert asked(one, other, sites="group") is False
    assert asked(one, other, sites="code") is True


def test_a_node_region_is_a_place_by_itself():
    assert asked("C16.1 9680/3 2019", "C16.9 9680/3 2020", place="same") is True
    assert asked("C77.1 9680/3 2019", "C77.4 9680/3 2020", place="same") is False
    assert asked("C77.1 9680/3 2019", "C77.4 9680/3 2020", place="different") is True


def test_unless_counts_only_in_its_sites():
    one, other = "C67.1 8120/3 2019", "C67.4 8130/3 2020"
    assert asked(one, other, unless=("urothelial",)) is False
    assert asked(one, other, unless=("urothelial",), unless_within=("C67",)) is False
    assert asked(one, "C66.9 8130/3 2020", unless=("urothelial",), unless_within=("C67",)) is True


def test_in_situ_and_invasive_in_their_order():
    in_situ, invasive = "C50.1 8500/2 2019-05-03", "C50.1 8500/3 2020-05-03"
    assert asked(in_situ, invasive, order="in situ first") is True
    assert asked(in_situ, invasive, order="invasive first") is False
    assert asked(in_situ, "C50.1 8500/3 2019-05-03", order="in situ first") is True
    assert asked(in_situ, "C50.1 8500/3 2019-05-03", order="invasive first") is False
    assert asked(in_situ, "C50.1 8500/3 2019", order="in situ first") == NO_DATE
    assert asked(invasive, invasive, order="in situ first") is False


def test_one_kind_that_follows_another():
    first, then = "C71.1 9400/3 2019-05-03", "C71.1 9440/3 2020-05-03"
    follows = ("9400", "9440")
    assert asked(first, then, follows=follows) is True
    assert asked("C71.1 9400/3 2021", then, follows=follows) is False
    assert asked("C71.1 9400/3 2020", then, follows=follows) == NO_DATE
    assert asked("C71.1 9401/3 2019", then, follows=follows) is False
    assert asked("C71.1 9400/3 2020-05-03", then, follows=follows) is False
    assert asked("C71.1 9400/3 2020-05-03", then, follows=follows, or_same_day=True) is True
    assert asked("C71.1 9400/3 2020-05-20", then, follows=follows, or_within_days=21) is True


def test_a_blood_cancer_that_may_turn():
    slow, fast = "C77.1 9690/3 2019", "C77.1 9680/3 2020-05-03"
    assert asked(slow, fast, turns="forward") is True
    assert asked("C77.1 9690/3 2021", fast, turns="forward") is False
    assert asked("C77.1 9690/3 2021", fast, turns="either") is True
    assert asked("C77.1 9690/3 2020", fast, turns="forward") == NO_DATE
    assert asked("C77.1 9690/3 2020-05-03", fast, turns="forward") is False
    assert asked("C77.1 9732/3 2019", fast, turns="forward") is False
    assert asked(slow, fast, disease="one") is False
    assert asked(slow, fast, disease="two") is True


def test_times_apart():
    one, other = "C50.1 8500/3 2014-05-03", "C50.1 8500/3 2019-05-03"
    assert asked(one, other, apart_years=5) is True
    assert asked(one, "C50.1 8500/3 2019-05-02", apart_years=5) is False
    assert asked(one, "C50.1 8500/3 2019", apart_years=5) == NO_DATE
    assert asked(one, "C50.1 8500/3 2014-07-02", within_days=60) is True
    assert asked(one, "C50.1 8500/3 2014-07-03", within_days=60) is False
    assert asked(one, "C50.1 8500/3 2014-07-03", apart_days=60) is True
    assert asked(one, "C50.1 8500/3 2014", apart_days=60) == NO_DATE


@pytest.mark.parametrize(
    ("module", "one", "other", "same", "differ"),
    [
        ("breast-2018", "C50.1 8500/3", "C50.1 8500/2", True, False),
        ("breast-2018", "C50.1 8500/3", "C50.1 8480/3", False, True),
        ("breast-2018", "C50.1 8522/3", "C50.1 8523/3", True, False),
        ("breast-2018", "C50.1 8010/3", "C50.1 8010/3", Missing("cell-listed", stops=True), None),
        ("head-neck-2018", "C02.1 8010/3", "C02.1 8010/3", True, False),
        ("head-neck-2018", "C02.1 8010/3", "C02.1 8070/3", Missing("cell-listed", stops=True), None),
        ("head-neck-2018", "C02.4 8070/3", "C02.1 8070/3", False, True),
        ("head-neck-2018", "C00.1 8070/3", "C00.1 8070/3", Missing("cell-listed", stops=True), None),
        ("brain-malignant-2007", "C71.1 9503/3", "C71.1 9400/3", True, False),
        ("brain-malignant-2007", "C71.1 9400/3", "C71.1 9450/3", False, True),
        ("brain-malignant-2007", "C71.1 8000/3", "C71.1 9450/3", False, False),
        ("other-2023", "C25.1 8255/3", "C25.1 8255/3", True, False),
        ("other-2023", "C69.1 8720/3", "C69.1 8720/3", Missing("cell-listed", stops=True), None),
    ],
)
def test_rows_of_the_tables(module, one, other, same, differ):
    dated = (f"{one} 2019", f"{other} 2020")
    assert asked(*dated, module=module, rows="same") == same
    assert asked(*dated, module=module, rows="differ") == (same if differ is None else differ)
    assert asked(*dated, module=module, known_rows="same") is (same is True and "8010" not in one)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("C50.1 8504/3", "C50.1 8509/3", True),
        ("C50.1 8504/3", "C50.1 8504/2", False),
        ("C50.1 8504/3", "C50.1 8503/3", False),
        ("C50.1 9120/3", "C50.1 9170/3", False),
    ],
)
def test_closer_kinds_that_differ(one, other, differ):
    assert asked(f"{one} 2019", f"{other} 2020", subtypes="differ") is differ


def test_closer_kinds_are_not_compared_across_tables():
    assert asked("C02.4 8083/3 2019", "C02.1 8071/3 2020", module="head-neck-2018", subtypes="differ") is False
    assert asked("C00.4 8083/3 2019", "C00.1 8071/3 2020", module="head-neck-2018", subtypes="differ") is False


def test_only_one_of_two_is_listed():
    module = "brain-not-malignant-2007"
    assert asked("C71.1 9506/1 2012", "C71.1 9530/0 2013", module=module, listed="one") is True
    assert asked("C71.1 9506/1 2012", "C71.1 9505/1 2013", module=module, listed="one") is False
