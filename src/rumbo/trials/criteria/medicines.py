"""Criteria about medicines beside the treatment of the cancer, vaccines and allergies. The classes: content/trials/medicines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from rumbo.oncology import PartialDate, drugs, find_drugs
from rumbo.trials.criteria.asking import Judgment, judged
from rumbo.trials.criteria.sought import Sieve, seek
from rumbo.trials.criteria.therapies import find_therapies, was_given
from rumbo.trials.criteria.unclear import PermissionAsk, UnclearAsk
from rumbo.trials.criteria.windows import read_lengths
from rumbo.trials.criteria.wording import Statement
from rumbo.trials.facets import days_between
from rumbo.trials.profile import Profile
from rumbo.words import Text, load

_ALLERGY = re.compile(r"\b(?:allerg\w+|hypersensitiv\w+|anaphyla\w+|intoleran\w+ to)\b", re.IGNORECASE)
_VACCINE = re.compile(r"\bvaccin\w+", re.IGNORECASE)
_NOT_VACCINATED = re.compile(
    r"\b(?:no|never|not) (?:\w+ ){0,3}vaccin|\bonly inactivated|\bvaccin\w+: (?:no|none)", re.IGNORECASE
)
_BEGUN = re.compile(r"\b(?:initiat\w+|start\w+|newly|begun)\b", re.IGNORECASE)
_SINCE = re.compile(r"\bsince (?P<on>\d{4}(?:-\d{2}){0,2})")
_UNTIL = re.compile(r"\b(?:to|until|till|stopped(?: in)?) (?P<on>\d{4}(?:-\d{2}){0,2})", re.IGNORECASE)
_STOPPED = re.compile(r"\bstopped\b|\bended\b|\bno longer\b", re.IGNORECASE)
_EVER = re.compile(r"\b(?:history of|ever|previous(?:ly)?|prior)\b(?! to\b)", re.IGNORECASE)
_STEADY = re.compile(r"\bsame dose\b|\bunchanged\b|\bstable\b|\bsince \d{4}", re.IGNORECASE)
_ASKS_STEADY = re.compile(r"\bstable\b|\b(?:same|constant|unchanged|decreasing|tapering) dos", re.IGNORECASE)
_NO_REACTION = re.compile(
    r"\b(?:no|without(?: an)?) (?:allergic|hypersensitivity"
    r"|infusion) reactions?",
    re.IGNORECASE,
)
_DOSE = re.compile(r"(?P<mg>\d+(?:\.\d+)?) ?(?:mg|milligrams?)\b", re.IGNORECASE)
# What is taken for good and may not be left off; no dose, time, or way out is named beside it.
_FOR_GOOD = re.compile(
    r"\b(?:requir\w+|need\w*|chronic|on-?going|current(?:ly)?|receiving|previous|prior|tak(?:es"
    r"|ing))\b",
    re.IGNORECASE,
)
_WAY_OUT = re.compile(
    r"\b(?:unless|if|except\w*|discontinu\w+|stop\w*|chang\w+|switch\w*|prohibit\w*|strong|moderate|known"
    r"|dos(?:es?|age)|may|can(?:not)?"
    r"|low|full|therapeutic doses?|such as|coumarin\w*|warfarin|history|e\.g|investigator|interfer\w+)\b|(?<![A-Za-z-])\d",
    re.IGNORECASE,
)
_LASTING = frozenset(("anticoagulants", "sglt2", "antiretrovirals"))
# Milligrams that do what 1 mg of prednisone does (WHO defined daily doses, group H02AB: prednisone 10, dexamethasone 1.5,
# methylprednisolone 7.5, hydrocortisone 30).
_PREDNISONE_MG = {"dexamethasone": 1.5 / 10, "methylprednisolone": 7.5 / 10, "hydrocortisone": 3.0}
_NO_OTHER = re.compile(r"\b(?:none other|no other|no allergies (?:apart|other|except|but)|only)\b")
_NO_ALLERGENS = frozenset(
    [
        "allergic",
        "allergies",
        "allergy",
        "attributed",
        "biologic",
        "biological",
        "chemical",
        "components",
        "component",
        "compounds",
        "composition",
        "contained",
        "excipients",
        "excipient",
        "hypersensitivity",
        "history",
        "ingredients",
        "medicine",
        "medicines",
        "medication",
        "medications",
        "product",
        "products",
        "reaction",
        "reactions",
        "severe",
        "similar",
        "studied",
        "treatment",
        "treatments",
        "therapy",
        "agents",
        "therapeutic",
        "active",
        "serious",
        "patients",
    ]
)
_LEAST_LETTERS = 6  # of a word that names what somebody is allergic to


class MedicineRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One class of medicines, as written in the table."""

    name: Text
    says: str
    drugs: tuple[str, ...]


