"""What was measured, drawn over time: values, the laboratory's own range behind them, and treatments beneath."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from math import ceil, floor, log10

import msgspec

from rumbo.course.course import Course
from rumbo.guide.longview.series import Reading, Series
from rumbo.oncology.units import pretty_unit
from rumbo.paper.drawings.beneath import Part, heading, write
from rumbo.paper.drawings.boxes import Box, box_of
from rumbo.paper.drawings.drawing import Circle, Drawing, Outline, Shape, Words
from rumbo.paper.drawings.ground import day_of
from rumbo.paper.drawings.lanes import text_of
from rumbo.paper.drawings.lettering import break_lines, width_of
from rumbo.paper.drawings.spans import treatment_bars
from rumbo.paper.drawings.timeline import Bar, TimeAxis, draw_axis, draw_rows, lay_axis
from rumbo.words import Text, both

WIDE = 760.0
NARROW = 340.0
_PLOT = 210.0
_MOST_ROWS = 6
_MOST_STEPS = 5
_STEPS = (1, 2, 2.5, 5, 10, 20)
# A range far above the values would flatten them: it is drawn as far as this many times the highest value.
_RANGE_REACH = 4.0
_NARROWEST_BAND = 10.0
_DOT, _TIP = 5.0, 7.0
_LABEL_ROOM = 44.0  # more values than one in this many units have no number each


class Plot(msgspec.Struct, frozen=True, kw_only=True):
    """Where days and values lie; `steps` are the values that have a line, from the foot to the top."""

    axis: TimeAxis
    top: float
    steps: tuple[float, ...]

    @property
    def foot(self) -> float:
        """The spot of the lowest line."""
        return self.top + _PLOT

    def at(self, value: float) -> float:
        """The spot of a value, held within the plot."""
        low, high = self.steps[0], self.steps[-1]
        share = (min(max(value, low), high) - low) / (high - low)
        return self.foot - share * _PLOT


def draw_measured(series: Series, course: Course, *, wide: bool) -> Drawing:
    """Draw one series, for a desk or paper or for a phone; from its first day to today, and from zero up.

    Values are joined by a straight line only where two amounts follow each other; a limit ("<0.1") stands by itself as a
    triangle. Nothing is drawn past the last value. Values without a day are only in the table.
    """
    width = WIDE if wide else NARROW
    today = day_of(course.today)
    head = heading(title_of(series), role="name", x=4, y=4, width=width - 8)
    plot = _plot(series, today=today, top=head.height + 36, width=width)
    shapes: list[Shape] = [
        *head.shapes,
        *_ranges(series, plot=plot),
        *_grid(plot),
        *_values(series.readings, plot=plot),
    ]
    drawn = draw_axis(plot.axis, y=plot.foot, today=today)
    y = plot.foot + drawn.height + 6
    beneath = _beneath(series, y=y, width=width)
    y += beneath.height
    treated = _treated(course, axis=plot.axis, y=y)
    return Drawing(
        name="time-wide" if wide else "time-narrow",
        width=width,
        height=round(y + treated.height + 4, 1),
        shapes=(*shapes, *drawn.shapes, *beneath.shapes, *treated.shapes),
        title=title_of(series),
        description=describe_measured(series),
    )


def title_of(series: Series) -> Text:
    """What was measured, with its unit."""
    unit = pretty_unit(series.unit)  # a note in braces is none: "{INR}"
    if not unit:
        return text_of("longview-measured-bare", name=series.substance.name)
    return text_of("longview-measured", name=series.substance.name, unit=both(unit))


def describe_measured(series: Series) -> Text:
    """How many values there are, in which unit and from when to when; nothing of how they rise or fall."""
    days = [each.on for each in series.readings if each.on]
    if not days:
        return text_of("longview-measured-undated")
    told = {"count": len(days), "first": days[0], "last": days[-1]}
    unit = pretty_unit(series.unit)
    if not unit:
        return text_of("longview-measured-told-bare", **told)
    return text_of("longview-measured-told", unit=both(unit), **told)


def range_words(low: float | None, high: float | None) -> Text | None:
    """A laboratory's own range in words; None when it gave none."""
    if low is not None and high is not None:
        return text_of("longview-between", low=both(f"{low:g}"), high=both(f"{high:g}"))
    if high is not None:
        return text_of("longview-up-to", high=both(f"{high:g}"))
    return text_of("longview-from", low=both(f"{low:g}")) if low is not None else None


def steps_of(low: float, high: float) -> tuple[float, ...]:
    """Round values from at or under `low` to at or over `high`, at most six of them.

    >>> steps_of(0, 8.4)
    (0.0, 2.0, 4.0, 6.0, 8.0, 10.0)
    """
    high = high if high > low else low + 1.0
    size = 10.0 ** floor(log10((high - low) / _MOST_STEPS))
    step = next(
        size * each for each in _STEPS if ceil(high / (size * each)) - floor(low / (size * each)) <= _MOST_STEPS
    )
    first, last = floor(low / step), ceil(high / step)
    return tuple(round(n * step, 12) for n in range(first, last + 1))


def _plot(series: Series, *, today: float, top: float, width: float) -> Plot:
    values = [each.value for each in series.readings]
    highest = max([*values, 0.0])
    limits = [high for _, high in series.ranges if high is not None]
    reach = min(max(limits, default=0.0), highest * _RANGE_REACH or max(limits, default=0.0))
    steps = steps_of(min([*values, 0.0]), max(highest, reach))
    left = max(width_of(f"{step:g}", role="year") for step in steps) + 10
    days = [day_of(each.on) for each in series.readings if each.on]
    axis = lay_axis(days, today=today, left=left + 12, right=width - 24, edge=width - 4)
    return Plot(axis=axis, top=top, steps=steps)


