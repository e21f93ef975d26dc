"""What a drawing is: shapes with roles, words in both languages, no colours. The two painters give it its look.

Units are those of the drawing's own box, which the screen shows at about one CSS pixel each.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from rumbo.words import Text

Role = Literal[
    "ground-treat",
    "ground-clear",
    "ground-with",
    "ground-unknown",
    "edge",
    "path",
    "axis",
    "tick",
    "stem",
    "found",
    "found-in",
    "back",
    "ask",
    "halo",
    "pin",
    "pin-in",
    "end",
    "body",
    "body-edge",
    "near",
    "organ",
    "organ-back",
    "band",
    "grid",
    "link",
    "value",
    "limit",
    "felt",
    "felt-strong",
]
WordsRole = Literal["label", "sub", "state", "year", "here", "name", "number", "ask-word"]
Anchor = Literal["start", "middle", "end"]


class Outline(msgspec.Struct, frozen=True, kw_only=True, tag="outline"):
    """A line or an area by its SVG path data, made larger by `scale` and then moved by `dx` and `dy`."""

    role: Role
    d: str
    dx: float = 0
    dy: float = 0
    scale: float = 1


def moved(outline: Outline) -> str:
    """The SVG attribute that puts an outline in its place, or nothing."""
    if outline.scale == 1:
        return ""
    return f' transform="translate({outline.dx:g} {outline.dy:g}) scale({outline.scale:g})"'


class Circle(msgspec.Struct, frozen=True, kw_only=True, tag="circle"):
    """A circle by its centre and radius."""

    role: Role
    x: float
    y: float
    r: float


class Words(msgspec.Struct, frozen=True, kw_only=True, tag="words"):
    """Words set at a point, already broken into lines; `y` is the baseline of the first line."""

    role: WordsRole
    x: float
    y: float
    en: tuple[str, ...]
    es: tuple[str, ...]
    anchor: Anchor = "start"


Shape = Outline | Circle | Words


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """A whole drawing. `name` is its kind, as in "trail-level"; `title` and `description` are for screen readers."""

    name: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
    title: Text
    description: Text
