"""Where the guide's statements come from: every citation by its id, and the review marks that content carries."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

import msgspec

from rumbo.oncology import PartialDate
from rumbo.words import ContentError, Text, load

_GOOD_FOR_YEARS = 1


class Citation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A page, paper or booklet that was read. `dated` is the date it gives itself (ISO, or part of it), if any."""

    name: str
    url: str = ""
    dated: str = ""

    def is_old(self, *, today: date) -> bool:
        """Whether it was written more than a year before `today`, or on no known day.

        >>> Citation(name="A page", dated="2025-06").is_old(today=date(2026, 6, 30))
        False
        """
        return is_old(PartialDate.parse(self.dated) if self.dated else None, today=today)


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One statement and where it comes from."""

    text: Text
    sources: tuple[Citation, ...]


class SaidFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A statement as the files of content hold it: both languages, and the ids of its citations."""

    en: str
    es: str
    source: list[str]

    def said(self) -> Said:
        """The statement with its citations.

        Raises ContentError for an unknown id and for none at all.
        """
        return Said(text=Text(en=self.en, es=self.es), sources=cited(self.source))


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """When we last went over a text, and the clinician who checked it: None until one has."""

    reviewed_on: date
    reviewed_by: str | None


def is_old(day: PartialDate | None, *, today: date) -> bool:
    """Whether a day was more than a year before `today`, or is not known. A month or year alone counts to its last day."""
    if day is None:
        return True
    last = day.latest
    year = last.year + _GOOD_FOR_YEARS
    return today > date(year, last.month, min(last.day, calendar.monthrange(year, last.month)[1]))


@cache
def citations() -> Mapping[str, Citation]:
    """Every citation by its id, from content/citations."""
    return MappingProxyType(load("citations", dict[str, Citation]).merged())


def cited(ids: Iterable[str]) -> tuple[Citation, ...]:
    """The citations with these ids, in this order.

    Raises ContentError for an unknown id and for none at all: nothing medical is said without a source.
    """
    wanted = tuple(ids)
    unknown = [each for each in wanted if each not in citations()]
    if unknown or not wanted:
        raise ContentError(f"citations: nothing with the ids {unknown}" if unknown else "citations: a source is needed")
    return tuple(citations()[each] for each in wanted)


def sources_of(statements: Iterable[Said]) -> tuple[Citation, ...]:
    """Every source of some statements, in their order, each once."""
    return tuple(dict.fromkeys(source for each in statements for source in each.sources))
