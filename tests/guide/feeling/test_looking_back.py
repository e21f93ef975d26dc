"""What logs say of a stretch of time: strong days, what is new, the worst week, fevers, words, and a chart."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.guide.feeling.felt import Felt, parse_temperature
from rumbo.guide.feeling.looking_back import chart, look_back
from tests.guide.feeling.strategies import felts

START, END = date(2026, 10, 1), date(2026, 11, 23)


def on(day: int, *, month: int = 11, words: str = "", heat: str = "", covers: str = "day", **strengths: int) -> Felt:
    named = {name.replace("_", "-"): each for name, each in strengths.items()}
    temperature = parse_temperature(heat) if heat else None
    return Felt(
        on=date(2026, month, day),
        covers=covers,
        strengths=named,
        temperature=temperature,
        words=words,  # type: ignore[arg-type]  # day or week
    )


def test_what_was_3_or_4_stands_with_its_days_the_strongest_first() -> None:
    logs = [on(2, tired=3), on(5, tired=3, nails=4), on(9, tired=2), on(9, tired=3)]
    back = look_back(logs, since=START, until=END)
    assert [(each.feeling.id, each.worst, len(each.on)) for each in back.strong] == [("nails", 4, 1), ("tired", 3, 3)]
    assert back.logs == 4


def test_what_was_logged_outside_the_time_does_not_count() -> None:
    back = look_back([on(30, month=9, tired=4), on(24, tired=4)], since=START, until=END)
    assert (back.logs, back.strong, back.worst_week) == (0, (), None)


def test_a_week_that_reaches_into_the_time_counts() -> None:
    assert look_back([on(25, covers="week", tired=4)], since=START, until=END).logs == 1


def test_new_is_what_was_not_felt_before_the_treatment_began() -> None:
    logs = [on(1, month=10, tired=2, rash=0), on(12, tired=3, rash=1, itching=0)]
    assert [each.id for each in look_back(logs, since=START, until=END, began=date(2026, 11, 10)).new or ()] == ["rash"]


def test_without_a_log_from_before_nobody_can_say_what_is_new() -> None:
    assert look_back([on(12, rash=3)], since=START, until=END, began=date(2026, 11, 10)).new is None
    assert look_back([on(12, rash=3)], since=START, until=END).new is None


def test_the_worst_week_is_the_one_with_most_strong_feelings_then_the_most_in_all() -> None:
    logs = [on(2, tired=4), on(9, tired=3, rash=3), on(10, tired=3), on(16, tired=3, rash=3, itching=1)]
    week = look_back(logs, since=START, until=END).worst_week
    assert week is not None
    assert (week.monday, week.sunday) == (date(2026, 11, 16), date(2026, 11, 22))
    assert [each.id for each in week.feelings] == ["tired", "rash"]


def test_a_time_without_a_3_has_no_worst_week() -> None:
    assert look_back([on(2, tired=2)], since=START, until=END).worst_week is None


def test_fevers_and_words_stand_with_their_days() -> None:
    back = look_back([on(3, heat="38.4", words="Cold and hot."), on(4, heat="37.2")], since=START, until=END)
    assert [(day, heat.words) for day, heat in back.fevers] == [(date(2026, 11, 3), "38.4 °C")]
    assert back.words == ((date(2026, 11, 3), "Cold and hot."),)


def test_a_chart_of_two_months_has_a_column_for_each_day() -> None:
    shown = chart(
        [on(1, month=10, tired=1), on(2, month=10, tired=2), on(2, month=10, tired=3)], since=START, until=END, most=3
    )
    (track,) = shown.tracks
    assert shown.step == 1
    assert track.strengths[:3] == (1, 3, None)
    assert len(track.strengths) == 54
    assert (track.worst, track.strong_logs) == (3, 1)


def test_a_longer_one_has_a_column_for_each_week_at_its_worst() -> None:
    shown = chart([on(1, tired=1), on(2, tired=4)], since=date(2024, 11, 24), until=END, most=3)
    assert shown.step == 7
    assert len(shown.tracks[0].strengths) == 105
    assert [each for each in shown.tracks[0].strengths if each is not None] == [4]


def test_a_week_fills_its_days_as_far_as_they_are_shown() -> None:
    shown = chart([on(3, month=10, covers="week", tired=2)], since=START, until=END, most=3)
    assert shown.tracks[0].strengths[:4] == (2, 2, 2, None)


def test_only_the_strongest_are_drawn_and_what_was_never_felt_is_not() -> None:
    shown = chart([on(2, tired=1, rash=3, itching=2, cough=0)], since=START, until=END, most=2)
    assert [each.feeling.id for each in shown.tracks] == ["rash", "itching"]


def test_a_chart_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="ends no earlier"):
        chart([], since=END, until=START, most=1)


@given(st.lists(felts, max_size=12), st.dates(date(2024, 1, 1), END), st.integers(0, 900))
def test_a_chart_and_a_look_back_agree_on_what_was_strong(logs: list[Felt], since: date, days: int) -> None:
    until = min(since + timedelta(days=days), date(2026, 11, 23))
    shown, back = chart(logs, since=since, until=until, most=99), look_back(logs, since=since, until=until)
    assert {each.feeling.id for each in shown.tracks if each.worst >= 3} == {each.feeling.id for each in back.strong}
    assert {each.feeling.id: each.worst for each in back.strong}.items() <= {
        each.feeling.id: each.worst for each in shown.tracks
    }.items()
    assert (back.worst_week is not None) == bool(back.strong)
