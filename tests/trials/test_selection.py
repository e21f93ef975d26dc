"""Lists of trials narrowed by phase, by what is given, by state, and by the distance to the nearest open place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rumbo.oncology import MODALITIES, MapPoint
from rumbo.trials import Profile, Registry
from rumbo.trials.selection import Wanted, nearer_first, nearest_km, select

HOUSTON = MapPoint(29.76, -95.37)


def study(number: int, *, phase: str, gives: str, places: list[tuple[str, float, float, str]]) -> dict[str, Any]:
    """An invented study as the registry writes it."""
    sites = [
        {"facility": "Clinic", "city": "Town", "state": state, "status": status, "geoPoint": {"lat": lat, "lon": lon}}
        for state, lat, lon, status in places
    ]
    return {
        "protocolSection": {
            "identificationModule": {"nctId": f"NCT9999100{number}", "briefTitle": "A trial"},
            "statusModule": {"overallStatus": "RECRUITING"},
            "designModule": {"studyType": "INTERVENTIONAL", "phases": [phase]},
            "armsInterventionsModule": {"interventions": [{"type": "DRUG", "name": gives}]},
            "contactsLocationsModule": {"locations": sites},
        }
    }


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    near, far = ("Texas", 29.76, -95.37, "RECRUITING"), ("California", 34.05, -118.24, "RECRUITING")
    return Registry.build(
        [
            study(1, phase="PHASE1", gives="paclitaxel", places=[far, near]),
            study(2, phase="PHASE2", gives="tamoxifen", places=[("Texas", 29.76, -95.37, "COMPLETED"), far]),
            study(3, phase="PHASE3", gives="an unheard-of thing", places=[]),
        ],
        tmp_path,
    )


@pytest.mark.parametrize(
    ("wanted", "rows"),
    [
        (Wanted(), [0, 1, 2]),
        (Wanted(phase="PHASE2"), [1]),
        (Wanted(given="chemotherapy"), [0]),
        (Wanted(given="other"), [2]),
        (Wanted(state="Texas"), [0]),
        (Wanted(state="California"), [0, 1]),
        (Wanted(near=HOUSTON, within_km=100), [0]),
        (Wanted(near=HOUSTON), [0, 1, 2]),
        (Wanted(phase="PHASE1", state="California", given="hormone"), []),
    ],
)
def test_each_filter_keeps_what_it_says_and_filters_add_up(registry: Registry, wanted: Wanted, rows: list[int]) -> None:
    assert np.flatnonzero(select(registry, wanted)).tolist() == rows


def test_words_that_are_no_filter_narrow_nothing(registry: Registry) -> None:
    assert select(registry, Wanted(phase="9", given="hope", state="Mars")).all()


def test_a_closed_place_is_not_near_and_no_place_is_infinitely_far(registry: Registry) -> None:
    km = nearest_km(registry, HOUSTON)
    assert km[0] < 1
    assert 2100 < km[1] < 2300
    assert np.isinf(km[2])


def test_an_empty_registry_has_nothing_to_narrow(tmp_path: Path) -> None:
    empty = Registry.build([], tmp_path)
    assert (
        len(select(empty, Wanted(phase="PHASE1", given=MODALITIES[0], state="Texas", near=HOUSTON, within_km=1))) == 0
    )


def test_of_equal_trials_the_nearer_stands_first_and_one_without_a_place_last(registry: Registry) -> None:
    matches = registry.match(Profile.from_json({}))
    assert np.ptp(matches.scores) == 0
    near_first = nearer_first(matches, nearest_km(registry, HOUSTON)[matches.rows])
    assert near_first.rows.tolist() == [0, 1, 2]
    los_angeles = nearest_km(registry, MapPoint(34.05, -118.24))
    assert nearer_first(matches, los_angeles[matches.rows]).rows.tolist() == [
        0,
        1,
        2,
    ]  # as near as each other: as before
    assert nearer_first(matches, np.array([np.inf, 5.0, 400.0])).rows.tolist() == [1, 2, 0]


def test_distance_never_outweighs_what_a_trial_is_about(registry: Registry) -> None:
    matches = registry.match(Profile.from_json({}))
    better = type(matches)(
        registry, Profile.from_json({}), rows=matches.rows, fits=matches.fits, scores=np.array([0.0, 0.0, 1.01])
    )
    assert nearer_first(better, np.array([0.0, 10.0, np.inf])).rows.tolist()[0] == 2
