"""Narrowing a list of trials: by phase, by what is given in them, by state, by the distance to the nearest open place; and
what distance does to their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from rumbo.oncology import MODALITIES, MapPoint
from rumbo.oncology.towns import EARTH_RADIUS_KM
from rumbo.trials.matching import Matches
from rumbo.trials.registry.columns import PHASES, STATES, Columns

Mask = npt.NDArray[np.bool_]
Real = npt.NDArray[np.float64]
# What a trial loses by being far: half of `_MOST_FAR` at `_HALF_KM` (100 miles). Ours: no more than one gate that is met.
_MOST_FAR: Final = 1.0
_HALF_KM: Final = 160.9344


@dataclass(frozen=True)
class Wanted:
    """What a list is narrowed to: one of PHASES, of MODALITIES, of STATES. Empty means everything.

    `within_km` counts over the ground from `near`.
    """

    phase: str = ""
    given: str = ""
    state: str = ""
    near: MapPoint | None = None
    within_km: float | None = None


class HasColumns(Protocol):
    """A registry, as far as it is read here."""

    @property
    def columns(self) -> Columns:
        """Its columns."""
        ...


def select(registry: HasColumns, wanted: Wanted) -> Mask:
    """Which rows of a registry are wanted."""
    columns = registry.columns
    mask = np.ones(len(columns), dtype=np.bool_)
    if wanted.phase in PHASES:
        mask &= (np.asarray(columns.phases) & (1 << PHASES.index(wanted.phase))) > 0
    if wanted.given in MODALITIES:
        mask &= (np.asarray(columns.given) & (1 << MODALITIES.index(wanted.given))) > 0
    if wanted.state in STATES[1:]:
        there = np.asarray(columns.site_state) == STATES.index(wanted.state)
        mask &= _least(columns, np.where(there & columns.site_is_open, 0.0, np.inf)) == 0
    if wanted.near is not None and wanted.within_km is not None:
        mask &= nearest_km(registry, wanted.near) <= wanted.within_km
    return mask


def nearest_km(registry: HasColumns, near: MapPoint) -> Real:
    """How far the nearest open place of each row is, in km over the ground (haversine); infinite where none is on the map."""
    columns = registry.columns
    latitude = np.radians(np.asarray(columns.latitude, dtype=np.float64))
    longitude = np.radians(np.asarray(columns.longitude, dtype=np.float64))
    north, east = latitude - np.radians(near.latitude), longitude - np.radians(near.longitude)
    half = np.sin(north / 2) ** 2 + np.cos(np.radians(near.latitude)) * np.cos(latitude) * np.sin(east / 2) ** 2
    km = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(1.0, half)))
    return _least(columns, np.where(columns.site_is_open, km, np.inf))


def nearer_first(matches: Matches, km: Real) -> Matches:
    """The same trials in an order that distance shifts a little; `km` holds how far each is, infinite where not known."""
    lost = _MOST_FAR * (1.0 - _HALF_KM / (km + _HALF_KM))
    return matches.only(np.argsort(lost - matches.scores, kind="stable"))


def _least(columns: Columns, by_site: Real) -> Real:
    """The least value of the sites of each row; infinite for a row without any."""
    begins = np.asarray(columns.sites_from[:-1], dtype=np.int64)
    if not len(begins):
        return np.empty(0)
    # A row without sites begins where the next one does, or after the last: one more place, and its value is not taken.
    least = np.minimum.reduceat(np.append(by_site, np.inf), begins)
    return np.where(begins < np.asarray(columns.sites_from[1:]), least, np.inf)
