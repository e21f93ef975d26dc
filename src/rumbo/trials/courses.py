"""A profile from a course. What a conflict or a suspicion leaves open stays unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from rumbo.course import (
    Background,
    Cancer,
    Course,
    Fact,
    Finding,
    Illness,
    Measure,
    Recurrence,
    Statement,
    StatusPoint,
    TreatmentSpan,
    in_force,
)
from rumbo.oncology import CancerEntry, PartialDate, cancer_of, find_cancer
from rumbo.trials.facets import (
    BiomarkerFacet,
    BrainFacet,
    CancerFacet,
    ComeBackFacet,
    IllnessFacet,
    LabFacet,
    PerformanceFacet,
    SettingFacet,
    Sex,
    TreatmentFacet,
)
from rumbo.trials.given import treatment_facet
from rumbo.trials.results import biomarker_facets

Says = Sequence[Statement]
_BRAIN = ("C70", "C71", "C72")
_PERFORMANCE = ("ecog", "karnofsky", "kps")
_NODES = "C77"
_STAGE_IV = re.compile(r"\bIV[ABC]?\b|\bM1", re.IGNORECASE)


def parts_of_course(course: Course, *, facts: Sequence[Fact] = ()) -> dict[str, Any]:
    """The fields of a Profile that a course and the facts it was laid out from give."""
    comebacks = tuple(_comeback(each) for each in course.recurrences if not each.suspected)
    says = tuple(fact.statement for fact in in_force(facts))
    return {
        "as_of": course.today.earliest,
        "age_years": _age(course),
        "sex": _sex(course),
        "cancers": tuple(_cancers(course)),
        "setting": _setting(course, says),
        "brain": _brain(comebacks, says),
        "comebacks": comebacks,
        "biomarkers": tuple(_biomarkers(course)),
        "treatments": tuple(_treatments(course)),
        "performance": _performance(says),
        "labs": tuple(_labs(says)),
        "illnesses": tuple(_illnesses(says)),
        "medicines": tuple(dict.fromkeys(each.words for each in _of_topic(says, "medicine"))),
        "allergies": tuple(dict.fromkeys(each.words for each in _of_topic(says, "allergy"))) or None,
    }


def _cancers(course: Course) -> Iterator[CancerFacet]:
    for each in course.cancers:
        entry = _entry(each)
        words = " ".join(dict.fromkeys(filter(None, (each.histology_words, each.site_words)))) or each.name.en
        yield CancerFacet(
            id=entry.id if entry else None,
            words=words,
            site=each.site,
            morphology=each.morphology,
            icd10=each.icd10,
            side=each.side,
            diagnosed_on=each.diagnosed_on,
            is_blood=entry.is_blood if entry else each.is_blood or None,
            stage_words=each.stage_words,
            source=words,
        )


def _entry(cancer: Cancer) -> CancerEntry | None:
    """The cancer by its words where they say more than the site, else by its codes."""
    if cancer.morphology is None:
        words = f"{cancer.histology_words} {cancer.site_words}"
        # A cell type that no table knows, of an organ that is named: "HGSC right ovary".
        named = find_cancer(words) or find_cancer(f"cancer: {words}")
        if named is not None:
            return named
    return cancer_of(cancer.site, cancer.morphology)


def _comeback(each: Recurrence) -> ComeBackFacet:
    return ComeBackFacet(
        on=each.on,
        kind=each.kind.kind,
        places=tuple(place.words for place in each.places),
        sites=tuple(place.site for place in each.places if place.site),
        source=each.quote,
    )


def _setting(course: Course, says: Says) -> SettingFacet:
    """Spread or not, back or not: a kind by definition never says that a cancer has not spread."""
    back = [each for each in course.recurrences if not each.suspected]
    kinds = {(each.kind.kind, each.kind.basis) for each in back}
    spread = any(kind in ("distant", "mixed") for kind, _ in kinds) or any(map(_is_spread, says))
    spread = spread or any(_STAGE_IV.search(each.stage_words) for each in course.cancers)
    near = bool(back) and all(kind in ("local", "regional") and basis == "said" for kind, basis in kinds)
    last = max((each for each in course.statuses if each.on and not each.suspected), key=_day, default=None)
    return SettingFacet(
        metastatic=True if spread else False if near else None,
        recurrent=True if back else None,
        progressing=_progressing(last),
        in_remission=None if last is None else last.status in ("no_evidence_of_disease", "remission"),
    )


def _progressing(last: StatusPoint | None) -> bool | None:
    """Growing, or clear. "Stable" is often said of one place only, and leaves it open."""
    if last is None or last.status == "stable":
        return None
    return last.status in ("progression", "recurrence")


def _is_spread(each: Statement) -> bool:
    """A tumour in a distant place; nodes alone may be regional, and leave it open."""
    if not isinstance(each, Finding) or not each.tumour or each.suspected or not each.secondary:
        return False
    return each.place.site is not None and not each.place.site.value.startswith(_NODES)


def _day(each: StatusPoint) -> date:
    return each.on.latest if each.on else date.min


def _brain(comebacks: tuple[ComeBackFacet, ...], says: Says) -> BrainFacet:
    sites = [site for each in comebacks for site in each.sites]
    sites += [each.place.site for each in says if isinstance(each, Finding) and _is_spread(each) and each.place.site]
    return BrainFacet(known_metastases=True if any(site.value.startswith(_BRAIN) for site in sites) else None)


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
                kinds=(span.modality,) if span.modality else (),
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
    found = tuple(_of_topic(tuple(fact.statement for fact in course.background), topic))
    return found[-1] if found else None


def _of_topic(says: Says, topic: str) -> Iterator[Background]:
    return (each for each in says if isinstance(each, Background) and each.topic == topic)


def _performance(says: Says) -> PerformanceFacet:
    """The last ECOG or Karnofsky value."""
    for each in reversed(_measures(says)):
        if each.name.upper().startswith("ECOG"):
            return PerformanceFacet(ecog=int(each.value), on=each.on, source=f"ECOG {each.value:g}")
        if each.name.lower().startswith(_PERFORMANCE):
            return PerformanceFacet(karnofsky=int(each.value), on=each.on, source=f"Karnofsky {each.value:g}")
    return PerformanceFacet()


def _labs(says: Says) -> Iterator[LabFacet]:
    """The last value of each test."""
    last = {each.name.lower(): each for each in _measures(says) if not each.name.lower().startswith(_PERFORMANCE)}
    for each in last.values():
        words = f"{each.name} {each.value:g} {each.unit}".strip()
        yield LabFacet(name=each.name, value=each.value, unit=each.unit, on=each.on, source=words)


def _measures(says: Says) -> list[Measure]:
    """All measures in order of time, the undated first."""
    found = [each for each in says if isinstance(each, Measure)]
    return sorted(found, key=lambda each: each.on.latest if each.on else date.min)


def _illnesses(says: Says) -> Iterator[IllnessFacet]:
    for each in says:
        if isinstance(each, Illness):
            yield IllnessFacet(name=each.name, words=each.words or each.name, source=each.words or each.name)
