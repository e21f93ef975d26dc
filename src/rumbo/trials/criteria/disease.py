"""Criteria about which cancer it is: its organ, or a whole group of cancers."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from rumbo.trials.criteria.asking import Judgment, judged, told
from rumbo.trials.criteria.cancers_meant import Cancers, cancers_of
from rumbo.trials.criteria.conditions import Scope, scope_of
from rumbo.trials.criteria.markers import without_markers
from rumbo.trials.criteria.wording import Statement
from rumbo.trials.profile import Profile

_INCIDENTAL = re.compile(
    r"\b(?:originat\w+ from|other than|except|history of|metasta\w+ (?:to|in) the)\b[^.;]*"
    r"|\b(?:kirsten )?rat sarcoma|\bmurine sarcoma",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\b(?:including|such as|e\.g\.|for example|not limited)\b", re.IGNORECASE)
_ANYTHING = re.compile(
    r"\b(?:solid (?:tumou?rs?|malignanc\w+)|any (?:cancer|malignancy)|advanced (?:cancer|malignanc\w+))\b",
    re.IGNORECASE,
)
_CELL_NAMES = re.compile(r"\b(?:squamous[- ]cell carcinoma|adenosquamous carcinoma|adenocarcinoma)s?\b", re.IGNORECASE)


class CancerAsk(msgspec.Struct, frozen=True, tag="cancer"):
    """One of `cancers`, to be (`wanted`) or not to be the person's. Where not `sure`, others may be taken as well."""

    cancers: Cancers
    wanted: bool = True
    sure: bool = True

    def judge(self, profile: Profile) -> Judgment:
        """Judge the cancers of the profile; what is only possible stays unknown."""
        near = self.cancers.closeness(profile)
        holds = {"same": True, "within": True, "other": False}.get(near)
        verdict = told(holds, wanted=self.wanted)
        if verdict == "NOT_MET" and (not self.sure or not self.wanted):
            verdict = "UNKNOWN"
        said = "unknown" if holds is None or verdict == "UNKNOWN" else "same" if holds else "other"
        return judged(verdict, f"trials-cancer-{said}", *(("cancers",) if profile.cancers else ()))


def read_cancers(stated: tuple[Statement, ...]) -> Iterator[CancerAsk]:
    """The cancers that statements ask for; those they shut out count only when they are others than the person's."""
    for each in stated:
        if each.allows:
            continue
        text = without_markers(_INCIDENTAL.sub(" ", each.text))
        organs = scope_of(_CELL_NAMES.sub("cancer", text))
        scope = organs if organs.named else scope_of(text)
        anything = bool(_ANYTHING.search(text))
        if anything:
            scope = Scope(scope.named, scope.groups or frozenset(("any",)))
        elif scope.named:
            scope = Scope(scope.named, scope.groups - {"any"})
        if anything or scope.named or scope.groups - {"any"}:
            yield CancerAsk(cancers_of([scope]), wanted=each.wanted, sure=not _LISTED.search(text) or not scope.groups)
