"""Time on one line: nothing past today, rows that hold what they can, and a count of what they cannot."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rumbo.paper.drawings.beneath import Part
from rumbo.paper.drawings.drawing import Outline, Words
from rumbo.paper.drawings.timeline import Bar, TimeAxis, draw_axis, draw_bars, draw_rows, lay_axis
from rumbo.words import both

TODAY = float(date(2026, 11, 23).toordinal())
DAYS = st.floats(TODAY - 9000, TODAY)


def axis_of(*days: float, width: float = 760) -> TimeAxis:
    return lay_axis(days, today=TODAY, left=14, right=width - 16, edge=width - 4)


def lines_of(part: Part) -> list[str]:
    return [line for shape in part.shapes if isinstance(shape, Words) for line in shape.en]


@given(st.lists(DAYS), DAYS)
def test_the_line_ends_today_and_every_day_lies_on_it(days: list[float], day: float) -> None:
    axis = axis_of(*days)
    assert axis.scale.days[1] == TODAY
    assert axis.scale.days[1] - axis.scale.days[0] >= 28
    assert axis.first <= axis.at(day) <= axis.last


def test_a_day_still_to_come_is_the_end_of_the_line() -> None:
    assert axis_of(TODAY - 100, TODAY + 5).scale.days == (TODAY - 100, TODAY + 5)


def test_the_line_says_today_and_its_years() -> None:
    words = lines_of(draw_axis(axis_of(TODAY - 3650), y=0, today=TODAY))
    assert words[0] == "today"
    assert all(each.isdigit() for each in words[1:])
    assert len(words) > 3


@given(st.lists(DAYS, min_size=1), st.sampled_from([340.0, 760.0]))
def test_no_year_is_written_on_another_or_on_today(days: list[float], width: float) -> None:
    part = draw_axis(axis_of(*days, width=width), y=0, today=TODAY)
    spots = sorted(shape.x for shape in part.shapes if isinstance(shape, Words) and shape.anchor == "middle")
    assert all(after - before > 20 for before, after in pairwise(spots))


@given(st.lists(st.tuples(DAYS, st.none() | st.floats(0, 900)), max_size=12), st.integers(1, 4))
def test_every_bar_is_drawn_or_counted(told: list[tuple[float, float | None]], most: int) -> None:
    ends = [None if length is None else min(start + length, TODAY) for start, length in told]
    bars = [Bar(start=start, end=end, words=both("docetaxel")) for (start, _), end in zip(told, ends, strict=True)]
    part, left_out = draw_bars(bars, axis=axis_of(*(start for start, _ in told)), y=0, most=most)
    drawn = [shape for shape in part.shapes if isinstance(shape, Outline)]
    assert len(drawn) + left_out == len(bars)


def test_what_found_no_row_is_counted_in_words() -> None:
    bars = [Bar(start=TODAY - 10, end=TODAY, words=both(f"medicine {n}")) for n in range(5)]
    assert lines_of(draw_rows(bars, axis=axis_of(TODAY - 10), title=both("In treatment"), y=0, most=3)) == [
        "In treatment", "medicine 0", "medicine 1", "medicine 2", "and 2 more, in the table",
    ]  # fmt: skip


def test_bars_without_words_lie_close_and_those_after_one_another_share_a_row() -> None:
    axis = axis_of(TODAY - 1000)
    apart = [Bar(start=TODAY - 900, end=TODAY - 800), Bar(start=TODAY - 700, end=TODAY - 600)]
    one_row, _ = draw_bars(apart, axis=axis, y=0, most=4)
    two_rows, _ = draw_bars([apart[0], apart[0]], axis=axis, y=0, most=4)
    assert two_rows.height == 2 * one_row.height


def test_a_day_has_its_sign_and_a_time_that_nobody_knows_has_an_edge() -> None:
    axis = axis_of(TODAY - 1000)
    marked, _ = draw_bars([Bar(start=TODAY - 500, words=both("found"), sign="found")], axis=axis, y=0, most=1)
    assert all(getattr(shape, "role", "") != "ground-treat" for shape in marked.shapes)
    between, _ = draw_bars([Bar(start=TODAY - 500, end=TODAY - 400, role="ground-unknown")], axis=axis, y=0, most=1)
    assert [shape.role for shape in between.shapes if isinstance(shape, Outline)] == ["ground-unknown", "edge"]


def test_a_bar_of_one_day_is_wide_enough_to_be_seen_and_stays_on_the_line() -> None:
    axis = axis_of(TODAY - 5000)
    part, _ = draw_bars([Bar(start=TODAY, end=TODAY)], axis=axis, y=0, most=1)
    (bar,) = (shape for shape in part.shapes if isinstance(shape, Outline))
    left, right = (float(bar.d.split(mark)[1].split(after)[0]) for mark, after in (("M", ","), ("H", "V")))
    assert right - left >= 8.9
    assert right <= axis.last + 0.1
