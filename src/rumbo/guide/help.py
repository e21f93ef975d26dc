"""Urgent signs and help lines: fixed, published, shown to everyone whatever is known of them. Crisis lines first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Annotated, Literal

import msgspec

from rumbo.guide.citations import Citation, Review, cited, is_old
from rumbo.oncology import PartialDate
from rumbo.words import ContentError, Lang, Text, load

Act = Literal["call_911", "call_team", "call_988"]


class Heat(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A body temperature in both scales, each as its source prints it: none is reckoned from the other."""

    celsius: float
    fahrenheit: float


class UrgentSign(Review, frozen=True, kw_only=True):
    """A sign that cannot wait: what it is, what to do, and which call that is.

    `felt` gives, by the ids of content/symptoms, the least strength (1 to 4) at which somebody who logs it is shown the
    sign; `temperature` the least body temperature that does.
    """

    id: str
    sign: Text
    do: Text
    act: Act
    sources: tuple[Citation, ...]
    felt: Mapping[str, int] = {}
    temperature: Heat | None = None


class HelpLine(Review, frozen=True, kw_only=True):
    """A line or place that helps. `phone` is set only where the organisation itself gives the number.

    `last_checked` is the date of the page that gave it, None where that page has no date. `dial` is the number as a
    telephone dials it.
    """

    id: str
    name: str
    what: Text
    web: str
    languages: tuple[Lang, ...]
    phone: str | None = None
    dial: str | None = None
    in_spanish: Text | None = None
    last_checked: PartialDate | None = None
    source: str
    crisis: bool = False
    for_helpers: bool = False


class ShownLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line as it stands on a given day: `stale` when it was checked more than a year before, or nobody knows when."""

    line: HelpLine
    stale: bool


class _SignFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    sign: Text
    do: Text
    act: Act
    source: list[str]
    felt: dict[str, Annotated[int, msgspec.Meta(ge=1, le=4)]] = {}
    temperature: Heat | None = None


class _LineFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: str
    what: Text
    web: str
    languages: list[Lang]
    source: str
    number_given_by: Literal["the organisation", "others only", "nobody"]
    phone: str | None = None
    dial: str | None = None
    in_spanish: Text | None = None
    last_checked: str | None = None
    crisis: bool = False
    for_helpers: bool = False

    def __post_init__(self) -> None:
        if bool(self.phone) != (self.number_given_by == "the organisation") or bool(self.phone) != bool(self.dial):
            raise ValueError(f"{self.name}: a number is printed when, and only when, the organisation gives it")


class _HelpFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reviewed_on: date
    reviewed_by: str | None
    signs: dict[str, _SignFile] = {}
    lines: dict[str, _LineFile] = {}


@cache
def urgent_signs() -> tuple[UrgentSign, ...]:
    """Every urgent sign, in its fixed order, the same for everyone and in both languages."""
    return tuple(
        UrgentSign(
            id=name,
            sign=each.sign,
            do=each.do,
            act=each.act,
            sources=cited(each.source),
            felt=MappingProxyType(each.felt),
            temperature=each.temperature,
            reviewed_on=file.reviewed_on,
            reviewed_by=file.reviewed_by,
        )
        for file in _files()
        for name, each in file.signs.items()
    )


def lines(today: date) -> tuple[ShownLine, ...]:
    """Every help line, crisis lines first, then in the order of the content, with what has gone stale by `today`.

    >>> lines(date(2026, 11, 23))[0].line.dial
    '988'
    """
    ordered = sorted(_all_lines(), key=lambda each: not each.crisis)
    return tuple(ShownLine(line=each, stale=is_stale(each, today=today)) for each in ordered)


def get_line(line_id: str) -> HelpLine:
    """One help line.

    Raises ContentError when there is none with that id.
    """
    for each in _all_lines():
        if each.id == line_id:
            return each
    raise ContentError(f"help/lines: no line {line_id!r}")


def is_stale(line: HelpLine, *, today: date) -> bool:
    """Whether a line was last checked more than a year before `today`, or on no known day: one to check again."""
    return is_old(line.last_checked, today=today)


@cache
def _files() -> tuple[_HelpFile, ...]:
    return tuple(load("help", _HelpFile).by_file.values())


@cache
def _all_lines() -> tuple[HelpLine, ...]:
    return tuple(_line(name, each=each, file=file) for file in _files() for name, each in file.lines.items())


def _line(name: str, *, each: _LineFile, file: _HelpFile) -> HelpLine:
    return HelpLine(
        id=name,
        name=each.name,
        what=each.what,
        web=each.web,
        languages=tuple(each.languages),
        phone=each.phone,
        dial=each.dial,
        in_spanish=each.in_spanish,
        last_checked=PartialDate.parse(each.last_checked) if each.last_checked else None,
        source=each.source,
        crisis=each.crisis,
        for_helpers=each.for_helpers,
        reviewed_on=file.reviewed_on,
        reviewed_by=file.reviewed_by,
    )
