"""What a reason may be filled with from a course: names, places, dates. Never a length of time."""

from __future__ import annotations

from collections.abc import Iterable

from rumbo.course.course import Course, TreatmentSpan
from rumbo.guide.features import given_treatments, now_of, tumour_tests
from rumbo.guide.naming import biomarker_name, place_names, relation_name, treatment_names
from rumbo.words import Sayable, Value

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
        "places": _first(place_names(now.event.places)) if now.event else None,
        "tests": _first(biomarker_name(each.name) for each in tests if each.name.strip()),
        "tested_on": max(dated, key=lambda each: each.latest) if dated else None,
    }


def _of_treatment(course: Course) -> dict[str, Value | None]:
    given = given_treatments(course)
    stopped = [each for each in given if each.why_stopped]
    return {
        "treatments": _treatments(given),
        "ongoing": _treatments(each for each in given if each.ongoing),
        "unsure": _treatments(each for each in course.treatments if each.given is None),
        "stopped": _treatments(stopped[-1:]),
        **{
            f"had_{modality}": _treatments(each for each in given if each.modality == modality)
            for modality in {each.modality for each in given}
        },
    }


def _of_others(course: Course) -> dict[str, Value | None]:
    new = course.possible_new_primaries
    return {
        "new_places": _first(place_names(each.place for each in new)),
        "relatives": _first(relation_name(each.relation) for each in course.family_history if each.relation.strip()),
    }


def _treatments(spans: Iterable[TreatmentSpan]) -> tuple[Sayable, ...]:
    named = [treatment_names(each.name, modality=each.modality) for each in spans if each.name.strip()]
    return _first(name for names in named for name in names)


def _first(names: Iterable[Sayable]) -> tuple[Sayable, ...]:
    return tuple(dict.fromkeys(names))[:_AT_MOST]
