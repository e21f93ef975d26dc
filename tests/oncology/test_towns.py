"""Distances hold on a whole globe; towns and ZIP codes are found as people write them, and unknown ones are not guessed."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.oncology import MapPoint, distance_km, find_towns, in_miles, is_zip, states

HALF_ROUND_KM = math.pi * 6371.0088
POINTS = st.builds(
    MapPoint, st.floats(-90, 90).filter(bool), st.floats(-180, 180)
)  # a latitude of 0 is left out, so that no point is 0, 0


@given(POINTS, POINTS)
def test_the_way_back_is_as_long_and_no_way_is_longer_than_half_round_the_earth(one: MapPoint, other: MapPoint) -> None:
    away = distance_km(one, other=other)
    assert 0 <= away <= HALF_ROUND_KM + 1e-6
    assert away == pytest.approx(distance_km(other, other=one), abs=1e-6)
    assert distance_km(one, other=one) == 0


@given(POINTS, POINTS, POINTS)
def test_no_detour_is_shorter(one: MapPoint, between: MapPoint, other: MapPoint) -> None:
    direct = distance_km(one, other=other)
    # Near the far side of the globe the sine loses digits: a meter is granted.
    assert direct <= distance_km(one, other=between) + distance_km(between, other=other) + 1e-3


@given(POINTS, st.floats(-89, 89).filter(bool))
def test_along_a_meridian_a_degree_is_its_share_of_the_round(start: MapPoint, latitude: float) -> None:
    other = MapPoint(latitude, start.longitude)
    assert distance_km(start, other=other) == pytest.approx(
        abs(latitude - start.latitude) * HALF_ROUND_KM / 180, abs=1e-3
    )


@pytest.mark.parametrize("where", [(91, 0), (0, 181), (-90.1, 5), (5, -180.5), (0, 0)])
def test_what_is_no_point_of_the_globe_or_means_unknown_is_refused(where: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        MapPoint(*where)


def test_two_cities_are_as_far_apart_as_atlases_say() -> None:
    [york], [angeles] = find_towns("New York, NY"), find_towns("Los Angeles, CA")
    assert in_miles(distance_km(york.point, other=angeles.point)) == pytest.approx(2450, abs=15)


def test_a_zip_code_is_one_town_with_or_without_its_last_digits() -> None:
    [found] = find_towns("77030")
    assert (found.name, found.state) == ("Houston", "TX")
    assert find_towns(" 77030-1234 ") == find_towns("77030 1234") == (found,)


def test_puerto_rico_and_the_islands_are_on_the_map() -> None:
    assert [(each.name, each.state) for each in find_towns("00901")] == [("San Juan", "PR")]
    assert [each.state for each in (*find_towns("96910"), *find_towns("00802"))] == ["GU", "VI"]


@pytest.mark.parametrize("code", ["09012", "96505", "00000", "99999", "11805"])
def test_a_zip_code_without_a_known_place_is_unknown_and_never_in_the_sea(code: str) -> None:
    assert is_zip(code)
    assert find_towns(code) == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("houston, tx", "Houston TX"), ("Houston Texas", "Houston TX"), ("Mayagüez", "Mayaguez PR"),
        ("San Juan, Puerto Rico", "San Juan PR"), ("St. Louis, Misuri", "Saint Louis MO"),
        ("Winston-Salem", "Winston Salem NC"), ("Washington, D.C.", "Washington DC"), ("Nueva York", "New York NY"),
        ("New York City, NY", "New York NY"), ("Kansas City, Kansas", "Kansas City KS"), ("O’Fallon MO", "O Fallon MO"),
        ("Port Washington, WI", "Port Washington WI"), ("Albuquerque, Nuevo México", "Albuquerque NM"),
    ],
)  # fmt: skip
def test_a_town_is_found_as_people_write_it_in_either_language(written: str, meant: str) -> None:
    assert [f"{each.name} {each.state}" for each in find_towns(written)] == [meant]


def test_a_name_that_many_towns_have_gives_one_for_each_state() -> None:
    found = find_towns("Springfield")
    assert len(found) > 20
    assert [each.state for each in found] == sorted({each.state for each in found})


def test_a_name_that_ends_like_a_state_is_still_a_town() -> None:
    assert [each.state for each in find_towns("Port Washington")] == ["NY", "OH", "WI"]


@given(st.text(max_size=90))
def test_no_words_make_it_fail(words: str) -> None:
    for each in find_towns(words):
        assert each.state in states()


def test_every_state_has_a_name_in_both_languages() -> None:
    assert len(states()) == 59  # 50 states, the capital's district, 5 territories and 3 states in free association
    assert (states()["NM"].en, states()["NM"].es) == ("New Mexico", "Nuevo México")
