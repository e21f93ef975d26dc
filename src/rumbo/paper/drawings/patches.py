"""The ground as it is drawn: stretches of time laid on the scale, what is too narrow to draw widened or left out."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from rumbo.paper.drawings.drawing import Outline, Role, Shape
from rumbo.paper.drawings.ground import State, Stretch
from rumbo.paper.drawings.scale import Scale
from rumbo.paper.drawings.way import Way

GROUND_ROLES: dict[State, Role] = {
    "treat": "ground-treat",
    "clear": "ground-clear",
    "with": "ground-with",
    "unknown": "ground-unknown",
}
_NARROWEST = 9.0  # so that an operation of one day is seen
_UNSEEN = 16.0  # a time with nothing noted that is narrower than a mark is drawn as what is beside it


class Patch(msgspec.Struct, frozen=True, kw_only=True):
    """One stretch between two spots of the drawing."""

    stretch: Stretch
    start: float
    end: float

    @property
    def state(self) -> State:
        """What this ground means."""
        return self.stretch.state

    @property
    def is_narrow(self) -> bool:
        """Whether it is too narrow to be seen at its true width."""
        return self.end - self.start < _NARROWEST


def patches_of(stretches: Sequence[Stretch], *, scale: Scale) -> tuple[Patch, ...]:
    """The patches of a lane in order of time."""
    patches: list[Patch] = []
    for stretch in stretches:
        start, end = scale.at(stretch.start), scale.at(stretch.end)
        unseen = stretch.state == "unknown" and end - start < _UNSEEN
        if patches and (unseen or patches[-1].state == stretch.state):
            patches[-1] = msgspec.structs.replace(patches[-1], end=end)
        else:
            patches.append(Patch(stretch=stretch, start=start, end=end))
    if len(patches) > 1 and patches[0].state == "unknown" and patches[0].end - patches[0].start < _UNSEEN:
        patches[:2] = [msgspec.structs.replace(patches[1], start=patches[0].start)]
    return tuple(patches)


def draw_patches(patches: Sequence[Patch], *, way: Way, depth: float, end: float) -> tuple[Shape, ...]:
    """The areas of ground beside the path, the narrow ones widened and on top; none past the spot `end`."""
    ordered = sorted(patches, key=lambda patch: patch.is_narrow)
    return tuple(shape for patch in ordered for shape in _patch(patch, way=way, depth=depth, end=end))


def _patch(patch: Patch, *, way: Way, depth: float, end: float) -> tuple[Shape, ...]:
    last = min(max(patch.end, patch.start + _NARROWEST), end)
    area = Outline(role=GROUND_ROLES[patch.state], d=way.ground(patch.start, last, depth=depth))
    if patch.state != "unknown":
        return (area,)
    return (area, Outline(role="edge", d=way.line(patch.start, last, aside=depth)))
