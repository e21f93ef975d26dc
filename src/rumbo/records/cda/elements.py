"""Finding one's way in the XML of a clinical document: children by name, attributes, words, times and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml's type has no other name
V3: Final = "{urn:hl7-org:v3}"
_TYPES: Final = ("{http://www.w3.org/2001/XMLSchema-instance}type", "xsi:type")  # the second where nobody declared xsi
# HL7 version 3's TS: year, month, day, then time and zone, which are left off as they are written.
_TIME: Final = re.compile(r"(\d{4})-?(\d{2})?-?(\d{2})?")
_NUMBER: Final = re.compile(r"[+-]?\d{1,12}(?:\.\d{1,9})?", re.ASCII)


class Span(NamedTuple):
    """A time from a start to an end, as ISO text; a single time is a start without an end."""

    start: str | None = None
    end: str | None = None
    is_one_time: bool = False


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of this name; more names lead further down, along first children."""
    for name in names:
        if element is None:
            return None
        element = next(element.iterchildren(V3 + name), None)
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """All children of this name."""
    return element.iterchildren(V3 + name) if element is not None else iter(())


def attribute(element: Element | None, name: str) -> str:
    """An attribute without outer space, or nothing."""
    return (element.get(name) or "").strip() if element is not None else ""


def type_of(value: Element) -> str:
    """The data type a value says it is (CD, PQ, ST ...), without its prefix, or nothing."""
    written = next((found for name in _TYPES if (found := value.get(name))), "")
    return written.rpartition(":")[2]


def words_in(element: Element | None) -> str:
    """All words inside an element, in one line."""
    if element is None:
        return ""
    if not len(element):  # most cells: no need to walk
        return " ".join((element.text or "").split())
    return " ".join(" ".join(map(str, element.itertext())).split())


def span_of(times: Iterator[Element]) -> Span:
    """When something was, from its effectiveTime elements: the first that says so; how often it is taken does not."""
    for time in times:
        inner = [time, *children(time, "comp")]
        for each in inner:
            found = _span(each) if not type_of(each).startswith(("PIVL", "EIVL")) else Span()
            if found != Span():
                return found
    return Span()


def _span(time: Element) -> Span:
    at = iso_time(attribute(time, "value"))
    if at:
        return Span(at, None, is_one_time=True)
    start, end = (iso_time(attribute(child(time, name), "value")) for name in ("low", "high"))
    start = start or iso_time(attribute(child(time, "center"), "value"))
    return Span(start, end) if start or end else Span()


@lru_cache(maxsize=4096)
def iso_time(written: str) -> str | None:
    """A time as ISO text, as exact as it is given, or None.

    >>> iso_time("20190503093000-0500"), iso_time("201905"), iso_time("2019")
    ('2019-05-03', '2019-05', '2019')
    """
    found = _TIME.match(written)
    if found is None:
        return None
    year, month, day = found.groups()
    if not month or not 1 <= int(month) <= 12:
        return year
    return f"{year}-{month}-{day}" if day and 1 <= int(day) <= 31 else f"{year}-{month}"


def number(written: str) -> float | None:
    """A number as records write it, or None."""
    tidy = written.strip().replace(",", "")
    return float(tidy) if _NUMBER.fullmatch(tidy) else None
