"""The long view, drawn: each row only where there is something in it, one after another, at both widths."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.course.course import Course, Interval, Line
from rumbo.oncology import PartialDate
from rumbo.paper.drawings import draw_long_view, paint_for_paper, paint_for_screen
from rumbo.paper.drawings.drawing import Drawing, Outline, Words
from rumbo.words import Message
from tests.paper.boxes import outside, overlapping
from tests.paper.courses import BREAST, COLON, ROSA, TODAY, cancer, on, treated
from tests.paper.pages import grey_picture

ROWS = ("What happened", "No sign of cancer was seen", "In treatment", "Between treatments", "Lines of treatment")


def date_of(words: str) -> PartialDate:
    told = on(words)
    assert told is not None
    return told


FREE = Interval(
    cancer="c1", kind="treatment_free", start=date_of("2019-12-20"), end=date_of("2022-10-15"), days=None,
    rule=Message("course-rule-treatment-free"),
)  # fmt: skip
OTHER = msgspec.structs.replace(FREE, kind="disease_free")
FIRST_LINE = Line(cancer="c1", number=1, names=("palbociclib",), start=on("2022-10-15"), ongoing=True)
WHOLE = msgspec.structs.replace(ROSA, intervals=(FREE, OTHER), lines=(FIRST_LINE,))


def said(drawing: Drawing) -> list[str]:
    return [line for shape in drawing.shapes if isinstance(shape, Words) for line in shape.en]


def rows_of(drawing: Drawing) -> list[str]:
    return [line for line in said(drawing) if line in ROWS]


def lines_drawn(*lines: Line) -> list[str]:
    return [line for line in said(draw_long_view(Course(today=TODAY, lines=lines), wide=True)) if "Line " in line]


def test_the_rows_stand_in_one_order_at_both_widths() -> None:
    assert rows_of(draw_long_view(WHOLE, wide=True)) == rows_of(draw_long_view(WHOLE, wide=False)) == list(ROWS)


def test_a_row_with_nothing_in_it_is_left_out() -> None:
    course = Course(today=TODAY, treatments=(treated("2024-01-10", "2024-04-10"),))
    assert rows_of(draw_long_view(course, wide=True)) == ["In treatment"]


def test_only_the_times_between_treatments_are_drawn_as_such() -> None:
    drawing = draw_long_view(WHOLE, wide=True)
    assert sum(isinstance(each, Outline) and each.role == "ground-unknown" for each in drawing.shapes) == 1


def test_a_story_without_dates_has_only_the_line_and_says_so() -> None:
    drawing = draw_long_view(Course(today=TODAY), wide=True)
    assert said(drawing)[0] == "today"
    assert rows_of(drawing) == []
    assert drawing.description.en == "There is no date to draw yet."
    assert "from the first day known to today" in draw_long_view(WHOLE, wide=True).description.en


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (FIRST_LINE, ["Line 1"]),
        (Line(cancer="c1", number=2, names=(), start=on("2020"), end=on("2021-05")), ["Line 2"]),
        (Line(cancer="c1", number=3, names=(), start=on("2020")), ["Line 3 (end not noted)"]),
        (Line(cancer="c1", number=4, names=(), start=None), []),
    ],
)
def test_a_line_says_its_number_and_whether_its_end_was_told(line: Line, words: list[str]) -> None:
    assert lines_drawn(line) == words


def test_with_two_cancers_each_has_its_name_and_its_own_rows() -> None:
    course = Course(
        today=TODAY,
        cancers=(cancer("c1", BREAST, "2014"), cancer("c2", COLON, "2020")),
        treatments=(treated("2014-03", "2014-10", of="c1"), treated("2020-03", "2020-10", of="c2", name="capecitabine")),
        lines=(msgspec.structs.replace(FIRST_LINE, cancer="c2"),),
    )  # fmt: skip
    words = said(draw_long_view(course, wide=True))
    order = [words.index(each) for each in ("breast cancer", "docetaxel", "colon cancer", "capecitabine", "Line 1")]
    assert order == sorted(order)
    assert words.count("Lines of treatment") == 1


@given(st.booleans(), st.sampled_from([WHOLE, ROSA]))
def test_no_words_lie_on_others_or_reach_over_the_edge(wide: bool, course: Course) -> None:
    drawing = draw_long_view(course, wide=wide)
    assert overlapping(drawing, "en") == overlapping(drawing, "es") == []
    assert outside(drawing, "en") == outside(drawing, "es") == []


def test_in_grey_the_grounds_can_be_told_apart() -> None:
    drawing = draw_long_view(WHOLE, wide=True)
    picture = grey_picture(paint_for_paper(drawing, "en"), width=drawing.width, height=drawing.height)
    tones = {tone for count, tone in picture.getcolors(256) if count > 150 and tone < 250}
    assert len(tones) >= 3
    assert paint_for_screen(drawing, "es", id_prefix="l").startswith("<svg")