class MedicineAsk(msgspec.Struct, frozen=True, tag="medicine"):
    """None of these classes of medicines, but for the classes `spared`.

    With `begun_days` only what was begun so shortly before counts, with `over_mg` only a cortisone-like medicine at more
    milligrams of prednisone, or what does as much. Where `firm`, it names what is taken for good.
    """

    classes: tuple[str, ...]
    begun_days: float | None = None
    within_days: float | None = None
    over_mg: float | None = None
    spared: tuple[str, ...] = ()
    ever: bool = False
    firm: bool = False

    def judge(self, profile: Profile) -> Judgment:
        """Judge the list of medicines; one that is not complete leaves open what it does not name."""
        names = tuple(medicines()[name].name for name in self.classes)
        taken = [words for words in profile.medicines if self._is_meant(words)]
        if any(self._counts(words, profile) for words in taken):
            # A medicine can often be changed before a trial: taking one is a question, not a no.
            if self.firm:
                return judged("NOT_MET", "trials-medicine-yes", "medicines", names=names)
            return judged("UNKNOWN", "trials-medicine-open", "medicines", names=names)
        if profile.medicines_complete or taken:
            return judged("MET", "trials-medicine-no", "medicines", names=names)
        return judged("UNKNOWN", "trials-medicine-unknown", names=names)

    def _is_meant(self, words: str) -> bool:
        return any(_is_of(name, words) for name in self.classes) and not any(
            _is_of(name, words) for name in self.spared
        )

    def _counts(self, words: str, profile: Profile) -> bool:
        since, until = _SINCE.search(words), _UNTIL.search(words)
        if self.begun_days is not None and since and _ago(since["on"], profile) >= self.begun_days:
            return False
        if not self.ever and (until or _STOPPED.search(words)):
            return until is not None and self.within_days is not None and _ago(until["on"], profile) < self.within_days
        dose = prednisone_mg(words)
        return self.over_mg is None or dose is None or dose > self.over_mg


class SteadyAsk(msgspec.Struct, frozen=True, tag="steady"):
    """Whoever takes one of these classes of medicines takes it at the same dose."""

    classes: tuple[str, ...]

    def judge(self, profile: Profile) -> Judgment:
        """Nothing is asked of those who take none; a dose that is said to be the same fulfils it."""
        names = tuple(medicines()[name].name for name in self.classes)
        taken = [words for words in profile.medicines if any(_is_of(name, words) for name in self.classes)]
        if (not taken and profile.medicines_complete) or (taken and all(map(_STEADY.search, taken))):
            return judged("MET", "trials-medicine-no", "medicines", names=names)
        return judged("UNKNOWN", "trials-medicine-open" if taken else "trials-medicine-unknown", names=names)


class VaccineAsk(msgspec.Struct, frozen=True, tag="vaccine"):
    """No live vaccine of late."""

    def judge(self, profile: Profile) -> Judgment:
        """Only a sentence of the profile that says so fulfils it."""
        if any(map(_NOT_VACCINATED.search, profile.statements)):
            return judged("MET", "trials-vaccine-no", "statements")
        return judged("UNKNOWN", "trials-unclear-not-asked")


class AllergyAsk(msgspec.Struct, frozen=True, tag="allergy"):
    """No allergy to what a criterion names: `therapies` and other `words`, () for the trial's own medicines."""

    therapies: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def judge(self, profile: Profile) -> Judgment:
        """An allergy that is told decides where the criterion names it; having had the medicine without a reaction fulfils it."""
        if profile.allergies == ():
            return judged("MET", "trials-allergy-none", "allergies")
        told = " ".join(profile.allergies or ()).lower()
        if any(word[:_LEAST_LETTERS] in told for word in self.words):
            return judged("NOT_MET", "trials-allergy-yes", "allergies")
        borne = [each for each in profile.treatments if _NO_REACTION.search(each.words)]
        if self.therapies and all(self._borne(therapy, profile) for therapy in self.therapies) and borne:
            return judged("MET", "trials-allergy-borne", "treatments")
        if profile.allergies and _NO_OTHER.search(told):
            return judged("MET", "trials-allergy-other", "allergies")
        return judged("UNKNOWN", "trials-allergy-unknown")

    def _borne(self, therapy: str, profile: Profile) -> bool:
        helper = therapy.removeprefix("drug:")
        return any(
            _NO_REACTION.search(each.words) and (was_given(therapy, each) or helper in each.source.lower())
            for each in profile.treatments
        )


