"""The body of one cancer: a figure with where it began, its nearby lymph nodes, and where it came back.

Only what the story names is drawn into it. A return has the sign it has on the trail: the doctor's word, or "ask".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from rumbo.course.course import Cancer, Course, Recurrence
from rumbo.course.facts import Place
from rumbo.guide.features import now_of
from rumbo.oncology import PartialDate, Side, read_side
from rumbo.oncology.anatomy import find_spot
from rumbo.oncology.surroundings import around
from rumbo.paper.drawings.beneath import Part, list_marks, write_label
from rumbo.paper.drawings.drawing import Circle, Drawing, Outline, Role, Shape, Words
from rumbo.paper.drawings.figure import HEIGHT, HIPS, Point, Region, node_region, outline, region_of
from rumbo.paper.drawings.flags import Label
from rumbo.paper.drawings.lanes import Mark, place_text, said_kind, text_of, where_found
from rumbo.paper.drawings.lettering import break_lines, line_height
from rumbo.paper.drawings.signs import draw_sign
from rumbo.words import Text

WIDE = 760.0
NARROW = 340.0
_CLEAR_OF_MARK = 15.0  # a line to a mark ends this far from its middle
_BESIDE_MARK, _BESIDE_HALO = 22.0, 29.0  # how far from a mark its number stands
_COLUMN = 205.0  # the room of the words on either side of a wide drawing
_SCALE = 1.3  # from the figure's units to those of the drawing
_APART = 21.0  # marks nearer to each other than this, in the figure's units, are moved apart
# Where a mark goes when its place is taken: the nearest first, up and down before across.
_ELSEWHERE = tuple(
    (x * _APART / 2, y * _APART / 2)
    for x, y in sorted(
        ((x, y) for x in range(-4, 5) for y in range(-12, 13)), key=lambda at: (2 * at[0]) ** 2 + at[1] ** 2
    )
)
# The parts of the spine and about where the middle of each lies in the figure.
_VERTEBRA = re.compile(r"\b(?:([CTDLS])\d{1,2}\b|(?i:(cervical|thoracic|tor[áa]cic|dorsal|lumb|sacr)))")
_LEVELS = {"C": 98.0, "T": 160.0, "D": 160.0, "L": 256.0, "S": 294.0}
_BONE = "C41"
_TOP = 30.0  # above the head: the words for left and right
_BOTH_SIDES = 92.0  # how far from the middle the words for left and right stand


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """One mark: where it stands in the figure (nowhere when its place cannot be shown), its words, and its region.

    It stands at two points where both of a pair are meant, and where nobody said which.
    """

    mark: Mark
    at: tuple[Point, ...]
    region: Region | None = None
    side: Side | None = None

    @property
    def began(self) -> bool:
        """Whether this is where the cancer began."""
        return self.mark.sign == "found"

    @property
    def is_either(self) -> bool:
        """Whether it is on one of two sides and nobody said which."""
        return self.region is not None and self.region.is_either(self.side)

    @property
    def is_light(self) -> bool:
        """Whether its sign stands in a dotted halo: only suspected, or of an unsaid side."""
        return self.mark.soft or self.is_either


def drawn_cancers(course: Course) -> tuple[Cancer, ...]:
    """The cancers to draw: those of which something came back; where there are none, those that the story is about now."""
    refs = {each.cancer for each in course.recurrences}
    return tuple(each for each in course.cancers if each.id in refs) or now_of(course).cancers


def draw_body(course: Course, cancer: Cancer, *, wide: bool) -> Drawing:
    """Draw the figure for one cancer, with words at both sides (for a desk or paper) or numbered beneath (for a phone).

    It shows about where things lie, as seen by somebody who stands in front of the person. Which lymph nodes are nearby
    is by AJCC N and SEER summary stage (content/oncology/around). For cancers of blood and lymph, which have no near and
    far, no place of beginning is marked.
    """
    spots = _moved_apart(_spots(course, cancer))
    middle = (WIDE if wide else NARROW) / 2
    shown = [each for each in spots if each.at]
    words = _at_sides(shown, middle=middle) if wide else _numbered(shown, middle=middle)
    legs = _reaches_legs(cancer, spots)
    shapes = [*_inside(cancer, spots, middle=middle, legs=legs), *_left_and_right(middle), *words]
    foot = _TOP + (HEIGHT if legs else HIPS) * _SCALE
    beneath = _beneath(spots, wide=wide, y=foot + 8)
    return Drawing(
        name="body-wide" if wide else "body-narrow",
        width=WIDE if wide else NARROW,
        height=round(foot + 12 + beneath.height, 1),
        shapes=(*shapes, *beneath.shapes),
        title=text_of("body-title", cancer=cancer.name),
        description=describe_body(course, cancer),
    )


def describe_body(course: Course, cancer: Cancer) -> Text:
    """What the figure shows, in whole sentences: for a screen reader, and for whoever would rather read."""
    said = (
        [text_of("body-told-began", place=where_found(cancer))] if not cancer.is_blood else [text_of("body-told-blood")]
    )
    if _near(cancer):
        said.append(text_of("body-told-near"))
    said += [
        text_of(f"body-told-{_what(back)}", place=place_text(place))
        for back in _returns(course, cancer)
        for place in back.places
    ]
    if any(each.is_either for each in _spots(course, cancer)):
        said.append(text_of("body-told-either"))
    said.append(text_of("body-told-about"))
    return Text(en=" ".join(each.en for each in said), es=" ".join(each.es for each in said))


def _returns(course: Course, cancer: Cancer) -> list[Recurrence]:
    alone = len(course.cancers) == 1
    return [back for back in course.recurrences if back.cancer == cancer.id or (alone and back.cancer is None)]


def _what(back: Recurrence) -> str:
    return "seen" if back.suspected else "grew" if back.called == "progression" else "back"


def _spots(course: Course, cancer: Cancer) -> list[Spot]:
    spots = [] if cancer.is_blood or cancer.site is None else [_began(cancer)]
    for back in _returns(course, cancer):
        spots += [_came_back(back, place) for place in back.places]
    return spots


def _began(cancer: Cancer) -> Spot:
    region = region_of(cancer.site) if cancer.site else None
    sub = _with_side(where_found(cancer), region, cancer.side)
    mark = Mark(sign="found", day=None, label=text_of("body-began"), sub=sub)
    return Spot(mark=mark, at=region.middles(cancer.side) if region else (), region=region, side=cancer.side)


def _came_back(back: Recurrence, place: Place) -> Spot:
    spot = find_spot(place.words)
    site = place.site or (spot.site if spot else None)
    region = (node_region(spot.node) if spot else None) or (region_of(site) if site else None)
    side = place.side or read_side(place.words)
    mark = Mark(
        sign=said_kind(back),
        day=None,
        label=text_of(f"body-{_what(back)}"),
        sub=_and_when(_with_side(place_text(place), region, side), back.on),
        soft=back.suspected,
    )
    at = region.middles(side) if region else ()
    if site and site.value[:3] == _BONE:
        at = tuple(_on_spine(place.words, each) for each in at)
    return Spot(mark=mark, at=at, region=region, side=side)


def _on_spine(words: str, at: Point) -> Point:
    """A named vertebra stands at its height."""
    found = _VERTEBRA.search(words)
    return (at[0], _LEVELS[(found[1] or found[2])[0].upper()]) if found else at


def _with_side(where: Text, region: Region | None, side: Side | None) -> Text:
    """The place, and that its side is not told where it has one."""
    either = region is not None and region.is_either(side)
    return text_of("trail-two", first=where, second=text_of("body-either")) if either else where


def _and_when(where: Text, on: PartialDate | None) -> Text:
    return text_of("trail-two", first=where, second=text_of("trail-year", on=on)) if on else where


def _moved_apart(spots: Iterable[Spot]) -> list[Spot]:
    """The same marks, each as near to its place as none before it stands, while there is room."""
    moved: list[Spot] = []
    placed: list[Point] = []
    for spot in spots:
        for at in spot.at:
            placed.append(_free(at, placed))
        moved.append(msgspec.structs.replace(spot, at=tuple(placed[len(placed) - len(spot.at) :])))
    return moved


def _free(at: Point, placed: Sequence[Point]) -> Point:
    tried = ((at[0] + x, at[1] + y) for x, y in _ELSEWHERE)
    return next((each for each in tried if not any(_is_near(each, other) for other in placed)), at)


def _is_near(one: Point, other: Point) -> bool:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 < _APART**2


def _reaches_legs(cancer: Cancer, spots: Sequence[Spot]) -> bool:
    """Whether anything to be drawn lies below the hips."""
    marks = [y + _APART / 2 for _, y in (*(at for spot in spots for at in spot.at), *_near(cancer))]
    return max((*marks, *(spot.region.bottom for spot in spots if spot.region)), default=0) > HIPS - 8


def _inside(cancer: Cancer, spots: Sequence[Spot], *, middle: float, legs: bool) -> Iterator[Shape]:
    """The figure, the parts of the body that are named, nearby lymph nodes upon them, then the marks."""
    outside, inside = outline(legs=legs)
    yield _part("body", f"{outside}L{inside[1:]}Z", middle)
    yield from (_part("body-edge", d, middle) for d in (outside, inside))
    for spot in sorted(spots, key=lambda each: each.began):
        for d in spot.region.outlines(spot.side) if spot.region else ():
            yield _part("edge" if spot.is_either else "organ" if spot.began else "organ-back", d, middle)
    for at in _near(cancer):
        x, y = _in_drawing(at, middle)
        yield Circle(role="near", x=x, y=y, r=5)
    for spot in spots:
        yield from _marked(spot, middle)


def _marked(spot: Spot, middle: float) -> Iterator[Shape]:
    """Its sign at each of its points, both lightly where only one of them is meant."""
    for at in spot.at:
        x, y = _in_drawing(at, middle)
        yield from draw_sign(spot.mark.sign, x=x, y=y, soft=spot.is_light)


def _part(role: Role, d: str, middle: float) -> Outline:
    return Outline(role=role, d=d, dx=middle, dy=_TOP, scale=_SCALE)


def _in_drawing(at: Point, middle: float) -> Point:
    return (middle + at[0] * _SCALE, _TOP + at[1] * _SCALE)


def _near(cancer: Cancer) -> tuple[Point, ...]:
    """Where the regional lymph nodes lie: on both sides unless only those of the cancer's own side are regional."""
    map_ = around(cancer.site) if cancer.site and not cancer.is_blood else None
    if map_ is None:
        return ()
    side = cancer.side if map_.opposite == "no" else None
    regions = (node_region(node) for node in sorted(map_.nodes | map_.nodes_ajcc))
    return tuple(
        dict.fromkeys(
            at
            for region in regions
            if region
            for at in region.middles(side if side in ("left", "right") else "bilateral")
        )
    )


