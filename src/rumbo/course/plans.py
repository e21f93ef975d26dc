"""Treatment that was over before a day: from when a time without disease can be counted."""

from __future__ import annotations

from collections.abc import Iterable

from rumbo.course.course import TreatmentSpan
from rumbo.course.gaps import before
from rumbo.oncology import PartialDate
from rumbo.oncology.treatments import MODALITIES, Modality

# What is done and over. Hormone treatment often runs on for years after it and does not move its end.
FINISHED: frozenset[Modality] = frozenset(MODALITIES) - {"hormone", "other"}


def finished_before(
    day: PartialDate, *, treatments: Iterable[TreatmentSpan], cancer: str | None, since: PartialDate | None = None
) -> tuple[TreatmentSpan, ...]:
    """The treatments of a cancer that were given, begun not before `since`, and over before a day.

    Empty when one of them has an end that nobody told, for it may lie after any other, or when one was still running.
    """
    mine = [
        span
        for span in treatments
        if span.cancer == cancer
        and span.given is True
        and span.modality in FINISHED
        and before(span.start, day)
        and not before(span.start, since)
    ]
    if any(span.end is None or not before(span.end, day) for span in mine):
        return ()
    return tuple(mine)
