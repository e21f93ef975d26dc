"""Conditions of the summary: the cancers, where they spread, what is suspected, and other illnesses.

Profiles: IPS 2.0.0 Condition; mCODE STU4 (4.0.0) Primary and Secondary Cancer Condition.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from rumbo.course.course import Cancer
from rumbo.course.facts import Fact, Finding, Illness, Place, Status
from rumbo.course.gaps import order
from rumbo.course.places import named
from rumbo.course.statuses import CLEAR
from rumbo.oncology import PartialDate
from rumbo.records.export.elements import (
    HL7,
    IPS,
    MCODE,
    SNOMED,
    Item,
    Json,
    body_sites,
    coded,
    coding,
    concept,
    dated,
    extension,
    identity,
    notes,
    refer,
    resource,
)
from rumbo.records.export.material import Material, line, said
from rumbo.words import both

_ASSERTED: Final = "http://hl7.org/fhir/StructureDefinition/condition-assertedDate"
_RELATED: Final = "http://hl7.org/fhir/StructureDefinition/condition-related"
# mCODE STU4: with the place in the body site, the disorder is this one and no narrower.
_SPREAD: Final = coding(SNOMED, "128462008", "Secondary malignant neoplastic disease")
_ACTIVE: Final = frozenset({"stable", "progression", "recurrence"})


class Spread(NamedTuple):
    """One place a cancer is said to have spread to, and from when."""

    cancer: str | None
    place: Place
    on: PartialDate | None
    confirmed: bool
    words: str
    facts: tuple[str, ...]


def cancers(material: Material) -> Iterator[Item]:
    """Each cancer of the course. Its date of diagnosis is the date it was asserted; when it began, nobody says."""
    for cancer in material.course.cancers:
        found = cancer.diagnosed_on
        histology = concept(cancer.histology_words, *coded(cancer.morphology))
        stage = concept(cancer.stage_words)
        fields: Json = {
            "extension": [
                *([extension(_ASSERTED, valueDateTime=found.iso)] if found and not found.by else []),
                *(
                    [extension(f"{MCODE}mcode-histology-morphology-behavior", valueCodeableConcept=histology)]
                    if histology
                    else []
                ),
            ],
            "clinicalStatus": _clinical(_standing_of(cancer, material)),
            "verificationStatus": _verification(confirmed=not _is_unsure(cancer.facts, material)),
            "category": _PROBLEM,
            "code": concept(cancer.name.en, *coded(cancer.icd10)),
            "bodySite": body_sites((Place(words=cancer.site_words, site=cancer.site, side=cancer.side),)),
            "subject": material.patient,
            "stage": [{"summary": stage, "assessment": [refer(stage_id(cancer))]}] if stage else None,
            **(_began(found) if found and found.by else {}),
        }
        id_ = identity("Condition", *cancer.facts)
        profiles = (f"{IPS}Condition-uv-ips", f"{MCODE}mcode-primary-cancer-condition")
        yield Item(resource("Condition", id_, *profiles, **fields), line(cancer.name, cancer.diagnosed_on))


def stage_id(cancer: Cancer) -> str:
    """The id of the observation that tells the stage of a cancer."""
    return identity("stage", *cancer.facts)


def spread(material: Material) -> Iterator[Item]:
    """Each place that a record or a doctor calls spread. A place where it only came back is not called so here."""
    for each in _places_of_spread(material):
        primary = material.cancer(each.cancer)
        fields: Json = {
            "extension": [extension(_RELATED, valueReference=primary)] if primary else None,
            "verificationStatus": _verification(confirmed=each.confirmed),
            "category": _PROBLEM,
            "code": concept(each.words or f"Spread: {each.place.words}", _SPREAD),
            "bodySite": body_sites((each.place,)),
            "subject": material.patient,
            **_began(each.on),
        }
        profiles = (f"{IPS}Condition-uv-ips", f"{MCODE}mcode-secondary-cancer-condition")
        words = said("summary-spread", place=named(each.place))
        shown = line(words if each.confirmed else said("summary-unconfirmed", what=words), each.on)
        yield Item(resource("Condition", identity("spread", *each.facts), *profiles, **fields), shown)


def suspicions(material: Material) -> Iterator[Item]:
    """What was only suspected, and is no spread: unconfirmed, as the record has it."""
    found: list[tuple[Fact, Finding | Status]] = [
        *((fact, says) for fact, says in material.every(Finding) if says.suspected and not says.secondary),
        *((fact, says) for fact, says in material.every(Status) if says.suspected),
    ]
    for fact, says in found:
        places = (says.place,) if isinstance(says, Finding) else says.places
        words = says.words or ", ".join(place.words for place in places) or (fact.source.quote if fact.source else "")
        fields: Json = {
            "verificationStatus": _verification(confirmed=False),
            "category": _PROBLEM,
            "code": concept(words or "?"),
            "bodySite": body_sites(places),
            "subject": material.patient,
            **_began(says.on),
        }
        shown = line(said("summary-unconfirmed", what=both(words or "?")), says.on)
        yield Item(resource("Condition", identity("suspected", fact.id), f"{IPS}Condition-uv-ips", **fields), shown)


def illnesses(material: Material, *, past: bool) -> Iterator[Item]:
    """Other illnesses: those that are over, or those of which nobody says so."""
    for fact, says in material.every(Illness):
        if past != (says.until is not None):
            continue
        fields: Json = {
            "clinicalStatus": _clinical("resolved") if past else None,
            "verificationStatus": _verification(confirmed=fact.standing != "unsure"),
            "category": _PROBLEM,
            "code": concept(says.name or says.words or "?", *coded(says.icd10)),
            "subject": material.patient,
            **_began(says.on),
            **(dated("abatementDateTime", says.until) if says.until else {}),
            "note": notes(says.words if says.words != says.name else ""),
        }
        id_ = identity("Illness", fact.id)
        yield Item(
            resource("Condition", id_, f"{IPS}Condition-uv-ips", **fields), line(both(says.name or "?"), says.on)
        )


_PROBLEM: Final = [concept("", coding(f"{HL7}condition-category", "problem-list-item"))]


def _began(on: PartialDate | None) -> Json:
    """When it began, as far as it is known; of what was only known by a day, that it began no later."""
    if on is None:
        return {}
    return {"onsetPeriod": {"end": on.iso}} if on.by else dated("onsetDateTime", on)


def _clinical(code: str | None) -> Json | None:
    return concept("", coding(f"{HL7}condition-clinical", code)) if code else None


def _verification(*, confirmed: bool) -> Json | None:
    """ "Unconfirmed" where a record or a person was not sure; otherwise nothing: we confirm no diagnosis."""
    return None if confirmed else concept("", coding(f"{HL7}condition-ver-status", "unconfirmed"))


def _is_unsure(ids: tuple[str, ...], material: Material) -> bool:
    return all(material.by_id[each].standing == "unsure" for each in ids)


def _standing_of(cancer: Cancer, material: Material) -> str | None:
    """The last thing said of how the cancer stood, in FHIR's words; None when nothing dated was said."""
    points = [each for each in material.course.statuses if each.cancer == cancer.id and each.on and not each.suspected]
    last = max(points, key=lambda each: order(each.on), default=None)
    if last is None:
        return None
    return "remission" if last.status in CLEAR else "active" if last.status in _ACTIVE else None


