"""The figure: every organ and every group of lymph nodes has its place in it."""

from __future__ import annotations

import pytest

from rumbo.oncology import IcdO3Site
from rumbo.oncology.anatomy import nodes, organs
from rumbo.paper.drawings.figure import HALF, HEIGHT, node_region, outline, region_of, smooth

NOWHERE = {"C80", "C76.7", "C76.8", "C77.8", "C77.9", "C39", "C26"}


@pytest.mark.parametrize("code", sorted(organs()))
def test_every_organ_of_our_tables_lies_in_the_figure(code: str) -> None:
    region = region_of(IcdO3Site(code if "." in code else f"{code}.9"))
    if region is None:
        assert code[:3] in {name[:3] for name in NOWHERE}
        return
    for side in ("left", "right", None):
        middles = region.middles(side)  # type: ignore[arg-type]  # one of its words
        assert all(abs(x) < HALF and 0 < y < HEIGHT for x, y in middles)
        assert len(middles) == len(region.outlines(side)) == (2 if region.is_either(side) else 1)  # type: ignore[arg-type]  # as above


def test_every_group_of_lymph_nodes_has_its_place_but_those_nobody_named() -> None:
    assert [name for name in nodes() if node_region(name) is None] == ["unsaid", "several"]


def test_a_pair_is_mirrored() -> None:
    breast = region_of(IcdO3Site("C50.9"))
    assert breast is not None
    assert breast.middles("left")[0][0] == -breast.middles("right")[0][0] > 0
    assert breast.middles("midline") == ((0.0, breast.y),)


def test_a_closed_line_ends_where_it_began_and_an_open_one_passes_its_last_point() -> None:
    square = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
    assert smooth(square, closed=True).endswith("0.0,0.0Z")
    assert smooth(square).endswith("0.0,10.0")


def test_the_outline_is_the_same_on_both_sides() -> None:
    outside, inside = outline()
    assert outside.startswith("M-57.0,424.0")
    assert outside.endswith("57.0,424.0")
    assert inside.startswith("M23.0,424.0")
    assert outline(legs=False)[0].endswith("63.0,366.0")
