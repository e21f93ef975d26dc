"""Criteria about the time between a treatment and the next growth of the cancer: platinum-resistant, late relapse."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from rumbo.oncology import PartialDate
from rumbo.trials.criteria.asking import Judgment, judged, told
from rumbo.trials.criteria.outcomes import growths
from rumbo.trials.criteria.therapies import was_given
from rumbo.trials.criteria.windows import read_lengths
from rumbo.trials.criteria.wording import Statement
from rumbo.trials.facets import days_between
from rumbo.trials.profile import Profile

_ADJUVANT = re.compile(r"\badjuvant\b", re.IGNORECASE)
_WITHIN = re.compile(r"\bwithin\b|≤|<|less than", re.IGNORECASE)
_LONGER = re.compile(r">|≥|more than|longer than|at least|greater than|after", re.IGNORECASE)
_PLATINUM = re.compile(r"\bplatin\w*[- ](?P<how>resistan\w+|refractory|sensitiv\w+|eligible)", re.IGNORECASE)
_PLATINUM_TIME = re.compile(r"\b(?:platinum|carboplatin|cisplatin)\b", re.IGNORECASE)
# Not about the platinum alone: "prior paclitaxel in the platinum-resistant setting", "sensitive to the penultimate platinum".
_OTHER_TREATMENT = re.compile(
    r"\b(?:therapy|treatment|treated) with [^.;]{2,60} (?:in|for)(?: the)? platinum|\bpenultimate\b", re.IGNORECASE
)
# Platinum-resistant: the cancer grew within 6 months of the last platinum. Source: GCIG consensus (Stuart 2011).
_RESISTANT_DAYS = 183.0
# Platinum-refractory: it grew during the platinum or within 4 weeks of it (the same consensus).
_REFRACTORY_DAYS = 28.0


class RelapseAsk(msgspec.Struct, frozen=True, tag="relapse"):
    """The cancer came back or grew within `days` after the last of `therapy` ended (or while it was given), to be so or not.

    `later` turns it round: only after that time. `adjuvant` counts only treatment beside surgery, `first` the first of them.
    """

    therapy: str
    days: float
    wanted: bool = True
    later: bool = False
    adjuvant: bool = False
    first: bool = False

    def judge(self, profile: Profile) -> Judgment:
        """Judge the time from the end of the treatment to the next growth or recurrence that the profile dates."""
        soon = self._soon(profile)
        holds = None if soon is None else soon is not self.later
        verdict = told(holds, wanted=self.wanted)
        said = "unknown" if verdict == "UNKNOWN" else "fits" if verdict == "MET" else "other"
        return judged(verdict, f"trials-relapse-{said}", *(() if holds is None else ("treatments", "comebacks")))

    def _soon(self, profile: Profile) -> bool | None:
        given = [
            each
            for each in profile.treatments
            if was_given(self.therapy, each)
            and each.end is not None
            and (not self.adjuvant or each.setting in ("adjuvant", "neoadjuvant"))
        ]
        if not given:
            return False if profile.treatments_complete and not self.wanted else None
        last = (
            given[0]
            if self.first
            else max(given, key=lambda each: each.end.latest if each.end else PartialDate(1).latest)
        )
        if last.ended_for == "progression":
            return True
        assert last.end is not None  # noqa: S101 - those without an end were left out above
        spans = [days_between(last.end, event) for event in growths(profile)]
        after = [span for span in spans if span[1] >= 0]
        if not after:
            return None
        fewest, most = min(after)
        if most <= self.days:
            return True
        return False if fewest > self.days else None


def read_relapse(stated: tuple[Statement, ...]) -> Iterator[RelapseAsk]:
    """The times between a treatment and the next growth that statements ask for or shut out."""
    for each in stated:
        relapse = _relapse(each)
        if relapse is not None:
            yield relapse


def _relapse(each: Statement) -> RelapseAsk | None:
    platinum = _PLATINUM.search(each.text)
    if platinum and _OTHER_TREATMENT.search(each.text):
        return None
    if platinum and not platinum["how"].lower().startswith("elig"):
        how = platinum["how"].lower()[:4]
        days = (
            _REFRACTORY_DAYS
            if how == "refr" and not re.search(r"\bresistan", each.text, re.IGNORECASE)
            else _RESISTANT_DAYS
        )
        first = bool(re.search(r"\bprimar(?:y|ily) platinum|\bfirst(?:-line)? platinum", each.text, re.IGNORECASE))
        return RelapseAsk("platinum", days, each.wanted, later=how == "sens", first=first)
    lengths = read_lengths(each.text)
    if not lengths or not re.search(r"\b(?:recur\w*|relaps\w*|progress\w*|metastasis)\b", each.text, re.IGNORECASE):
        return None
    before = each.text[: lengths[0].start]
    tail = before[-25:]
    if _PLATINUM_TIME.search(each.text) and (_WITHIN.search(tail) or _LONGER.search(tail)):
        return RelapseAsk("platinum", lengths[0].days, each.wanted, later=not _WITHIN.search(tail))
    if _ADJUVANT.search(each.text) and _WITHIN.search(tail):
        hormone = re.search(r"\bendocrine|\bET\b|hormon", each.text, re.IGNORECASE)
        return RelapseAsk("endocrine" if hormone else "systemic", lengths[0].days, each.wanted, adjuvant=True)
    return None
