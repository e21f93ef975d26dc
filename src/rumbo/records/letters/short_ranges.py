"""Stretches of days told without any year, beside the day they are told on: "radiotherapy 18.07 al 15.08"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rumbo.oncology import PartialDate
from rumbo.records.letters.months import nearest

_DAY: Final = r"\d\d?"
# With a full stop both parts have two digits, so that "1.5 - 2.5 cm" is no stretch of days.
_STRETCH: Final = re.compile(
    rf"(?<![\w/.,-])(?:(?P<a>\d\d)\.(?P<b>\d\d)\s*(?P<join>[-–]|al?|to|hasta(?: el)?|through)\s*(?P<c>\d\d)\.(?P<d>\d\d)"
    rf"|(?P<e>{_DAY})/(?P<f>{_DAY})\s*(?P<joint>[-–]|al?|to|hasta(?: el)?|through)\s*(?P<g>{_DAY})/(?P<h>{_DAY}))"
    r"(?![\d/.]\d|\d|\s*(?:%|[nµmkc]?g\b|[cmkd]?m\b|m[lm]\b|u/|gy|puntos|points|nodes?|ganglios|positive))"
)
_LINKED: Final = re.compile(r"al|hasta.*|through")
_FROM: Final = re.compile(r"\b(?:del|desde(?: el)?|from|between)\s*$")
_BEFORE: Final = 12  # letters


def short_ranges(
    low: str, *, day_first: bool, anchor: PartialDate | None
) -> Iterator[tuple[int, int, PartialDate, PartialDate]]:
    """Each such stretch of a flat text: where it stands, its first and its last day, of the year that brings them nearest
    before the `anchor`, and so about; none without one.

    Two fractions joined by a dash are no days: there a word that opens a stretch ("del", "from") must stand before.

    >>> where = short_ranges("rt 18.07 al 15.08", day_first=True, anchor=PartialDate(2016, 9, 2))
    >>> [(str(first), str(last)) for _, _, first, last in where]
    [('2016-07-18~', '2016-08-15~')]
    """
    if anchor is None:
        return
    for found in _STRETCH.finditer(low):
        one, two, other, last = (found[name] or found[twin] for name, twin in ("ae", "bf", "cg", "dh"))
        opened = _FROM.search(low[max(0, found.start() - _BEFORE) : found.start()])
        if not (opened or _LINKED.fullmatch(found["join"] or found["joint"])):
            continue
        until = _day_of(other, last, anchor=anchor, day_first=day_first)
        since = _day_of(one, two, anchor=until or anchor, day_first=day_first)
        if since and until and since.earliest <= until.latest:
            yield found.start(), found.end(), since, until


def _day_of(one: str, two: str, *, anchor: PartialDate, day_first: bool) -> PartialDate | None:
    day, month = (int(one), int(two)) if day_first else (int(two), int(one))
    if month > 12 >= day:
        day, month = month, day
    return nearest(month, day, anchor=anchor, ahead=0) if 1 <= month <= 12 else None
