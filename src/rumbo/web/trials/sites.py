"""Where a trial takes people: its open places, the nearest first where it is known from where to count."""

from __future__ import annotations

from typing import Final, NamedTuple

from rumbo.oncology import MapPoint, distance_km
from rumbo.trials.registry import Study, StudySite
from rumbo.trials.registry.study import OPEN

FIRST: Final = 10


class Place(NamedTuple):
    """One open place of a trial, and how far it is, where that is known."""

    site: StudySite
    km: float | None


class Places(NamedTuple):
    """The places that are shown at first, and the others."""

    first: tuple[Place, ...]
    others: tuple[Place, ...]


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
