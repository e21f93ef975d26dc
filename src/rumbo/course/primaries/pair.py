"""Two tumours of one person, as the rules look at them, and what time lies between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from rumbo.oncology import IcdO3Site, PartialDate, Side

First = Literal["one", "other", "same day"]
_BEFORE_ALL = date.min


@dataclass(frozen=True)
class Case:
    """One tumour with all that the rules need: site, cell type in four digits, behaviour, side, and when it was found."""

    site: IcdO3Site
    cell: str
    behaviour: str
    side: Side | None
    on: PartialDate

    @property
    def code(self) -> str:
        """The morphology with its behaviour: 8500/3."""
        return f"{self.cell}/{self.behaviour}"

    @property
    def group(self) -> str:
        """The three characters of the site's group: C50."""
        return self.site.value[:3]

    @property
    def first_day(self) -> date:
        """The first day on which it can have been found; any day at all for a date that is only a limit."""
        return _BEFORE_ALL if self.on.by else self.on.earliest


@dataclass(frozen=True)
class Pair:
    """Two tumours. Their order says nothing: their dates do."""

    one: Case
    other: Case

    @property
    def both(self) -> tuple[Case, Case]:
        """The two tumours."""
        return self.one, self.other

    @property
    def year(self) -> int:
        """The year in which the later one was found, which chooses the rules."""
        return max(each.on.latest.year for each in self.both)

    @property
    def first(self) -> First | None:
        """Which was found first; None when their dates do not tell."""
        one, other = self.both
        if one.on.is_exact and one.on == other.on:
            return "same day"
        if one.on.latest < other.first_day:
            return "one"
        return "other" if other.on.latest < one.first_day else None

    @property
    def in_order(self) -> tuple[Case, Case] | None:
        """The earlier and the later one; None on the same day or when their dates do not tell."""
        return {"one": (self.one, self.other), "other": (self.other, self.one)}.get(self.first or "")

    @property
    def days(self) -> tuple[int, int]:
        """The fewest and the most days that can lie between the two."""
        ways = [(b.first_day - a.on.latest).days for a, b in self._ways]
        return max(*ways, 0), max((b.on.latest - a.first_day).days for a, b in self._ways)

    @property
    def years(self) -> tuple[int, int]:
        """The fewest and the most whole years that can lie between the two; an anniversary counts as a whole year."""
        fewest = max(_whole_years(a.on.latest, b.first_day) for a, b in self._ways)
        return max(fewest, 0), max(_whole_years(a.first_day, b.on.latest) for a, b in self._ways)

    @property
    def _ways(self) -> tuple[tuple[Case, Case], tuple[Case, Case]]:
        return (self.one, self.other), (self.other, self.one)


def _whole_years(start: date, end: date) -> int:
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))
