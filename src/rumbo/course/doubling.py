"""How long PSA takes to double: a number of its own, with the values it comes from or what is missing to tell it.

What it means is for the doctor: nothing in Rumbo depends on it, and it is shown only to who asks for lengths of time.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

import msgspec

from rumbo.course.course import Course, MarkerValue, TreatmentSpan
from rumbo.course.gaps import before, latest
from rumbo.course.intervals import is_prostate
from rumbo.oncology import PartialDate
from rumbo.oncology.treatments import Modality
from rumbo.words import Message

# Three values, as RTOG asks before it counts a doubling time after surgery ("3 consecutive detectable PSAs spaced by >= 2
# month intervals", rtog.org, "Calculation of PSADT"): a line through two points fits anything.
FEWEST_VALUES = 3
# Rumbo's own bound, shorter than RTOG's two steps of two months: values of a few weeks vary by themselves.
FEWEST_DAYS = 90
# What moves PSA by itself while it is given, and so hides how fast it would rise.
_MOVES_PSA: frozenset[Modality] = frozenset({"hormone", "chemotherapy", "targeted", "immunotherapy"})


class DoublingTime(msgspec.Struct, frozen=True, kw_only=True):
    """How many days PSA takes to double, from which values; `days` is None when it cannot be told, and `missing` why."""

    cancer: str
    values: tuple[MarkerValue, ...] = ()
    days: int | None = None
    missing: Message | None = None


def doubling_time(course: Course) -> DoublingTime | None:
    """The PSA doubling time of a prostate cancer, in days; None where there is no such cancer or no PSA value.

    It is ln 2 divided by the slope of the straight line through the natural logarithms of the values over time (least
    squares), as Sunnybrook Health Sciences Centre's calculator defines it after Pound 1999 and Patel 1997. Used are the
    values since the lowest one after the last treatment, each a plain amount in one unit with its exact day; to begin
    anew after each treatment is Rumbo's own rule, so that no rise is counted across one.
    """
    cancer = next((each for each in course.cancers if is_prostate(each)), None)
    values = [each for each in course.markers if each.name == "PSA"]
    if cancer is None or not values:
        return None
    spans = [each for each in course.treatments if each.given and each.cancer in (cancer.id, None)]
    if any(each.ongoing and each.modality in _MOVES_PSA for each in spans):
        return DoublingTime(cancer=cancer.id, missing=Message("course-missing-psa-treatment"))
    usable = _since_lowest([each for each in values if _is_plain(each) and not before(each.on, _last_day(spans))])
    missing = _missing(usable)
    if missing:
        return DoublingTime(cancer=cancer.id, values=usable, missing=Message(missing))
    return DoublingTime(cancer=cancer.id, values=usable, days=round(log(2) / _slope(usable)))


def _is_plain(value: MarkerValue) -> bool:
    return value.on is not None and value.on.is_exact and value.value > 0 and value.words[:1].isdigit()


def _last_day(spans: Sequence[TreatmentSpan]) -> PartialDate | None:
    return latest(day for each in spans for day in (each.start, each.end, each.last_given_on))


def _since_lowest(values: Sequence[MarkerValue]) -> tuple[MarkerValue, ...]:
    """The values from the last of the lowest on."""
    if not values:
        return ()
    lowest = min(each.value for each in values)
    start = max(place for place, each in enumerate(values) if each.value == lowest)
    return tuple(values[start:])


def _missing(values: Sequence[MarkerValue]) -> str | None:
    if len(values) < FEWEST_VALUES or _day(values[-1]) - _day(values[0]) < FEWEST_DAYS:
        return "course-missing-psa-values"
    if len({each.unit for each in values}) > 1:
        return "course-missing-psa-unit"
    return None if _slope(values) > 0 else "course-missing-psa-rise"


def _slope(values: Sequence[MarkerValue]) -> float:
    """The slope of the logarithms a day, by least squares."""
    days, logs = [_day(each) for each in values], [log(each.value) for each in values]
    middle, level = sum(days) / len(days), sum(logs) / len(logs)
    rise = sum((day - middle) * (each - level) for day, each in zip(days, logs, strict=True))
    return rise / sum((day - middle) ** 2 for day in days)


def _day(value: MarkerValue) -> int:
    assert value.on is not None  # noqa: S101 - only dated values get here
    return value.on.earliest.toordinal()
