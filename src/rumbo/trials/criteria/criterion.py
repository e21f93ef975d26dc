"""A criterion of a trial: its text, its kind, and the typed demands that were compiled from it once."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from rumbo.trials.criteria.asking import Judgment, all_of, judged
from rumbo.trials.criteria.asks import Ask, CohortAsk
from rumbo.trials.criteria.cancers_meant import Cancers, cancers_of
from rumbo.trials.criteria.conditions import scope_of
from rumbo.trials.criteria.disease import CancerAsk
from rumbo.trials.criteria.kinds import Kind, kind_of
from rumbo.trials.criteria.lines import Section
from rumbo.trials.criteria.markers import without_markers
from rumbo.trials.criteria.readers import compile_asks
from rumbo.trials.criteria.units import Unit, split
from rumbo.trials.profile import Profile

_COHORT = re.compile(r"\W*(?:cohort|arm|part|group) \w{1,3}(?:-\w{1,2})?\b[^:.]{0,40}:", re.IGNORECASE)


class Criterion(msgspec.Struct, frozen=True):
    """One criterion as written, and what it asks: every one of `asks` must be fulfilled; () when it was not understood."""

    text: str
    section: Section
    kind: Kind
    asks: tuple[Ask, ...] = ()


def read(text: str) -> tuple[Criterion, ...]:
    """The criteria of an eligibility text, each read once into what it asks.

    >>> [(each.kind, each.section) for each in read("Inclusion Criteria:~ECOG 0-1~Exclusion Criteria:~Pregnancy")]
    [('performance_status', 'inclusion'), ('pregnancy_or_contraception', 'exclusion')]
    """
    return tuple(_by_cohort([_criterion(unit) for unit in split(text)]))


def judge(criterion: Criterion, profile: Profile) -> Judgment:
    """Whether a person fulfils a criterion, from the viewpoint of taking part: an exclusion that does not apply is MET.

    Criteria with equal `asks` get equal judgments. What the profile does not say is UNKNOWN, and so is a criterion that was
    not understood.
    """
    return judge_asks(criterion.asks, profile)


def judge_asks(asks: tuple[Ask, ...], profile: Profile) -> Judgment:
    """As `judge`, of what a criterion asks alone."""
    if not asks:
        return judged("UNKNOWN", "trials-unclear-not-understood")
    return all_of(ask.judge(profile) for ask in asks)


def _criterion(unit: Unit) -> Criterion:
    text = f"{unit.lead} {unit.text}" if unit.lead else unit.text
    kind = kind_of(text, unit.section)
    return Criterion(unit.text, unit.section, kind, compile_asks(text, section=unit.section, kind=kind))


def _by_cohort(criteria: list[Criterion]) -> Iterable[Criterion]:
    """The criteria, with those that name a cancer bound to it where others of the trial name other cancers."""
    scopes = [_named(criterion) for criterion in criteria]
    for number, criterion in enumerate(criteria):
        own = scopes[number]
        elsewhere = cancers_of(scope for at, scope in enumerate(scopes) if at != number and scope is not None)
        if own is None or ({*elsewhere.named} <= {*own.named} and {*elsewhere.groups} <= {*own.groups}):
            yield criterion
        else:
            yield msgspec.structs.replace(criterion, asks=(CohortAsk(own, elsewhere, criterion.asks),))


def _named(criterion: Criterion) -> Cancers | None:
    """The cancers that an inclusion asks for by name, or as a whole group, or that its cohort is for."""
    if criterion.section == "exclusion":
        return None
    found = [ask.cancers for ask in criterion.asks if isinstance(ask, CancerAsk) and ask.wanted]
    if not found and _COHORT.match(criterion.text):
        found = [cancers_of([scope]) for scope in (scope_of(without_markers(criterion.text)),) if scope.named]
    return found[0] if found else None
