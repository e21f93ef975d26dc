"""What stands under a trail: marks without a date, numbered marks whose labels found no room, and what grounds mean."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from rumbo.paper.drawings.drawing import Outline, Shape, Words, WordsRole
from rumbo.paper.drawings.flags import Label
from rumbo.paper.drawings.ground import State
from rumbo.paper.drawings.lanes import Mark, text_of
from rumbo.paper.drawings.lettering import Lines, break_lines, line_height
from rumbo.paper.drawings.patches import GROUND_ROLES
from rumbo.paper.drawings.signs import REACH, draw_sign
from rumbo.words import Text

_COLUMN = 300.0  # a list of marks gets as many columns as have this width
_SWATCH = 26.0


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Some shapes and the height they take."""

    shapes: tuple[Shape, ...] = ()
    height: float = 0


def label_of(mark: Mark, *, width: float, most: int = 2) -> Label:
    """The words beside a mark, broken to a width."""
    return Label(
        label=break_lines(mark.label, role="label", width=width, most=most),
        sub=break_lines(mark.sub, role="sub", width=width, most=most) if mark.sub else None,
    )


def write(lines: Lines, *, x: float, y: float, anchor: str = "start") -> Words:
    """Lines of words whose top is at `y`."""
    baseline = y + line_height(lines.role) * 0.78
    return Words(role=lines.role, x=x, y=baseline, en=lines.en, es=lines.es, anchor=anchor)  # type: ignore[arg-type]  # a side is an anchor


def write_label(label: Label, *, x: float, y: float, anchor: str = "start") -> tuple[Shape, ...]:
    """A label whose top is at `y`; where one language breaks into more lines, its soft lines begin as much lower."""
    words = [write(label.label, x=x, y=y, anchor=anchor)]
    if label.sub:
        fewest = min(len(label.label.en), len(label.label.es))
        sub = msgspec.structs.replace(
            label.sub,
            en=("",) * (len(label.label.en) - fewest) + label.sub.en,
            es=("",) * (len(label.label.es) - fewest) + label.sub.es,
        )
        words.append(write(sub, x=x, y=y + fewest * line_height("label"), anchor=anchor))
    return tuple(words)


def heading(text: Text, *, role: WordsRole, x: float, y: float, width: float) -> Part:
    """A line of words above something."""
    lines = break_lines(text, role=role, width=width)
    return Part(shapes=(write(lines, x=x, y=y),), height=lines.height + 4)


def list_marks(marks: Sequence[Mark], *, x: float, y: float, width: float, first_number: int = 0) -> Part:
    """Marks with their words in columns, read row by row; numbered from `first_number` unless that is 0."""
    columns = max(1, int(width // _COLUMN))
    column = width / columns
    indent = REACH * 2 + 8 + (24 if first_number else 0)
    shapes: list[Shape] = []
    top = y
    for row in range(0, len(marks), columns):
        labels = [label_of(mark, width=column - indent - 12, most=3) for mark in marks[row : row + columns]]
        for place, label in enumerate(labels):
            left, mark = x + place * column, marks[row + place]
            if first_number:
                shapes += [number_words(first_number + row + place, x=left + 10, y=top + REACH + 7)]
            shapes += draw_sign(mark.sign, x=left + indent - REACH - 8, y=top + REACH + 1, soft=mark.soft)
            shapes += write_label(label, x=left + indent, y=top + (REACH * 2 - line_height("label")) / 2 - 4)
        top += max(REACH * 2, *(label.height for label in labels)) + 10
    return Part(shapes=tuple(shapes), height=top - y)


def number_words(number: int, *, x: float, y: float) -> Words:
    """The number of a mark whose words stand in the list beneath."""
    return Words(role="number", x=x, y=y, en=(str(number),), es=(str(number),), anchor="middle")


def state_words(state: State, *, room: float, length: Text | None = None) -> Lines | None:
    """The words of a ground that fit on one line of `room` units, with the length of time under them if it is given."""
    choices = ("trail-state-with", "trail-state-with-short") if state == "with" else (f"trail-state-{state}",)
    for message_id in choices:
        words = text_of(message_id)
        en, es = [words.en], [words.es]
        if length:
            en, es = [*en, length.en], [*es, length.es]
        lines = Lines(role="state", en=tuple(en), es=tuple(es))
        if lines.width <= room:
            return lines
    return None


def list_undated(marks: Sequence[Mark], *, x: float, y: float, width: float) -> Part:
    """The marks that have no date, under a heading that says so."""
    if not marks:
        return Part()
    head = heading(text_of("trail-undated"), role="sub", x=x, y=y + 14, width=width)
    body = list_marks(marks, x=x, y=y + 14 + head.height + 4, width=width)
    return Part(shapes=head.shapes + body.shapes, height=14 + head.height + 4 + body.height)


def explain_ground(states: Sequence[State], *, x: float, y: float, width: float) -> Part:
    """A small piece of each ground with its word, for grounds too narrow to carry their own."""
    shapes: list[Shape] = []
    left, top, row = x, y + 12, line_height("state") + 6
    for state in states:
        lines = break_lines(text_of(f"trail-state-{state}"), role="state", width=width - _SWATCH - 8, most=2)
        if left > x and left + _SWATCH + 8 + lines.width > x + width:
            left, top = x, top + row
        swatch = f"M{left:.1f},{top + 2:.1f}h{_SWATCH:.0f}v16h-{_SWATCH:.0f}Z"
        shapes.append(Outline(role=GROUND_ROLES[state], d=swatch))
        if state == "unknown":
            shapes.append(Outline(role="edge", d=f"M{left:.1f},{top + 18:.1f}h{_SWATCH:.0f}"))
        shapes.append(write(lines, x=left + _SWATCH + 8, y=top))
        left += _SWATCH + 8 + lines.width + 26
        top += lines.height - line_height("state")
    return Part(shapes=tuple(shapes), height=top + row - y if states else 0)
