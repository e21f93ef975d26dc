"""Blood relatives, allergies and habits; whom the document is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rumbo.records.cda.concepts import read_concept
from rumbo.records.cda.elements import V3, Element, attribute, child, children, iso_time, number, words_in
from rumbo.records.cda.narrative import Row
from rumbo.records.cda.sections import Section
from rumbo.records.cda.statements import is_denied, own_words, related, row_concept, status_of, when_of
from rumbo.records.fhir.background import AllergyIntolerance, FamilyCondition, FamilyMemberHistory
from rumbo.records.fhir.codings import every_name, named
from rumbo.records.fhir.datatypes import Concept, Quantity
from rumbo.records.fhir.patient import HumanName, Patient

_AGE: Final = frozenset({"30525-0", "445518008", "397659008", "35267-4"})
_DEATH: Final = "2.16.840.1.113883.10.20.22.4.47"
_NO_BLOOD: Final = re.compile(
    r"\b(?:wife|husband|spouse|partner|step\w*|\w+-in-law|in-law|adopt\w+|espos[ao]|c[oó]nyuge|pareja|suegr[ao]|cuñad[ao]"
    r"|padrastro|madrastra|hijastr[ao]|yerno|nuera)\b",
    re.IGNORECASE,
)
_RELATIVES: Final = re.compile(
    r"\b(?:mother|father|sister|brother|son|daughter|aunt|uncle|cousin|niece|nephew|grand\w+|sibling|twin|madre|padre"
    r"|herman[ao]|hij[ao]|t[ií][ao]|prim[ao]|sobrin[ao]|abuel[ao]|gemel[ao])\b",
    re.IGNORECASE,
)
_NO_NAME: Final = ("", "null")  # as one maker writes a missing second name
_GENDERS: Final = {"F": "female", "M": "male", "UN": "other"}


def relatives_of(entry: Element, *, section: Section) -> Iterator[FamilyMemberHistory]:
    """The illnesses of the blood relatives of one entry; those of a husband, wife or step-parent are left out."""
    for organizer in entry.iter(f"{V3}organizer"):
        relation = read_concept(child(organizer, "subject", "relatedSubject", "code"), anchors=section.anchors)
        if _NO_BLOOD.search(every_name(relation)):
            continue
        told = [_illness(each, section=section) for each in _components(organizer)]
        yield FamilyMemberHistory(relationship=relation, condition=[illness for illness in told if illness])


def relative_of_row(row: Row, *, section: Section) -> FamilyMemberHistory | None:
    """What a row tells of a blood relative, or None when it does not say of whom."""
    relation = row.said("relation")
    if not relation:
        found = _RELATIVES.search(row.line)
        relation = found[0] if found else ""
    if not relation or _NO_BLOOD.search(relation):
        return None
    illness = FamilyCondition(code=row_concept(row), onset_string=row.said("age") or None)
    return FamilyMemberHistory(relationship=Concept(text=relation), condition=[illness])


def allergies_of(entry: Element, *, section: Section) -> Iterator[AllergyIntolerance]:
    """The allergies of one entry; "no known allergies" is none."""
    for observation in entry.iter(f"{V3}observation"):
        substance = child(observation, "participant", "participantRole", "playingEntity")
        if substance is None:
            continue
        code = _substance(substance, section=section)
        row = section.rows.of(observation, words=named(code))
        if not every_name(code) and row is not None:
            code = row_concept(row)
        untrue = is_denied(observation) or status_of(observation) == "nullified"
        yield AllergyIntolerance(
            code=code,
            verification_status="refuted" if untrue else None,
            onset_date_time=when_of(observation, row=row).start,
        )


def _substance(substance: Element, *, section: Section) -> Concept | None:
    """What a person must not be given. Its own name goes first: references often lead to the reaction beside it."""
    code = read_concept(child(substance, "code"), anchors=section.anchors)
    shown = next((coding.display for coding in (code.coding if code else None) or () if coding.display), None)
    words = section.anchors.words(child(substance, "name")) or shown or (code.text if code else None)
    return Concept(coding=code.coding if code else None, text=words) if words else None


def allergy_of_row(row: Row, *, section: Section) -> AllergyIntolerance:
    """The allergy of a row that no entry tells."""
    return AllergyIntolerance(code=row_concept(row), onset_date_time=row.start)


def patients_of(root: Element) -> Iterator[Patient]:
    """Whom the document is about, with all names."""
    for target in children(root, "recordTarget"):
        person = child(target, "patientRole", "patient")
        if person is not None:
            yield Patient(
                name=[_name(each) for each in children(person, "name")],
                birth_date=iso_time(attribute(child(person, "birthTime"), "value")),
                gender=_GENDERS.get(attribute(child(person, "administrativeGenderCode"), "code")),
            )


def _name(name: Element) -> HumanName:
    family = " ".join(words_in(each) for each in children(name, "family"))
    given = [words for each in children(name, "given") if (words := words_in(each)) not in _NO_NAME]
    use = "official" if attribute(name, "use").startswith("L") else None
    if not family and not given:
        return HumanName(use=use, text=words_in(name))
    return HumanName(use=use, family=family, given=given)


def _components(organizer: Element) -> Iterator[Element]:
    for component in children(organizer, "component"):
        observation = child(component, "observation")
        if observation is not None and not is_denied(observation):
            yield observation


def _illness(observation: Element, *, section: Section) -> FamilyCondition | None:
    value = read_concept(child(observation, "value"), anchors=section.anchors)
    row = section.rows.of(observation, words=named(value))
    words = (row.name if row else "") or own_words(observation, anchors=section.anchors)
    if not every_name(value):
        value = read_concept(child(observation, "value"), anchors=section.anchors, words=words)
    if value is None:
        return None
    age = _age(observation)
    return FamilyCondition(code=value, onset_age=age, onset_string=row.said("age") if row and age is None else None)


def _age(observation: Element) -> Quantity | None:
    for _, inner in related(observation):
        if attribute(child(inner, "code"), "code") in _AGE:
            years = number(attribute(child(inner, "value"), "value"))
            return Quantity(value=years, unit=attribute(child(inner, "value"), "unit") or "a") if years else None
    return None
