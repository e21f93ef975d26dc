"""Criteria about spread to the brain, its coverings and the spinal cord."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from rumbo.trials.criteria.asking import Judgment, judged, one_holds
from rumbo.trials.criteria.unclear import UnclearAsk
from rumbo.trials.criteria.wording import Statement, denies
from rumbo.trials.profile import Profile

Trait = Literal["symptoms", "untreated", "unstable", "steroids"]

_BRAIN = re.compile(
    r"\b(?:brain|CNS|central (?:nervous )?system|cerebral|intracranial)\b|\bneurologic\w* metasta", re.IGNORECASE
)
_COVERINGS = re.compile(r"leptomening\w+|carcinomatous meningitis|meningeal", re.IGNORECASE)
_TRAITS: tuple[tuple[Trait, re.Pattern[str]], ...] = (
    ("symptoms", re.compile(r"(?<!a)symptom\w*|urgent|immediate", re.IGNORECASE)),
    ("untreated", re.compile(r"\buntreated\b|not (?:been )?(?:adequately |definitively )?treated", re.IGNORECASE)),
    ("unstable", re.compile(r"\b(?:active\w*|unstable|uncontroll\w+|progress\w+|not stable|new)\b", re.IGNORECASE)),
    ("steroids", re.compile(r"\b(?:steroids?|corticosteroids?|dexamethasone|anticonvulsants?)\b", re.IGNORECASE)),
)
_OF_THE_BRAIN = ("brain-glioma", "meningioma")
_KNOWN = re.compile(
    r"\b(?:known|history|clinical(?:ly)? (?:evidence|active)|previous|prior|evidence of|requir\w+)\b", re.IGNORECASE
)
_EXCUSED = re.compile(
    r"\b(?:stable|treated|treatment|irradiat\w+|radiotherapy|asymptomatic|controlled|not requir\w+|resected|inactive)\b",
    re.IGNORECASE,
)
_LETS_IN = re.compile(
    r"\b(?:can|may|will) (?:still )?(?:be )?(?:participate|enrol\w*|eligible|allowed|includ\w+|enter\w*|permitted)\b"
    r"|\bare (?:eligible|allowed|permitted|acceptable)\b",
    re.IGNORECASE,
)
# Only spread of one place, size or number shuts out: whoever has stable spread elsewhere may fit.
_SOME_PLACE = re.compile(
    r"\bbrain ?stem|\bmidbrain|\bpons\b|[>≥] ?\d|\blarger than|\bmore than \d|\bmultiple\b", re.IGNORECASE
)


class BrainAsk(msgspec.Struct, frozen=True, tag="brain"):
    """No spread to the brain (`brain`) or its coverings (`coverings`), or none with one of the `traits`.

    `known` when only what is known counts; `excused` when treated and stable spread is taken.
    """

    brain: bool = True
    coverings: bool = False
    traits: tuple[Trait, ...] = ()
    known: bool = False
    excused: bool = False

    def judge(self, profile: Profile) -> Judgment:
        """Judge it by what is known and by what scans showed; a brain that was never scanned leaves it unknown."""
        found = one_holds(
            [self._in_brain(profile) if self.brain else False, self._in_coverings(profile) if self.coverings else False]
        )
        if found is None:
            return judged("UNKNOWN", "trials-brain-unknown", "brain")
        if found:
            return judged("NOT_MET", "trials-brain-yes", "brain")
        there = profile.brain.known_metastases and self.brain
        return judged("MET", "trials-brain-quiet" if there else "trials-brain-none", "brain")

    def _in_brain(self, profile: Profile) -> bool | None:
        brain = profile.brain
        if _is_of_the_brain(profile):
            return False
        if brain.known_metastases is False:
            only_felt = bool(self.traits) and set(self.traits) <= {"symptoms", "steroids"} and brain.symptoms is False
            return False if self.known or only_felt or brain.imaged is not False else None
        if brain.known_metastases is None:
            return None
        if self.traits:
            has = one_holds(_shows(trait, profile) for trait in self.traits)
            return None if has and self.excused else has
        return _is_restless(profile) if self.excused else True

    def _in_coverings(self, profile: Profile) -> bool | None:
        brain = profile.brain
        if brain.leptomeningeal is not None:
            return brain.leptomeningeal
        return False if brain.known_metastases is False and (self.known or brain.imaged is not False) else None


def _is_of_the_brain(profile: Profile) -> bool:
    """Whether every cancer began in the brain: what grows there is then no spread."""
    return bool(profile.cancers) and all(cancer.id in _OF_THE_BRAIN for cancer in profile.cancers)


def _shows(trait: Trait, profile: Profile) -> bool | None:
    brain = profile.brain
    if trait == "untreated":
        return None if brain.treated is None else not brain.treated
    if trait == "unstable":
        return None if brain.stable is None else not brain.stable
    return brain.symptoms if trait == "symptoms" else brain.steroids


def _is_restless(profile: Profile) -> bool | None:
    """Whether spread to the brain is other than quiet, where treated and stable spread is taken."""
    brain = profile.brain
    if brain.stable is True and brain.symptoms is not True:
        return False
    return True if brain.stable is False and brain.treated is False else None


class TreatedBrainAsk(msgspec.Struct, frozen=True, tag="treated-brain"):
    """Whoever has spread to the brain must have had it treated, and quiet."""

    def judge(self, profile: Profile) -> Judgment:
        """MET without known spread to the brain."""
        brain = profile.brain
        if brain.known_metastases is False:
            return judged("MET", "trials-brain-none", "brain")
        if brain.known_metastases and brain.treated and brain.stable:
            return judged("MET", "trials-brain-quiet", "brain")
        return judged("UNKNOWN", "trials-brain-unknown", "brain")


def read_brain(stated: tuple[Statement, ...]) -> Iterator[BrainAsk | TreatedBrainAsk | UnclearAsk]:
    """What statements say about the brain; those that allow treated or stable spread soften the others."""
    allowing = [each for each in stated if each.allows or (_LETS_IN.search(each.text) and not denies(each.text))]
    softened = any(_EXCUSED.search(each.text) for each in allowing)
    for each in stated:
        if each in allowing:
            continue
        if not (_BRAIN.search(each.text) or _COVERINGS.search(each.text)):
            # Another matter in the same criterion, or the spinal cord, of which a profile says nothing.
            if not any(_BRAIN.search(other.text) or _COVERINGS.search(other.text) for other in stated):
                steroids = not each.wanted and dict(_TRAITS)["steroids"].search(each.text)
                yield BrainAsk(traits=("steroids",), known=True) if steroids else UnclearAsk("not-asked")
        elif each.wanted:
            yield TreatedBrainAsk()
        else:
            yield _shut_out(each, softened=softened)


def _shut_out(each: Statement, *, softened: bool) -> BrainAsk:
    brain, coverings = bool(_BRAIN.search(each.text)), bool(_COVERINGS.search(each.text))
    return BrainAsk(
        brain=brain or not coverings,
        coverings=coverings,
        traits=tuple(trait for trait, pattern in _TRAITS if pattern.search(each.text)),
        known=bool(_KNOWN.search(each.text)),
        excused=softened or bool(_EXCUSED.search(each.excepted)) or bool(_SOME_PLACE.search(each.text)),
    )
