"""Tasks: when what nobody took comes back to the central team, by the clock of the task."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course.rhythms import Rhythm
from rumbo.course.schedules import Schedule
from rumbo.guide.circle.tasks import (
    Task,
    TaskDay,
    TaskTime,
    came_back,
    decode_task,
    encode_task,
    settle_times,
    today_for,
)

DAY = date(2027, 3, 10)
ZONES = ("America/New_York", "America/Mexico_City", "Pacific/Honolulu", "Europe/Madrid", "Pacific/Kiritimati")


def _ride(**more: object) -> Task:
    return msgspec.structs.replace(Task(need="rides", schedule=Schedule(on=DAY)), **more)


def _at(day: date, zone: str = "UTC") -> datetime:
    return datetime.combine(day, time(12), tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(("before", "back"), [(3, False), (2, True), (1, True), (0, True), (-1, False)])
def test_what_nobody_took_comes_back_two_days_before(before: int, back: bool) -> None:
    days = (TaskDay(DAY, DAY),)
    assert came_back(_ride(), days, now=_at(DAY - timedelta(days=before))) == (days if back else ())


def test_what_was_taken_does_not_come_back_until_it_is_given_back() -> None:
    taken = _ride(times=(TaskTime(was=DAY, hands=("Ana",)),))
    assert came_back(taken, [TaskDay(DAY, DAY)], now=_at(DAY)) == ()
    assert came_back(_ride(), [TaskDay(DAY, DAY)], now=_at(DAY)) != ()


def test_one_of_two_hands_is_not_enough() -> None:
    half = _ride(hands=2, times=(TaskTime(was=DAY, hands=("Ana",)),))
    assert came_back(half, [TaskDay(DAY, DAY)], now=_at(DAY)) != ()


def test_what_has_no_day_never_comes_back_by_itself() -> None:
    assert came_back(Task(need="food"), [TaskDay()], now=_at(DAY)) == ()
    assert came_back(_ride(), [TaskDay()], now=_at(DAY)) == ()


@given(st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)), st.sampled_from(ZONES))  # noqa: DTZ001 - hypothesis asks for naive bounds
def test_two_days_before_are_days_of_the_clock_of_the_task(moment: datetime, zone: str) -> None:
    """At one and the same moment it is another day elsewhere, and across a change of clocks a day has 23 or 25 hours."""
    now = moment.replace(tzinfo=UTC)
    day = now.astimezone(ZoneInfo(zone)).date() + timedelta(days=2)
    task = Task(need="rides", schedule=Schedule(on=day, at=time(8), zone=zone))
    assert came_back(task, [TaskDay(day, day, time(8))], now=now)
    assert not came_back(task, [TaskDay(day, day + timedelta(days=1))], now=now)
    assert today_for(Schedule(on=day), now=now) == now.date()


@given(st.permutations(("Ana", "Luis", "Rosa")))
def test_who_took_it_changes_nothing_but_the_name(names: tuple[str, ...]) -> None:
    """Nobody is counted: a task says the same whoever took it."""
    task = _ride(hands=3, times=(TaskTime(was=DAY, hands=tuple(names)),))
    assert (task.state_on(DAY), task.time_on(DAY).hands) == ("taken", tuple(names))


def test_a_task_reads_back_as_it_was_written() -> None:
    task = _ride(words="w", hands=2, times=(TaskTime(was=DAY, hands=("Ana",), standing="done"), TaskTime(was=None)))
    assert decode_task(encode_task(task)) == task


@pytest.mark.parametrize(
    "wrong", ["{}", '{"need": 1}', '{"need": "rides", "hands": 0}', '{"need":"rides","times":[{},{}]}']
)
def test_what_is_no_task_is_refused(wrong: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        decode_task(wrong)


def test_another_day_is_asked_for_anew_and_what_comes_again_keeps_its_times() -> None:
    hands = (TaskTime(was=None, hands=("Luis",)), TaskTime(was=DAY, hands=("Ana",)))
    assert settle_times(_ride(times=hands)).times == hands[1:]
    assert settle_times(_ride(times=hands, schedule=None)).times == hands[:1]
    assert settle_times(_ride(times=hands, schedule=Schedule(on=DAY + timedelta(days=1)))).times == ()
    weekly = _ride(times=hands, schedule=Schedule(on=DAY, rhythm=Rhythm(unit="weeks")))
    assert settle_times(weekly) == weekly
