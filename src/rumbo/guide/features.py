"""What is so of a course, as far as questions depend on it: named features, computed once, never a judgement."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from rumbo.course.course import BiomarkerResult, Cancer, Course, Recurrence, StatusPoint, TreatmentSpan
from rumbo.course.namings import name_returns
from rumbo.oncology import MODALITIES, IcdO3Site, cancer_of, find_cancer

_CLEAR = ("no_evidence_of_disease", "remission")
# ICD-O-3 topography groups (the three characters before the point).
_PLACES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "bone": frozenset({"C40", "C41"}),
        "brain": frozenset({"C70", "C71"}),
        "liver": frozenset({"C22"}),
        "lung": frozenset({"C34"}),
        "nodes": frozenset({"C77"}),
        "peritoneum": frozenset({"C48"}),
    }
)
# Cancers that have questions of their own, by the ids of content/oncology/cancers.
_CANCERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "breast": frozenset({"breast"}),
        "lymphoma": frozenset(
            {
                "lymphoma",
                "hodgkin-lymphoma",
                "follicular-lymphoma",
                "diffuse-large-b-cell-lymphoma",
                "mantle-cell-lymphoma",
                "marginal-zone-lymphoma",
                "burkitt-lymphoma",
                "t-cell-lymphoma",
            }
        ),
        "myeloma": frozenset({"multiple-myeloma"}),
        "ovary": frozenset({"ovarian-fallopian-tube-primary-peritoneal"}),
        "prostate": frozenset({"prostate"}),
    }
)
CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "kind": ("local", "regional", "distant", "mixed"),
        "had": MODALITIES,
        "place": tuple(_PLACES),
        "cancer": tuple(_CANCERS),
    }
)


class Features(msgspec.Struct, frozen=True, kw_only=True):
    """The features. "Now" is the last recurrence or progression of the course, unless the cancer is clear since.

    `kind` holds the doctor's word only: a kind by definition raises no question of its own.
    """

    no_story: bool = False  # nothing is known yet
    came_back: bool = False  # now: a recurrence or relapse that is settled
    progression: bool = False  # now: it grew without a time without disease
    active: bool = False  # either of the two
    suspected: bool = False  # now: nothing has settled it
    clear: bool = False  # the last word is no evidence of disease, or remission
    deciding: bool = False  # neither waiting to know nor clear: treatment may be talked about
    came_back_before: bool = False  # a settled recurrence or progression lies behind
    is_blood: bool = False  # it is about a leukaemia, lymphoma or myeloma
    is_solid: bool = False  # it is about another cancer
    two_cancers: bool = False
    possible_new_primary: bool = False
    two_words_fit: bool = False  # came back, or grew: both words fit what the story says
    kind_not_said: bool = False  # came back, and no doctor's word for the kind
    place_not_said: bool = False
    no_biopsy_named: bool = False  # active or suspected, and no biopsy said to have found it
    on_treatment: bool = False
    had_treatment: bool = False
    unsure_if_given: bool = False  # ordered or planned, and not said to have been given
    stopped_with_reason: bool = False
    several_lines: bool = False
    never_tested: bool = False  # active, and no biomarker in the story
    biomarkers_older_than_recurrence: bool = False
    inherited_tested: bool = False
    family_cancer: bool = False
    kind: frozenset[str] = frozenset()
    had: frozenset[str] = frozenset()
    place: frozenset[str] = frozenset()
    cancer: frozenset[str] = frozenset()


FLAGS: frozenset[str] = frozenset(Features.__struct_fields__) - CHOICES.keys()


class Now(msgspec.Struct, frozen=True, kw_only=True):
    """What the story is about now: the last event, the cancers concerned, and whether all is clear since."""

    event: Recurrence | None
    cancers: tuple[Cancer, ...]
    clear: bool


def now_of(course: Course) -> Now:
    """The last event of the course and the cancers it concerns: all of them when it names none."""
    event = course.recurrences[-1] if course.recurrences else None
    named = tuple(each for each in course.cancers if event is not None and each.id == event.cancer)
    return Now(event=event, cancers=named or course.cancers, clear=_is_clear(course, event))


def features_of(course: Course) -> Features:
    """Compute every feature of a course. The same course always has the same features."""
    now = now_of(course)
    known = {**_of_event(course, now), **_of_cancers(course, now), **_of_treatment(course), **_of_tests(course, now)}
    return Features(no_story=course.is_empty, **known)


def given_treatments(course: Course) -> tuple[TreatmentSpan, ...]:
    """The treatments that the story says were given."""
    return tuple(each for each in course.treatments if each.given)


def entry_id(cancer: Cancer) -> str:
    """Which entry of content/oncology/cancers a cancer is, or nothing: by its name, which holds what cells and codes tell,
    else by its cells and site.
    """
    entry = find_cancer(cancer.name.en) or cancer_of(cancer.site, cancer.morphology)
    return entry.id if entry else ""


def tumour_tests(course: Course, *, now: Now) -> tuple[BiomarkerResult, ...]:
    """The biomarkers of the cancers concerned; inherited ones are apart, for they do not grow old."""
    ids = {each.id for each in now.cancers}
    return tuple(
        each for each in course.biomarkers if not each.inherited and (each.cancer is None or each.cancer in ids)
    )


def _is_clear(course: Course, event: Recurrence | None) -> bool:
    about = [each for each in course.statuses if not each.suspected and _same_cancer(each, event)]
    if not about or about[-1].status not in _CLEAR:
        return False
    if event is None:
        return True
    since = about[-1].on
    return since is not None and event.on is not None and event.on.latest < since.earliest


def _same_cancer(point: StatusPoint, event: Recurrence | None) -> bool:
    return event is None or event.cancer is None or point.cancer in {None, event.cancer}


def _of_event(course: Course, now: Now) -> dict[str, Any]:
    event = None if now.clear else now.event
    settled = [each for each in course.recurrences if not each.suspected]
    active = event is not None and not event.suspected
    return {
        "clear": now.clear,
        "active": active,
        "came_back": active and event is not None and event.called != "progression",
        "progression": active and event is not None and event.called == "progression",
        "suspected": event is not None and event.suspected,
        "deciding": not now.clear and (event is None or not event.suspected),
        "came_back_before": any(each is not event for each in settled),
        "two_words_fit": any(each.back == event and each.is_unclear for each in name_returns(course)),
        "place_not_said": event is not None and not event.places,
        "no_biopsy_named": event is not None and event.found_by != "biopsy",
        "kind": frozenset({event.kind.kind} if event is not None and event.kind.basis == "said" else ()),
        "place": frozenset(
            name
            for name, groups in _PLACES.items()
            if active and event is not None and any(_group(each.site) in groups for each in event.places)
        ),
    }


def _of_cancers(course: Course, now: Now) -> dict[str, Any]:
    event = None if now.clear else now.event
    blood = any(each.is_blood for each in now.cancers)
    returned = event is not None and not event.suspected and event.called == "recurrence"
    return {
        "is_blood": blood,
        "is_solid": any(not each.is_blood for each in now.cancers),
        "two_cancers": len(course.cancers) > 1,
        "possible_new_primary": bool(course.possible_new_primaries)
        or (event is not None and event.kind.possible_new_primary),
        "kind_not_said": returned and not blood and event is not None and event.kind.basis != "said",
        "family_cancer": bool(course.family_history),
        "cancer": frozenset(
            family for family, ids in _CANCERS.items() if any(entry_id(each) in ids for each in now.cancers)
        ),
    }


def _of_treatment(course: Course) -> dict[str, Any]:
    given = given_treatments(course)
    return {
        "on_treatment": any(each.ongoing for each in given),
        "had_treatment": bool(given),
        "unsure_if_given": any(each.given is None for each in course.treatments),
        "stopped_with_reason": any(each.why_stopped for each in given),
        "several_lines": len(course.lines) > 1,
        "had": frozenset(each.modality for each in given),
    }


def _of_tests(course: Course, now: Now) -> dict[str, Any]:
    tests = tumour_tests(course, now=now)
    event = None if now.clear or now.event is None or now.event.suspected else now.event
    dates = [each.on for each in tests if each.on is not None]
    return {
        "never_tested": event is not None and not tests,
        "biomarkers_older_than_recurrence": event is not None
        and event.on is not None
        and bool(dates)
        and len(dates) == len(tests)
        and max(each.latest for each in dates) < event.on.earliest,
        "inherited_tested": any(each.inherited for each in course.biomarkers),
    }


def _group(site: IcdO3Site | None) -> str:
    return "" if site is None else str(site)[:3]
