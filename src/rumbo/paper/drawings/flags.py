"""Where the labels of a level trail go: in rows above it, so that none lies on another or on another's stem."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from rumbo.paper.drawings.lettering import Lines

Side = Literal["start", "middle", "end"]
OVERHANG = 12.0  # how far a label reaches behind its stem
_BETWEEN = 16.0  # free room between two labels of one row
_STEM_ROOM = 7.0
_MOST_TRIES = 3_000


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """What stands beside a mark: a bold line or more, and a soft one or more."""

    label: Lines
    sub: Lines | None = None

    @property
    def width(self) -> float:
        """The widest line."""
        return max(self.label.width, self.sub.width if self.sub else 0)

    @property
    def height(self) -> float:
        """The room all lines take."""
        return self.label.height + (self.sub.height if self.sub else 0)


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """A label that wants a place: where its stem stands, how wide its words are, on which sides they may stand."""

    x: float
    width: float
    sides: tuple[Side, ...] = ("middle", "start", "end")


class Flag(msgspec.Struct, frozen=True, kw_only=True):
    """A label with its place: `x` of the stem, on which side of it the words stand, and in which row from below."""

    x: float
    width: float
    side: Side = "middle"
    row: int = 0

    @property
    def left(self) -> float:
        """The left edge of the words."""
        return self.x - {"start": OVERHANG, "middle": self.width / 2, "end": self.width - OVERHANG}[self.side]

    @property
    def right(self) -> float:
        """The right edge of the words."""
        return self.left + self.width


def place_flags(wishes: Sequence[Wish], *, rows: int, left: float, right: float) -> tuple[Flag, ...] | None:
    """Place labels, given in order of x, between `left` and `right` in as few rows as possible, at most `rows`.

    None when there is no way, or none found within a fixed number of tries.
    """
    for most in range(1, rows + 1):
        search = _Search(wishes=tuple(wishes), rows=most, left=left, right=right)
        if search.place():
            return tuple(search.standing)
    return None


class _Search:
    """One search with a given number of rows: each label in turn, the nearest row first, back when it does not fit."""

    def __init__(self, *, wishes: tuple[Wish, ...], rows: int, left: float, right: float) -> None:
        self.wishes, self.rows, self.left, self.right = wishes, rows, left, right
        self.standing: list[Flag] = []
        self.tries = 0

    def place(self) -> bool:
        """Place the next label and all after it."""
        if len(self.standing) == len(self.wishes):
            return True
        for flag in self._choices(self.wishes[len(self.standing)]):
            self.tries += 1
            if self.tries > _MOST_TRIES:
                return False
            if self._fits(flag):
                self.standing.append(flag)
                if self.place():
                    return True
                self.standing.pop()
        return False

    def _choices(self, wish: Wish) -> list[Flag]:
        rows = range(self.rows)
        return [Flag(x=wish.x, width=wish.width, side=side, row=row) for row in rows for side in wish.sides]

    def _fits(self, flag: Flag) -> bool:
        inside = flag.left >= self.left and flag.right <= self.right
        return inside and not any(clash(flag, other) for other in self.standing)


def clash(one: Flag, other: Flag) -> bool:
    """Whether two labels lie on one another, or the stem of the higher runs through the lower."""
    if one.row == other.row:
        return one.left < other.right + _BETWEEN and other.left < one.right + _BETWEEN
    low, high = (one, other) if one.row < other.row else (other, one)
    return low.left - _STEM_ROOM < high.x < low.right + _STEM_ROOM
