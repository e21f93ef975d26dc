"""Time on one straight line, and bars and signs beneath it in as few rows as their words need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from rumbo.paper.drawings.beneath import Part, write
from rumbo.paper.drawings.drawing import Outline, Role, Shape, Words
from rumbo.paper.drawings.lanes import Sign, text_of
from rumbo.paper.drawings.lettering import Lines, break_lines, line_height, width_of
from rumbo.paper.drawings.scale import Scale, ticks
from rumbo.paper.drawings.signs import REACH, draw_sign
from rumbo.words import Text

BAR = 16.0
_NARROWEST = 9.0  # so that a treatment of one day is seen
_BETWEEN_WORDS = 12.0
_ROW = 10.0
_TICK_ROOM = 92.0
_SHORTEST_DAYS = 28.0


class TimeAxis(msgspec.Struct, frozen=True, kw_only=True):
    """Days in proportion between two spots of a drawing; `right` is how far words may reach."""

    scale: Scale
    right: float

    def at(self, day: float) -> float:
        """The spot of a day, held within the ends."""
        return self.scale.at(day)

    @property
    def first(self) -> float:
        """The first spot."""
        return self.scale.spots[0]

    @property
    def last(self) -> float:
        """The last spot."""
        return self.scale.spots[-1]


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of days with its words, or a day with its sign; `end` is None when nobody told it."""

    start: float
    end: float | None = None
    words: Text | None = None
    role: Role = "ground-treat"
    sign: Sign | None = None
    soft: bool = False


def lay_axis(days: Iterable[float], *, today: float, left: float, right: float, edge: float) -> TimeAxis:
    """The line from the first of some days to today, or to the last day when that is later; never further."""
    known = sorted(days)
    end = max([today, *known[-1:]])
    start = min(known[0] if known else end, end - _SHORTEST_DAYS)
    return TimeAxis(scale=Scale(days=(start, end), spots=(left, right)), right=edge)


def draw_axis(axis: TimeAxis, *, y: float, today: float) -> Part:
    """The line with months or years beneath it, and today."""
    shapes: list[Shape] = [Outline(role="axis", d=f"M{axis.first:.1f},{y:.1f}H{axis.last:.1f}")]
    now = axis.at(today)
    here = text_of("trail-today")
    width = max(width_of(here.en, role="year"), width_of(here.es, role="year"))
    right = min(axis.right, now + width / 2)
    shapes += [
        Outline(role="tick", d=f"M{now:.1f},{y:.1f}v6"),
        Words(role="year", x=right, y=y + 24, en=(here.en,), es=(here.es,), anchor="end"),
    ]
    for tick in ticks(axis.scale, start=axis.scale.days[0], end=axis.scale.days[-1], room=_TICK_ROOM):
        half = max(width_of(tick.text.en, role="year"), width_of(tick.text.es, role="year")) / 2
        if tick.spot - half >= 0 and tick.spot + half < right - width - 6:
            shapes.append(Outline(role="tick", d=f"M{tick.spot:.1f},{y:.1f}v6"))
            shapes.append(
                Words(role="year", x=tick.spot, y=y + 24, en=(tick.text.en,), es=(tick.text.es,), anchor="middle")
            )
    return Part(shapes=tuple(shapes), height=32)


def draw_rows(bars: Sequence[Bar], *, axis: TimeAxis, title: Text, y: float, most: int) -> Part:
    """Bars under a title; those that found no row are counted beneath, never left out in silence."""
    head = break_lines(title, role="sub", width=axis.right - 8, most=1)
    part, left_out = draw_bars(bars, axis=axis, y=y + head.height + 4, most=most)
    shapes = [write(head, x=4, y=y), *part.shapes]
    height = head.height + 4 + part.height
    if left_out:
        more = break_lines(text_of("longview-more-bars", count=left_out), role="sub", width=axis.right - 8, most=2)
        shapes.append(write(more, x=4, y=y + height))
        height += more.height + 4
    return Part(shapes=tuple(shapes), height=height + 8)


class _Row(msgspec.Struct):
    """A row while it is filled: where its last words or bar end."""

    filled: float
    shapes: list[Shape]


def draw_bars(bars: Sequence[Bar], *, axis: TimeAxis, y: float, most: int) -> tuple[Part, int]:
    """Bars with their words over them, in as few rows as hold them, at most `most`; and how many found no place."""
    named = any(bar.words for bar in bars)
    height = (line_height("state") + 4 if named else 0) + max([BAR, *(REACH * 2 for bar in bars if bar.sign)])
    apart = _BETWEEN_WORDS if named else 0.0
    rows: list[_Row] = []
    left_out = 0
    for bar in sorted(bars, key=lambda each: (each.start, each.end or each.start, str(each.words))):
        lines = break_lines(bar.words, role="state", width=axis.right - 4, most=1) if bar.words else None
        begin, end, at = _reach(bar, lines, axis=axis)
        place = next((n for n, row in enumerate(rows) if row.filled + apart <= begin), len(rows))
        if place == most:
            left_out += 1
            continue
        if place == len(rows):
            rows.append(_Row(filled=0, shapes=[]))
        rows[place].filled = end
        top = y + place * (height + _ROW)
        rows[place].shapes += _drawn(bar, lines, axis=axis, at=at, top=top, foot=top + height)
    shapes = tuple(shape for row in rows for shape in row.shapes)
    return Part(shapes=shapes, height=len(rows) * (height + _ROW)), left_out


def _reach(bar: Bar, lines: Lines | None, *, axis: TimeAxis) -> tuple[float, float, float]:
    """From where to where a bar takes room with its words, and where its words begin."""
    start, end = _ends(bar, axis=axis)
    if bar.sign:
        start, end = start - REACH, start + REACH
    width = lines.width if lines else 0.0
    at = max(2.0, min(start, axis.right - width))
    return min(start, at), max(end, at + width), at


def _ends(bar: Bar, *, axis: TimeAxis) -> tuple[float, float]:
    start = axis.at(bar.start)
    end = axis.at(bar.end) if bar.end is not None else start
    if end - start < _NARROWEST:
        start = max(axis.first, min(start, axis.last - _NARROWEST))
        end = start + _NARROWEST
    return start, end


def _drawn(bar: Bar, lines: Lines | None, *, axis: TimeAxis, at: float, top: float, foot: float) -> Iterable[Shape]:
    if lines:
        yield write(lines, x=at, y=top)
    if bar.sign:
        yield from draw_sign(bar.sign, x=axis.at(bar.start), y=foot - REACH, soft=bar.soft)
        return
    start, end = _ends(bar, axis=axis)
    box = f"M{start:.1f},{foot - BAR:.1f}H{end:.1f}V{foot:.1f}H{start:.1f}Z"
    yield Outline(role=bar.role, d=box)
    if bar.role == "ground-unknown":
        yield Outline(role="edge", d=box)
