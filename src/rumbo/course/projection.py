"""The course as plain JSON values: what `rumbo course --json` prints. Names and shapes are a contract."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from rumbo.course.course import Cancer, Conflict, Course, Recurrence, TreatmentSpan
from rumbo.course.facts import Fact, Place
from rumbo.course.log import in_force
from rumbo.oncology import PartialDate
from rumbo.words import Lang, Message

Json = dict[str, Any]


class CouldNotRead(Protocol):
    """Something a reader could not read: the file's own name, and what happened."""

    @property
    def file(self) -> str:
        """The file's own name."""

    @property
    def what(self) -> Message:
        """What happened, as a message."""


def as_json(
    course: Course, problems: Iterable[CouldNotRead] = (), *, facts: Iterable[Fact] = (), lang: Lang = "en"
) -> Json:
    """The course as lists and dictionaries ready for JSON. Dates are ISO text, partial where they are partial.

    `recurrences` lists what is confirmed and came back after a time without disease (or is called so by a record);
    growth without such a time is a status, `progression`. What is only suspected is not listed as having happened.
    `biomarkers` also holds the values of tumour markers in blood. A `source` is a list of {fact, file, place, quote};
    without `facts` it holds the fact ids alone. Sentences are in `lang`.
    """
    sources = _Sources(facts)
    return {
        "cancers": [_cancer(each) for each in course.cancers],
        "treatments": [_treatment(each) for each in course.treatments],
        "statuses": _statuses(course, sources),
        "recurrences": [_recurrence(each, sources) for each in course.recurrences if _has_come_back(each)],
        "intervals": [
            {"from": each.start.iso, "to": each.end.iso, "kind": each.kind, "days": each.days}
            for each in course.intervals
        ],
        "biomarkers": _tests(course),
        "possible_new_primaries": [
            {"on": _text(each.on), "place": _words(each.place), "why": each.why.said(lang)}
            for each in course.possible_new_primaries
        ],
        "family_history": [{"relative": each.relation, "cancer": each.illness} for each in course.family_history],
        "conflicts": [_conflict(each, sources, lang=lang) for each in course.conflicts],
        "problems": [{"file": each.file, "what": each.what.said(lang)} for each in problems],
    }


class _Sources:
    """Finds the source of each fact by its id."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._by_id: Mapping[str, Fact] = {fact.id: fact for fact in in_force(facts)}

    def of(self, ids: Iterable[str]) -> list[Json]:
        return [self._one(id_) for id_ in ids]

    def _one(self, id_: str) -> Json:
        fact = self._by_id.get(id_)
        if fact is None or fact.source is None:
            return {"fact": id_}
        source = fact.source
        return {"fact": id_, "file": source.file, "place": source.place, "quote": source.quote}


def _cancer(cancer: Cancer) -> Json:
    return {
        "id": cancer.id,
        "site_words": cancer.site_words,
        "icd10": _text(cancer.icd10),
        "icdo3_site": _text(cancer.site),
        "side": cancer.side,
        "histology_words": cancer.histology_words,
        "diagnosed_on": _text(cancer.diagnosed_on),
    }


def _treatment(span: TreatmentSpan) -> Json:
    return {
        "cancer": span.cancer,
        "modality": span.modality,
        "name": span.name,
        "start": None if span.given is False else _text(span.start),
        "end": None if span.given is False else _text(span.end),
        "given": span.given,
    }


def _tests(course: Course) -> list[Json]:
    """Properties of the tumour, and after them the markers in blood, each in order of time."""
    results = [{"name": each.name, "result": each.result, "on": _text(each.on)} for each in course.biomarkers]
    values = [
        {"name": each.name, "result": f"{each.words} {each.unit}".strip(), "on": _text(each.on)}
        for each in course.markers
    ]
    return results + values


def _statuses(course: Course, sources: _Sources) -> list[Json]:
    """One row for each day and status: what is said of several cancers on one day is told once."""
    facts: dict[tuple[str | None, str], set[str]] = {}
    for each in course.statuses:
        if not each.suspected:
            facts.setdefault((_text(each.on), each.status), set()).update(each.facts)
    return [{"on": on, "status": status, "source": sources.of(sorted(ids))} for (on, status), ids in facts.items()]


def _has_come_back(recurrence: Recurrence) -> bool:
    return recurrence.called != "progression" and not recurrence.suspected


def _recurrence(recurrence: Recurrence, sources: _Sources) -> Json:
    return {
        "cancer": recurrence.cancer,
        "on": _text(recurrence.on),
        "places": [_words(place) for place in recurrence.places],
        "kind": recurrence.kind.kind,
        "basis": recurrence.kind.basis,
        "source": sources.of(recurrence.facts),
    }


def _conflict(conflict: Conflict, sources: _Sources, *, lang: Lang) -> Json:
    values = [{"value": each.value.said(lang), "source": sources.of([each.fact])} for each in conflict.claims]
    return {"about": conflict.about.said(lang), "values": values}


def _words(place: Place) -> str:
    return place.words or str(place.site or "")


def _text(value: object) -> str | None:
    if isinstance(value, PartialDate):
        return value.iso  # that it is only about right has no place in an ISO date
    return None if value is None else str(value)
