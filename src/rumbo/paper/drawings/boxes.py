"""The room that words take in a drawing, so that none lie on one another."""

from __future__ import annotations

from typing import NamedTuple

from rumbo.paper.drawings.drawing import Words
from rumbo.paper.drawings.lettering import SIZES, width_of


class Box(NamedTuple):
    """A rectangle of a drawing, in its units."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether two boxes share more than an edge."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def box_of(words: Words, line: str) -> Box:
    """The box of one line set at the point of some words."""
    width = width_of(line, role=words.role)
    left = words.x - {"start": 0.0, "middle": width / 2, "end": width}[words.anchor]
    return Box(left, words.y - SIZES[words.role] * 0.76, left + width, words.y + SIZES[words.role] * 0.24)
