"""Schedules of any shape, for what must hold for everything that can be planned."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from rumbo.course.rhythms import NTHS, Rhythm, nth_of
from rumbo.course.schedules import Schedule

ZONES = ("", "UTC", "America/New_York", "America/Phoenix", "Pacific/Apia", "Europe/Madrid", "Australia/Lord_Howe")


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    """Anything that can be planned again and again."""
    on = draw(st.dates(date(1999, 1, 1), date(2035, 12, 31)))
    unit = draw(st.sampled_from(["days", "weeks", "months", "years"]))
    every = draw(st.integers(1, 30))
    cycle = draw(st.sets(st.integers(1, every), max_size=4)) if unit == "days" else set()
    weekdays = draw(st.sets(st.integers(0, 6), max_size=3)) if unit == "weeks" else set()
    last = (on + timedelta(weeks=1)).month != on.month
    nths = [each for each in NTHS if each in {0, nth_of(on)} or (each == -1 and last)] if unit == "months" else [0]
    rhythm = Rhythm(
        unit=unit, every=every, cycle=tuple(sorted(cycle)), nth=draw(st.sampled_from(nths)),
        weekdays=tuple(sorted({*weekdays, on.weekday()})) if weekdays else (),
        until=draw(st.none() | st.dates(on, on + timedelta(days=3000))),
    )  # fmt: skip
    at = draw(st.none() | st.times().map(lambda each: each.replace(second=0, microsecond=0)))
    return Schedule(on=on, at=at, zone=draw(st.sampled_from(ZONES)), rhythm=rhythm)
