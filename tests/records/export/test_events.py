"""The days on which something falls: told by counting day by day, across leap days, clocks that change and all zones."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from rumbo.course.rhythms import Rhythm, nth_of
from rumbo.course.schedules import Moved, Schedule, end, move, skip
from rumbo.records.export.calendar import write_appointments
from rumbo.records.export.events import Appointment, Day, days_of, drop_strays, find_day
from rumbo.words import both
from tests.records.export.planned import schedules

NOW = datetime(2000, 1, 1, tzinfo=UTC)


def appointment(schedule: Schedule) -> Appointment:
    return Appointment("a", both("Dr. Ríos"), schedule)


def falls(schedule: Schedule, day: date) -> bool:
    """Whether a day is one of a rhythm, counted by hand: the oracle of these tests, written without the rules."""
    rhythm, first = schedule.rhythm, schedule.on
    assert rhythm is not None
    if day < first or (rhythm.until is not None and day > rhythm.until):
        return False
    gone, months = (day - first).days, (day.year - first.year) * 12 + day.month - first.month
    if rhythm.unit == "days":
        return gone % rhythm.every + 1 in (rhythm.cycle or (1,))
    if rhythm.unit == "weeks":
        monday = first - timedelta(days=first.weekday())
        return (day - monday).days // 7 % rhythm.every == 0 and day.weekday() in (rhythm.weekdays or (first.weekday(),))
    if rhythm.unit == "years" and (months % 12 or months // 12 % rhythm.every):
        return False
    if rhythm.unit == "months" and months % rhythm.every:
        return False
    length = calendar.monthrange(day.year, day.month)[1]
    if rhythm.nth:
        nth = day.day > length - 7 if rhythm.nth == -1 else nth_of(day) == rhythm.nth
        return day.weekday() == first.weekday() and nth
    return day.day == min(first.day, length)


@given(schedules(), st.integers(-40, 2500))
def test_the_days_of_a_rhythm_are_those_one_counts_by_hand(schedule: Schedule, later: int) -> None:
    first = schedule.on + timedelta(days=later)
    last = first + timedelta(days=120)
    found = [day.on for day in days_of([appointment(schedule)], first=first, last=last)]
    window = (first + timedelta(days=each) for each in range(121))
    assert found == [day for day in window if falls(schedule, day)]


@given(schedules(), st.data())
def test_another_program_reads_the_same_days_from_the_file(schedule: Schedule, data: st.DataObject) -> None:
    last = schedule.on + timedelta(days=200)
    rhythm_days = [each.was for each in days_of([appointment(schedule)], first=schedule.on, last=last)]
    if rhythm_days:
        schedule = skip(schedule, was=data.draw(st.sampled_from(rhythm_days)))
        was = data.draw(st.sampled_from(rhythm_days))
        schedule = move(
            schedule, moved=Moved(was=was, on=was + timedelta(days=data.draw(st.integers(-3, 9))), at=schedule.at)
        )
    written = write_appointments([appointment(schedule)], made_at=NOW)
    assert written is not None
    read = recurring_ical_events.of(Calendar.from_ical(written)).between(schedule.on - timedelta(days=5), last)
    ours = days_of([appointment(schedule)], first=schedule.on - timedelta(days=5), last=last - timedelta(days=1))
    starts = [each.start if schedule.at is None else each.start.replace(tzinfo=None) for each in read]
    told = [day.on if day.at is None else datetime.combine(day.on, day.at) for day in ours]
    assert sorted(starts) == sorted(told)


@pytest.mark.parametrize("zone", ["America/New_York", "Europe/Madrid"])
def test_nine_in_the_morning_stays_nine_when_the_clocks_change(zone: str) -> None:
    weekly = Schedule(on=date(2027, 3, 5), at=time(9), zone=zone, rhythm=Rhythm(unit="weeks"))
    written = write_appointments([appointment(weekly)], made_at=NOW)
    assert written is not None
    read = recurring_ical_events.of(Calendar.from_ical(written)).between(date(2027, 3, 1), date(2027, 4, 15))
    assert [each.start.hour for each in read] == [9] * 6
    assert {each.start.astimezone(UTC).hour for each in read} == {9 - round(offset) for offset in offsets(zone)}


def offsets(zone: str) -> set[float]:
    days = [datetime(2027, month, 5, 12, tzinfo=ZoneInfo(zone)).utcoffset() for month in (3, 4)]
    return {day.total_seconds() / 3600 for day in days if day is not None}


def test_a_time_that_a_clock_leaps_over_is_still_on_its_day() -> None:
    leapt = Schedule(on=date(2027, 3, 7), at=time(2, 30), zone="America/New_York", rhythm=Rhythm(unit="weeks"))
    assert [day.on.day for day in days_of([appointment(leapt)], first=date(2027, 3, 7), last=date(2027, 3, 21))] == [
        7,
        14,
        21,
    ]


def test_a_leap_day_comes_on_the_last_of_february_in_other_years() -> None:
    yearly = Schedule(on=date(2028, 2, 29), rhythm=Rhythm(unit="years"))
    found = [day.on for day in days_of([appointment(yearly)], first=date(2028, 1, 1), last=date(2032, 12, 31))]
    assert found == [date(2028, 2, 29), date(2029, 2, 28), date(2030, 2, 28), date(2031, 2, 28), date(2032, 2, 29)]


def test_the_last_friday_of_the_month() -> None:
    fridays = Schedule(on=date(2027, 3, 26), rhythm=Rhythm(unit="months", nth=-1))
    found = [day.on.day for day in days_of([appointment(fridays)], first=date(2027, 3, 1), last=date(2027, 7, 31))]
    assert found == [26, 30, 28, 25, 30]


CYCLE = Schedule(on=date(2027, 3, 1), where="Floor 2", rhythm=Rhythm(unit="days", every=21, cycle=(1, 8)))


def test_a_moved_day_is_where_it_is_now_and_a_skipped_one_is_not_there() -> None:
    changed = skip(
        move(CYCLE, moved=Moved(was=date(2027, 3, 8), on=date(2027, 3, 10), where="Floor 4")), was=date(2027, 3, 22)
    )
    found = days_of([appointment(changed)], first=date(2027, 3, 1), last=date(2027, 3, 31))
    assert [(day.on.day, day.was.day, day.where, day.is_moved) for day in found] == [
        (1, 1, "Floor 2", False), (10, 8, "Floor 4", True), (29, 29, "Floor 2", False),
    ]  # fmt: skip
    assert find_day(appointment(changed), was=date(2027, 3, 8)) == found[1]
    skipped = find_day(appointment(changed), was=date(2027, 3, 22))
    assert skipped is not None
    assert not skipped.is_moved
    assert find_day(appointment(changed), was=date(2027, 3, 10)) is None


def test_a_moved_day_without_a_place_of_its_own_is_where_the_others_are() -> None:
    moved = move(CYCLE, moved=Moved(was=date(2027, 3, 8), on=date(2027, 3, 10)))
    assert find_day(appointment(moved), was=date(2027, 3, 8)) == Day(
        appointment(moved), date(2027, 3, 8), date(2027, 3, 10), None, "Floor 2", is_moved=True
    )


@pytest.mark.parametrize("minutes", [120, 46 * 60], ids=["an infusion at night", "a pump of 46 hours"])
def test_what_runs_past_midnight_is_on_the_day_it_begins(minutes: int) -> None:
    nights = Schedule(on=date(2027, 3, 1), at=time(23), minutes=minutes, rhythm=Rhythm(unit="weeks"))
    assert [day.on for day in days_of([appointment(nights)], first=date(2027, 3, 1), last=date(2027, 3, 2))] == [
        date(2027, 3, 1)
    ]
    assert days_of([appointment(nights)], first=date(2027, 3, 2), last=date(2027, 3, 3)) == ()


def test_what_is_once_is_on_its_day_alone() -> None:
    once = appointment(Schedule(on=date(2027, 3, 1)))
    assert [day.on for day in days_of([once], first=date(2027, 2, 1), last=date(2027, 3, 1))] == [date(2027, 3, 1)]
    assert days_of([once], first=date(2027, 3, 2), last=date(2027, 3, 3)) == ()


def test_changes_of_days_that_are_no_more_are_dropped() -> None:
    changed = skip(move(CYCLE, moved=Moved(was=date(2027, 3, 8), on=date(2027, 3, 10))), was=date(2027, 3, 22))
    assert drop_strays(changed) == changed
    other = drop_strays(
        Schedule(on=date(2027, 3, 2), rhythm=CYCLE.rhythm, skipped=changed.skipped, moved=changed.moved)
    )
    assert (other.skipped, other.moved) == ((), ())
    assert drop_strays(end(changed, last=date(2027, 3, 9))).skipped == ()
