"""How an earlier treatment must have turned out: the cancer grew on it or after it, or it was not borne."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from rumbo.oncology import PartialDate
from rumbo.trials.facets import TreatmentFacet, days_between
from rumbo.trials.profile import Profile

Outcome = Literal["any", "grew-on", "grew-after", "not-borne"]

_GREW = re.compile(
    r"\b(?:progress(?:ed|ion|ing|es)|recurr(?:ed|ence)|relapsed?|resistan\w+|refractory|fail(?:ed|ing|ure)"
    r"|no(?:n|t)[- ]?respon\w+|lack of response)\b(?! or refractory| and refractory|/refractory)[^.;]{0,40}"
    r"\b(?:on|after|following|during|to|while|despite|since|within|from)\b"
    r"|\btreatment (?:has )?fail\w+|\bfailure of\b|\bprogress(?:ed|ion)(?: of \w+)? (?:with|through)\b|\bfailed\b"
    r"|\b\w+[- ](?:refractory|resistant)\b(?=[^.;]{0,20}$)",
    re.IGNORECASE,
)
_ON = re.compile(
    r"\b(?:refractory|resistan\w+|no(?:n|t)[- ]?respon\w+)\b"
    r"|\bprogress\w*\b[^.;]{0,30}\b(?:while|during|on)\b(?! (?:(?:and )?/ ?|or |and |and/or )(?:after|following"
    r"|within))",
    re.IGNORECASE,
)
_EITHER = re.compile(
    r"\b(?:relaps\w*|recurr\w+|progress\w*)\b[^.;]{0,25}\brefractory|\brefractory\b[^.;]{0,25}\b(?:relaps"
    r"|recurr)|\b(?:on|during) (?:or|and/or|and) (?:after"
    r"|following)",
    re.IGNORECASE,
)
_NOT_BORNE = re.compile(
    r"\bintoleran\w+ (?:to|of)\b|\b(?:did|could|can|does|do) not tolerate|\bunable to tolerate"
    r"|\bdiscontinu\w+[^.;]{0,40}\b(?:due to|because of|for|owing to)\b[^.;]{0,30}\b(?:toxicit\w+|adverse"
    r"|intoleran\w+|AEs?\b)",
    re.IGNORECASE,
)
# Refractory: growth on the treatment or within 60 days of its end (IMWG consensus, Rajkumar 2011); other protocols take up
# to 6 months, so that only growth later than that is firmly none.
_SOON_DAYS = 60
_LATE_DAYS = 183


def read_outcome(text: str) -> Outcome:
    """How treatments that a statement names must have turned out.

    >>> read_outcome("Refractory to lenalidomide"), read_outcome("progressed on or after a platinum")
    ('grew-on', 'grew-after')
    """
    if _NOT_BORNE.search(text) and not _GREW.search(text):
        return "not-borne"
    if not _GREW.search(text):
        return "any"
    return "grew-on" if _ON.search(text) and not _EITHER.search(text) else "grew-after"


def turned_out(treatment: TreatmentFacet, outcome: Outcome, profile: Profile) -> bool | None:
    """Whether a treatment of a person turned out so; None where the profile does not tell."""
    if outcome == "any":
        return True
    if outcome == "not-borne":
        return None if treatment.ended_for is None else treatment.ended_for == "toxicity"
    if treatment.ended_for == "progression":
        return True
    return _grew_on(treatment, profile) if outcome == "grew-on" else _grew_after(treatment, profile)


def growths(profile: Profile) -> Iterator[PartialDate]:
    """The days on which a person's cancer came back or grew, as far as they are told."""
    yield from (each.on for each in profile.comebacks if each.on is not None)
    yield from (each.end for each in profile.treatments if each.ended_for == "progression" and each.end is not None)


def _grew_on(treatment: TreatmentFacet, profile: Profile) -> bool | None:
    if treatment.ongoing:
        return profile.setting.progressing
    end = treatment.end
    later = [span for span in (days_between(end, day) for day in growths(profile)) if span[1] >= 0] if end else []
    if not later:
        return None
    fewest, most = min(later)
    if fewest > _LATE_DAYS:
        return None if treatment.ended_for is None else False
    return True if most <= _SOON_DAYS and fewest >= 0 else None


def _grew_after(treatment: TreatmentFacet, profile: Profile) -> bool | None:
    if profile.setting.progressing:
        return True
    day = treatment.end or treatment.start
    if day is not None and any(days_between(day, each)[0] >= 0 for each in growths(profile)):
        return True
    return False if profile.setting.progressing is False else None
