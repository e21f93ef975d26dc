"""Feelings over time: height tells the strength, in grey as on the screen, and nothing is drawn where nothing is known."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.guide.feeling.felt import Felt, parse_temperature
from rumbo.guide.feeling.looking_back import FeelingChart, chart
from rumbo.guide.feeling.times import TreatedTime
from rumbo.paper.drawings import paint_for_paper, paint_for_screen
from rumbo.paper.drawings.drawing import Drawing, Outline, Words
from rumbo.paper.drawings.feelings import NARROW, ON_PAPER, WIDE, describe_feelings, draw_feelings
from rumbo.words import both
from tests.guide.feeling.strategies import felts
from tests.paper.pages import grey_picture

START, END = date(2026, 10, 25), date(2026, 11, 23)


def of(*logs: Felt, since: date = START) -> FeelingChart:
    return chart(logs, since=since, until=END, most=6)


def tired(day: int, strength: int) -> Felt:
    return Felt(on=date(2026, 11, day), strengths={"tired": strength})


def bars(drawing: Drawing, role: str) -> list[float]:
    """The heights of the bars of one role."""
    outlines = (each for each in drawing.shapes if isinstance(each, Outline) and each.role == role)
    return [float(height) for each in outlines for height in re.findall(r"v-([\d.]+)h", each.d)]


def said(drawing: Drawing) -> str:
    return " ".join(line for each in drawing.shapes if isinstance(each, Words) for line in each.en)


def test_the_stronger_the_taller_and_3_and_4_are_dark() -> None:
    drawing = draw_feelings(of(tired(1, 0), tired(2, 1), tired(3, 2), tired(4, 3), tired(5, 4)))
    assert bars(drawing, "felt") == sorted(bars(drawing, "felt"))
    assert len(bars(drawing, "felt")) == 3
    assert max(bars(drawing, "felt")) < min(bars(drawing, "felt-strong"))
    assert len(bars(drawing, "felt-strong")) == 2


def test_a_day_without_a_log_has_no_bar() -> None:
    assert len(bars(draw_feelings(of(tired(2, 1), tired(20, 1))), "felt")) == 2


def test_a_fever_has_its_mark_and_its_words() -> None:
    fever = Felt(on=date(2026, 11, 5), strengths={"tired": 1}, temperature=parse_temperature("101"))
    assert "Fever: 38 °C (100.4 °F) or more" in said(draw_feelings(of(fever)))
    assert "Fever" not in said(draw_feelings(of(tired(5, 1))))


def test_the_latest_four_treatments_lie_beneath_and_none_from_outside_the_time() -> None:
    times = [
        TreatedTime(kind="treatment", name=both(f"pill {number}"), start=START + timedelta(days=number), end=end)
        for number, end in enumerate([None, END, START + timedelta(days=1), None, None])
    ]
    over = TreatedTime(kind="treatment", name=both("long ago"), start=date(2025, 1, 1), end=date(2025, 2, 1))
    line = TreatedTime(kind="line", name=both("a line"), start=START)
    words = said(draw_feelings(of(tired(5, 1)), times=[over, line, *times]))
    assert [f"pill {number}" in words for number in range(5)] == [False, True, True, True, True][:5]
    assert "long ago" not in words
    assert "a line" not in words


def test_within_a_month_the_two_ends_are_written_and_over_years_the_months() -> None:
    short = draw_feelings(of(tired(20, 1), since=date(2026, 11, 10)))
    assert "Nov 10" in said(short)
    assert "2025" in said(draw_feelings(of(tired(5, 1), since=date(2024, 11, 24))))


def test_what_is_drawn_is_told_in_both_languages() -> None:
    told = describe_feelings(of(tired(5, 1)))
    assert "Tired, even after rest" in told.en
    assert "Cansancio" in told.es


def test_an_empty_time_says_so() -> None:
    drawing = draw_feelings(of())
    assert "Nothing of 1 or more was logged" in said(drawing)
    assert "Nothing of 1 or more" in drawing.description.en


@pytest.mark.parametrize("lang", ["en", "es"])
def test_on_grey_paper_strong_bars_are_darker_than_the_others(lang: str) -> None:
    drawing = draw_feelings(
        of(*(tired(day, 4) for day in range(1, 9)), *(tired(day, 2) for day in range(12, 20))), width=ON_PAPER
    )
    picture = grey_picture(paint_for_paper(drawing, lang), width=drawing.width, height=drawing.height)  # type: ignore[arg-type]  # a language
    tones = {tone: count for count, tone in picture.getcolors(256)}
    assert tones.get(0x11, 0) > 500
    assert sum(count for tone, count in tones.items() if 0x80 < tone < 0x98) > 500


@given(st.lists(felts, max_size=6), st.sampled_from([NARROW, WIDE, ON_PAPER]))
def test_whatever_was_logged_every_bar_stands_within_the_drawing(logs: list[Felt], width: float) -> None:
    drawing = draw_feelings(chart(logs, since=date(2024, 1, 1), until=END, most=8), width=width)
    for shape in drawing.shapes:
        if isinstance(shape, Outline) and shape.role in {"felt", "felt-strong"}:
            assert all(0 <= float(x) <= width for x in re.findall(r"M([\d.]+),", shape.d))
    assert paint_for_screen(drawing, "es", id_prefix="d").startswith('<svg class="drawing feelings-')
