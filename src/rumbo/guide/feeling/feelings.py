"""What there is to log: the feelings in their groups, the five faces, and what is offered first (content/symptoms)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

import msgspec

from rumbo.guide.citations import Citation, cited
from rumbo.words import Text, load

STRENGTHS = range(5)  # from "not at all" to "as bad as can be"


class Feeling(msgspec.Struct, frozen=True, kw_only=True):
    """Something a body or a mind may feel, by its permanent id and its name in both languages."""

    id: str
    name: Text


class FeelingGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Feelings that lie together on the page."""

    id: str
    name: Text
    feelings: tuple[Feeling, ...]


class Face(msgspec.Struct, frozen=True, kw_only=True):
    """One strength, 0 to 4: its name, and what it is like in words."""

    strength: int
    name: Text
    means: Text


class Often(msgspec.Struct, frozen=True, kw_only=True):
    """What one kind of treatment often brings, and where that is said."""

    feelings: tuple[str, ...]
    sources: tuple[Citation, ...]


class _GroupFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: Text
    feelings: dict[str, Text]


class _FaceFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: Text
    means: Text


class _OftenFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    feelings: list[str]
    source: list[str]


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reviewed_on: date
    reviewed_by: str | None
    groups: dict[str, _GroupFile] = {}
    faces: list[_FaceFile] = []
    always: list[str] = []
    often: dict[str, _OftenFile] = {}


@cache
def feeling_groups() -> tuple[FeelingGroup, ...]:
    """The groups in their fixed order, the same in both languages."""
    return tuple(
        FeelingGroup(
            id=name,
            name=group.name,
            feelings=tuple(Feeling(id=feeling, name=words) for feeling, words in group.feelings.items()),
        )
        for name, group in _files()["feelings"].groups.items()
    )


@cache
def feelings() -> Mapping[str, Feeling]:
    """Every feeling by its id, in the order of the page."""
    return MappingProxyType({each.id: each for group in feeling_groups() for each in group.feelings})


@cache
def faces() -> tuple[Face, ...]:
    """The five strengths, the weakest first."""
    named = enumerate(_files()["faces"].faces)
    return tuple(Face(strength=number, name=each.name, means=each.means) for number, each in named)


@cache
def offered_always() -> tuple[str, ...]:
    """The ids of what is offered to everyone."""
    return tuple(_files()["offered"].always)


@cache
def brought_often() -> Mapping[str, Often]:
    """What each kind of treatment often brings, by its modality.

    Raises ContentError when a source is not known.
    """
    found = _files()["offered"].often
    return MappingProxyType(
        {name: Often(feelings=tuple(each.feelings), sources=cited(each.source)) for name, each in found.items()}
    )


@cache
def _files() -> Mapping[str, _File]:
    return MappingProxyType(load("symptoms", _File).by_file)