def _left_and_right(middle: float) -> Iterator[Shape]:
    for sign, message in ((-1, "body-right"), (1, "body-left")):
        lines = break_lines(text_of(message), role="year", width=_COLUMN, most=1)
        x = middle + sign * _BOTH_SIDES
        yield Words(role="year", x=x, y=18, en=lines.en, es=lines.es, anchor="middle")


def _at_sides(spots: Sequence[Spot], *, middle: float) -> Iterator[Shape]:
    """Words at both sides, each with a line to its mark."""
    for column, sign in zip(_columns(spots), (-1, 1), strict=True):
        top = 0.0
        for spot, at in sorted(column, key=lambda each: each[1][1]):
            label = _label(spot, width=_COLUMN)
            x, mark_y = _in_drawing(at, middle)
            y = max(top, mark_y - line_height("label") / 2)
            top = y + label.height + 12
            edge = middle + sign * (WIDE / 2 - _COLUMN)
            to = (edge - sign * 6, y + line_height("label") / 2)
            yield _leader((x + sign * _CLEAR_OF_MARK, mark_y), to=to, bend=to[0] - sign * 14)
            yield from write_label(label, x=edge, y=y, anchor="start" if sign > 0 else "end")


def _columns(spots: Sequence[Spot]) -> tuple[list[tuple[Spot, Point]], list[tuple[Spot, Point]]]:
    """Which words go to the left and which to the right, each with its point; those for both where there is more room."""
    left: list[tuple[Spot, Point]] = []
    right: list[tuple[Spot, Point]] = []
    for spot in spots:
        if len(spot.at) == 1 and spot.at[0][0]:
            (left if spot.at[0][0] < 0 else right).append((spot, spot.at[0]))
    for spot in spots:
        if len(spot.at) == 2 or not spot.at[0][0]:
            if len(left) < len(right):
                left.append((spot, min(spot.at)))
            else:
                right.append((spot, max(spot.at)))
    return left, right


