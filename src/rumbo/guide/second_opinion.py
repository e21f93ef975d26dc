"""Why and how people ask for a second opinion, and where: the page, each line with its source (content/opinions/how), and
the centers named by the National Cancer Institute (content/opinions/centers).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

import msgspec

from rumbo.guide.citations import Citation, Review, Said, SaidFile, cited, sources_of
from rumbo.oncology import MapPoint, distance_km, find_towns
from rumbo.words import Text, load


class Chapter(msgspec.Struct, frozen=True, kw_only=True):
    """One part of the page. `ask` is what one can ask somebody, word for word."""

    id: str
    title: Text
    says: tuple[Said, ...]
    ask: tuple[Text, ...] = ()


class SecondOpinion(Review, frozen=True, kw_only=True):
    """The whole page."""

    title: Text
    lead: Said
    chapters: tuple[Chapter, ...]

    @property
    def sources(self) -> tuple[Citation, ...]:
        """Every source in the order of the sentences, each once."""
        return sources_of((self.lead, *(each for chapter in self.chapters for each in chapter.says)))


class Center(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A cancer center that treats patients. `comprehensive` is the name NCI gives to wider research, not to better care."""

    name: str
    city: str
    comprehensive: bool = False
    for_children: bool = False


class State(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A state of the United States with its centers, by city."""

    name: Text
    centers: tuple[Center, ...]


class Centers(msgspec.Struct, frozen=True, kw_only=True):
    """The whole list: states by their postal code in the order of their English names, and the day of the lists it is from."""

    states: Mapping[str, State]
    sources: tuple[Citation, ...]
    checked_on: date


class FarCenter(msgspec.Struct, frozen=True, kw_only=True):
    """A center with its state's postal code and how far the middle of its town is, in km in a straight line."""

    center: Center
    state: str
    km: float


class _ChapterFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    title: Text
    says: list[SaidFile]
    ask: list[Text] = []


class _HowFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reviewed_on: date
    reviewed_by: str | None
    title: Text
    lead: SaidFile
    parts: dict[str, _ChapterFile]


class _CentersFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    source: list[str]
    checked_on: date
    states: dict[str, State]


@cache
def second_opinion() -> SecondOpinion:
    """The page, read once.

    Raises ContentError when it names a source that is not there.
    """
    file = load("opinions/how", _HowFile).by_file["how"]
    return SecondOpinion(
        reviewed_on=file.reviewed_on,
        reviewed_by=file.reviewed_by,
        title=file.title,
        lead=file.lead.said(),
        chapters=tuple(
            Chapter(id=name, title=each.title, says=tuple(line.said() for line in each.says), ask=tuple(each.ask))
            for name, each in file.parts.items()
        ),
    )


@cache
def centers() -> Centers:
    """The cancer centers that treat patients, read once.

    Source: two public lists that agree, one after cancer.gov of June 10, 2026.
    """
    file = load("opinions/centers", _CentersFile).by_file["centers"]
    return Centers(states=MappingProxyType(file.states), sources=cited(file.source), checked_on=file.checked_on)


def centers_from(point: MapPoint) -> tuple[FarCenter, ...]:
    """Every center in the order of distance from a point, by name where that is the same. How good one is plays no part."""
    found = [
        FarCenter(center=center, state=code, km=distance_km(point, other=_town_of(center.city, state=code)))
        for code, state in centers().states.items()
        for center in state.centers
    ]
    return tuple(sorted(found, key=lambda each: (each.km, each.center.name)))


@cache
def _town_of(city: str, *, state: str) -> MapPoint:
    [town] = find_towns(f"{city}, {state}")
    return town.point
