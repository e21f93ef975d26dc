"""The times of a course that logs are looked at by: each treatment from its start, each line, and each cycle of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, Literal

import msgspec

from rumbo.course.course import Course, TreatmentSpan
from rumbo.course.facts import Fact, Treatment
from rumbo.oncology import PartialDate
from rumbo.words import Message, Sayable, both

_APART: Final = timedelta(days=6)  # doses closer than this belong to one cycle: days 1 and 2 of a round, for one


class TreatedTime(msgspec.Struct, frozen=True, kw_only=True):
    """A time in treatment: what it is called, its first day and its last, None while it goes on.

    `is_about` when the start is known to the month or year only: then it counts from the first day it can mean.
    """

    kind: Literal["treatment", "line", "cycle"]
    name: Sayable
    start: date
    end: date | None = None
    is_about: bool = False


def treated_times(course: Course, facts: Iterable[Fact]) -> tuple[TreatedTime, ...]:
    """Every treatment that was given and has a start, every line, and the cycles that known days of dosing show.

    In order of their starts, the latest first.
    """
    given = {fact.id: fact.says for fact in facts if isinstance(fact.says, Treatment)}
    found = list(_lines(course))
    for span in course.treatments:
        if span.given is not False and span.start:
            doses = [given[each] for each in span.facts if each in given]
            found += [_treatment(span, span.start), *_cycles(span, doses=doses)]
    return tuple(sorted(found, key=lambda each: (each.start, each.kind), reverse=True))


def _treatment(span: TreatmentSpan, start: PartialDate) -> TreatedTime:
    end = None if span.ongoing else _last_of(span)
    about = start.earliest != start.latest
    return TreatedTime(kind="treatment", name=both(span.name), start=start.earliest, end=end, is_about=about)


def _last_of(span: TreatmentSpan) -> date | None:
    last = span.end or span.last_given_on
    return last.latest if last else None


def _lines(course: Course) -> Iterable[TreatedTime]:
    for line in course.lines:
        if line.start:
            name = Message("feeling-line", {"number": line.number, "names": both(" + ".join(line.names))})
            end = None if line.ongoing or line.end is None else line.end.latest
            about = line.start.earliest != line.start.latest
            yield TreatedTime(kind="line", name=name, start=line.start.earliest, end=end, is_about=about)


def _cycles(span: TreatmentSpan, *, doses: list[Treatment]) -> list[TreatedTime]:
    """One for each dose on a known day, begun anew when the last was days before; a single one shows no cycle."""
    days = sorted({each.on.earliest for each in doses if each.on and each.on.earliest == each.on.latest})
    starts = [day for before, day in pairwise([date.min, *days]) if day - before > _APART]
    if len(starts) < 2:
        return []
    ends = [*(day - timedelta(days=1) for day in starts[1:]), None if span.ongoing else _last_of(span)]
    return [
        TreatedTime(kind="cycle", name=_cycle_name(span, number), start=start, end=end)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1)
    ]


def _cycle_name(span: TreatmentSpan, number: int) -> Message:
    return Message("feeling-cycle", {"number": number, "name": both(span.name)})
