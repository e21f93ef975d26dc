from __future__ import annotations

import pytest

from rumbo.oncology import IcdO3Site
from rumbo.oncology.anatomy import nodes, regions
from rumbo.oncology.surroundings import Area, around, around_rows


@pytest.mark.parametrize("row", around_rows().values(), ids=around_rows().keys())
def test_every_row_names_only_nodes_regions_and_sites_that_exist(row) -> None:  # type: ignore[no-untyped-def]  # the row's type is private to the room
    assert set(row.nodes) | set(row.nodes_ajcc) <= set(nodes())
    members = (*row.bed, *row.neighbours, *row.disputed, *row.system)
    for member in members:
        assert member in regions() or all(IcdO3Site.find(code) for code in Area((member,)).codes), member
    assert all(IcdO3Site.find(code) for code in Area(row.sites).codes)
    assert not set(row.nodes) & set(row.nodes_ajcc)


def test_every_site_of_an_organ_has_surroundings() -> None:
    without = ("C42", "C76", "C77", "C80")
    for group in (*range(27), *range(30, 35), *range(37, 42), 44, *range(47, 59), *range(60, 76)):
        code = f"C{group:02}"
        assert (around(IcdO3Site(f"{code}.9")) is None) == (code in without), code


def test_ranges_are_of_groups_or_of_subsites() -> None:
    assert Area(("C44.0-C44.2",)).codes == {"C44.0", "C44.1", "C44.2"}
    assert Area(("C00-C02", "neck")).codes == {"C00", "C01", "C02"}


def test_the_peritoneum_as_a_first_site_goes_with_the_ovary_and_the_retroperitoneum_does_not() -> None:
    peritoneum, behind = around(IcdO3Site("C48.2")), around(IcdO3Site("C48.0"))
    assert peritoneum is not None
    assert behind is not None
    assert (peritoneum.id, behind.id) == ("ovary", "retroperitoneum")
