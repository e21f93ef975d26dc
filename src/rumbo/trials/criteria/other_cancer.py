"""Criteria about cancers other than the one that a trial is for."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from rumbo.oncology import find_cancer
from rumbo.oncology.cancers import locate_cancers
from rumbo.trials.criteria.asking import Judgment, judged
from rumbo.trials.criteria.windows import read_years
from rumbo.trials.criteria.wording import Statement
from rumbo.trials.facets import CancerFacet, days_between
from rumbo.trials.profile import Profile

_SKIN = re.compile(r"\bskin|basal|non-?melanoma|\bBCC\b", re.IGNORECASE)
_IN_SITU = re.compile(r"in[- ]situ|\bDCIS\b|\bCIS\b|intraepithelial|non-?invasive", re.IGNORECASE)
_CURED = re.compile(
    r"cured|curativ|remission|disease[- ]free|no evidence|adequately treated|low risk|negligible|complete response",
    re.IGNORECASE,
)
_BLOOD = re.compile(r"h(?:a)?ematologic\w* malignan", re.IGNORECASE)
_BESIDES = re.compile(r"\bother than\b(?P<named>[^.;,]{2,80})", re.IGNORECASE)
_EARLIER_SAME = re.compile(r"\bprevious breast cancer|\bprior (?:history of )?breast cancer", re.IGNORECASE)
_DAYS_A_YEAR = 365.25


class OtherCancerAsk(msgspec.Struct, frozen=True, tag="other-cancer"):
    """No other cancer within `years`, None for ever. `skin`, `in_situ` and `cured` ones may be taken; `besides` are the ids
    of the cancers that a trial is for, where the criterion names them.
    """

    years: float | None = None
    skin: bool = False
    in_situ: bool = False
    cured: bool = False
    blood: bool = False
    besides: tuple[str, ...] = ()

    def judge(self, profile: Profile) -> Judgment:
        """Judge the other cancers of the profile, and whether the person's own is another one for this trial."""
        own = {cancer.id for cancer in profile.cancers}
        if self.besides and own and None not in own and not own & set(self.besides):
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

    def _counts(self, cancer: CancerFacet, profile: Profile) -> bool | None:
        if (self.skin and _SKIN.search(cancer.words)) or (self.in_situ and _IN_SITU.search(cancer.words)):
            return False
        if self.blood and cancer.is_blood is False:
            return False
        if self.years is None or cancer.diagnosed_on is None or profile.as_of is None:
            return None
        fewest, most = days_between(cancer.diagnosed_on, profile.as_of)
        if fewest > self.years * _DAYS_A_YEAR:
            return False if self.cured or not self.skin else None
        mild = self.cured or _SKIN.search(cancer.words) or _IN_SITU.search(cancer.words)
        return None if mild or most > self.years * _DAYS_A_YEAR else True


def read_other_cancer(stated: tuple[Statement, ...]) -> Iterator[OtherCancerAsk]:
    """The other cancers that statements shut out, with all that they except, in whichever sentence it stands."""
    text = " ".join(f"{each.text} {each.excepted}" for each in stated)
    first = stated[0].text if stated else ""
    years = read_years(text)
    yield OtherCancerAsk(
        years=years,
        skin=bool(_SKIN.search(text)),
        in_situ=bool(_IN_SITU.search(text)),
        cured=bool(_CURED.search(text)),
        blood=bool(_BLOOD.search(first)),
        besides=() if _EARLIER_SAME.search(first) else tuple(_besides(stated)),
    )


def _besides(stated: tuple[Statement, ...]) -> Iterator[str]:
    """The cancers named after "malignancy other than", as a statement has them excepted."""
    for each in stated:
        if not re.search(r"malignan|cancer|neoplas|tumou?r", each.text, re.IGNORECASE):
            continue
        named = re.split(r"[,;(]|\bwithin\b|\bin the\b|\bexcept|\bfor which\b", each.excepted, maxsplit=1)[0]
        if (
            not named
            or _SKIN.search(named)
            or _IN_SITU.search(named)
            or re.search(r"treated|cured|resected|risk|localized|stage", named, re.IGNORECASE)
        ):
            continue
        found = [place.value.id for place in locate_cancers(named)]
        entry = find_cancer(named)
        yield from dict.fromkeys([*found, *([entry.id] if entry else [])])
