"""Lists, tables and the database of blood cancers, as content holds them."""

from __future__ import annotations

import itertools
import re

import pytest

from rumbo.course.primaries.cells import Cells, Table, are_one_disease, cells_named, may_turn, tables_named
from rumbo.course.primaries.pair import Case
from rumbo.course.primaries.rules import modules
from rumbo.oncology import IcdO3Site, PartialDate
from rumbo.words import load

CODE = re.compile(r"[89]\d{3}(/[012369])?")
ALL_TABLES = sorted({name for module in modules().values() for name in module.row.tables})


def tumour(cell: str, behaviour: str = "3", site: str = "C50.9") -> Case:
    return Case(IcdO3Site(site), cell, behaviour, None, PartialDate(2020))


def test_a_list_holds_codes_ranges_codes_with_behaviour_and_other_lists():
    named = cells_named(("8041-8043", "8522/2", "retinoblastoma"))
    assert named.codes >= {"8041", "8042", "8043", "8522/2", "9513"}
    assert named.holds(tumour("8522", "2"))
    assert not named.holds(tumour("8522", "3"))
    assert named.holds(tumour("8042", "2"))


def test_every_list_holds_codes_and_nothing_else():
    for name in load("course/cells", dict[str, tuple[str, ...]]).merged():
        codes = cells_named((name,)).codes
        assert codes
        assert all(CODE.fullmatch(code) for code in codes), name


def test_every_table_is_used_by_a_module():
    assert set(load("course/rows", dict).merged()) == set(ALL_TABLES)


@pytest.mark.parametrize("name", ALL_TABLES)
def test_a_table_holds_codes_and_a_kind_within_another_is_one_of_its_closer_kinds(name):
    (table,) = tables_named((name,)).all
    assert table.rows
    assert all(CODE.fullmatch(code) for code in table.rows)
    assert {*table.within, *table.within.values()} <= table.subtypes
    if name != "brain-2007":  # there a cell type may stand on several branches
        assert all(len(rows) == 1 for rows in table.rows.values())


def test_the_tables_of_one_module_do_not_share_a_site():
    for module in modules().values():
        areas = [table.sites.codes for table in module.tables.all if table.sites]
        assert not any(one & other for one, other in itertools.combinations(areas, 2))


def test_a_table_says_on_which_row_a_tumour_stands_and_of_which_closer_kind_it_is():
    (breast,) = tables_named(("breast",)).all
    assert breast.rows_of(tumour("8022")) == breast.rows_of(tumour("8500", "2"))
    assert breast.rows_of(tumour("8022", "2")) == frozenset()
    assert breast.subtype_of(tumour("8022")) == "8022/3"
    assert breast.subtype_of(tumour("8500")) is None


def test_a_closer_kind_is_not_different_from_the_kind_it_is_of():
    table = Table("t", None, {}, frozenset(), {"b": "a"}, "stuck")
    assert table.are_different("c", "a")
    assert not table.are_different("a", "a")
    assert not table.are_different("a", "b")
    assert not table.are_different("b", "a")


def test_a_site_has_the_table_that_names_it_and_a_table_without_sites_is_for_all():
    tables = tables_named(("prostate", "testis"))
    assert tables.of(IcdO3Site("C62.1")).id == "testis"
    assert tables.of(IcdO3Site("C69.2")) is None
    assert tables_named(("breast",)).of(IcdO3Site("C50.1")).id == "breast"
    assert not Cells(frozenset()).holds(tumour("8500"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("9590", "9680", True),
        ("9591", "9811", True),
        ("9650", "9663", True),
        ("9690", "9698", True),
        ("9801", "9861", True),
        ("9989", "9983", True),
        ("9680", "9690", False),
        ("9732", "9823", False),
        ("9861", "9872", True),
        ("9875", "9950", False),
    ],
)
def test_which_blood_cancers_are_one_disease(one, other, same):
    assert are_one_disease(tumour(one), tumour(other)) is same
    assert are_one_disease(tumour(other), tumour(one)) is same


def test_a_disease_is_one_with_itself():
    assert are_one_disease(tumour("9999"), tumour("9999"))


def test_what_may_turn_into_what():
    assert may_turn(tumour("9690"), tumour("9680"))
    assert not may_turn(tumour("9680"), tumour("9690"))
    assert may_turn(tumour("9989"), tumour("9861"))
    assert may_turn(tumour("9766", "3"), tumour("9680"))
    assert not may_turn(tumour("9766", "1"), tumour("9680"))
