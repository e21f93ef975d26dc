"""The named times of a course explained: what each means, from where to where, in which unit, and by whose definition."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Literal

import msgspec

from rumbo.course.course import IntervalKind
from rumbo.guide.citations import Citation, Review, cited
from rumbo.words import Text, load

TimeKind = IntervalKind | Literal["psa_doubling"]


class TimeMeaning(Review, frozen=True, kw_only=True):
    """One kind of time: its name, what it means and from where to where, the unit it is told in, and its sources."""

    kind: TimeKind
    name: Text
    means: Text
    unit: Text
    sources: tuple[Citation, ...]


class _MeaningFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: Text
    means: Text
    unit: Text
    source: list[str]


class _TimesFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reviewed_on: date
    reviewed_by: str | None
    times: dict[TimeKind, _MeaningFile]


@cache
def time_meanings() -> Mapping[TimeKind, TimeMeaning]:
    """Every kind of time by its name in the course, from content/times, in its order there.

    Raises ContentError for an unknown kind or source.
    """
    return MappingProxyType(
        {
            kind: TimeMeaning(
                kind=kind,
                name=each.name,
                means=each.means,
                unit=each.unit,
                sources=cited(each.source),
                reviewed_on=file.reviewed_on,
                reviewed_by=file.reviewed_by,
            )
            for file in load("times", _TimesFile).by_file.values()
            for kind, each in file.times.items()
        }
    )
