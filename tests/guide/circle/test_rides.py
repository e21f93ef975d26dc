"""A ride for a day in the calendar says when, as much earlier as the others, and nothing of why or where to."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course.rhythms import Rhythm
from rumbo.course.schedules import Moved, Schedule
from rumbo.guide.circle.rides import ride_to

FIRST = date(2027, 3, 1)
WEEKLY = Rhythm(unit="weeks")


def _infusion(moved_to: time | None, *, at: time | None = time(10)) -> Schedule:
    moved = Moved(was=date(2027, 3, 8), on=date(2027, 3, 9), at=moved_to, where="Infusion centre")
    return Schedule(on=FIRST, at=at, minutes=240, where="Infusion centre", rhythm=WEEKLY, moved=(moved,))


@pytest.mark.parametrize(
    ("at", "moved_to", "leaves_at", "then"),
    [
        (time(10), time(12), time(9, 15), time(11, 15)),
        (time(10), time(10), time(9, 15), time(9, 15)),
        (time(10), time(0, 30), time(9), None),
        (time(10), None, time(9), None),
        (None, time(10), time(9), None),
        (None, None, time(9), time(9)),
        (time(10), time(12), None, None),
    ],
)
def test_a_moved_time_is_left_for_as_much_earlier_as_the_others(
    at: time | None, moved_to: time | None, leaves_at: time | None, then: time | None
) -> None:
    ride = ride_to(_infusion(moved_to, at=at), leaves_at=leaves_at)
    assert (ride.at, ride.moved[0].at, ride.moved[0].on) == (leaves_at, then, date(2027, 3, 9))


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_ride_tells_no_place_and_no_length(where: str, there: str) -> None:
    moved = Moved(was=FIRST, on=FIRST, where=there)
    ride = ride_to(Schedule(on=FIRST, minutes=30, where=where, moved=(moved,), skipped=(FIRST,)), leaves_at=time(8))
    assert ride == Schedule(on=FIRST, at=time(8), skipped=(FIRST,), moved=(Moved(was=FIRST, on=FIRST, at=time(8)),))
