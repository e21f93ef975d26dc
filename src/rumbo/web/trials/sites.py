"""Where a trial takes people: its open places, the nearest first where it is known from where to count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from rumbo.oncology import MapPoint, distance_km, states
from rumbo.trials.registry import Study, StudySite
from rumbo.trials.registry.study import OPEN
from rumbo.words import Sayable, both

FIRST: Final = 10
_HERE: Final = "United States"  # as the entries write it
_MOST_REGIONS: Final = 6


class Place(NamedTuple):
    """One open place of a trial, and how far it is, where that is known."""

    site: StudySite
    km: float | None


@dataclass(frozen=True)
class Places:
    """The places that are shown at first, and the others."""

    first: tuple[Place, ...]
    others: tuple[Place, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.first) + len(self.others)

    @property
    def nearest_km(self) -> float | None:
        """How far the nearest is, where that is known."""
        return next((each.km for each in self.first if each.km is not None), None)

    @property
    def _all_regions(self) -> tuple[Sayable, ...]:
        found = dict.fromkeys(_region(each.site) for each in (*self.first, *self.others))
        names = {each.en: each for each in states().values()}
        return tuple(names.get(each) or both(each) for each in found if each)

    @property
    def regions(self) -> tuple[Sayable, ...]:
        """In which states of the United States and in which other countries they are; the first few."""
        return self._all_regions[:_MOST_REGIONS]

    @property
    def more_regions(self) -> int:
        """In how many others."""
        return len(self._all_regions) - len(self.regions)


def places_of(study: Study, *, near: MapPoint | None) -> Places:
    """The open places of a study: by distance from a point, else in the order of the entry."""
    listed = [Place(each, _far(each, near)) for each in study.sites if (each.status or study.status) in OPEN]
    listed.sort(key=lambda each: each.km if each.km is not None else float("inf"))  # equals stay in their order
    return Places(tuple(listed[:FIRST]), tuple(listed[FIRST:]))


def _far(site: StudySite, near: MapPoint | None) -> float | None:
    if near is None or site.latitude is None or site.longitude is None:
        return None
    try:
        return distance_km(near, other=MapPoint(site.latitude, site.longitude))
    except ValueError:  # the entry puts it nowhere on earth
        return None


def _region(site: StudySite) -> str:
    return site.state if site.state and site.country in {_HERE, ""} else site.country
