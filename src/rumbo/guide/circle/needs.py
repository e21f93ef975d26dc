"""What would help somebody: content/needs, and a short walk through it. Nothing has to be answered, and nothing is counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

import msgspec

from rumbo.guide.barriers import Barrier, barriers
from rumbo.words import ContentError, Text, load


class Need(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that others can do. `asks` is the question of the walk, `asked` what a message to a helper begins with.

    `barriers` are the things in the way that suggest it; `has_place` says that a task of it begins at a place.
    """

    id: str
    name: Text
    asks: Text
    asked: Text
    barriers: tuple[str, ...]
    has_place: bool


class NeedsWalk(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one reader said would help: the ids of needs, each with their own words or with none.

    `writer` is the name of who said it where that cannot be seen otherwise: in a parcel, and of who is no reader here.
    """

    wanted: Mapping[str, str] = {}
    writer: str = ""

    @property
    def needs(self) -> tuple[tuple[Need, str], ...]:
        """The needs with their words, in the order of the walk. One that this Rumbo does not know is not shown."""
        return tuple((each, self.wanted[name]) for name, each in needs().items() if name in self.wanted)


class _NeedFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: Text
    asks: Text
    asked: Text
    barriers: tuple[str, ...] = ()
    has_place: bool = False


@cache
def needs() -> Mapping[str, Need]:
    """Every need by id, in the order of the walk.

    Raises ContentError for a barrier that does not exist.
    """
    found = {name: each for file in load("needs", dict[str, _NeedFile]).by_file.values() for name, each in file.items()}
    return MappingProxyType({name: _need(name, each) for name, each in found.items()})


def _need(name: str, file: _NeedFile) -> Need:
    unknown = set(file.barriers) - barriers().keys()
    if unknown:
        raise ContentError(f"needs: {name}: no barrier {sorted(unknown)}")
    return Need(id=name, **msgspec.structs.asdict(file))


def get_need(need_id: str) -> Need:
    """The need with this id; what this Rumbo does not know is something else.

    >>> get_need("a-need-of-tomorrow").id
    'other'
    """
    return needs().get(need_id) or needs()["other"]


def suggested_by(in_the_way: Iterable[Barrier]) -> frozenset[str]:
    """The ids of the needs that the things in the way suggest."""
    told = {each.id for each in in_the_way}
    return frozenset(name for name, each in needs().items() if told.intersection(each.barriers))


def encode_walk(walk: NeedsWalk) -> str:
    """A walk as JSON."""
    return msgspec.json.encode(walk).decode()


def decode_walk(body: str) -> NeedsWalk:
    """A walk from its JSON.

    Raises msgspec.ValidationError when it is not that.
    """
    return msgspec.json.decode(body, type=NeedsWalk)
