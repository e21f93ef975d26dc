"""Cell types as the rules group them: lists, tables with rows and closer kinds, and which blood cancers are one disease.

The tables and their sources: content/course/cells and content/course/rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Literal

import msgspec

from rumbo.course.primaries.pair import Case
from rumbo.oncology import IcdO3Site
from rumbo.oncology.surroundings import Area
from rumbo.words import load

Unlisted = Literal["stuck", "alike", "pass"]


@dataclass(frozen=True)
class Cells:
    """A set of cell types: four digits for any behaviour, or with one behaviour."""

    codes: frozenset[str]

    def holds(self, case: Case) -> bool:
        """Whether a tumour is of one of these cell types."""
        return case.cell in self.codes or case.code in self.codes


class RowEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of a table, as written in content/course/rows."""

    codes: tuple[str, ...]
    subtypes: tuple[str, ...] = ()


class TableEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table, as written in content/course/rows; its header explains each field."""

    sites: tuple[str, ...] = ()
    rows: dict[str, RowEntry]
    within: dict[str, str] = {}
    combined: tuple[str, ...] = ()
    unlisted: Unlisted = "stuck"


class Turn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Slower blood cancers and the faster ones they may turn into."""

    slower: tuple[str, ...] = msgspec.field(name="from")
    faster: tuple[str, ...] = msgspec.field(name="into")


class BloodEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What content/course/blood holds; its header explains each field."""

    one: dict[str, tuple[str, ...]]
    families: dict[str, tuple[str, ...]]
    turns: dict[str, Turn]


@dataclass(frozen=True)
class Table:
    """A table of cell types for some sites: on which rows a code stands, and which codes are closer kinds."""

    id: str
    sites: Area | None
    rows: Mapping[str, frozenset[str]]
    subtypes: frozenset[str]
    within: Mapping[str, str]
    unlisted: Unlisted

    def rows_of(self, case: Case) -> frozenset[str]:
        """The rows on which a tumour's cell type stands; none when it is not listed."""
        return self.rows.get(case.cell) or self.rows.get(case.code) or frozenset()

    def subtype_of(self, case: Case) -> str | None:
        """The closer kind that a tumour is of, as the table writes it."""
        return next((code for code in (case.cell, case.code) if code in self.subtypes), None)

    def are_different(self, one: str, other: str) -> bool:
        """Whether two closer kinds are different, and neither is a kind of the other."""
        return one != other and self.within.get(one) != other and self.within.get(other) != one


@dataclass(frozen=True)
class Tables:
    """The tables of a module, of which each site has at most one."""

    all: tuple[Table, ...]
    combined: Cells

    def of(self, site: IcdO3Site) -> Table | None:
        """The table for a site, or None."""
        return next((each for each in self.all if each.sites is None or each.sites.holds_site(site)), None)


@cache
def cells_named(names: tuple[str, ...]) -> Cells:
    """The cell types of a list of codes, ranges and names of lists."""
    return Cells(frozenset(code for name in names for code in _codes(name)))


@cache
def tables_named(names: tuple[str, ...], *, combined: tuple[str, ...] = ()) -> Tables:
    """The tables of these names, with the codes that stand for two cell types at once, each a row of its own."""
    return Tables(tuple(_tables()[name] for name in names), cells_named(combined))


def are_one_disease(one: Case, other: Case) -> bool:
    """Whether two blood cancers are one disease in SEER's Hematopoietic and Lymphoid Neoplasm Database."""
    return one.code == other.code or frozenset((one.cell, other.cell)) in _one_disease()


def may_turn(slower: Case, faster: Case) -> bool:
    """Whether a blood cancer may turn into another, by the same database."""
    return any(before.holds(slower) and after.holds(faster) for before, after in _turns())


def _codes(name: str) -> Iterator[str]:
    first, _, last = name.partition("-")
    if not name[0].isdigit():
        yield from cells_named(_lists()[name]).codes
    elif last:
        yield from (str(number) for number in range(int(first), int(last) + 1))
    else:
        yield name


@cache
def _lists() -> Mapping[str, tuple[str, ...]]:
    lists: dict[str, tuple[str, ...]] = load("course/cells", dict[str, tuple[str, ...]]).merged()
    return lists


@cache
def _blood() -> BloodEntry:
    return load("course/blood", BloodEntry).by_file["diseases"]


@cache
def _one_disease() -> frozenset[frozenset[str]]:
    pairs = {frozenset((word, closer)) for word, names in _blood().one.items() for closer in cells_named(names).codes}
    for members in _blood().families.values():
        pairs |= {frozenset(pair) for pair in combinations(sorted(cells_named(members).codes), 2)}
    return frozenset(pairs)


@cache
def _turns() -> tuple[tuple[Cells, Cells], ...]:
    return tuple((cells_named(each.slower), cells_named(each.faster)) for each in _blood().turns.values())


@cache
def _tables() -> Mapping[str, Table]:
    entries: dict[str, TableEntry] = load("course/rows", dict[str, TableEntry]).merged()
    return {name: _made(name, entry) for name, entry in entries.items()}


def _made(name: str, entry: TableEntry) -> Table:
    rows: dict[str, set[str]] = {}
    for row, written in entry.rows.items():
        for code in (*written.codes, *written.subtypes):
            rows.setdefault(code, set()).add(row)
    for code in entry.combined:
        rows.setdefault(code, {"combined"})
    return Table(
        id=name,
        sites=Area(entry.sites) if entry.sites else None,
        rows={code: frozenset(names) for code, names in rows.items()},
        subtypes=frozenset(code for row in entry.rows.values() for code in row.subtypes),
        within=entry.within,
        unlisted=entry.unlisted,
    )
