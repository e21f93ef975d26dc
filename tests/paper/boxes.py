"""The boxes that words and marks of a drawing take, so that a test can say they do not lie on one another."""

from __future__ import annotations

import re
from typing import NamedTuple

from rumbo.paper.drawings.drawing import Drawing, Outline, Words
from rumbo.paper.drawings.lettering import SIZES, line_height, width_of
from rumbo.words import Lang


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float
    words: str

    def overlaps(self, other: Box) -> bool:
        across = self.left < other.right - 1 and other.left < self.right - 1
        return across and self.top < other.bottom - 1 and other.top < self.bottom - 1


def word_boxes(drawing: Drawing, lang: Lang) -> list[Box]:
    """One box for each line of words, "?" inside marks left out."""
    boxes = []
    for shape in drawing.shapes:
        if isinstance(shape, Words) and shape.role != "ask-word":
            for place, line in enumerate(shape.en if lang == "en" else shape.es):
                if line:
                    boxes.append(_box(shape, line, y=shape.y + place * line_height(shape.role)))
    return boxes


def _box(words: Words, line: str, *, y: float) -> Box:
    width = width_of(line, role=words.role)
    left = words.x - {"start": 0.0, "middle": width / 2, "end": width}[words.anchor]
    return Box(left, y - SIZES[words.role] * 0.72, left + width, y + SIZES[words.role] * 0.2, line)


def overlapping(drawing: Drawing, lang: Lang) -> list[tuple[str, str]]:
    """The pairs of lines that lie on one another."""
    boxes = word_boxes(drawing, lang)
    return [
        (one.words, other.words)
        for place, one in enumerate(boxes)
        for other in boxes[place + 1 :]
        if one.overlaps(other)
    ]


def outside(drawing: Drawing, lang: Lang) -> list[str]:
    """The lines that reach over the edge of the drawing."""
    return [
        box.words
        for box in word_boxes(drawing, lang)
        if box.left < -1 or box.right > drawing.width + 1 or box.top < -1 or box.bottom > drawing.height + 1
    ]


def crossed(drawing: Drawing, lang: Lang) -> list[str]:
    """The lines of words that a stem runs through."""
    stems = [
        tuple(float(number) for number in re.findall(r"[\d.]+", shape.d))
        for shape in drawing.shapes
        if isinstance(shape, Outline) and shape.role == "stem"
    ]
    return [
        box.words
        for box in word_boxes(drawing, lang)
        for x, top, bottom in stems
        if box.left < x < box.right and box.top < bottom and top < box.bottom
    ]
