"""How something planned comes again: which rhythms there are, in rules and in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course.rhythms import LONGEST, UNITS, Rhythm, Unit, nth_of, tell_rhythm

FRIDAY = date(2027, 3, 26)  # the last Friday of its month, and its fourth


@pytest.mark.parametrize(
    "parts",
    [
        {"unit": "days", "every": 0}, {"unit": "days", "every": LONGEST + 1}, {"unit": "days", "weekdays": (1,)},
        {"unit": "weeks", "nth": 1}, {"unit": "weeks", "cycle": (1,)}, {"unit": "weeks", "weekdays": (7,)},
        {"unit": "weeks", "weekdays": (2, 1)}, {"unit": "days", "every": 21, "cycle": (0, 8)},
        {"unit": "days", "every": 21, "cycle": (22,)}, {"unit": "days", "every": 21, "cycle": (8, 8)},
    ],
)  # fmt: skip
def test_what_fits_no_unit_is_no_rhythm(parts: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no rhythm"):
        Rhythm(**parts)


@pytest.mark.parametrize(
    ("rhythm", "begins"),
    [
        (Rhythm(unit="days", every=21, cycle=(8, 15)), True), (Rhythm(unit="weeks"), True),
        (Rhythm(unit="weeks", weekdays=(0, 4)), True), (Rhythm(unit="weeks", weekdays=(0,)), False),
        (Rhythm(unit="months", nth=4), True), (Rhythm(unit="months", nth=1), False), (Rhythm(unit="months", nth=-1), True),
        (Rhythm(unit="years"), True),
    ],
)  # fmt: skip
def test_a_rhythm_begins_only_on_one_of_its_own_days(rhythm: Rhythm, begins: bool) -> None:
    assert rhythm.may_begin(FRIDAY) is begins


def test_the_last_friday_is_not_every_friday() -> None:
    assert not Rhythm(unit="months", nth=-1).may_begin(date(2027, 3, 19))
    assert [nth_of(date(2027, 3, day)) for day in (1, 7, 8, 29)] == [1, 1, 2, 5]


@pytest.mark.parametrize(
    ("rhythm", "english", "spanish"),
    [
        (Rhythm(unit="days"), "every day", "todos los días"),
        (Rhythm(unit="days", every=2), "every 2 days", "cada 2 días"),
        (Rhythm(unit="days", every=21, cycle=(1, 8)), "every 21 days, on day 1 and day 8", "cada 21 días, el día 1 y el día 8"),
        (Rhythm(unit="weeks"), "every week, on Friday", "cada semana, el viernes"),
        (
            Rhythm(unit="weeks", every=3, weekdays=(1, 4)), "every 3 weeks, on Tuesday and Friday",
            "cada 3 semanas, el martes y viernes",
        ),
        (Rhythm(unit="months"), "every month, on day 26", "cada mes, el día 26"),
        (Rhythm(unit="months", every=3, nth=4), "every 3 months, on the fourth Friday", "cada 3 meses, el cuarto viernes"),
        (Rhythm(unit="months", nth=-1), "every month, on the last Friday", "cada mes, el último viernes"),
        (Rhythm(unit="years"), "every year", "cada año"),
    ],
)  # fmt: skip
def test_a_rhythm_is_told_in_both_languages(rhythm: Rhythm, english: str, spanish: str) -> None:
    told = tell_rhythm(rhythm, first=FRIDAY)
    assert (told.said("en"), told.said("es")) == (english, spanish)


@pytest.mark.parametrize(
    ("rhythm", "parts"),
    [
        (Rhythm(unit="days", every=2), {"FREQ": "DAILY", "INTERVAL": 2}),
        (Rhythm(unit="weeks"), {"FREQ": "WEEKLY", "BYDAY": ["FR"], "WKST": "MO", "INTERVAL": 1}),
        (Rhythm(unit="weeks", weekdays=(1, 4)), {"FREQ": "WEEKLY", "BYDAY": ["TU", "FR"], "WKST": "MO", "INTERVAL": 1}),
        (Rhythm(unit="months", every=3), {"FREQ": "MONTHLY", "BYMONTHDAY": 26, "INTERVAL": 3}),
        (Rhythm(unit="months", nth=4), {"FREQ": "MONTHLY", "BYDAY": "4FR", "INTERVAL": 1}),
        (Rhythm(unit="months", nth=-1), {"FREQ": "MONTHLY", "BYDAY": "-1FR", "INTERVAL": 1}),
        (Rhythm(unit="years"), {"FREQ": "YEARLY", "BYMONTH": 3, "BYMONTHDAY": 26, "INTERVAL": 1}),
    ],
)
def test_a_rhythm_is_one_rule_of_the_calendar_standard(rhythm: Rhythm, parts: dict[str, Any]) -> None:
    (rule,) = rhythm.rules(FRIDAY)
    assert (rule.offset, rule.parts) == (0, parts)


def test_a_day_that_short_months_lack_falls_on_their_last() -> None:
    (rule,) = Rhythm(unit="months").rules(date(2027, 1, 31))
    assert rule.parts == {"FREQ": "MONTHLY", "BYMONTHDAY": [28, 29, 30, 31], "BYSETPOS": -1, "INTERVAL": 1}
    (leap,) = Rhythm(unit="years").rules(date(2028, 2, 29))
    assert leap.parts == {"FREQ": "YEARLY", "BYMONTH": 2, "BYMONTHDAY": [28, 29], "BYSETPOS": -1, "INTERVAL": 1}


@given(st.integers(1, 60), st.data())
def test_a_cycle_has_a_rule_for_each_of_its_days(every: int, data: st.DataObject) -> None:
    cycle = tuple(sorted(data.draw(st.sets(st.integers(1, every), min_size=1))))
    rules = Rhythm(unit="days", every=every, cycle=cycle).rules(FRIDAY)
    assert tuple(each.offset + 1 for each in rules) == cycle
    assert all(each.parts == {"FREQ": "DAILY", "INTERVAL": every} for each in rules)


@given(st.sampled_from(UNITS), st.integers(-5, LONGEST + 5))
def test_only_a_count_within_its_bounds_is_a_rhythm(unit: Unit, every: int) -> None:
    if 1 <= every <= LONGEST:
        assert Rhythm(unit=unit, every=every).every == every
    else:
        with pytest.raises(ValueError, match="no rhythm"):
            Rhythm(unit=unit, every=every)


@given(st.dates(date(1999, 1, 1), date(2040, 12, 31)))
def test_every_day_begins_a_rhythm_that_asks_for_no_other(first: date) -> None:
    assert all(Rhythm(unit=unit).may_begin(first) for unit in UNITS)
    assert Rhythm(unit="weeks", weekdays=(first.weekday(),)).may_begin(first)
    nth = nth_of(first)
    assert nth == 5 or Rhythm(unit="months", nth=nth).may_begin(first)  # type: ignore[arg-type]  # 1 to 4 is an Nth