def prednisone_mg(words: str) -> float | None:
    """The milligrams of prednisone that do as much as a dose, None where no milligrams are told.

    >>> prednisone_mg("dexamethasone 3 mg daily"), prednisone_mg("prednisone")
    (20.0, None)
    """
    dose = _DOSE.search(words)
    if dose is None:
        return None
    each = next((mg for name, mg in _PREDNISONE_MG.items() if name in words.lower()), 1.0)
    return round(float(dose["mg"]) / each, 2)


def _ago(day: str, profile: Profile) -> float:
    """Days since then, at the fewest; none where the profile has no day."""
    return days_between(PartialDate.parse(day), profile.as_of)[0] if profile.as_of else 0.0


@cache
def medicines() -> Mapping[str, MedicineRow]:
    """The table, by id."""
    rows: dict[str, MedicineRow] = load("trials/medicines", dict[str, MedicineRow]).merged()
    return rows


def read_medicines(
    stated: tuple[Statement, ...],
) -> Iterator[MedicineAsk | SteadyAsk | VaccineAsk | AllergyAsk | PermissionAsk | UnclearAsk]:
    """The medicines and allergies that statements shut out."""
    for each in stated:
        if each.allows:
            continue
        asks = tuple(_asked(each))
        yield from asks or (UnclearAsk("not-asked"),)


def _asked(each: Statement) -> Iterator[MedicineAsk | SteadyAsk | VaccineAsk | AllergyAsk | UnclearAsk]:
    classes = find_medicines(each.text)
    if each.wanted:
        if classes and _ASKS_STEADY.search(each.text):
            yield SteadyAsk(classes)
    elif _ALLERGY.search(each.text):
        yield AllergyAsk(_allergens(each.text), _allergen_words(each.text))
    elif _VACCINE.search(each.text):
        yield VaccineAsk()
    elif classes:
        lengths = read_lengths(each.text)
        begun = lengths[0].days if lengths and _BEGUN.search(each.text) else None
        plain = not (each.excepted or lengths or each.conditional or _WAY_OUT.search(each.text))
        yield MedicineAsk(
            classes,
            begun,
            within_days=max((length.days for length in lengths), default=None),
            over_mg=_limit_mg(each.text) if "steroids" in classes else None,
            spared=find_medicines(each.excepted),
            ever=bool(_EVER.search(each.text)) and not lengths,
            firm=plain and _LASTING.issuperset(classes) and bool(_FOR_GOOD.search(each.text)),
        )


def names_a_medicine(text: str) -> bool:
    """Whether a text names a medicine of the table, or a class of it.

    >>> names_a_medicine("Tacrolimus"), names_a_medicine("Tattoos")
    (True, False)
    """
    said = text.lower()
    return bool(find_medicines(text)) or any(drug in said for row in medicines().values() for drug in row.drugs)


def find_medicines(text: str) -> tuple[str, ...]:
    """The classes of medicines that a text names.

    >>> find_medicines("chronic use of warfarin")
    ('anticoagulants',)
    """
    return tuple(name for name, pattern in _sieve().passing(text) if pattern.search(text))


def _limit_mg(text: str) -> float | None:
    """The dose from which a cortisone-like medicine counts: "> 10 mg/day prednisone or equivalent"."""
    return (
        prednisone_mg(text)
        if re.search(
            r">|≥|more than|greater than|exceed|over"
            r"|above",
            text,
            re.IGNORECASE,
        )
        else None
    )


def _allergen_words(text: str) -> tuple[str, ...]:
    """The words that may name what somebody is allergic to: all longer ones behind "allergy"."""
    found = _ALLERGY.search(text)
    words = re.findall(r"[a-z]+", text[found.end() :].lower()) if found else []
    return tuple(dict.fromkeys(word for word in words if len(word) >= _LEAST_LETTERS and word not in _NO_ALLERGENS))


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
def _sieve() -> Sieve[str]:
    return Sieve((name, seek(row.says)) for name, row in medicines().items())
