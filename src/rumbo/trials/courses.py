"""A profile from a course. What a conflict or a suspicion leaves open stays unknown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from rumbo.course import Background, Course, Recurrence, TreatmentSpan
from rumbo.oncology import PartialDate, cancer_of
from rumbo.trials.facets import (
    BiomarkerFacet,
    BrainFacet,
    CancerFacet,
    ComeBackFacet,
    SettingFacet,
    Sex,
    TreatmentFacet,
)
from rumbo.trials.given import treatment_facet
from rumbo.trials.results import biomarker_facets

_BRAIN = ("C70", "C71", "C72")


def parts_of_course(course: Course) -> dict[str, Any]:
    """The fields of a Profile that a course gives."""
    comebacks = tuple(_comeback(each) for each in course.recurrences if not each.suspected)
    return {
        "as_of": course.today.earliest,
        "age_years": _age(course),
        "sex": _sex(course),
        "cancers": tuple(_cancers(course)),
        "setting": _setting(course),
        "brain": _brain(comebacks),
        "comebacks": comebacks,
        "biomarkers": tuple(_biomarkers(course)),
        "treatments": tuple(_treatments(course)),
    }


def _cancers(course: Course) -> Iterator[CancerFacet]:
    for each in course.cancers:
        entry = cancer_of(each.site, each.morphology)
        yield CancerFacet(
            id=entry.id if entry else None,
            words=each.name.en,
            site=each.site,
            morphology=each.morphology,
            icd10=each.icd10,
            side=each.side,
            diagnosed_on=each.diagnosed_on,
            is_blood=each.is_blood,
            stage_words=each.stage_words,
            source=each.name.en,
        )


def _comeback(each: Recurrence) -> ComeBackFacet:
    return ComeBackFacet(
        on=each.on,
        kind=each.kind.kind,
        places=tuple(place.words for place in each.places),
        sites=tuple(place.site for place in each.places if place.site),
        source=each.quote,
    )


def _setting(course: Course) -> SettingFacet:
    back = [each for each in course.recurrences if not each.suspected]
    if not back:
        return SettingFacet()
    kinds = {(each.kind.kind, each.kind.basis) for each in back}
    spread = any(kind in ("distant", "mixed") for kind, _ in kinds)
    said_near = all(kind in ("local", "regional") and basis == "said" for kind, basis in kinds)
    return SettingFacet(metastatic=True if spread else False if said_near else None, recurrent=True)


def _brain(comebacks: tuple[ComeBackFacet, ...]) -> BrainFacet:
    found = any(site.value.startswith(_BRAIN) for each in comebacks for site in each.sites)
    return BrainFacet(known_metastases=True if found else None)


def _biomarkers(course: Course) -> Iterator[BiomarkerFacet]:
    for each in course.biomarkers:
        yield from biomarker_facets(
            each.name, each.result, on=each.on, positive=each.positive, inherited=each.inherited
        )


def _treatments(course: Course) -> Iterator[TreatmentFacet]:
    for span in course.treatments:
        if span.given:
            yield treatment_facet(
                (span.name,),
                modality=span.modality,
                line=_line(course, span),
                start=span.start,
                end=span.end or span.last_given_on,
                ongoing=span.ongoing,
                why_stopped=span.why_stopped,
            )


def _line(course: Course, span: TreatmentSpan) -> int | None:
    held = (each.number for each in course.lines if span.name in each.names and each.cancer == span.cancer)
    return next(held, None)


def _age(course: Course) -> int | None:
    born = _background(course, "birth_date")
    if born is None or born.on is None:
        return None
    return _whole_years(born.on, course.today.earliest)


def _whole_years(born: PartialDate, today: date) -> int | None:
    """Completed years; None when the date of birth is too vague to tell."""
    first, last = (_years(day, today) for day in (born.latest, born.earliest))
    return first if first == last else None


def _years(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _sex(course: Course) -> Sex | None:
    said = _background(course, "sex")
    found: dict[str, Sex] = {"f": "female", "m": "male"}
    return found.get(said.words.strip().lower()[:1]) if said else None


def _background(course: Course, topic: str) -> Background | None:
    says = (fact.statement for fact in course.background)
    found = [each for each in says if isinstance(each, Background) and each.topic == topic]
    return found[-1] if found else None
