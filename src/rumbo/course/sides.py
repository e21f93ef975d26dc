"""Which papers name which side of an organ: what tells a slip of the pen from a cancer on each side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from rumbo.oncology import Side


class Sides(NamedTuple):
    """The organs of which one paper tells a cancer on each side, and the sides of organs that only one paper names."""

    both: frozenset[str]
    alone: frozenset[tuple[str, Side]]


def sides_told(those: Iterable[tuple[str, Side, tuple[str, str]]]) -> Sides:
    """Gather an organ, a side and the paper that names them.

    >>> sides_told([("C50", "left", ("a", "")), ("C50", "right", ("a", "")), ("C64", "left", ("b", ""))]).both
    frozenset({'C50'})
    """
    papers: dict[tuple[str, Side], set[tuple[str, str]]] = defaultdict(set)
    for organ, side, paper in those:
        papers[organ, side].add(paper)
    both = {
        organ for organ, side in papers if side == "left" and papers[organ, side] & papers.get((organ, "right"), set())
    }
    return Sides(frozenset(both), frozenset(named for named, tellers in papers.items() if len(tellers) == 1))
