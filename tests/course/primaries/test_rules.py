"""Which module of the manual is for a tumour, and what every module must hold."""

from __future__ import annotations

import re

import pytest

from rumbo.course.primaries.cells import cells_named
from rumbo.course.primaries.pair import Case
from rumbo.course.primaries.rules import module_of, modules
from rumbo.oncology import IcdO3Site, PartialDate
from rumbo.words.message import sentences


def tumour(site: str, code: str) -> Case:
    return Case(IcdO3Site(site), code[:4], code[5], None, PartialDate(2020))


@pytest.mark.parametrize(
    ("site", "code", "year", "module"),
    [
        ("C50.4", "8500/3", 2017, "breast-2007"),
        ("C50.4", "8500/2", 2018, "breast-2018"),
        ("C50.4", "9680/3", 2018, "blood-2010"),
        ("C50.4", "9140/3", 2018, "other-2007"),
        ("C50.4", "9140/3", 2023, "other-2023"),
        ("C44.5", "8720/3", 2020, "melanoma-2007"),
        ("C44.5", "8720/3", 2021, "melanoma-2021"),
        ("C44.5", "8070/3", 2021, "other-2007"),
        ("C71.1", "9440/3", 2021, "brain-malignant-2018"),
        ("C71.1", "9506/1", 2021, "brain-not-malignant-2018"),
        ("C71.1", "9506/1", 2010, "brain-not-malignant-2007"),
        ("C20.9", "8140/3", 2015, "other-2007"),
        ("C20.9", "8140/3", 2019, "colon-2018"),
        ("C33.9", "8070/3", 2019, "head-neck-2018"),
        ("C56.9", "8441/1", 2019, None),
        ("C77.0", "9680/3", 2009, None),
        ("C50.4", "8500/3", 2006, None),
    ],
)
def test_year_site_and_cell_type_choose_the_module(site, code, year, module):
    found = module_of(tumour(site, code), year=year)
    assert (found.id if found else None) == module


@pytest.mark.parametrize("name", sorted(modules()))
def test_a_module_names_its_source_and_what_its_rules_say(name):
    row = modules()[name].row
    assert row.source.startswith("SEER ")
    assert set(row.behaviours) <= set("0123")
    for rule in row.rules:
        assert re.fullmatch(r"M\d+", rule.id)
        assert f"course-origin-{rule.why}" in sentences()
        for names in (rule.when.cells, rule.when.unless, rule.when.each or (), rule.when.follows or ()):
            assert not names or cells_named(tuple(names)).codes


@pytest.mark.parametrize("name", sorted(modules()))
def test_the_rules_of_a_module_stand_in_the_order_of_the_manual(name):
    numbers = [int(rule.id[1:]) for rule in modules()[name].row.rules]
    assert numbers == sorted(numbers)
