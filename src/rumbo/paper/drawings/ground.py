"""The ground under the trail: when the cancer was treated, clear, lived with, and when nothing is noted.

Days are ordinals of the calendar (`date.toordinal`), so that a date known to the year can stand in its middle.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

import msgspec

from rumbo.course.course import Course
from rumbo.oncology import PartialDate

State = Literal["treat", "clear", "with", "unknown"]
Change = Literal["clear", "back", "steady"]
_ORDER: tuple[Change, ...] = ("clear", "steady", "back")  # on one day: a return outweighs "clear"


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """One stretch of ground, from day `start` to day `end`."""

    state: State
    start: float
    end: float


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A time in treatment, from day `start` to day `end`."""

    start: float
    end: float


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """A day on which how the cancer stands changed, or was said."""

    day: float
    change: Change


def day_of(on: PartialDate) -> float:
    """The middle of the days a date can mean.

    >>> from datetime import date
    >>> day_of(PartialDate.parse("2019-05-03")) == date(2019, 5, 3).toordinal()
    True
    """
    return (on.earliest.toordinal() + on.latest.toordinal()) / 2


def lay_ground(course: Course, *, cancer: str | None, alone: bool, start: float | None) -> tuple[Stretch, ...]:
    """The stretches of one cancer from day `start` to today; `alone` when it is the only one, so all belongs to it.

    Clear is only said where a status or a disease-free interval of the course says it. Treatment before the first
    return, or that ends in clear, is "treat"; other treatment is "with", living with it. The rest is unknown.
    """
    today = day_of(course.today)
    if start is None or start >= today:
        return ()
    turns = _turns(course, cancer=cancer, alone=alone)
    spans = _spans(course, cancer=cancer, alone=alone)
    edges = {turn.day for turn in turns} | {day for span in spans for day in (span.start, span.end)}
    days = sorted({start, today} | {day for day in edges if start < day < today})
    pieces = [
        Stretch(state=_state(turns=turns, spans=spans, start=first, end=last), start=first, end=last)
        for first, last in pairwise(days)
    ]
    return _merged(pieces)


def _merged(pieces: list[Stretch]) -> tuple[Stretch, ...]:
    merged: list[Stretch] = []
    for piece in pieces:
        if merged and merged[-1].state == piece.state:
            merged[-1] = msgspec.structs.replace(merged[-1], end=piece.end)
        else:
            merged.append(piece)
    return tuple(merged)


def _turns(course: Course, *, cancer: str | None, alone: bool) -> list[Turn]:
    statuses = (
        Turn(day=day_of(status.on), change=_said(status.status))
        for status in course.statuses
        if status.on and not status.suspected and (alone or status.cancer == cancer)
    )
    returns = (
        Turn(day=day_of(back.on), change="back")
        for back in course.recurrences
        if back.on and not back.suspected and (alone or back.cancer == cancer)
    )
    intervals = (
        Turn(day=day_of(interval.start), change="clear")
        for interval in course.intervals
        if interval.kind == "disease_free" and (alone or interval.cancer == cancer)
    )
    turns: tuple[Turn, ...] = (*statuses, *returns, *intervals)
    return sorted(turns, key=lambda turn: (turn.day, _ORDER.index(turn.change)))


def _said(status: str) -> Change:
    if status in ("no_evidence_of_disease", "remission"):
        return "clear"
    return "steady" if status == "stable" else "back"


def _spans(course: Course, *, cancer: str | None, alone: bool) -> list[Span]:
    today = day_of(course.today)
    spans: list[Span] = []
    for treatment in course.treatments:
        if treatment.given and treatment.start and (alone or treatment.cancer == cancer):
            last = course.today if treatment.ongoing else treatment.end or treatment.last_given_on or treatment.start
            start, end = day_of(treatment.start), day_of(last)
            if end <= start:  # both in one month or one year: all of it, as nobody can say which part
                start, end = treatment.start.earliest.toordinal(), treatment.start.latest.toordinal() + 1
            if start < today:
                spans.append(Span(start=start, end=min(end, today)))
    return spans


def _state(*, turns: list[Turn], spans: list[Span], start: float, end: float) -> State:
    before = [turn.change for turn in turns if turn.day <= start and turn.change != "steady"]
    if before and before[-1] == "clear":
        return "clear"
    if not any(span.start <= start and span.end >= end for span in spans):
        return "unknown"
    steady = any(turn.change == "steady" and turn.day <= start for turn in turns)
    if "back" not in before and not steady:
        return "treat"
    after = [turn.change for turn in turns if turn.day > start and turn.change != "steady"]
    return "treat" if after and after[0] == "clear" else "with"
