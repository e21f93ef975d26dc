"""Where in the United States a town or a ZIP code is, and how far two points lie apart.

Nothing is asked anywhere: the table comes with the package zipcodes (places by GeoNames, CC BY 4.0). It stands in this
room because whoever looks for a second opinion and whoever looks for a trial both need it, and neither knows the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt
from statistics import median
from types import MappingProxyType
from typing import Any, Final

from rumbo.words import Text, load

EARTH_RADIUS_KM: Final = 6371.0088  # the mean radius of GRS 80 (IUGG): Moritz, Journal of Geodesy 74 (2000) 128-133
KM_PER_MILE: Final = 1.609344  # the international mile
_ZIP: Final = re.compile(r"\s*(\d{5})(?:[\s-]*\d{4})?\s*", re.ASCII)
_LONGEST: Final = 80
_MC: Final = re.compile(r"\bMc([a-z])")  # the table writes Mcallen
# How the table spells what people shorten.
_WHOLE_WORDS: Final = {"St": "Saint", "Ste": "Sainte", "Ft": "Fort", "Mt": "Mount"}
_ALSO_CALLED: Final = {
    "New York City": "New York",
    "Nueva York": "New York",
    "Filadelfia": "Philadelphia",
    "Nueva Orleans": "New Orleans",
}


@dataclass(frozen=True)
class MapPoint:
    """A point on the earth, in degrees: north and east are positive.

    Raises ValueError when it lies outside of what a globe has, or is 0, 0: tables write that for what they do not know.
    """

    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise ValueError(f"not on a globe: {self.latitude}, {self.longitude}")
        if self.latitude == self.longitude == 0:
            raise ValueError("0, 0 is no place of this table")


@dataclass(frozen=True)
class Town:
    """A town, or the town of a ZIP code, with its state's postal code and the middle of it."""

    name: str
    state: str
    point: MapPoint


def distance_km(one: MapPoint, *, other: MapPoint) -> float:
    """The length in km of the straight line over the ground between two points, as on a globe (haversine formula).

    >>> round(distance_km(MapPoint(40.755, -73.983), other=MapPoint(29.793, -95.417)))
    2286
    """
    north, east = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    half = sin(north / 2) ** 2 + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, half)))


def in_miles(km: float) -> float:
    """A length in miles."""
    return km / KM_PER_MILE


def is_zip(words: str) -> bool:
    """Whether words have the form of a ZIP code, with or without the four digits after it.

    >>> is_zip("77030-1234"), is_zip("7703")
    (True, False)
    """
    return bool(_ZIP.fullmatch(words))


def find_towns(words: str) -> tuple[Town, ...]:
    """The towns somebody may mean by a ZIP code or by a name, with or without its state: one for each state, by postal code.

    None are found for what the table does not know, and for ZIP codes of the military: nobody says where those are.
    """
    code = _ZIP.fullmatch(words)
    if code:
        return _towns(_rows(zip_code=code[1]))
    for read, state in _readings(_spelled(words)):
        name = _ALSO_CALLED.get(read, read)
        found = _towns(_rows(city=name, state=state) if state else _rows(city=name))
        if found:
            return found
    return ()


@cache
def states() -> Mapping[str, Text]:
    """The states and territories of the United States and their neighbours in free association, by postal code."""
    return MappingProxyType(load("oncology/states", dict[str, Text]).merged())


def _rows(**wanted: str) -> list[Mapping[str, Any]]:
    import zipcodes  # its table takes a second to unpack, once, and most people never ask

    found: list[Mapping[str, Any]] = zipcodes.filter_by(**wanted)  # type: ignore[no-untyped-call]  # it has no types
    return found


def _towns(rows: Iterable[Mapping[str, Any]]) -> tuple[Town, ...]:
    """The rows by town. A big one has many codes: its middle is the middle of them, which one odd point does not move."""
    points: dict[tuple[str, str], list[MapPoint]] = {}
    for row in rows:
        point = _find_point(row)
        if point is not None:
            points.setdefault((row["state"], row["city"]), []).append(point)
    return tuple(
        Town(_MC.sub(_capital, name), state, _middle(found)) for (state, name), found in sorted(points.items())
    )


def _capital(match: re.Match[str]) -> str:
    return f"Mc{match[1].upper()}"


def _find_point(row: Mapping[str, Any]) -> MapPoint | None:
    """Where a row is. The military's rows are left out: nearly all say 0, 0, and the rest say it of a ship's home."""
    if row["zip_code_type"] == "MILITARY":
        return None
    try:
        return MapPoint(float(row["lat"]), float(row["long"]))
    except ValueError:
        return None


def _middle(points: list[MapPoint]) -> MapPoint:
    return MapPoint(median(each.latitude for each in points), median(each.longitude for each in points))


def _spelled(words: str) -> str:
    """Words as the table writes a town: without accents and signs, each word with one capital.

    >>> _spelled("st. louis"), _spelled("Mayagüez"), _spelled("Washington, D.C.")
    ('Saint Louis', 'Mayaguez', 'Washington Dc')
    """
    letters = unicodedata.normalize("NFKD", words[:_LONGEST].replace(".", ""))
    plain = "".join(each if each.isalnum() else " " for each in letters if not unicodedata.combining(each))
    return " ".join(_WHOLE_WORDS.get(each.capitalize(), each.capitalize()) for each in plain.split())


def _readings(spelled: str) -> Iterator[tuple[str, str]]:
    """How words can be a town and perhaps its state, the likelier first: "Kansas City Kansas", then "Kansas City"."""
    for named, code in _state_names().items():
        if spelled.endswith(f" {named}"):
            yield spelled.removesuffix(f" {named}"), code
    if spelled:
        yield spelled, ""


@cache
def _state_names() -> Mapping[str, str]:
    """Postal codes by every name of a state in either language, as `_spelled` writes them; the longest name first."""
    names = {_spelled(name): code for code, each in states().items() for name in (code, each.en, each.es)}
    return {name: names[name] for name in sorted(names, key=lambda each: (-len(each), each))}
