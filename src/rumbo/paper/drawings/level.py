"""The trail lying level, for a desk and for paper: time runs to the right, labels above on stems, years below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from rumbo.paper.drawings.beneath import (
    GROUND_ROLES,
    Part,
    explain_ground,
    heading,
    label_of,
    list_marks,
    list_undated,
    number_words,
    state_words,
    write_label,
)
from rumbo.paper.drawings.drawing import Circle, Outline, Shape, Words
from rumbo.paper.drawings.flags import OVERHANG, Flag, Label, place_flags
from rumbo.paper.drawings.ground import State, Stretch
from rumbo.paper.drawings.lanes import Lane, Mark, text_of
from rumbo.paper.drawings.lettering import break_lines, line_height, width_of
from rumbo.paper.drawings.scale import Scale, anchor, apart, ticks
from rumbo.paper.drawings.signs import PIN_HEIGHT, REACH, draw_pin, draw_sign
from rumbo.paper.drawings.way import SWING, Way
from rumbo.words import Text

_LEFT, _RIGHT = 44.0, 56.0
_DEPTH = 62.0
_GAP = 40.0  # between the centres of two marks
_NARROWEST = 9.0  # so that an operation of one day is seen
_LABEL_WIDTHS = (235.0, 172.0)
_ROW_ROOM = 12.0
_YEAR_ROOM = 58.0


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """What the lanes of one level drawing share: the box, the rows labels may take, and lengths of time to print."""

    width: float
    rows: int
    today: float
    lengths: Mapping[Stretch, Text]

    @property
    def end(self) -> float:
        """Where today lies."""
        return self.width - _RIGHT


class LaneDrawing(Part, frozen=True, kw_only=True):
    """A lane as shapes, and what is left to say beneath: grounds without a word, marks that only have a number."""

    unnamed: tuple[State, ...] = ()
    numbered: tuple[Mark, ...] = ()


def level_trail(lanes: Sequence[Lane], *, frame: Frame) -> Part:
    """Draw the lanes one under another over one scale of time."""
    dated = [lane for lane in lanes if lane.has_dates]
    shared = _scale(dated, frame=frame)
    drawn: list[LaneDrawing] = []
    y, count = 6.0, 0
    for place, lane in enumerate(lanes):
        scale = shared if lane.has_dates else _scale([lane], frame=frame)
        drawn.append(_draw_lane(lane, frame=frame, scale=scale, top=y, pin=place == 0, number=count + 1))
        y += drawn[-1].height
        count += len(drawn[-1].numbered)
    shapes = [shape for lane_drawing in drawn for shape in lane_drawing.shapes]
    if dated:
        shapes += _axis(shared, frame=frame, y=y, several=len(lanes) > 1)
        y += 34
    left, room = 20.0, frame.width - 40
    numbered = [mark for lane_drawing in drawn for mark in lane_drawing.numbered]
    undated = [mark for lane in lanes for mark in lane.undated]
    unnamed = list(dict.fromkeys(state for lane_drawing in drawn for state in lane_drawing.unnamed))
    if numbered:
        y = _add(list_marks(numbered, x=left, y=y + 10, width=room, first_number=1), shapes=shapes, y=y + 10)
    y = _add(list_undated(undated, x=left, y=y, width=room), shapes=shapes, y=y)
    y = _add(explain_ground(unnamed, x=left, y=y, width=room), shapes=shapes, y=y)
    return Part(shapes=tuple(shapes), height=y + 8)


def _add(part: Part, *, shapes: list[Shape], y: float) -> float:
    shapes.extend(part.shapes)
    return y + part.height


def _scale(lanes: Sequence[Lane], *, frame: Frame) -> Scale:
    """One scale for all marks of these lanes: no two days closer than two marks can stand."""
    marks = sorted({day for lane in lanes for day in _mark_days(lane)})
    starts = [stretch.start for lane in lanes for stretch in lane.stretches[:1]]
    first = min([*marks, *starts], default=frame.today - 1)
    last = max([*marks, first])
    today = frame.today if any(lane.has_dates for lane in lanes) else last + 1
    days = [first] * (first not in marks) + marks + [max(today, last + 0.001)]
    return anchor(days, gaps=[_GAP] * (len(days) - 1), first=_LEFT, last=frame.end)


def _mark_days(lane: Lane) -> list[float]:
    return apart([mark.day for mark in lane.marks if mark.day is not None])


def _draw_lane(lane: Lane, *, frame: Frame, scale: Scale, top: float, pin: bool, number: int) -> LaneDrawing:
    head = heading(lane.name, role="name", x=20, y=top, width=frame.width - 40) if lane.name else Part()
    spots = [scale.at(day) for day in _mark_days(lane)]
    labels, flags = _flags(lane.marks, spots=spots, frame=frame, pin=pin)
    heights = _row_heights(labels, flags=flags, pin=pin)
    floor = top + head.height + sum(heights)  # the bottom of the lowest row of labels
    way = Way(level=True, base=floor + SWING + (PIN_HEIGHT + 10 if pin else REACH + 22))
    ground, unnamed = _ground(lane, scale=scale, way=way, frame=frame)
    shapes = [*head.shapes, *ground, Outline(role="path", d=way.line(_start(lane, scale, frame=frame), frame.end))]
    for place, mark in enumerate(lane.marks):
        x, y = way.point(spots[place])
        if flags:
            label_top = floor - sum(heights[: flags[place].row + 1])
            shapes += _flag(labels[place], flag=flags[place], top=label_top, down_to=y - REACH + 3)
        else:
            shapes.append(number_words(number + place, x=x, y=y - REACH - 6))
        shapes += draw_sign(mark.sign, x=x, y=y, soft=mark.soft)
    shapes += _end(way, frame=frame, pin=pin)
    height = way.base + SWING + _DEPTH + 14 - top
    numbered = () if flags else lane.marks
    return LaneDrawing(shapes=tuple(shapes), height=height, unnamed=unnamed, numbered=numbered)


def _start(lane: Lane, scale: Scale, *, frame: Frame) -> float:
    """Where the path of a lane begins: at its first day; a short way before the pin when there is none."""
    days = [*_mark_days(lane)[:1], *(stretch.start for stretch in lane.stretches[:1])]
    return scale.at(min(days)) if days else max(_LEFT, frame.end - 300)


def _pin_flag(frame: Frame) -> Flag:
    """The room of the words over the pin: in the lowest row, ending just behind it."""
    here = text_of("trail-here")
    width = max(width_of(here.en, role="here"), width_of(here.es, role="here"))
    return Flag(x=frame.end, width=width, side="end", row=0)


def _flags(
    marks: Sequence[Mark], *, spots: Sequence[float], frame: Frame, pin: bool
) -> tuple[list[Label], tuple[Flag, ...]]:
    """Labels and where they stand; no places at all when they find no room, and the marks get numbers instead."""
    taken = (_pin_flag(frame),) if pin else ()
    for width in _LABEL_WIDTHS:
        labels = [label_of(mark, width=width) for mark in marks]
        wanted = [(spot, label.width) for spot, label in zip(spots, labels, strict=True)]
        flags = place_flags(wanted, rows=frame.rows, left=4, right=frame.width - 4, taken=taken)
        if flags is not None:
            return labels, flags
    return [], ()


def _row_heights(labels: Sequence[Label], *, flags: Sequence[Flag], pin: bool) -> list[float]:
    """The height of each row of labels, from the lowest up."""
    heights = [line_height("here") + _ROW_ROOM if pin else 0.0]
    for label, flag in zip(labels, flags, strict=True):
        heights += [0.0] * (flag.row + 1 - len(heights))
        heights[flag.row] = max(heights[flag.row], label.height + _ROW_ROOM)
    return heights


def _flag(label: Label, *, flag: Flag, top: float, down_to: float) -> list[Shape]:
    x = flag.x + {"start": -OVERHANG, "middle": 0.0, "end": OVERHANG}[flag.side]
    stem = f"M{flag.x:.1f},{top + label.height + 4:.1f}V{down_to:.1f}"
    return [Outline(role="stem", d=stem), *write_label(label, x=x, y=top, anchor=flag.side)]


def _ground(lane: Lane, *, scale: Scale, way: Way, frame: Frame) -> tuple[list[Shape], tuple[State, ...]]:
    """The ground of a lane with its words, and the states that found no room for theirs."""
    narrow: list[Shape] = []
    wide: list[Shape] = []
    words: list[Shape] = []
    named: set[State] = set()
    for stretch in lane.stretches:
        start, end = scale.at(stretch.start), scale.at(stretch.end)
        short = end - start < _NARROWEST and stretch.state != "unknown"
        last = min(start + _NARROWEST, frame.end) if short else end
        area = Outline(role=GROUND_ROLES[stretch.state], d=way.ground(start, last, depth=_DEPTH))
        (narrow if short else wide).append(area)
        lines = state_words(stretch.state, room=end - start - 22, length=frame.lengths.get(stretch))
        if lines:
            x, y = way.point((start + end) / 2, aside=(_DEPTH - lines.height) / 2 + line_height("state") * 0.76)
            words.append(Words(role="state", x=x, y=y, en=lines.en, es=lines.es, anchor="middle"))
            named.add(stretch.state)
    unnamed = dict.fromkeys(stretch.state for stretch in lane.stretches if stretch.state not in named)
    return wide + narrow + words, tuple(unnamed)


def _end(way: Way, *, frame: Frame, pin: bool) -> tuple[Shape, ...]:
    x, y = way.point(frame.end)
    if not pin:
        return (Circle(role="end", x=x, y=y, r=6),)
    here = text_of("trail-here")
    y_words = y - PIN_HEIGHT - 9
    words = Words(role="here", x=x + OVERHANG, y=y_words, en=(here.en,), es=(here.es,), anchor="end")
    return (*draw_pin(x=x, y=y), words)


def _axis(scale: Scale, *, frame: Frame, y: float, several: bool) -> list[Shape]:
    """Years under the lanes; with several lanes also "today", as only the first has the pin."""
    shapes: list[Shape] = [Outline(role="axis", d=f"M{_LEFT:.1f},{y:.1f}H{frame.end:.1f}")]
    for tick in ticks(scale, start=scale.days[0], end=frame.today, room=_YEAR_ROOM):
        if several and frame.end - tick.spot < _YEAR_ROOM:
            continue
        shapes.append(Outline(role="tick", d=f"M{tick.spot:.1f},{y:.1f}v6"))
        shapes.append(_under_axis(tick.text, x=tick.spot, y=y))
    if several:
        shapes.append(Outline(role="tick", d=f"M{frame.end:.1f},{y:.1f}v6"))
        shapes.append(_under_axis(text_of("trail-today"), x=frame.end, y=y))
    return shapes


def _under_axis(text: Text, *, x: float, y: float) -> Words:
    return Words(role="year", x=x, y=y + 25, en=(text.en,), es=(text.es,), anchor="middle")
