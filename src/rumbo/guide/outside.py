"""Help outside: the places of `help` that are no crisis line, by what they help with, for which cancer, in which language
and country. They stand by name: none is recommended, and none comes before another.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, get_args

import msgspec

from rumbo.guide.help import HelpLine, get_line
from rumbo.words import ContentError, Lang, Text, load

Country = Literal["US", "PR", "MX", "ES"]
COUNTRIES: tuple[Country, ...] = get_args(Country)


class OutsideGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Something places can be chosen by: a need, or a kind of cancer."""

    id: str
    name: Text


class OutsidePlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place that helps. Its `line` has the words, number, date and source; an empty `cancers` means any cancer.

    `peer` is set when it brings together people who had the same illness, `peer_languages` in which languages.
    """

    line: HelpLine
    needs: tuple[OutsideGroup, ...]
    cancers: tuple[OutsideGroup, ...]
    countries: tuple[Country, ...]
    peer_languages: tuple[Lang, ...] = ()

    @property
    def id(self) -> str:
        """The id of its line."""
        return self.line.id


class OutsideWish(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody looks for, by ids. What is left empty is not asked for."""

    need: str = ""
    cancer: str = ""
    language: str = ""
    country: str = ""


class _PlaceFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    needs: list[str]
    countries: list[Country]
    cancers: list[str] = []
    peer_languages: list[Lang] = []


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    needs: dict[str, Text]
    cancers: dict[str, Text]
    places: dict[str, _PlaceFile]


@cache
def outside_needs() -> Mapping[str, OutsideGroup]:
    """What places help with, in the order of the content."""
    return _groups(_file().needs)


@cache
def outside_cancers() -> Mapping[str, OutsideGroup]:
    """The kinds of cancer that some places are for, in the order of the content."""
    return _groups(_file().cancers)


@cache
def outside_places() -> Mapping[str, OutsidePlace]:
    """Every place by id, in the order of their names.

    Raises ContentError for an unknown line, need or cancer, and for a crisis line: those stand on the page of whom to call.
    """
    found = [_place(name, each=each) for name, each in _file().places.items()]
    return MappingProxyType({each.id: each for each in sorted(found, key=lambda place: place.line.name.casefold())})


def find_places(wish: OutsideWish) -> tuple[OutsidePlace, ...]:
    """The places that fit all that is asked for, by name. A place for any cancer fits every cancer.

    >>> [each.id for each in find_places(OutsideWish(need="peer", language="es"))]
    ['cancer-hope-network', 'latinashare']
    """
    return tuple(each for each in outside_places().values() if _fits(each, wish))


def _fits(place: OutsidePlace, wish: OutsideWish) -> bool:
    speaks = place.peer_languages if wish.need == "peer" else place.line.languages
    return (
        (not wish.need or wish.need in {each.id for each in place.needs})
        and (not wish.cancer or not place.cancers or wish.cancer in {each.id for each in place.cancers})
        and (not wish.language or wish.language in speaks)
        and (not wish.country or wish.country in place.countries)
    )


@cache
def _file() -> _File:
    return load("outside", _File).by_file["places"]


def _groups(named: Mapping[str, Text]) -> Mapping[str, OutsideGroup]:
    return MappingProxyType({key: OutsideGroup(id=key, name=name) for key, name in named.items()})


def _place(name: str, *, each: _PlaceFile) -> OutsidePlace:
    line = get_line(name)
    if line.crisis or bool(each.peer_languages) != ("peer" in each.needs):
        raise ContentError(f"outside: {name!r} is a crisis line, or its peers have no language")
    unknown = [key for key in each.needs if key not in outside_needs()]
    unknown += [key for key in each.cancers if key not in outside_cancers()]
    if unknown or not each.needs or not each.countries:
        raise ContentError(f"outside: {name!r} has no need or country, or unknown ones: {unknown}")
    return OutsidePlace(
        line=line,
        needs=tuple(outside_needs()[key] for key in each.needs),
        cancers=tuple(outside_cancers()[key] for key in each.cancers),
        countries=tuple(each.countries),
        peer_languages=tuple(each.peer_languages),
    )
