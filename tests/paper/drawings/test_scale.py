"""The scale of time: in order, in proportion where there is room, and marks that can be told apart."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rumbo.paper.drawings.scale import anchor, apart, ticks

DAYS = st.lists(st.integers(715_000, 739_000), min_size=2, max_size=12, unique=True).map(sorted)


@given(days=DAYS)
@settings(deadline=None)
def test_days_keep_their_order_their_ends_and_their_distance(days: list[float]) -> None:
    scale = anchor(days, gaps=[40] * (len(days) - 1), first=44, last=1064)
    assert scale.spots[0] == pytest.approx(44)
    assert scale.spots[-1] == 1064
    assert all(later - earlier >= 40 - 1e-6 for earlier, later in pairwise(scale.spots))


@given(days=DAYS, day=st.integers(714_000, 740_000))
@settings(deadline=None)
def test_any_day_lies_between_the_ends(days: list[float], day: int) -> None:
    scale = anchor(days, gaps=[40] * (len(days) - 1), first=44, last=1064)
    assert 44 - 1e-6 <= scale.at(day) <= 1064


def test_more_marks_than_room_share_what_there_is() -> None:
    scale = anchor(list(range(11)), gaps=[40] * 10, first=0, last=100)
    assert [later - earlier for earlier, later in pairwise(scale.spots)] == pytest.approx([10] * 10)


def test_without_wishes_time_is_in_proportion() -> None:
    assert anchor([0, 25, 100], gaps=[0, 0], first=0, last=200).spots == (0, 50, 200)


def test_repeated_days_get_places_of_their_own() -> None:
    assert apart([1, 1, 1]) == [1, 1.001, 1.002]


def year_spots(first: date, last: date, length: float) -> list[str]:
    start, end = first.toordinal(), last.toordinal()
    scale = anchor([start, end], gaps=[0], first=0, last=length)
    return [tick.text.es for tick in ticks(scale, start=start, end=end, room=60)]


def test_a_short_story_shows_months() -> None:
    assert year_spots(date(2026, 9, 2), date(2026, 11, 22), 1000) == ["oct 2026", "nov 2026"]


def test_a_long_story_shows_only_the_years_there_is_room_for() -> None:
    assert year_spots(date(1996, 5, 1), date(2026, 11, 22), 300) == ["2000", "2010", "2020"]


def test_where_no_two_years_fit_none_is_shown() -> None:
    assert year_spots(date(1900, 1, 1), date(2026, 1, 1), 5) == []


def test_a_story_from_the_first_year_of_the_calendar_does_not_fail() -> None:
    assert year_spots(date(1, 1, 1), date(3, 1, 1), 1000)
