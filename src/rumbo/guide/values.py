"""What a reason may be filled with from a course: names, places, dates. Never a length of time."""

from __future__ import annotations

from collections.abc import Iterable

from rumbo.course.course import Course
from rumbo.guide.features import given_treatments, now_of, tumour_tests
from rumbo.guide.naming import place_names
from rumbo.words import Text, Value, both

_AT_MOST = 4  # names in one sentence; more would bury it


def values_of(course: Course) -> dict[str, Value]:
    """Everything the course can put into a reason; a value it does not hold is absent, never empty."""
    found: dict[str, Value | None] = {**_of_now(course), **_of_treatment(course), **_of_others(course)}
    return {name: value for name, value in found.items() if value is not None and value != ()}


def _of_now(course: Course) -> dict[str, Value | None]:
    now = now_of(course)
    tests = tumour_tests(course, now=now)
    dated = [each.on for each in tests if each.on is not None]
    return {
        "cancer": now.cancers[0].name if now.cancers else None,
        "cancers": tuple(each.name for each in course.cancers),
        "on": now.event.on if now.event else None,
        "places": place_names(now.event.places)[:_AT_MOST] if now.event else None,
        "tests": _names(each.name for each in tests),
        "tested_on": max(dated, key=lambda each: each.latest) if dated else None,
    }


def _of_treatment(course: Course) -> dict[str, Value | None]:
    given = given_treatments(course)
    stopped = next((each for each in reversed(given) if each.why_stopped), None)
    return {
        "treatments": _names(each.name for each in given),
        "ongoing": _names(each.name for each in given if each.ongoing),
        "unsure": _names(each.name for each in course.treatments if each.given is None),
        "stopped": _names([stopped.name]) if stopped else None,
        **{
            f"had_{modality}": _names(each.name for each in given if each.modality == modality)
            for modality in {each.modality for each in given}
        },
    }


def _of_others(course: Course) -> dict[str, Value | None]:
    new = course.possible_new_primaries
    return {
        "new_places": place_names(each.place for each in new)[:_AT_MOST],
        "relatives": _names(each.relation for each in course.family_history),
    }


def _names(words: Iterable[str]) -> tuple[Text, ...]:
    return tuple(both(each) for each in list(dict.fromkeys(each for each in words if each.strip()))[:_AT_MOST])
