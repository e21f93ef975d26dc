"""Taking part in a trial (content/taking-part): what its phase means, and who pays for what, each statement with its source."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

import msgspec

from rumbo.guide.citations import Citation, Review, Said, SaidFile, sources_of
from rumbo.words import load


class TakingPart(Review, frozen=True, kw_only=True):
    """What is said to everyone who looks at a trial: each phase by its name, and who pays. About the United States."""

    phases: Mapping[str, Said]
    pays: tuple[Said, ...]

    @property
    def all_sources(self) -> tuple[Citation, ...]:
        """Every source on who pays, in the order of the statements, each once."""
        return sources_of(self.pays)


class _TakingPartFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reviewed_on: date
    reviewed_by: str | None
    phases: dict[str, SaidFile]
    pays: list[SaidFile]


@cache
def taking_part() -> TakingPart:
    """All of it.

    Raises ContentError for an unknown source.
    """
    (file,) = load("taking-part", _TakingPartFile).by_file.values()
    return TakingPart(
        phases=MappingProxyType({name: each.said() for name, each in file.phases.items()}),
        pays=tuple(each.said() for each in file.pays),
        reviewed_on=file.reviewed_on,
        reviewed_by=file.reviewed_by,
    )
