"""Narrowing a list of trials: by phase, by what is given in them, by state, by the distance to the nearest open place.

What studies give and where they are is read once for each registry, when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, get_args

import numpy as np
import numpy.typing as npt

from rumbo.oncology import MapPoint, find_drugs
from rumbo.oncology.towns import EARTH_RADIUS_KM
from rumbo.trials.registry.columns import PHASES
from rumbo.trials.registry.held import Registry
from rumbo.trials.registry.study import OPEN, Study

Given = Literal["chemotherapy", "hormone", "targeted", "immunotherapy", "cell_therapy", "radiation", "surgery", "other"]
GIVEN: Final[tuple[Given, ...]] = get_args(Given)
_OF_ENTRY: Final[dict[str, Given]] = {"RADIATION": "radiation", "PROCEDURE": "surgery"}
Mask = npt.NDArray[np.bool_]
Real = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Wanted:
    """What a list is narrowed to. Empty means everything; `within_km` counts from `near`."""

    phase: str = ""
    given: str = ""
    state: str = ""
    near: MapPoint | None = None
    within_km: float | None = None


class Selection:
    """One registry, made ready to be narrowed."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        given, states = [], []
        for study in registry:
            given.append(given_in(study))
            states.append(frozenset(site.state for site in study.sites if is_open(study, site.status) and site.state))
        self._given, self._states = given, states

    @property
    def states(self) -> tuple[str, ...]:
        """Every state that has an open place, as entries write it, in the order of the alphabet."""
        return tuple(sorted(frozenset().union(*self._states)))

    def mask(self, wanted: Wanted) -> Mask:
        """Which rows are wanted."""
        mask = np.ones(len(self._registry), dtype=np.bool_)
        if wanted.phase in PHASES:
            bit = 1 << PHASES.index(wanted.phase)
            mask &= (np.asarray(self._registry.columns.phases) & bit) > 0
        if wanted.given:
            mask &= np.fromiter((wanted.given in each for each in self._given), dtype=np.bool_)
        if wanted.state:
            mask &= np.fromiter((wanted.state in each for each in self._states), dtype=np.bool_)
        if wanted.near is not None and wanted.within_km is not None:
            mask &= nearest_km(self._registry, wanted.near) <= wanted.within_km
        return mask


def is_open(study: Study, status: str) -> bool:
    """Whether a place of a study takes people now or soon; one without a status of its own has that of its study."""
    return (status or study.status) in OPEN


def given_in(study: Study) -> frozenset[Given]:
    """What is given or done in a study: its drugs by what they are, else what the entry calls it."""
    return frozenset(_given(study))


def _given(study: Study) -> Iterable[Given]:
    for each in study.interventions:
        found = find_drugs(" ".join((each.name, *each.other_names)))
        if found:
            yield from (drug.modality if drug.modality in GIVEN else "other" for drug in found)  # type: ignore[misc]  # narrowed by the test
        else:
            yield _OF_ENTRY.get(each.kind, "other")


def nearest_km(registry: Registry, near: MapPoint) -> Real:
    """How far the nearest open place of each row is, in km over the ground (haversine); infinite where none is on the map."""
    columns = registry.columns
    latitude, longitude = (np.radians(np.asarray(each, dtype=np.float64)) for each in (columns.latitude, columns.longitude))
    north, east = latitude - np.radians(near.latitude), longitude - np.radians(near.longitude)
    half = np.sin(north / 2) ** 2 + np.cos(np.radians(near.latitude)) * np.cos(latitude) * np.sin(east / 2) ** 2
    km = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(1.0, half)))
    km = np.append(np.where(columns.site_is_open, km, np.inf), np.inf)
    begins, ends = (np.asarray(each, dtype=np.int64) for each in (columns.sites_from[:-1], columns.sites_from[1:]))
    least = np.minimum.reduceat(km, np.minimum(begins, len(km) - 1)) if len(begins) else np.empty(0)
    return np.where(begins < ends, least, np.inf)
