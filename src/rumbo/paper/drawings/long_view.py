"""The long view: what happened, times without signs of cancer, treatments, the times between, and lines, on one line of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rumbo.course.course import Cancer, Course, Recurrence
from rumbo.paper.drawings.beneath import heading, write
from rumbo.paper.drawings.drawing import Drawing, Shape
from rumbo.paper.drawings.ground import day_of, lay_ground
from rumbo.paper.drawings.lanes import came_back_words, said_kind, text_of
from rumbo.paper.drawings.lettering import break_lines, line_height
from rumbo.paper.drawings.spans import treatment_bars
from rumbo.paper.drawings.timeline import Bar, TimeAxis, draw_axis, draw_bars, lay_axis
from rumbo.words import Text

WIDE = 760.0
NARROW = 340.0
_MOST_ROWS = 8
_Rows = list[tuple[str, tuple[Bar, ...]]]


def draw_long_view(course: Course, *, wide: bool) -> Drawing:
    """Draw the times of a course in proportion, for a desk or paper or for a phone; nothing past today.

    A row is left out when there is nothing to draw in it. No length is printed: who wants them reads the table.
    """
    width = WIDE if wide else NARROW
    lanes = [(each, _rows(course, each)) for each in _cancers(course)]
    days = [day for _, rows in lanes for _, bars in rows for bar in bars for day in (bar.start, bar.end) if day is not None]
    today = day_of(course.today)
    axis = lay_axis(days, today=today, left=14, right=width - 16, edge=width - 4)
    shapes: list[Shape] = []
    y = 6.0
    for cancer, rows in lanes:
        if len(lanes) > 1 and rows:
            head = heading(cancer.name if cancer else text_of("trail-cancer-not-said"), role="name", x=4, y=y, width=width - 8)
            shapes += head.shapes
            y += head.height + 6
        y = _draw_rows(rows, axis=axis, shapes=shapes, y=y)
    drawn = draw_axis(axis, y=y + 4, today=today)
    return Drawing(
        name="time-wide" if wide else "time-narrow",
        width=width,
        height=round(y + 4 + drawn.height + 4, 1),
        shapes=(*shapes, *drawn.shapes),
        title=text_of("longview-title"),
        description=text_of("longview-told" if days else "longview-told-empty"),
    )


def _draw_rows(rows: _Rows, *, axis: TimeAxis, shapes: list[Shape], y: float) -> float:
    for name, bars in rows:
        head = break_lines(text_of(name), role="sub", width=axis.right - 8, most=1)
        shapes.append(write(head, x=4, y=y))
        part, left_out = draw_bars(bars, axis=axis, y=y + head.height + 4, most=_MOST_ROWS)
        shapes += part.shapes
        y += head.height + 4 + part.height
        if left_out:
            more = break_lines(text_of("longview-more-bars", count=left_out), role="sub", width=axis.right - 8, most=2)
            shapes.append(write(more, x=4, y=y))
            y += more.height + 4
        y += 8
    return y


def _cancers(course: Course) -> list[Cancer | None]:
    known = {each.id for each in course.cancers}
    told = {*(each.cancer for each in course.treatments if each.given), *(each.cancer for each in course.recurrences)}
    if len(course.cancers) < 2:
        return [*course.cancers] or [None]
    return [*course.cancers, *([None] if told - known else [])]


def _rows(course: Course, cancer: Cancer | None) -> _Rows:
    """The rows of one cancer that hold something; what is of no known cancer stands with the only one, or by itself."""
    known = {each.id for each in course.cancers}
    alone = len(course.cancers) < 2
    ref = cancer.id if cancer else None

    def is_mine(of: str | None) -> bool:
        return alone or of == ref or (ref is None and of not in known)

    between = [each for each in course.intervals if each.kind == "treatment_free" and is_mine(each.cancer)]
    lines = [each for each in course.lines if is_mine(each.cancer) and each.start]
    rows: _Rows = [
        ("longview-row-events", tuple(_events(cancer, [each for each in course.recurrences if is_mine(each.cancer)]))),
        ("longview-row-clear", tuple(_clear(course, ref=ref, alone=alone))),
        ("longview-row-treated", tuple(_treated(course, is_mine))),
        ("longview-row-between", tuple(
            Bar(start=day_of(each.start), end=day_of(each.end), role="ground-unknown") for each in between
        )),
        ("longview-row-lines", tuple(_line(each, today=day_of(course.today)) for each in lines)),
    ]  # fmt: skip
    return [(name, bars) for name, bars in rows if bars]
