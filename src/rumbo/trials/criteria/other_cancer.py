"""Criteria about cancers other than the one that a trial is for."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from rumbo.oncology import PartialDate
from rumbo.trials.criteria.asking import Judgment, judged
from rumbo.trials.criteria.cancers_meant import Cancers, cancers_of
from rumbo.trials.criteria.conditions import Scope, scope_of
from rumbo.trials.criteria.windows import read_years
from rumbo.trials.criteria.wording import Statement
from rumbo.trials.facets import CancerFacet, days_between
from rumbo.trials.profile import Profile

_SKIN = re.compile(r"\bskin|basal|non-?melanoma|\bBCC\b", re.IGNORECASE)
_IN_SITU = re.compile(r"in[- ]situ|\bDCIS\b|\bCIS\b|intraepithelial|non-?invasive", re.IGNORECASE)
_CURED = re.compile(
    r"cured|curativ|remission|disease[- ]free|no evidence|adequately treated|low risk|negligible|complete response"
    r"|\bwith some\b",
    re.IGNORECASE,
)
_BLOOD = re.compile(r"h(?:a)?ematologic\w* malignan", re.IGNORECASE)
_ACTIVE = re.compile(
    r"\b(?:active|concurrent|current(?:ly)?|ongoing|concomitant|progressing|requires?|requiring)\b", re.IGNORECASE
)
_MILD_CURED = re.compile(
    r"\b(?:adequately|curatively|definitively|successfully|effectively|completely|appropriately)\b[^.;,]{0,30}?(?:treated|resected|cured|excised)?"
    r"[^.;,]{0,30}\b(?:basal|squamous|skin|non-?melanoma|in[- ]situ|cervical|CIN|superficial|carcinoma of the cervix)\b"
    r"|\b(?:skin|in[- ]situ|cervix)\b[^.;,]{0,60}\b(?:curativ\w+|adequately treated|cured)",
    re.IGNORECASE,
)
_REMOVED = re.compile(
    r"\b(?:excised|removed|resected|cut out|cured|remission|no evidence|no sign|undetectable|incidental\w*|clear margins"
    r"|no recurrence|disease[- ]free|in the past)\b",
    re.IGNORECASE,
)
_HISTORY = re.compile(r"\bhistory\b(?! of (?:another |other )?(?:active|concurrent))", re.IGNORECASE)
# Any other cancer at whatever time: not one kind of them ("history of T cell tumours").
_EVER = re.compile(
    r"\b(?:history of|prior|previous|past|antecedent)\W+(?:an?\W+)?(?:(?:other|another|any|second|additional|prior|previous"
    r"|invasive|concurrent|known|primary|solid|than the current)\W+)*(?:malignan\w+|cancers?|neoplas\w+|tumou?rs?)\b"
    r"|\bhistory of any\W*$",
    re.IGNORECASE,
)
_INCIDENTAL = re.compile(r"\bincidental\w*", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_EARLIER_SAME = re.compile(r"\bprevious breast cancer|\bprior (?:history of )?breast cancer", re.IGNORECASE)
_DAYS_A_YEAR = 365.25


class OtherCancerAsk(msgspec.Struct, frozen=True, tag="other-cancer"):
    """No other cancer within `years`, None for ever. `skin`, `in_situ`, `cured` and `incidental` ones (found by chance) may be
    taken; `active` counts only those that are still there, `ever` also those long gone, `blood` only those of the blood.
    `besides` are the cancers that a trial is for, where the criterion names them.
    """

    years: float | None = None
    skin: bool = False
    in_situ: bool = False
    cured: bool = False
    incidental: bool = False
    blood: bool = False
    active: bool = False
    ever: bool = False
    besides: Cancers = Cancers()

    def judge(self, profile: Profile) -> Judgment:
        """Judge the other cancers of the profile, and whether the person's own is another one for this trial."""
        if self.besides and self._is_own(profile):
            return judged("NOT_MET", "trials-other-cancer-own", "cancers")
        if profile.other_cancers is None:
            return judged("UNKNOWN", "trials-other-cancer-unknown")
        if not profile.other_cancers:
            return judged("MET", "trials-other-cancer-none", "other_cancers")
        counted = [self._counts(cancer, profile) for cancer in profile.other_cancers]
        if True in counted:
            return judged("NOT_MET", "trials-other-cancer-yes", "other_cancers")
        if None in counted:
            return judged("UNKNOWN", "trials-other-cancer-some", "other_cancers")
        return judged("MET", "trials-other-cancer-excused", "other_cancers")

    def _is_own(self, profile: Profile) -> bool:
        """Whether the person's own cancer is none of those that the trial is for; a blood criterion counts only such."""
        if self.blood and not any(cancer.is_blood for cancer in profile.cancers):
            return False
        return self.besides.closeness(profile) == "other"

    def _counts(self, cancer: CancerFacet, profile: Profile) -> bool | None:
        if (self.skin and _SKIN.search(cancer.words)) or (self.in_situ and _IN_SITU.search(cancer.words)):
            return False
        if self.blood and cancer.is_blood is False:
            return False
        if self.incidental and _INCIDENTAL.search(cancer.words):
            return False
        if self.active and _REMOVED.search(cancer.words):
            return False
        if self.ever and not self.cured and self.years is None:
            return True
        on = cancer.diagnosed_on or _year_in(cancer.words)
        if self.years is None or on is None or profile.as_of is None:
            return None
        fewest, most = days_between(on, profile.as_of)
        if fewest > self.years * _DAYS_A_YEAR:
            return False
        mild = self.cured or _SKIN.search(cancer.words) or _IN_SITU.search(cancer.words)
        return None if mild or most > self.years * _DAYS_A_YEAR else True


def _year_in(words: str) -> PartialDate | None:
    found = _YEAR.search(words)
    return PartialDate(int(found[0])) if found else None


def read_other_cancer(stated: tuple[Statement, ...]) -> Iterator[OtherCancerAsk]:
    """The other cancers that statements shut out, with all that they except, in whichever sentence it stands."""
    text = " ".join(f"{each.text} {each.excepted}" for each in stated)
    first = stated[0].text if stated else ""
    years = read_years(text)
    yield OtherCancerAsk(
        years=years,
        skin=bool(_SKIN.search(text)),
        in_situ=bool(_IN_SITU.search(text)),
        cured=bool(_CURED.search(_MILD_CURED.sub(" ", text))),
        incidental=bool(_INCIDENTAL.search(text)),
        blood=bool(_BLOOD.search(first)),
        active=bool(_ACTIVE.search(first)) and not _HISTORY.search(first),
        ever=bool(_EVER.search(first)) and not _ACTIVE.search(first),
        besides=Cancers() if _EARLIER_SAME.search(first) else cancers_of(_besides(stated)),
    )


def _besides(stated: tuple[Statement, ...]) -> Iterator[Scope]:
    """The cancers named after "malignancy other than", as a statement has them excepted."""
    for each in stated:
        if not re.search(r"malignan|cancer|neoplas|tumou?r", each.text, re.IGNORECASE):
            continue
        named = re.split(r"[;(:]|\bwithin\b|\bin the\b|\bexcept|\bunless|\bfor which\b", each.excepted, maxsplit=1)[0]
        if (
            not named
            or _SKIN.search(named)
            or _IN_SITU.search(named)
            or re.search(r"treated|cured|resected|risk|localized|stage|incidental", named, re.IGNORECASE)
        ):
            continue
        scope = scope_of(named)
        yield Scope(scope.named, scope.groups & {"solid", "blood"})
