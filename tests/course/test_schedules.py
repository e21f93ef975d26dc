"""When and where something is planned: one time moved, skipped, put back, and an end; the others stay."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import msgspec
import pytest

from rumbo.course.rhythms import Rhythm
from rumbo.course.schedules import Moved, Schedule, end, move, put_back, repeat, skip

FIRST, SECOND, THIRD = date(2027, 3, 1), date(2027, 3, 22), date(2027, 4, 12)
WEEKS = Schedule(on=FIRST, rhythm=Rhythm(unit="weeks", every=3))
ONCE = Schedule(on=FIRST)


def test_a_zone_that_does_not_exist_is_refused() -> None:
    for zone in ("America/Nowhere", "../etc/passwd", "America"):
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
