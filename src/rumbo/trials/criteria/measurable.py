"""Criteria about disease that can be measured or followed on scans."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from rumbo.trials.criteria.asking import Judgment, judged, told
from rumbo.trials.criteria.lesions import is_measurable
from rumbo.trials.criteria.setting import SettingAsk
from rumbo.trials.criteria.unclear import PermissionAsk, UnclearAsk
from rumbo.trials.criteria.wording import Statement
from rumbo.trials.profile import Profile

_EVALUABLE = re.compile(
    r"\b(?:evaluable|assessable|non-?measurable|nonmeasurable|bone[- ]only|only bone)\b", re.IGNORECASE
)

_ASIDE = re.compile(
    r"\bnot (?:be )?considered\b|\bincrease in\b|\bprogression (?:of|in|following)\b|\bafter \d+ cycles\b",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"(?:\w+\W+){0,6}(?:[≥>=]+ ?1 )?measurable\b(?![^.;]{0,80}\bor\b)", re.IGNORECASE)
_LACKING = re.compile(
    r"\b(?:non-?measurable|not measurable|no measurable|lack of measurable|without measurable)", re.IGNORECASE
)
_NOT_ASKED = re.compile(
    r"\bmeasurable (?:disease |lesions? )?(?:is|are) not (?:required|necessary|mandatory)|\bwith or without measurable",
    re.IGNORECASE,
)
_GROWTH = re.compile(
    r"\b(?:progressive disease|(?:disease|tumou?r|cancer|radiograph\w+) progression|progression (?:by|per|according))\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:measur\w+|evaluable|assessable|lesion of|target)\b", re.IGNORECASE)
_M_PROTEIN = re.compile(
    r"\b(?:M[- ]?(?:protein|spike|component)|paraprotein|monoclonal protein|Ig[GAM])\b[^.;]{0,40}?"
    r"(?P<value>\d+(?:\.\d+)?)\s*g(?:m|rams?)?\s*/\s*(?P<unit>d)?L",
    re.IGNORECASE,
)


class MeasurableAsk(msgspec.Struct, frozen=True, tag="measurable"):
    """Disease that can be measured; `evaluable_too` when disease that can only be followed is enough.

    `m_protein_g_l` is the least M-protein that a trial for myeloma names. Where not `sure` the criterion has other ways in:
    what seems not fulfilled is then UNKNOWN.
    """

    evaluable_too: bool = False
    sure: bool = True
    m_protein_g_l: float | None = None

    def judge(self, profile: Profile) -> Judgment:
        """Judge what the profile says about its scans."""
        holds = is_measurable(profile, m_protein_g_l=self.m_protein_g_l)
        if self.evaluable_too and not holds:
            holds = True if profile.setting.evaluable else (None if profile.setting.evaluable is None else holds)
        verdict = told(holds)
        if verdict == "NOT_MET" and not self.sure:
            verdict = "UNKNOWN"
        facts = () if holds is None else ("setting.measurable",)
        said = "unknown" if holds is None else "yes" if holds else "no"
        return judged(verdict, f"trials-measurable-{said}", *facts)


def read_measurable(stated: tuple[Statement, ...]) -> Iterator[MeasurableAsk | SettingAsk | PermissionAsk | UnclearAsk]:
    """What statements ask of disease on scans. Later sentences explain what counts, and are for the trial's team."""
    if not stated:
        return
    first = stated[0]
    if _NOT_ASKED.search(first.text):
        yield PermissionAsk()
    elif first.wanted and _GROWTH.search(first.text) and not _NAMED.search(first.text):
        yield SettingAsk(("progressing",))
    elif first.wanted and not _ASIDE.search(first.text):
        yield MeasurableAsk(
            bool(_EVALUABLE.search(first.text)),
            sure=bool(_PLAIN.match(first.text)) and not first.conditional,
            m_protein_g_l=_least_m_protein(" ".join(each.text for each in stated)),
        )
    elif not first.wanted and _LACKING.search(first.text):
        yield MeasurableAsk()
    else:
        yield UnclearAsk()


def _least_m_protein(text: str) -> float | None:
    """The least M-protein in serum that a text names, in grams a litre: the lowest where it names several."""
    named = [float(found["value"]) * (10 if found["unit"] else 1) for found in _M_PROTEIN.finditer(text)]
    return min(named, default=None)
