"""What lies around each primary site: its regional lymph nodes, the tissues next to it, the rest of its system.

The table and its sources: content/oncology/around. Which place a person's words mean is for `places`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

import msgspec

from rumbo.oncology.anatomy import Spot
from rumbo.oncology.codes import IcdO3Site
from rumbo.words import load

OppositeNodes = Literal["yes", "no", "ajcc"]


class AroundRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of content/oncology/around, as written there."""

    sites: tuple[str, ...]
    nodes: tuple[str, ...] = ()
    nodes_ajcc: tuple[str, ...] = ()
    opposite: OppositeNodes = "no"
    bed: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    system: tuple[str, ...] = ()


class Area:
    """A set of sites and regions: `C50`, `C38.1`, `C00-C14`, or the id of a region."""

    def __init__(self, members: tuple[str, ...]) -> None:
        self.codes = frozenset(code for member in members for code in _codes(member))
        self._regions = frozenset(member for member in members if not _is_code(member))

    def holds(self, spot: Spot) -> bool:
        """Whether a place is inside: by its region where it has one, else by its site."""
        return spot.region in self._regions if spot.region else self.holds_site(spot.site)

    def holds_site(self, site: IcdO3Site) -> bool:
        """Whether an ICD-O-3 site is inside."""
        return site.value in self.codes or site.value[:3] in self.codes


@dataclass(frozen=True)
class Surroundings:
    """What lies around one primary site; see the header of content/oncology/around for each field."""

    id: str
    nodes: frozenset[str]
    nodes_ajcc: frozenset[str]
    opposite: OppositeNodes
    bed: Area
    neighbours: Area
    disputed: Area
    system: Area


@cache
def around(site: IcdO3Site) -> Surroundings | None:
    """What lies around a primary site, or None for sites without such a map (blood, marrow, unknown).

    >>> sorted(around(IcdO3Site("C50.4")).nodes_ajcc)
    ['supraclavicular']
    """
    return next((made for area, made in _table() if area.holds_site(site)), None)


@cache
def around_rows() -> Mapping[str, AroundRow]:
    """The rows of content/oncology/around by id, in their order."""
    rows: dict[str, AroundRow] = load("oncology/around", dict[str, AroundRow]).merged()
    return rows


@cache
def _table() -> tuple[tuple[Area, Surroundings], ...]:
    return tuple((Area(row.sites), _made(row, name=name)) for name, row in around_rows().items())


def _made(row: AroundRow, *, name: str) -> Surroundings:
    return Surroundings(
        id=name,
        nodes=frozenset(row.nodes),
        nodes_ajcc=frozenset(row.nodes_ajcc),
        opposite=row.opposite,
        bed=Area(row.bed),
        neighbours=Area(row.neighbours),
        disputed=Area(row.disputed),
        system=Area(row.system),
    )


def _is_code(member: str) -> bool:
    return member[0] == "C"


def _codes(member: str) -> Iterator[str]:
    """The codes of a member; a range is of groups (C00-C14) or of subsites of one group (C44.0-C44.4)."""
    first, _, last = member.partition("-")
    if not _is_code(member):
        return
    if not last:
        yield member
    elif "." in member:
        yield from (f"{first[:4]}{digit}" for digit in range(int(first[-1]), int(last[-1]) + 1))
    else:
        yield from (f"C{number:02}" for number in range(int(first[1:]), int(last[1:]) + 1))
