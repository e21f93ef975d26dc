"""The trail lying level, for a desk and for paper: time runs to the right, labels above on stems, years below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from rumbo.paper.drawings.beneath import (
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
from rumbo.paper.drawings.flags import OVERHANG, Flag, Label, Wish, place_flags
from rumbo.paper.drawings.ground import State, Stretch
from rumbo.paper.drawings.lanes import Lane, Mark, text_of
from rumbo.paper.drawings.lettering import Lines, line_height
from rumbo.paper.drawings.patches import draw_patches, patches_of
from rumbo.paper.drawings.scale import Scale, anchor, apart, ticks
from rumbo.paper.drawings.signs import PIN_HEIGHT, REACH, draw_pin, draw_sign
from rumbo.paper.drawings.way import SWING, Way
from rumbo.words import Text

_LEFT, _RIGHT = 44.0, 56.0
_DEPTH = 62.0
_GAP = 40.0  # between the centres of two marks
_LABEL_WIDTHS = (235.0, 172.0)
_ROW_ROOM = 12.0
_BELOW_MARKS = 4.0
_YEAR_ROOM = 76.0


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


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A label and the place it found."""

    label: Label
    flag: Flag


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
    standing = _flags(lane.marks, spots=spots, frame=frame, pin=pin)
    heights = _row_heights(standing)
    floor = top + head.height + sum(heights)  # the bottom of the lowest row of labels
    way = Way(level=True, base=floor + SWING + (PIN_HEIGHT + 4 if pin else REACH + 22))
    numbered = lane.marks if len(standing) == pin else ()
    ground, unnamed = _ground(lane, scale=scale, way=way, frame=frame)
    shapes = [*head.shapes, *ground, Outline(role="path", d=way.line(_start(lane, scale, frame=frame), frame.end))]
    for place, (mark, spot) in enumerate(zip(lane.marks, spots, strict=True)):
        x, y = way.point(spot)
        if numbered:
            shapes.append(number_words(number + place, x=x, y=y - REACH - 6))
        else:
            shapes += _flag(standing[place], top=_row_top(standing[place], floor, heights), down_to=y - REACH + 3)
        shapes += draw_sign(mark.sign, x=x, y=y, soft=mark.soft)
    x, y = way.point(frame.end)
    if pin:
        shapes += draw_pin(x=x, y=y)
        shapes += _flag(standing[-1], top=_row_top(standing[-1], floor, heights), down_to=y - PIN_HEIGHT)
    else:
        shapes.append(Circle(role="end", x=x, y=y, r=6))
    height = way.base + SWING + _DEPTH + 14 - top
    return LaneDrawing(shapes=tuple(shapes), height=height, unnamed=unnamed, numbered=numbered)


def _row_top(standing: Standing, floor: float, heights: Sequence[float]) -> float:
    """The top of a label; that of the pin hangs low, just over it, when it stands in the lowest row."""
    row = standing.flag.row
    low = standing.label.label.role == "here" and row == 0
    return floor - standing.label.height - _ROW_ROOM / 2 if low else floor - sum(heights[: row + 1])


def _start(lane: Lane, scale: Scale, *, frame: Frame) -> float:
    """Where the path of a lane begins: at its first day; a short way before the pin when there is none."""
    days = [*_mark_days(lane)[:1], *(stretch.start for stretch in lane.stretches[:1])]
    return scale.at(min(days)) if days else max(_LEFT, frame.end - 300)


def _pin_label() -> Label:
    here = text_of("trail-here")
    return Label(label=Lines(role="here", en=(here.en,), es=(here.es,)))


def _flags(marks: Sequence[Mark], *, spots: Sequence[float], frame: Frame, pin: bool) -> tuple[Standing, ...]:
    """The labels where they stand, the pin's last.

    When they find no room, none but the pin's stands, and the marks get numbers instead.
    """
    last = [(frame.end, _pin_label())] if pin else []
    for width in _LABEL_WIDTHS:
        labels = [*zip(spots, (label_of(mark, width=width, most=3) for mark in marks), strict=True), *last]
        wishes = [Wish(x=x, width=label.width) for x, label in labels]
        if pin:
            wishes[-1] = msgspec.structs.replace(wishes[-1], sides=("end",))
        flags = place_flags(wishes, rows=frame.rows, left=4, right=frame.width - 4)
        if flags is not None:
            return tuple(Standing(label=label, flag=flag) for (_, label), flag in zip(labels, flags, strict=True))
    return tuple(Standing(label=label, flag=Flag(x=x, width=label.width, side="end")) for x, label in last)


def _row_heights(standing: Sequence[Standing]) -> list[float]:
    """The height of each row of labels, from the lowest up."""
    heights = [0.0] * (1 + max((each.flag.row for each in standing), default=0))
    for each in standing:
        heights[each.flag.row] = max(heights[each.flag.row], each.label.height + _ROW_ROOM)
    return heights


def _flag(standing: Standing, *, top: float, down_to: float) -> list[Shape]:
    label, flag = standing.label, standing.flag
    x = flag.x + {"start": -OVERHANG, "middle": 0.0, "end": OVERHANG}[flag.side]
    words = write_label(label, x=x, y=top, anchor=flag.side)
    begin = top + label.height + 4
    if down_to - begin < _ROW_ROOM:  # the words stand right over the pin
        return [*words]
    return [Outline(role="stem", d=f"M{flag.x:.1f},{begin:.1f}V{down_to:.1f}"), *words]


def _ground(lane: Lane, *, scale: Scale, way: Way, frame: Frame) -> tuple[list[Shape], tuple[State, ...]]:
    """The ground of a lane with its words, and the states that found no room for theirs."""
    patches = patches_of(lane.stretches, scale=scale)
    words: list[Shape] = []
    named: set[State] = set()
    for patch in patches:
        lines = state_words(patch.state, room=patch.end - patch.start - 22, length=frame.lengths.get(patch.stretch))
        if lines:
            aside = (_DEPTH - lines.height) / 2 + line_height("state") * 0.76 + _BELOW_MARKS
            x, y = way.point((patch.start + patch.end) / 2, aside=aside)
            words.append(Words(role="state", x=x, y=y, en=lines.en, es=lines.es, anchor="middle"))
            named.add(patch.state)
    areas = draw_patches(patches, way=way, depth=_DEPTH, end=frame.end)
    unnamed = dict.fromkeys(patch.state for patch in patches if patch.state not in named)
    return [*areas, *words], tuple(unnamed)


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
