"""Times and lines as a table: each treatment, each line and each counted time, with its rule, in order of time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from rumbo.course.course import Course, Interval, Line, TreatmentSpan
from rumbo.course.gaps import exact_days, order
from rumbo.guide.naming import treatment_names
from rumbo.guide.times import time_meanings
from rumbo.oncology import PartialDate
from rumbo.words import Message, Sayable, both

Kind = Literal["treatment", "line", "time"]
_KINDS: tuple[Kind, ...] = ("treatment", "line", "time")


class TimeRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row. `end` is None when nobody told it, and while `ongoing`; `days` only where both dates are exact."""

    kind: Kind
    what: Sayable
    start: PartialDate | None
    end: PartialDate | None = None
    ongoing: bool = False
    days: int | None = None
    rule: Sayable | None = None
    cancer: Sayable | None = None


def times_table(course: Course) -> tuple[TimeRow, ...]:
    """All rows in order of time, the undated last. Only treatments that were given; nothing reaches past today."""
    names: dict[str | None, Sayable] = (
        {each.id: each.name for each in course.cancers} if len(course.cancers) > 1 else {}
    )
    rows = [
        *(_treated(span, names) for span in course.treatments if span.given),
        *(_line(line, names) for line in course.lines),
        *_counted(course.intervals, names),
    ]
    return tuple(
        sorted(rows, key=lambda row: (order(row.start), _KINDS.index(row.kind), order(row.end), row.what.said("en")))
    )


def _treated(span: TreatmentSpan, names: dict[str | None, Sayable]) -> TimeRow:
    end = None if span.ongoing else span.end or span.last_given_on
    return TimeRow(
        kind="treatment",
        what=Message("longview-treatment", {"name": treatment_names(span.name, modality=span.modality)}),
        start=span.start,
        end=end,
        ongoing=span.ongoing,
        days=exact_days(span.start, end) if span.start and end else None,
        cancer=names.get(span.cancer),
    )


def _line(line: Line, names: dict[str | None, Sayable]) -> TimeRow:
    return TimeRow(
        kind="line",
        what=Message("longview-line", {"number": line.number, "names": tuple(both(name) for name in line.names)}),
        start=line.start,
        end=line.end,
        ongoing=line.ongoing,
        days=exact_days(line.start, line.end) if line.start and line.end else None,
        cancer=names.get(line.cancer),
    )


def _counted(intervals: tuple[Interval, ...], names: dict[str | None, Sayable]) -> Iterator[TimeRow]:
    meanings = time_meanings()
    for each in intervals:
        yield TimeRow(
            kind="time", what=meanings[each.kind].name, start=each.start, end=each.end, days=each.days, rule=each.rule,
            cancer=names.get(each.cancer),
        )  # fmt: skip
