"""The rules as content holds them (content/course/primaries), and which of them are for a tumour of a year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

import msgspec

from rumbo.course.course import Origin
from rumbo.course.primaries.cells import Cells, Tables, cells_named, tables_named
from rumbo.course.primaries.pair import Case
from rumbo.oncology.surroundings import Area
from rumbo.words import Text, load


class When(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What must all be so for a rule to decide; each field is explained at the head of content/course/primaries."""

    within: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    sites: Literal["group", "code"] | None = None
    part: tuple[str, ...] = ()
    place: Literal["same", "different"] | None = None
    behaviours: Literal["in situ", "invasive", "equal", "one invasive"] | None = None
    cells: tuple[str, ...] = ()
    each: tuple[str, str] | None = None
    unless: tuple[str, ...] = ()
    unless_within: tuple[str, ...] = ()
    cell: Literal["same", "other", "differ"] | None = None
    disease: Literal["one", "two"] | None = None
    listed: Literal["one"] | None = None
    subtypes: Literal["differ"] | None = None
    rows: Literal["same", "differ"] | None = None
    known_rows: Literal["same"] | None = None
    apart_years: int | None = None
    apart_days: int | None = None
    within_days: int | None = None
    order: Literal["in situ first", "invasive first"] | None = None
    follows: tuple[str, str] | None = None
    or_same_day: bool = False
    or_within_days: int | None = None
    turns: Literal["forward", "either"] | None = None
    sides: Literal["opposite", "same", "different", "overlap", "two"] | None = None
    paired: tuple[str, ...] = ()


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule: its number in the manual, what it answers, why in a word, and when."""

    id: str
    answer: Origin
    why: str
    when: When


class ModuleRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One module of the manual, as written in content/course/primaries."""

    name: Text
    source: str
    start: int = msgspec.field(name="from")
    until: int | None = None
    sites: tuple[str, ...]
    cells: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    behaviours: str
    tables: tuple[str, ...] = ()
    combined: tuple[str, ...] = ()
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Module:
    """The rules for one group of cancers and years, in the order in which they are tried."""

    id: str
    row: ModuleRow
    sites: Area
    cells: Cells
    but: Cells
    tables: Tables

    def is_for(self, case: Case, *, year: int) -> bool:
        """Whether the module's rules are for a tumour, when the later of the two was found in `year`."""
        row = self.row
        return (
            row.start <= year <= (row.until or year)
            and (not row.sites or self.sites.holds_site(case.site))
            and (not row.cells or self.cells.holds(case))
            and not self.but.holds(case)
            and case.behaviour in row.behaviours
        )


@cache
def modules() -> Mapping[str, Module]:
    """Every module by id; those for one group of sites come before those for all others."""
    made = list(_made())
    return {each.id: each for each in sorted(made, key=lambda each: not each.row.sites)}


def module_of(case: Case, *, year: int) -> Module | None:
    """The module for a tumour, or None when no rules of ours are for it.

    Source: the headers of the SEER modules, which name their sites, cell types, behaviours and years.
    """
    return next((each for each in modules().values() if each.is_for(case, year=year)), None)


def _made() -> Iterator[Module]:
    rows: dict[str, ModuleRow] = load("course/primaries", dict[str, ModuleRow]).merged()
    for name, row in rows.items():
        yield Module(
            id=name,
            row=row,
            sites=Area(row.sites),
            cells=cells_named(row.cells),
            but=cells_named(row.but),
            tables=tables_named(row.tables, combined=row.combined),
        )
