"""The line of the path: a quiet wave that depends on nothing, level or upright, with ground beside it.

The wave says nothing about better or worse, so it never looks at the story.
"""

from __future__ import annotations

from math import cos, sin

import msgspec

# Two slow waves, in drawing units: how far to the side, how long (over 2 pi), and where they begin.
_WAVES = ((7.5, 108.0, 0.4), (4.0, 47.0, 1.9))
_STEP = 28.0
SWING = sum(far for far, _, _ in _WAVES)


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """A path along x (level) or along y (upright); `base` is where it runs on the other axis."""

    level: bool
    base: float

    def point(self, along: float, *, aside: float = 0) -> tuple[float, float]:
        """The point `along` the path and `aside` of it, as x and y."""
        across = self.base + _wave(along) + aside
        return (along, across) if self.level else (across, along)

    def line(self, start: float, end: float, *, aside: float = 0) -> str:
        """Path data from one spot to another, `aside` units beside the path."""
        return _move(self.point(start, aside=aside)) + self._curve(start, end, aside=aside)

    def ground(self, start: float, end: float, *, depth: float) -> str:
        """Path data of the ground beside the path, `depth` units deep."""
        edge = _line(self.point(end, aside=depth))
        return self.line(start, end) + edge + self._curve(end, start, aside=depth) + "Z"

    def _curve(self, start: float, end: float, *, aside: float) -> str:
        """Cubic pieces whose handles follow the slope of the wave."""
        pieces = max(1, round(abs(end - start) / _STEP))
        stride = (end - start) / pieces
        return "".join(self._piece(start + stride * n, stride=stride, aside=aside) for n in range(pieces))

    def _piece(self, start: float, *, stride: float, aside: float) -> str:
        end, third = start + stride, stride / 3
        handles = (
            (start + third, self.base + _wave(start) + _slope(start) * third + aside),
            (end - third, self.base + _wave(end) - _slope(end) * third + aside),
            (end, self.base + _wave(end) + aside),
        )
        points = handles if self.level else tuple((across, along) for along, across in handles)
        return "C" + " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _wave(along: float) -> float:
    return sum(far * sin(along / long + begin) for far, long, begin in _WAVES)


def _slope(along: float) -> float:
    return sum(far / long * cos(along / long + begin) for far, long, begin in _WAVES)


def _move(point: tuple[float, float]) -> str:
    return f"M{point[0]:.1f},{point[1]:.1f}"


def _line(point: tuple[float, float]) -> str:
    return f"L{point[0]:.1f},{point[1]:.1f}"
