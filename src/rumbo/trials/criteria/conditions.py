"""Which cancers a trial is about, from its conditions, keywords and title; and how that meets a person's cancers.

The words that cover several cancers: content/trials/conditions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Literal, NamedTuple

import msgspec

from rumbo.oncology import CancerEntry, cancers
from rumbo.oncology.company import is_said_of_cancer
from rumbo.oncology.phrases import Phrasebook
from rumbo.trials.criteria.asking import Judgment, Verdict, judged
from rumbo.trials.facets import CancerFacet
from rumbo.trials.profile import Profile, remembered
from rumbo.words import load

Closeness = Literal["same", "within", "possible", "other", "unsaid"]
_GROUPS = frozenset(("any", "solid", "blood"))
_UNSAID = "cancer"  # what the word alone covers: any cancer, unless another word names one
# Cancers of the table that stand for a family as long as nothing nearer is known.
_FAMILIES = ("lymphoma", "leukemia")


class ConditionRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that cover several cancers, as written in the table."""

    words: tuple[str, ...]
    covers: tuple[str, ...]


class Scope(msgspec.Struct, frozen=True):
    """The cancers a trial names: `named` one by one, `groups` as wholes ("any", "solid", "blood")."""

    named: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()

    def __or__(self, other: Scope) -> Scope:
        return Scope(self.named | other.named, self.groups | other.groups)


class _Own(NamedTuple):
    """The cancers that a person's can be, and the groups that hold them."""

    cancers: frozenset[str]
    groups: frozenset[str]


@lru_cache(maxsize=65536)
def scope_of(words: str) -> Scope:
    """The cancers that words of a trial name.

    >>> sorted(scope_of("Breast Neoplasms").named), sorted(scope_of("Advanced Solid Tumors").groups)
    (['breast'], ['solid'])
    """
    covered = {name for covers in _book().find_all(words) for name in covers}
    named = frozenset(covered - _GROUPS - {_UNSAID})
    if _UNSAID in covered and not named:
        covered.add("any")
    return Scope(named, frozenset(covered & _GROUPS))


def scope_of_all(parts: Iterable[str]) -> Scope:
    """The cancers that the parts of a list name together. Cancer as such adds nothing to a list that names one."""
    scope = Scope()
    for part in parts:
        scope = scope | scope_of(part)
    return Scope(scope.named, scope.groups - {"any"}) if scope.named else scope


def closeness(scope: Scope, person: Iterable[CancerFacet]) -> Closeness:
    """How the cancers of a trial meet those of a person.

    "same" when the trial names the person's cancer, "within" when a group holds it, "possible" when what is known of
    the person's cancer leaves it open, "other" when the trial names only other cancers, "unsaid" when either is unknown.
    """
    return _met(scope.named, scope.groups, _own(person))


def how_near(named: Collection[str], groups: Collection[str], profile: Profile) -> Closeness:
    """As `closeness`, of the cancers of a profile."""
    return _met(named, groups, _own_of((), profile))


def _met(named: Collection[str], groups: Collection[str], own: _Own) -> Closeness:
    possible, within = own
    if not possible or not (named or groups):
        return "unsaid"
    if possible.issubset(named):
        return "same"
    if not within.isdisjoint(groups):
        return "within"
    return "other" if possible.isdisjoint(named) else "possible"


def _own(person: Iterable[CancerFacet]) -> _Own:
    facets = tuple(person)
    groups = {"any"} | {"blood" if each.is_blood else "solid" for each in facets if each.is_blood is not None}
    return _Own(frozenset(name for each in facets for name in cancers_meant(each)), frozenset(groups))


@remembered
def _own_of(_: tuple[()], profile: Profile) -> _Own:
    return _own(profile.cancers)


def cancers_meant(facet: CancerFacet) -> frozenset[str]:
    """The ids of oncology.cancers that a person's cancer can be: several where only a family is known."""
    if facet.id is None:
        return frozenset()
    if facet.id in _FAMILIES and facet.id in _rows():
        return frozenset(_rows()[facet.id].covers)
    if facet.id == "non-small-cell-lung" and facet.morphology is None:
        words = facet.words.lower()
        if not any(sign in words for sign in ("adenocarcinoma", "non-small", "non small", "nsclc", "squamous")):
            return frozenset(_rows()["lung"].covers)
    return frozenset((facet.id,))


_VERDICTS: dict[Closeness, Verdict] = {
    "same": "MET",
    "within": "MET",
    "possible": "UNKNOWN",
    "unsaid": "UNKNOWN",
    "other": "NOT_MET",
}


class ConditionAsk(msgspec.Struct, frozen=True, tag="condition"):
    """One of these cancers, as a demand: `named` by their ids in oncology.cancers, `groups` as wholes ("any", "solid")."""

    named: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()

    def judge(self, profile: Profile) -> Judgment:
        """Judge the person's cancers. A cancer that nobody named leaves it unknown."""
        near = self.closeness(profile)
        return judged(_VERDICTS[near], f"trials-condition-{near}", *(("cancers",) if profile.cancers else ()))

    def closeness(self, profile: Profile) -> Closeness:
        """How the trial's cancers meet the person's."""
        return how_near(self.named, self.groups, profile)


@cache
def _rows() -> Mapping[str, ConditionRow]:
    rows: dict[str, ConditionRow] = load("trials/conditions", dict[str, ConditionRow]).merged()
    return rows


@cache
def _book() -> Phrasebook[tuple[str, ...]]:
    families = ((word, row.covers) for row in _rows().values() for word in row.words)
    single = [(word, (entry.id,)) for entry in cancers().values() for word in _names(entry)]
    return Phrasebook(
        (*families, *single, *((other, ids) for word, ids in single for other in _as_headings(word))),
        wary=(word for entry in cancers().values() for word in entry.short),
        is_meant=is_said_of_cancer,
    )


def _names(entry: CancerEntry) -> tuple[str, ...]:
    return (entry.name.en, entry.name.es, *entry.words, *entry.short)


def _as_headings(name: str) -> Iterator[str]:
    """A name as the registry's headings turn it: "breast cancer" is "Breast Neoplasms" there."""
    organ, _, last = name.rpartition(" ")
    if organ and last in ("cancer", "carcinoma"):
        kinds = ("neoplasm", "tumor", "tumour", "carcinoma", "cancer", "adenocarcinoma", "malignancy")
        yield from (f"{organ} {kind}" for kind in kinds)
        yield from (f"{kind} {organ}" for kind in ("carcinoma", "neoplasm"))
        yield from (
            f"{kind} of {the}{organ}" for kind in ("cancer", "carcinoma", "malignant neoplasm") for the in ("", "the ")
        )
