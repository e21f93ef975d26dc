"""The facts in force, by what they say, each with the cancer it is about. Nothing is joined or judged here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Generic

import msgspec

from rumbo.course.facts import Fact, S
from rumbo.course.gaps import order

_INSIDE = " › "  # between an outer file and what is in it, as readers write places
_LINE = re.compile(r"(?:^|, | › )(?:page \d+, )?line \d+$")  # the end of a place that names a line of text


@dataclass(frozen=True)
class Told(Generic[S]):
    """One fact, its statement with its type known, and the id of the cancer it is about (None when that is open)."""

    fact: Fact
    says: S
    cancer: str | None = None

    @property
    def unsure(self) -> bool:
        """Whether whoever said it was not sure of it."""
        return self.fact.standing == "unsure"

    def undated(self) -> Told[S]:
        """The same without its day."""
        return replace(self, says=msgspec.structs.replace(self.says, on=None))

    @property
    def quote(self) -> str:
        """The line of the record, or the statement's own words."""
        return (self.fact.source.quote if self.fact.source else "") or self.says.words

    @property
    def record(self) -> str:
        """Which record told it; empty for what was typed in."""
        return self.fact.source.record if self.fact.source else ""

    @property
    def paper(self) -> tuple[str, str]:
        """Which file told it: the record, and what of it the file is when the record holds several (an archive)."""
        place = self.fact.source.place if self.fact.source else ""
        return self.record, place.rpartition(_INSIDE)[0]

    @property
    def document(self) -> tuple[str, str]:
        """Which note, letter or report told it: the record, and what of it holds the line (a bundle holds many notes)."""
        place = self.fact.source.place if self.fact.source else ""
        return self.record, _LINE.sub("", place)


def told(facts: Iterable[Fact], kind: type[S]) -> tuple[Told[S], ...]:
    """The facts of one kind in order of time, the undated last, facts of one day by id."""
    those = [Told(fact, fact.says) for fact in facts if isinstance(fact.says, kind)]
    return tuple(sorted(those, key=lambda each: (order(each.says.on), each.fact.id)))


def fact_ids(group: Iterable[Told[S]]) -> tuple[str, ...]:
    """The ids that a joined entry rests on, sorted."""
    return tuple(sorted({each.fact.id for each in group}))
