"""Times that cannot be told: which rule asks for them, and what the story would have to say."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from rumbo.course.course import Course, IntervalKind, Recurrence
from rumbo.course.gaps import before, latest
from rumbo.course.intervals import is_ovarian, is_platinum, is_prostate, last_dose_on, last_platinum
from rumbo.oncology import PartialDate
from rumbo.words import Message


class Untold(msgspec.Struct, frozen=True, kw_only=True):
    """A time that its rule asks for and the story cannot give, or not to the day; `missing` says what is not known."""

    kind: IntervalKind
    cancer: str | None
    until: PartialDate | None
    missing: Message


def untold_times(course: Course) -> tuple[Untold, ...]:
    """For each settled return, the named times that cannot be counted, in order, each with what is missing.

    Rules and their sources: `rumbo.course.intervals.measure`. A time whose days are too vague to count is told as from
    one date to another, and named here as well.
    """
    settled = [each for each in course.recurrences if not each.suspected]
    told = {(each.kind, each.cancer, each.end) for each in course.intervals}
    lacking = [
        each for back in settled for each in _of(back, course) if (each.kind, each.cancer, each.until) not in told
    ]
    vague = (
        Untold(kind=each.kind, cancer=each.cancer, until=each.end, missing=Message("course-missing-exact-day"))
        for each in course.intervals
        if each.days is None
    )
    return (*lacking, *vague)


def _of(back: Recurrence, course: Course) -> Iterator[Untold]:
    if back.called != "progression":
        missing = "course-missing-return-day" if back.on is None else "course-missing-end-or-clear"
        yield _untold("disease_free", back, missing)
    cancer = next((each for each in course.cancers if each.id == back.cancer), None)
    if cancer is None:
        return
    if is_ovarian(cancer):
        yield from _platinum(back, course)
    if is_prostate(cancer) and back.found_by == "marker" and back.called == "recurrence" and _is_first(back, course):
        missing = "course-missing-return-day" if back.on is None else "course-missing-end-of-local"
        yield _untold("to_psa_recurrence", back, missing)


def _platinum(back: Recurrence, course: Course) -> Iterator[Untold]:
    given = [span for span in course.treatments if span.given and span.cancer == back.cancer]
    if not any(is_platinum(span.name) for span in given):
        return
    if back.on is None:
        yield _untold("platinum_free", back, "course-missing-return-day")
        return
    earlier = latest(each.on for each in course.recurrences if each.cancer == back.cancer and before(each.on, back.on))
    span = last_platinum(back, given=given, since=earlier)
    if span is not None:
        dose = last_dose_on(span)
        yield _untold(
            "platinum_free", back, "course-missing-platinum-end" if dose is None else "course-grew-on-platinum"
        )


def _is_first(back: Recurrence, course: Course) -> bool:
    by_marker = [each for each in course.recurrences if each.cancer == back.cancer and each.found_by == "marker"]
    return by_marker[0] is back


def _untold(kind: IntervalKind, back: Recurrence, missing: str) -> Untold:
    return Untold(kind=kind, cancer=back.cancer, until=back.on, missing=Message(missing))
