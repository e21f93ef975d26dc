"""One log of how somebody felt on a day or in a week: strengths, a temperature, their words. Anything can be left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated, Literal

import msgspec

Strength = Annotated[int, msgspec.Meta(ge=0, le=4)]
Scale = Literal["C", "F"]
STRONG = 3  # from here on a log answers "tell your team today"

_NUMBER = re.compile(r"\s*(\d{2,3})(?:[.,](\d))?\d?\s*°?\s*([cCfF])?\s*")
# What a living body can have. The two scales have no number in common, so that the number alone tells which is meant.
_POSSIBLE: Mapping[Scale, tuple[int, int]] = {"C": (300, 450), "F": (860, 1130)}


class Temperature(msgspec.Struct, frozen=True, kw_only=True):
    """A body temperature as it was read, in tenths of a degree of one scale. It is never turned into the other."""

    tenths: int
    scale: Scale

    def __post_init__(self) -> None:
        least, most = _POSSIBLE[self.scale]
        if not least <= self.tenths <= most:
            raise ValueError("no living body has this temperature")

    @property
    def degrees(self) -> float:
        """Degrees of its own scale."""
        return self.tenths / 10

    @property
    def words(self) -> str:
        """The number with its scale, as in "38.2 °C"."""
        return f"{self.degrees:.1f} °{self.scale}"


class Felt(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How somebody felt on a day, or in the week that ended on it. What is not in `strengths` was left out.

    `writer` names who wrote it when it came from another file, and they are no reader of this one.
    """

    on: date
    covers: Literal["day", "week"] = "day"
    strengths: Mapping[str, Strength] = {}
    temperature: Temperature | None = None
    words: str = ""
    writer: str = ""

    @property
    def first_on(self) -> date:
        """The first day it tells of."""
        return self.on - timedelta(days=6) if self.covers == "week" else self.on

    @property
    def is_empty(self) -> bool:
        """Nothing was filled in."""
        return not (self.strengths or self.temperature or self.words)


def parse_temperature(words: str) -> Temperature:
    """A temperature as somebody types it, with a point or a comma, with or without its scale; hundredths are dropped.

    Raises ValueError when it is none, when no living body has it, or when the scale said does not fit the number.

    >>> parse_temperature("38,2").words
    '38.2 °C'
    >>> parse_temperature("101 f").words
    '101.0 °F'
    """
    found = _NUMBER.fullmatch(words)
    if found is None:
        raise ValueError("no temperature")
    tenths = int(found[1]) * 10 + int(found[2] or 0)
    for scale, (least, most) in _POSSIBLE.items():
        if least <= tenths <= most and (found[3] or scale).upper() == scale:
            return Temperature(tenths=tenths, scale=scale)
    raise ValueError("no living body has this temperature")


def encode_felt(felt: Felt) -> str:
    """A log as JSON."""
    return _WRITER.encode(felt).decode()


def decode_felt(body: str) -> Felt:
    """A log from its JSON.

    Raises msgspec.ValidationError when it is none.
    """
    return _READER.decode(body)


_WRITER = msgspec.json.Encoder()
_READER = msgspec.json.Decoder(Felt)