def _leader(at: Point, *, to: Point, bend: float) -> Outline:
    return Outline(role="stem", d=f"M{at[0]:.1f},{at[1]:.1f}L{bend:.1f},{to[1]:.1f}H{to[0]:.1f}")


def _label(spot: Spot, *, width: float) -> Label:
    sub = spot.mark.sub
    return Label(
        label=break_lines(spot.mark.label, role="label", width=width, most=2),
        sub=break_lines(sub, role="sub", width=width, most=3) if sub else None,
    )


def _numbered(spots: Sequence[Spot], *, middle: float) -> Iterator[Shape]:
    for number, spot in enumerate(spots, start=1):
        for at in spot.at:
            x, y = _in_drawing(at, middle)
            away = _BESIDE_HALO if spot.is_light else _BESIDE_MARK
            x += away if at[0] >= 0 else -away
            yield Words(role="number", x=x, y=y + 6, en=(str(number),), es=(str(number),), anchor="middle")


def _beneath(spots: Sequence[Spot], *, wide: bool, y: float) -> Part:
    """Under a narrow figure all words, numbered; under a wide one those of places that it cannot show."""
    shown = [each.mark for each in spots if each.at]
    hidden = [each.mark for each in spots if not each.at]
    parts: list[Part] = []
    width = WIDE if wide else NARROW
    top = y
    if not wide and shown:
        parts.append(list_marks(shown, x=0, y=top, width=width, first_number=1))
        top += parts[-1].height
    if hidden:
        parts.append(list_marks(hidden, x=0, y=top, width=width))
    return Part(
        shapes=tuple(shape for part in parts for shape in part.shapes), height=sum(part.height for part in parts)
    )
