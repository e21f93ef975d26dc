"""When and where something is planned: one time moved, skipped, put back, and an end; the others stay."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course.rhythms import Rhythm
from rumbo.course.schedules import Moved, Schedule, end, move, put_back, repeat, skip

FIRST, SECOND, THIRD = date(2027, 3, 1), date(2027, 3, 22), date(2027, 4, 12)
WEEKS = Schedule(on=FIRST, rhythm=Rhythm(unit="weeks", every=3))
ONCE = Schedule(on=FIRST)


def test_a_zone_that_does_not_exist_is_refused() -> None:
    for zone in ("America/Nowhere", "../etc/passwd", "/etc/passwd", "America"):
        with pytest.raises(ValueError, match="no time zone"):
            Schedule(on=FIRST, zone=zone)


def test_a_first_day_that_is_none_of_its_rhythm_is_refused() -> None:
    with pytest.raises(ValueError, match="is no day of"):
        Schedule(on=FIRST, rhythm=Rhythm(unit="weeks", weekdays=(3,)))


def test_what_is_kept_comes_back_as_it_was() -> None:
    full = move(skip(WEEKS, was=SECOND), moved=Moved(was=THIRD, on=date(2027, 4, 13), at=time(8, 30), where="Room 2"))
    assert msgspec.json.decode(msgspec.json.encode(full), type=Schedule) == full


def test_one_time_is_skipped_moved_and_put_back() -> None:
    moved = Moved(was=THIRD, on=date(2027, 4, 13))
    assert skip(WEEKS, was=SECOND).skipped == (SECOND,)
    assert skip(skip(WEEKS, was=SECOND), was=SECOND).skipped == (SECOND,)
    both = move(skip(WEEKS, was=SECOND), moved=moved)
    assert (both.skipped, both.moved) == ((SECOND,), (moved,))
    assert move(both, moved=Moved(was=SECOND, on=FIRST)).skipped == ()
    assert skip(both, was=THIRD).moved == ()
    assert put_back(put_back(both, was=SECOND), was=THIRD) == WEEKS


def test_an_end_takes_what_was_changed_after_it() -> None:
    changed = skip(move(WEEKS, moved=Moved(was=THIRD, on=THIRD)), was=SECOND)
    ended = end(changed, last=SECOND)
    assert ended.rhythm == Rhythm(unit="weeks", every=3, until=SECOND)
    assert (ended.skipped, ended.moved) == ((SECOND,), ())
    assert end(WEEKS, last=date(2020, 1, 1)).rhythm == Rhythm(unit="weeks", every=3, until=FIRST)
    assert end(ONCE, last=SECOND) == ONCE


def test_what_is_once_again_has_nothing_left_to_skip() -> None:
    assert repeat(skip(WEEKS, was=SECOND), rhythm=None) == ONCE
    assert repeat(ONCE, rhythm=WEEKS.rhythm) == WEEKS


def test_it_lies_ahead_while_a_day_of_it_may_come() -> None:
    assert ONCE.is_ahead(FIRST)
    assert not ONCE.is_ahead(SECOND)
    assert WEEKS.is_ahead(date(2050, 1, 1))
    ended = end(WEEKS, last=SECOND)
    assert [ended.is_ahead(day) for day in (SECOND, THIRD)] == [True, False]
    assert move(ended, moved=Moved(was=SECOND, on=THIRD)).is_ahead(THIRD)


def test_a_time_stands_on_its_own_clock() -> None:
    assert ONCE.starts(FIRST, None) == FIRST
    assert ONCE.starts(FIRST, time(9)) == datetime(2027, 3, 1, 9)  # noqa: DTZ001 - whatever clock it is read by
    there = Schedule(on=FIRST, zone="America/Lima").starts(FIRST, time(9))
    assert there == datetime(2027, 3, 1, 9, tzinfo=ZoneInfo("America/Lima"))


def test_only_what_is_on_every_day_is_daily() -> None:
    rhythms = [Rhythm(unit="days"), Rhythm(unit="days", every=2), Rhythm(unit="weeks"), None]
    assert [repeat(ONCE, rhythm=each).is_daily for each in rhythms] == [True, False, False, False]


def test_what_is_once_has_no_end_and_is_in_no_rule() -> None:
    assert ONCE.last is None
    assert WEEKS.last is None
    (rule,) = ONCE.rules
    assert not ONCE.may_be_in(rule, FIRST)


DAILY = Rhythm(unit="days", until=date(2027, 7, 1))


@pytest.mark.parametrize(
    ("zone", "at", "last"),
    [
        ("", None, date(2027, 7, 1)),
        ("America/Lima", None, date(2027, 7, 1)),
        ("", time(9), datetime(2027, 7, 1, 23, 59, 59)),  # noqa: DTZ001 - whatever clock it is read by
        ("America/New_York", time(9), datetime(2027, 7, 2, 3, 59, 59, tzinfo=UTC)),  # summer: four hours behind
        ("Asia/Tokyo", time(9), datetime(2027, 7, 1, 14, 59, 59, tzinfo=UTC)),
    ],
)
def test_an_end_is_the_end_of_its_day_in_the_kind_of_the_beginning(
    zone: str, at: time | None, last: date | datetime
) -> None:
    assert Schedule(on=FIRST, at=at, zone=zone, rhythm=DAILY).last == last


@pytest.mark.parametrize(("until", "hours"), [(date(2027, 3, 13), 5), (date(2027, 3, 14), 4)])
def test_an_end_knows_whether_the_clocks_have_changed_by_then(until: date, hours: int) -> None:
    schedule = Schedule(on=FIRST, at=time(9), zone="America/New_York", rhythm=Rhythm(unit="days", until=until))
    midnight = datetime(until.year, until.month, until.day, 23, 59, 59, tzinfo=UTC)
    assert schedule.last == midnight + timedelta(hours=hours)


@given(st.integers(1, 40), st.integers(0, 400), st.data())
def test_a_day_of_a_cycle_belongs_to_one_of_its_rules(every: int, later: int, data: st.DataObject) -> None:
    cycle = tuple(sorted(data.draw(st.sets(st.integers(1, every), min_size=1))))
    schedule = Schedule(on=FIRST, rhythm=Rhythm(unit="days", every=every, cycle=cycle))
    day = FIRST + timedelta(days=later)
    owners = [rule for rule in schedule.rules if schedule.may_be_in(rule, day)]
    assert [rule.offset for rule in owners] == ([later % every] if later % every + 1 in cycle else [])


def test_any_day_may_be_one_of_what_has_a_single_rule() -> None:
    (rule,) = WEEKS.rules
    assert rule.parts["FREQ"] == "WEEKLY"
    assert WEEKS.may_be_in(rule, SECOND)