def _places_of_spread(material: Material) -> tuple[Spread, ...]:
    """Each place once for each cancer: the earliest report of it, confirmed if any report is."""
    found: dict[tuple[object, ...], Spread] = {}
    for each in _reports_of_spread(material):
        where = each.place.site or " ".join(each.place.words.casefold().split())
        key = (each.cancer, where, each.place.side)
        before = found.get(key)
        found[key] = each if before is None else _joined(before, each)
    return tuple(found.values())


def _joined(a: Spread, b: Spread) -> Spread:
    """Two reports of spread to one place. What was suspected first and confirmed later counts from the confirmation."""
    kept = min(a, b, key=lambda each: (not each.confirmed, order(each.on)))
    return kept._replace(facts=tuple(sorted({*a.facts, *b.facts})))


def _reports_of_spread(material: Material) -> Iterator[Spread]:
    owner = _owners(material)
    for fact, says in material.every(Finding):
        if says.secondary and says.tumour is not False:
            sure = says.tumour is True and not says.suspected and fact.standing != "unsure"
            yield Spread(owner.get(fact.id), says.place, says.on, sure, says.words, (fact.id,))
    for fact, status in material.every(Status):
        if status.said_kind == "distant" and not status.suspected:
            for place in status.places:
                sure = fact.standing != "unsure"
                yield Spread(owner.get(fact.id), place, status.on, sure, status.words, (fact.id,))


def _owners(material: Material) -> dict[str, str]:
    """Which cancer of the course a fact is about, as the course has it; when there is one cancer, it is that one."""
    course = material.course
    told = [(each.cancer, each.facts) for each in course.statuses]
    told += [(each.cancer, each.facts) for each in course.recurrences]
    owner = {fact: cancer for cancer, ids in told for fact in ids if cancer}
    if len(course.cancers) == 1:
        only = course.cancers[0].id
        return {fact.id: only for fact in material.facts} | owner
    return owner
