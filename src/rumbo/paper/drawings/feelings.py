"""Feelings over time: a row of bars for each, fevers, and the treatments beneath. Height tells the strength, not colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from babel.dates import format_date

from rumbo.guide.feeling.felt import STRONG
from rumbo.guide.feeling.looking_back import FeelingChart, Track
from rumbo.guide.feeling.times import TreatedTime
from rumbo.paper.drawings.beneath import Part, heading
from rumbo.paper.drawings.drawing import Drawing, Outline, Role, Shape, Words
from rumbo.paper.drawings.lanes import text_of
from rumbo.paper.drawings.scale import Scale, ticks
from rumbo.words import Text, as_text

WIDE: Final = 720.0
NARROW: Final = 340.0
ON_PAPER: Final = 940.0
_EDGE, _STEP, _NOTHING = 8.0, 9.0, 1.6  # beside the bars; the height of one strength; that of "not at all"
_MOST_TIMES: Final = 4
_TICK_ROOM: Final = 92.0


def draw_feelings(shown: FeelingChart, *, times: Sequence[TreatedTime] = (), width: float = WIDE) -> Drawing:
    """The chart as a drawing, `width` units wide: WIDE for a desk, NARROW for a phone."""
    start, end = shown.since.toordinal(), shown.until.toordinal() + 1
    scale = Scale(days=(float(start), float(end)), spots=(_EDGE, width - _EDGE))
    shapes: list[Shape] = []
    y = _key(shown, shapes=shapes, width=width)
    for track in shown.tracks:
        y = _add(_row(track, shown=shown, scale=scale, y=y, width=width), shapes=shapes, y=y)
    y = _add(_fevers(shown.fevers, scale=scale, y=y, width=width), shapes=shapes, y=y)
    y = _add(_axis(scale, shown=shown, y=y), shapes=shapes, y=y)
    for time in _within(times, shown=shown):
        y = _add(_treated(time, scale=scale, y=y, width=width), shapes=shapes, y=y)
    return Drawing(
        name="feelings-wide" if width >= WIDE else "feelings-narrow",
        width=width,
        height=y + 4,
        shapes=tuple(shapes),
        title=text_of("feeling-drawing-title"),
        description=describe_feelings(shown),
    )


def describe_feelings(shown: FeelingChart) -> Text:
    """What the drawing shows, for whoever does not see it."""
    names = tuple(track.feeling.name for track in shown.tracks)
    return text_of("feeling-drawing-told", names=names) if names else text_of("feeling-drawing-empty")


def _add(part: Part, *, shapes: list[Shape], y: float) -> float:
    shapes.extend(part.shapes)
    return y + part.height


def _key(shown: FeelingChart, *, shapes: list[Shape], width: float) -> float:
    said = "feeling-drawing-key-day" if shown.step == 1 else "feeling-drawing-key-week"
    key = text_of(said) if shown.tracks else text_of("feeling-drawing-empty")
    return _add(heading(key, role="sub", x=_EDGE, y=0, width=width - 2 * _EDGE), shapes=shapes, y=6)


def _row(track: Track, *, shown: FeelingChart, scale: Scale, y: float, width: float) -> Part:
    head = heading(track.feeling.name, role="label", x=_EDGE, y=y, width=width - 2 * _EDGE)
    top = y + head.height + 4
    base = top + 4 * _STEP
    bars: dict[Role, list[str]] = {"felt": [], "felt-strong": []}
    for place, strength in enumerate(track.strengths):
        if strength is not None:
            role: Role = "felt-strong" if strength >= STRONG else "felt"
            bars[role].append(_bar(place, shown=shown, scale=scale, base=base, height=strength * _STEP or _NOTHING))
    drawn = [Outline(role=role, d="".join(paths)) for role, paths in bars.items() if paths]
    mark = base - STRONG * _STEP
    lines = [
        Outline(role="edge", d=f"M{_EDGE:g},{mark:g}H{width - _EDGE:g}"),
        Outline(role="axis", d=f"M{_EDGE:g},{base:g}H{width - _EDGE:g}"),
    ]
    return Part(shapes=(*head.shapes, *drawn, *lines), height=head.height + 4 * _STEP + 20)


def _bar(place: int, *, shown: FeelingChart, scale: Scale, base: float, height: float) -> str:
    day = shown.since.toordinal() + place * shown.step
    left, right = scale.at(day), scale.at(day + shown.step)
    gap = min(1.5, (right - left) / 4)
    return f"M{left:.1f},{base:g}v-{height:g}h{right - left - gap:.1f}v{height:g}z"


def _fevers(fevers: Iterable[date], *, scale: Scale, y: float, width: float) -> Part:
    spots = [scale.at(day.toordinal() + 0.5) for day in dict.fromkeys(fevers)]
    if not spots:
        return Part()
    head = heading(text_of("feeling-drawing-fever"), role="label", x=_EDGE, y=y, width=width - 2 * _EDGE)
    top = y + head.height + 2
    marks = "".join(f"M{spot:.1f},{top:g}l7,13h-14z" for spot in spots)
    return Part(shapes=(*head.shapes, Outline(role="felt-strong", d=marks)), height=head.height + 28)


def _axis(scale: Scale, *, shown: FeelingChart, y: float) -> Part:
    found = ticks(scale, start=scale.days[0], end=scale.days[-1], room=_TICK_ROOM)
    lines = [Outline(role="tick", d=f"M{each.spot:.1f},{y:g}v6") for each in found]
    named = [
        _words(each.text, x=each.spot, y=y + 22) for each in found if _EDGE + 20 < each.spot < scale.spots[-1] - 36
    ]
    if len(found) < 2:  # within one month or so: the two ends say more
        lines = []
        named = [
            _words(_day(shown.since), x=scale.spots[0], y=y + 22, anchor="start"),
            _words(_day(shown.until), x=scale.spots[-1], y=y + 22, anchor="end"),
        ]
    return Part(shapes=(*lines, *named), height=36)


def _words(text: Text, *, x: float, y: float, anchor: str = "middle") -> Words:
    return Words(role="year", x=x, y=y, en=(text.en,), es=(text.es,), anchor=anchor)  # type: ignore[arg-type]  # a side is an anchor


def _day(day: date) -> Text:
    return Text(en=format_date(day, "MMM d", locale="en"), es=format_date(day, "d MMM", locale="es"))


def _within(times: Iterable[TreatedTime], *, shown: FeelingChart) -> list[TreatedTime]:
    """The latest treatments that reach into the chart, the earliest of them first."""
    reach = [
        each
        for each in times
        if each.kind == "treatment" and each.start <= shown.until and (each.end is None or each.end >= shown.since)
    ]
    return sorted(reach, key=lambda each: each.start, reverse=True)[:_MOST_TIMES][::-1]


def _treated(time: TreatedTime, *, scale: Scale, y: float, width: float) -> Part:
    head = heading(as_text(time.name), role="sub", x=_EDGE, y=y, width=width - 2 * _EDGE)
    last = time.end + timedelta(days=1) if time.end else None
    left, right = scale.at(time.start.toordinal()), scale.at(last.toordinal()) if last else scale.spots[-1]
    top = y + head.height
    patch = Outline(role="ground-treat", d=f"M{left:.1f},{top:g}H{max(right, left + 2):.1f}v12H{left:.1f}z")
    return Part(shapes=(*head.shapes, patch), height=head.height + 20)