def _grid(plot: Plot) -> Iterator[Shape]:
    for step in plot.steps:
        y = plot.at(step)
        yield Outline(role="grid", d=f"M{plot.axis.first - 12:.1f},{y:.1f}H{plot.axis.last + 8:.1f}")
        words = f"{step:g}"
        yield Words(role="year", x=plot.axis.first - 18, y=y + 5, en=(words,), es=(words,), anchor="end")


def _ranges(series: Series, *, plot: Plot) -> Iterator[Shape]:
    """The laboratory's range: over the whole time when it is always the same, else from its first to its last day."""
    if len(series.ranges) == 1:
        low, high = next(iter(series.ranges))
        yield _band(low, high, plot=plot, left=plot.axis.first - 12, right=plot.axis.last + 8)
        return
    for (low, high), group in groupby(series.readings, key=lambda each: (each.low, each.high)):
        spots = [plot.axis.at(day_of(each.on)) for each in group if each.on]
        if low is not None or high is not None:
            right = max(spots[-1], spots[0] + _NARROWEST_BAND / 2)
            yield _band(low, high, plot=plot, left=spots[0] - _NARROWEST_BAND / 2, right=right)


def _band(low: float | None, high: float | None, *, plot: Plot, left: float, right: float) -> Outline:
    foot = plot.foot if low is None else plot.at(low)
    top = plot.top if high is None else plot.at(high)
    return Outline(role="band", d=f"M{left:.1f},{top:.1f}H{right:.1f}V{foot:.1f}H{left:.1f}Z")


def _values(readings: Sequence[Reading], *, plot: Plot) -> Iterator[Shape]:
    spots = [(plot.axis.at(day_of(each.on)), plot.at(each.value)) for each in readings if each.on]
    for (one, at), (other, to) in pairwise(zip(readings, spots, strict=True)):
        if not one.is_limit and not other.is_limit:
            yield Outline(role="link", d=f"M{at[0]:.1f},{at[1]:.1f}L{to[0]:.1f},{to[1]:.1f}")
    for reading, (x, y) in zip(readings, spots, strict=True):
        yield _limit(reading, x=x, y=y) if reading.is_limit else Circle(role="value", x=x, y=y, r=_DOT)
    yield from _labels(readings, spots, plot=plot)


def _limit(reading: Reading, *, x: float, y: float) -> Outline:
    """A triangle that points to where the value lies: below its limit, or above it."""
    tip = _TIP if reading.sign in ("<", "≤") else -_TIP
    return Outline(role="limit", d=f"M{x:.1f},{y + tip:.1f}l{-_TIP:g},{-2 * tip:g}h{2 * _TIP:g}Z")


def _labels(readings: Sequence[Reading], spots: Sequence[tuple[float, float]], *, plot: Plot) -> Iterator[Shape]:
    """Numbers beside the values, the latest first, as far as none lies on another or on a value.

    Of many values only the first, the last and the limits have their number: the others are in the table.
    """
    taken = [Box(x - _DOT, y - _TIP, x + _DOT, y + _TIP) for x, y in spots]
    room = (plot.axis.last - plot.axis.first) / _LABEL_ROOM
    ends = (readings[0], readings[-1]) if readings else ()
    for reading, (x, y) in sorted(zip(readings, spots, strict=True), key=lambda each: (-each[1][0], each[1][1])):
        if len(readings) > room and reading not in ends and not reading.is_limit:
            continue
        number = f"{reading.sign}{reading.value:g}"
        half = width_of(number, role="year") / 2
        at = min(max(x, plot.axis.first - 8 + half), plot.axis.right - half)
        for baseline in (y - 12, y + 24):
            words = Words(role="year", x=at, y=baseline, en=(number,), es=(number,), anchor="middle")
            box = box_of(words, number)
            if box.bottom < plot.foot and not any(box.overlaps(other) for other in taken):
                taken.append(box)
                yield words
                break


def _beneath(series: Series, *, y: float, width: float) -> Part:
    """What the band and the triangles mean, where there are some."""
    shapes: list[Shape] = []
    top = y
    for text, sign in _meanings(series):
        lines = break_lines(text, role="state", width=width - 44, most=3)
        if sign == "band":
            shapes.append(Outline(role="band", d=f"M6.0,{top + 3:.1f}h24v15h-24Z"))
        else:
            shapes.append(Outline(role="limit", d=f"M18.0,{top + 18:.1f}l-7,-14h14Z"))
        shapes.append(write(lines, x=38, y=top))
        top += lines.height + 6
    return Part(shapes=tuple(shapes), height=top - y)


def _meanings(series: Series) -> Iterator[tuple[Text, str]]:
    ranges = [words for words in (range_words(*each) for each in series.ranges) if words]
    if len(ranges) == 1:
        yield text_of("longview-range", range=ranges[0]), "band"
    elif ranges:
        yield text_of("longview-ranges"), "band"
    if any(each.is_limit for each in series.readings):
        yield text_of("longview-limit"), "limit"


def _treated(course: Course, *, axis: TimeAxis, y: float) -> Part:
    """The treatments of the time that is drawn."""
    first, last = axis.scale.days
    bars = [
        _within(bar, first=first)
        for bar in treatment_bars(course)
        if bar.start <= last and (bar.end or bar.start) >= first
    ]
    if not bars:
        return Part()
    return draw_rows(bars, axis=axis, title=text_of("longview-at-the-time"), y=y + 4, most=_MOST_ROWS)


def _within(bar: Bar, *, first: float) -> Bar:
    return msgspec.structs.replace(bar, start=max(bar.start, first))
