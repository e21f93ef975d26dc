"""Criteria about medicines beside the treatment of the cancer, vaccines and allergies. The classes: content/trials/medicines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from rumbo.oncology import PartialDate, drugs, find_drugs
from rumbo.trials.criteria.asking import Judgment, judged
from rumbo.trials.criteria.sought import Sought, seek
from rumbo.trials.criteria.therapies import find_therapies, was_given
from rumbo.trials.criteria.unclear import PermissionAsk, UnclearAsk
from rumbo.trials.criteria.windows import read_lengths
from rumbo.trials.criteria.wording import Statement
from rumbo.trials.facets import days_between
from rumbo.trials.profile import Profile
from rumbo.words import Text, load

_ALLERGY = re.compile(r"\b(?:allerg\w+|hypersensitiv\w+|anaphyla\w+|intoleran\w+ to)\b", re.IGNORECASE)
_VACCINE = re.compile(r"\bvaccin\w+", re.IGNORECASE)
_BEGUN = re.compile(r"\b(?:initiat\w+|start\w+|newly|begun)\b", re.IGNORECASE)
_SINCE = re.compile(r"\bsince (?P<on>\d{4}(?:-\d{2}){0,2})")
_NO_REACTION = re.compile(r"\b(?:no|without(?: an)?) (?:allergic|hypersensitivity|infusion) reactions?", re.IGNORECASE)


class MedicineRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One class of medicines, as written in the table."""

    name: Text
    says: str
    drugs: tuple[str, ...]


class MedicineAsk(msgspec.Struct, frozen=True, tag="medicine"):
    """None of these classes of medicines, or, with `begun_days`, none that was begun so shortly before."""

    classes: tuple[str, ...]
    begun_days: float | None = None

    def judge(self, profile: Profile) -> Judgment:
        """Judge the list of medicines; one that is not complete leaves open what it does not name."""
        names = tuple(medicines()[name].name for name in self.classes)
        taken = [words for words in profile.medicines if any(_is_of(name, words) for name in self.classes)]
        counted = [words for words in taken if not self._is_old(words, profile)]
        if counted:
            # A medicine can often be changed before a trial: taking one is a question, never a no.
            return judged("UNKNOWN", "trials-medicine-open", "medicines", names=names)
        if profile.medicines_complete or taken:
            return judged("MET", "trials-medicine-no", "medicines", names=names)
        return judged("UNKNOWN", "trials-medicine-unknown", names=names)

    def _is_old(self, words: str, profile: Profile) -> bool:
        since = _SINCE.search(words)
        if self.begun_days is None or since is None or profile.as_of is None:
            return False
        return days_between(PartialDate.parse(since["on"]), profile.as_of)[0] >= self.begun_days


class AllergyAsk(msgspec.Struct, frozen=True, tag="allergy"):
    """No allergy to what a criterion names; `therapies` are treatments that a person may have had without a reaction."""

    therapies: tuple[str, ...] = ()

    def judge(self, profile: Profile) -> Judgment:
        """No known allergies fulfil it; so does having had the medicine without a reaction. Others are to be asked about."""
        if profile.allergies == ():
            return judged("MET", "trials-allergy-none", "allergies")
        borne = [each for each in profile.treatments if _NO_REACTION.search(each.words)]
        if self.therapies and all(self._borne(therapy, profile) for therapy in self.therapies) and borne:
            return judged("MET", "trials-allergy-borne", "treatments")
        return judged("UNKNOWN", "trials-allergy-unknown")

    def _borne(self, therapy: str, profile: Profile) -> bool:
        helper = therapy.removeprefix("drug:")
        return any(
            _NO_REACTION.search(each.words) and (was_given(therapy, each) or helper in each.source.lower())
            for each in profile.treatments
        )


@cache
def medicines() -> Mapping[str, MedicineRow]:
    """The table, by id."""
    rows: dict[str, MedicineRow] = load("trials/medicines", dict[str, MedicineRow]).merged()
    return rows


def read_medicines(stated: tuple[Statement, ...]) -> Iterator[MedicineAsk | AllergyAsk | PermissionAsk | UnclearAsk]:
    """The medicines and allergies that statements shut out."""
    for each in stated:
        if each.allows:
            continue
        asks = tuple(_asked(each))
        yield from asks or (UnclearAsk("not-asked"),)


def find_medicines(text: str) -> tuple[str, ...]:
    """The classes of medicines that a text names, in the order of the table.

    >>> find_medicines("chronic prednisone")
    ('steroids',)
    """
    return tuple(name for name, pattern in _patterns().items() if pattern.search(text))


def names_a_medicine(text: str) -> bool:
    """Whether a text names a medicine of the table, or a class of it.

    >>> names_a_medicine("Tacrolimus"), names_a_medicine("Tattoos")
    (True, False)
    """
    said = text.lower()
    return bool(find_medicines(text)) or any(drug in said for row in medicines().values() for drug in row.drugs)


def _asked(each: Statement) -> Iterator[MedicineAsk | AllergyAsk | UnclearAsk]:
    if each.wanted:
        return
    if _ALLERGY.search(each.text):
        yield AllergyAsk(_allergens(each.text))
        return
    if _VACCINE.search(each.text):
        yield UnclearAsk("not-asked")
        return
    classes = find_medicines(each.text)
    if classes:
        lengths = read_lengths(each.text)
        begun = lengths[0].days if lengths and _BEGUN.search(each.text) else None
        yield MedicineAsk(classes, begun)


def _allergens(text: str) -> tuple[str, ...]:
    """The treatments that an allergy criterion names, helper medicines too; none when it says "any component"."""
    if re.search(r"\bstudy (?:drugs?|treatment|medication)|\bexcipient|\bcomponent", text, re.IGNORECASE):
        return ()
    helpers = (f"drug:{drug.id}" for drug in find_drugs(text, supportive=True) if drug.id in drugs())
    return tuple(dict.fromkeys((*(named.id for named in find_therapies(text)), *helpers)))


def _is_of(name: str, words: str) -> bool:
    said = words.lower()
    return any(drug in said for drug in medicines()[name].drugs)


@cache
def _patterns() -> Mapping[str, Sought]:
    return {name: seek(row.says) for name, row in medicines().items()}
