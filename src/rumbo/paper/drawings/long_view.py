"""The long view: what happened, times without signs of cancer, treatments, the times between, and lines, on one line of time."""

from __future__ import annotations

from rumbo.course.course import Course, Line
from rumbo.paper.drawings.beneath import Part, heading
from rumbo.paper.drawings.drawing import Drawing, Shape
from rumbo.paper.drawings.ground import day_of
from rumbo.paper.drawings.lanes import Lane, lanes_of, text_of
from rumbo.paper.drawings.spans import treatment_bars
from rumbo.paper.drawings.timeline import Bar, TimeAxis, draw_axis, draw_rows, lay_axis

WIDE = 760.0
NARROW = 340.0
_MOST_ROWS = 8
_Rows = tuple[tuple[str, tuple[Bar, ...]], ...]


def draw_long_view(course: Course, *, wide: bool) -> Drawing:
    """Draw the times of a course in proportion, for a desk or paper or for a phone; nothing past today.

    A row is left out when there is nothing to draw in it. No length is printed: who wants them reads the table.
    """
    width = WIDE if wide else NARROW
    today = day_of(course.today)
    lanes = [(lane, _rows(course, lane, cancer=ref)) for lane, ref in _with_cancers(course)]
    bars = [bar for _, rows in lanes for _, bars in rows for bar in bars]
    days = [day for bar in bars for day in (bar.start, bar.end) if day is not None]
    axis = lay_axis(days, today=today, left=14, right=width - 16, edge=width - 4)
    shapes: list[Shape] = []
    y = 6.0
    for lane, rows in lanes:
        part = _draw_lane(lane, rows, axis=axis, y=y)
        shapes += part.shapes
        y += part.height
    drawn = draw_axis(axis, y=y + 4, today=today)
    return Drawing(
        name="time-wide" if wide else "time-narrow",
        width=width,
        height=round(y + 8 + drawn.height, 1),
        shapes=(*shapes, *drawn.shapes),
        title=text_of("longview-title"),
        description=text_of("longview-told" if bars else "longview-told-empty"),
    )


def _draw_lane(lane: Lane, rows: _Rows, *, axis: TimeAxis, y: float) -> Part:
    head = heading(lane.name, role="name", x=4, y=y, width=axis.right - 8) if lane.name and rows else Part()
    shapes, top = [*head.shapes], y + head.height
    for name, bars in rows:
        part = draw_rows(bars, axis=axis, title=text_of(name), y=top, most=_MOST_ROWS)
        shapes += part.shapes
        top += part.height
    return Part(shapes=tuple(shapes), height=top - y)


def _with_cancers(course: Course) -> tuple[tuple[Lane, str | None], ...]:
    """The lanes of the trail, each with the cancer it is of; the last of none when something is told of none by name."""
    lanes = lanes_of(course)
    refs = [*(cancer.id for cancer in course.cancers), None]
    return tuple(zip(lanes, refs, strict=False))


def _rows(course: Course, lane: Lane, *, cancer: str | None) -> _Rows:
    """The rows of one lane that hold something."""
    alone = lane.name is None
    between = [each for each in course.intervals if each.kind == "treatment_free" and (alone or each.cancer == cancer)]
    lines = [each for each in course.lines if alone or each.cancer == cancer]
    events = [
        Bar(start=mark.day, words=mark.label, sign=mark.sign, soft=mark.soft)
        for mark in lane.marks
        if mark.day is not None and lane.has_dates
    ]
    clear = [
        Bar(start=each.start, end=each.end, role="ground-clear") for each in lane.stretches if each.state == "clear"
    ]
    rows: dict[str, list[Bar]] = {
        "longview-row-events": events,
        "longview-row-clear": clear,
        "longview-row-treated": list(treatment_bars(course, cancer=cancer, alone=alone)),
        "longview-row-between": [
            Bar(start=day_of(each.start), end=day_of(each.end), role="ground-unknown") for each in between
        ],
        "longview-row-lines": [bar for each in lines for bar in _line(each, today=day_of(course.today))],
    }
    return tuple((name, tuple(bars)) for name, bars in rows.items() if bars)


def _line(line: Line, *, today: float) -> tuple[Bar, ...]:
    if line.start is None:
        return ()
    start = day_of(line.start)
    end = today if line.ongoing else day_of(line.end) if line.end else None
    words = text_of("longview-line-short", number=line.number)
    if end is None:
        return (Bar(start=start, words=text_of("longview-open-end", name=words), role="ground-with"),)
    return (Bar(start=start, end=max(start, end), words=words, role="ground-with"),)
