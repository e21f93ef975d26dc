"""The trail standing upright, for a phone: time runs down, labels beside the marks, years at the left edge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from rumbo.paper.drawings.beneath import (
    Part,
    explain_ground,
    heading,
    label_of,
    list_undated,
    state_words,
    write,
    write_label,
)
from rumbo.paper.drawings.drawing import Circle, Outline, Shape, Words
from rumbo.paper.drawings.flags import Label
from rumbo.paper.drawings.ground import State, Stretch
from rumbo.paper.drawings.lanes import Lane, text_of
from rumbo.paper.drawings.lettering import break_lines, line_height
from rumbo.paper.drawings.patches import draw_patches, patches_of
from rumbo.paper.drawings.scale import Scale, anchor, apart, ticks
from rumbo.paper.drawings.signs import PIN_HEIGHT, REACH, draw_pin, draw_sign
from rumbo.paper.drawings.way import Way
from rumbo.words import Text

_PATH_X, _DEPTH, _WORDS_X = 84.0, 42.0, 146.0
_TOP = 26.0
_BETWEEN = 14.0
_YEAR_ROOM = 46.0
# A long story is a long drawing, within reason: units for the time between first day and today.
_SHORTEST, _LONGEST, _PER_YEAR = 260.0, 760.0, 52.0


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """What the lanes of one upright drawing share."""

    width: float
    today: float
    lengths: Mapping[Stretch, Text]

    @property
    def words_width(self) -> float:
        """The room for words beside the path."""
        return self.width - _WORDS_X - 2


def upright_trail(lanes: Sequence[Lane], *, frame: Frame) -> Part:
    """Draw the lanes one after another, each with its own years and its own end."""
    shapes: list[Shape] = []
    unnamed: dict[State, None] = {}
    y = 4.0
    for place, lane in enumerate(lanes):
        drawn = _draw_lane(lane, frame=frame, top=y, pin=place == len(lanes) - 1)
        shapes += drawn.shapes
        unnamed |= dict.fromkeys(drawn.unnamed)
        y += drawn.height
    undated = [mark for lane in lanes for mark in lane.undated]
    listed = list_undated(undated, x=2, y=y, width=frame.width - 4)
    explained = explain_ground(tuple(unnamed), x=4, y=y + listed.height, width=frame.width - 8)
    shapes += [*listed.shapes, *explained.shapes]
    return Part(shapes=tuple(shapes), height=y + listed.height + explained.height + 6)


class LaneDrawing(Part, frozen=True, kw_only=True):
    """A lane as shapes, and the grounds that found no room for a word."""

    unnamed: tuple[State, ...] = ()


class _Block(msgspec.Struct, frozen=True, kw_only=True):
    """The room that a label takes on the right."""

    top: float
    bottom: float


def _draw_lane(lane: Lane, *, frame: Frame, top: float, pin: bool) -> LaneDrawing:
    head = heading(lane.name, role="name", x=4, y=top, width=frame.width - 8) if lane.name else Part()
    days = apart([mark.day for mark in lane.marks if mark.day is not None])
    labels = [label_of(mark, width=frame.words_width, most=3) for mark in lane.marks]
    scale = _scale(lane, days=days, labels=labels, first=top + head.height + _TOP, frame=frame)
    way = Way(level=False, base=_PATH_X)
    end = scale.spots[-1]
    spots = [scale.at(day) for day in days]
    blocks = [_Block(top=spot - 12, bottom=spot - 12 + label.height) for spot, label in zip(spots, labels, strict=True)]
    blocks.append(_Block(top=end - PIN_HEIGHT, bottom=end + 8))
    ground, unnamed = _ground(lane, scale=scale, way=way, frame=frame, blocks=blocks)
    shapes = [*head.shapes, *ground, Outline(role="path", d=way.line(scale.spots[0], end))]
    if lane.has_dates:
        shapes += _years(scale, frame=frame)
    for mark, label, spot, block in zip(lane.marks, labels, spots, blocks, strict=False):
        x, y = way.point(spot)
        shapes += draw_sign(mark.sign, x=x, y=y, soft=mark.soft)
        shapes += write_label(label, x=_WORDS_X, y=block.top)
    shapes += _end(way, end=end, pin=pin)
    return LaneDrawing(shapes=tuple(shapes), height=end + 30 - top, unnamed=unnamed)


def _scale(lane: Lane, *, days: list[float], labels: Sequence[Label], first: float, frame: Frame) -> Scale:
    """Time down the page: in proportion, and each mark far enough from the next for its words."""
    begin = min([*days[:1], *(stretch.start for stretch in lane.stretches[:1])], default=None)
    if begin is None:
        return anchor([0, 1], gaps=[0], first=first, last=first + 96)
    last = max(frame.today if lane.has_dates else days[-1] + 1, (days or [begin])[-1] + 0.001)
    gaps = [max(label.height + _BETWEEN, REACH * 2) for label in labels]
    if gaps:
        gaps[-1] += PIN_HEIGHT - 12
    if begin not in days:
        days, gaps = [begin, *days], [REACH + 4, *gaps]
    years = (last - begin) / 365.25
    length = min(_LONGEST, max(_SHORTEST, years * _PER_YEAR))
    return anchor([*days, last], gaps=gaps, first=first, last=first + max(length, sum(gaps)))


def _ground(
    lane: Lane, *, scale: Scale, way: Way, frame: Frame, blocks: Sequence[_Block]
) -> tuple[list[Shape], tuple[State, ...]]:
    """The ground of a lane, its words where no label stands, and the states that found no room for theirs."""
    patches = patches_of(lane.stretches, scale=scale)
    words: list[Shape] = []
    named: set[State] = set()
    for patch in patches:
        lines = state_words(patch.state, room=frame.words_width, length=frame.lengths.get(patch.stretch))
        top = _free(patch.start, patch.end, blocks=blocks, height=lines.height) if lines else None
        if lines and top is not None:
            words.append(write(lines, x=_WORDS_X, y=top))
            named.add(patch.state)
    areas = draw_patches(patches, way=way, depth=_DEPTH, end=scale.spots[-1])
    unnamed = dict.fromkeys(patch.state for patch in patches if patch.state not in named)
    return [*areas, *words], tuple(unnamed)


def _free(start: float, end: float, *, blocks: Sequence[_Block], height: float) -> float | None:
    """Where words of a height can stand beside a stretch, in the middle of its largest free room; None if nowhere."""
    edges = sorted((max(block.top, start), min(block.bottom, end)) for block in blocks)
    free: list[tuple[float, float]] = []
    begin = start
    for top, bottom in edges:
        if bottom > start and top < end:
            free.append((begin, top))
            begin = max(begin, bottom)
    free.append((begin, end))
    top, bottom = max(free, key=lambda room: room[1] - room[0])
    return (top + bottom - height) / 2 if bottom - top >= height + 4 else None


def _years(scale: Scale, *, frame: Frame) -> list[Shape]:
    """Years at the left edge; a month stands over its year, as there is no room for both side by side."""
    found = ticks(scale, start=scale.days[0], end=frame.today, room=_YEAR_ROOM)
    return [
        Words(role="year", x=2, y=tick.spot + 6, en=tuple(tick.text.en.split()), es=tuple(tick.text.es.split()))
        for tick in found
    ]


def _end(way: Way, *, end: float, pin: bool) -> list[Shape]:
    """The pin with its words, or for all lanes but the last a dot and "today"."""
    x, y = way.point(end)
    if not pin:
        today = break_lines(text_of("trail-today"), role="sub", width=120)
        return [Circle(role="end", x=x, y=y, r=6), write(today, x=_WORDS_X, y=y - line_height("sub") / 2)]
    here = text_of("trail-here")
    words = Words(role="here", x=_WORDS_X, y=y - PIN_HEIGHT / 2 - 2, en=(here.en,), es=(here.es,))
    return [*draw_pin(x=x, y=y), words]
