"""Criteria about other illnesses and infections."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from rumbo.trials.criteria.ailments import Bout, Health, find_illnesses, health_of, illnesses
from rumbo.trials.criteria.asking import Judgment, Verdict, judged
from rumbo.trials.criteria.own_words import own_words
from rumbo.trials.criteria.unclear import UnclearAsk
from rumbo.trials.criteria.windows import read_lengths
from rumbo.trials.criteria.wording import Statement
from rumbo.trials.facets import days_between
from rumbo.trials.profile import Profile

_UNCONTROLLED = re.compile(
    r"\b(?:uncontrolled|inadequately controlled|poorly[- ]controlled|not (?:well |adequately )?controlled"
    r"|cannot be (?:well )?controlled|uncontrollable|unstable|decompensated|despite)\b|\bpressure\b[^.;]{0,40}\d{2,3}",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    r"\b(?:active|current(?:ly)?|ongoing|symptomatic|acute|unresolved|non-?healing|unhealed|untreated)\b", re.IGNORECASE
)
_EVER = re.compile(r"\bhistory\b|\bprevious(?:ly)?\b|\bprior\b|\bpast\b|\bever\b", re.IGNORECASE)
_GRADE = re.compile(
    r"(?:(?P<sign>[≥>]=?|more than|greater than|at least|above)\s*(?:CTCAE )?)?\bgrade\s*(?P<after>[≥>]=?|<=|≤)?\s*(?P<grade>\d)",
    re.IGNORECASE,
)
_STRICTLY = frozenset((">", "more than", "greater than", "above"))
_NARROWED = re.compile(
    r"\bwithin\b|\bin the (?:last|previous|past|prior)|\d+ (?:months?|weeks?|days?)|\brequir\w+|\bsevere"
    r"|\bserious|\bsignificant|\bsymptomatic|\bactive\b|\bmajor\b|\bhigh[- ]risk|\binvestigator|\bopinion"
    r"|\buncontrolled|\buntreated|\bcaus\w+|\bdespite|\bmoderate|\bclass\b|\bgrade\b|\bnot\b|\bimpair\w+"
    r"|\bdrug-induced|\bpersistent|\bchronic|\bthat\b|\bwhich\b|\bacute\b|\bserolog\w+|\bpositiv\w+|\bdetect\w+"
    r"|\bunstable|\bongoing|\bcurrent|\brecent",
    re.IGNORECASE,
)
_KNOWN = re.compile(r"\bknown\b(?! to\b)", re.IGNORECASE)
_CONTROL_WANTED = re.compile(r"\b(?:controlled|stable)\b", re.IGNORECASE)
_ANYTHING = re.compile(
    r"\b(?:any|other|serious|severe|significant|uncontrolled|systemic|concomitant|concurrent|intercurrent|major|acute"
    r"|unstable|underlying|preexisting|pre-existing|medical)\b[^.;,]{0,40}"
    r"\b(?:(?<!lung )(?<!heart )(?<!liver )(?<!cardiac )(?<!pulmonary )(?<!cardiovascular )(?<!autoimmune )(?<!vascular )"
    r"(?<!seizure )(?<!bowel )(?<!renal )(?<!kidney )(?<!bleeding )(?<!thyroid )(?<!artery )(?<!eye )(?<!valve )"
    r"(?:conditions?|illness(?:es)?|diseases?|disorders?|problems?|comorbidit\w+))\b",
    re.IGNORECASE,
)
_TEAM = re.compile(
    r"\b(?:opinion|judge?ment|judged|investigators?\W?s?|physician|discretion|deem\w*|interfer\w+|jeopardi\w+|preclud\w+"
    r"|contra-?indicat\w+|unsuitable|unacceptable|compromis\w+|complian\w+|comply|confound\w*|impair the|hazard\w*|endanger"
    r"|prevent\w*|limit\w* (?:compliance|participation)|risk\b|affect\w*|ability)\b",
    re.IGNORECASE,
)
_RELATIVES = re.compile(r"\bfamily history|\bfamilial\b|\brelatives?\b", re.IGNORECASE)
_OF_ABSENCE = re.compile(r"\bnegative\b|\babsence\b|\bno (?:evidence|history)\b|\bexcluded if\b", re.IGNORECASE)


class IllnessAsk(msgspec.Struct, frozen=True, tag="illness"):
    """None of these illnesses. Only some count where `uncontrolled`, `active`, `days` (not longer ago) or the lowest `grade`
    say so, and none of those `excepted`. `known` shuts out only what is known; `narrowed` says that the criterion means some
    forms only, so that having one leaves it unknown.
    """

    illnesses: tuple[str, ...]
    uncontrolled: bool = False
    active: bool = False
    grade: int | None = None
    days: float | None = None
    excepted: tuple[str, ...] = ()
    known: bool = False
    narrowed: bool = True

    def judge(self, profile: Profile) -> Judgment:
        """Judge the illnesses that the profile names, and those that it says are not there."""
        health = health_of(profile)
        verdicts = [self._of(name, health, profile) for name in self.illnesses]
        names = tuple(illnesses()[name].name for name in self.illnesses)
        if "NOT_MET" in verdicts:
            return judged("NOT_MET", "trials-illness-yes", "illnesses", names=names)
        if "UNKNOWN" in verdicts:
            return judged("UNKNOWN", "trials-illness-unknown", names=names)
        return judged("MET", "trials-illness-no", "illnesses", names=names)

    def _of(self, name: str, health: Health, profile: Profile) -> Verdict:
        bouts = health.has(name)
        if not bouts:
            lacks = health.lacks(name) or (self.known and name not in health.unknown)
            return "MET" if lacks else "UNKNOWN"
        verdicts = [self._of_bout(bout, name, profile) for bout in bouts]
        return "NOT_MET" if "NOT_MET" in verdicts else "UNKNOWN" if "UNKNOWN" in verdicts else "MET"

    def _of_bout(self, bout: Bout, name: str, profile: Profile) -> Verdict:
        if bout.names & {*self.excepted}:
            return "MET"
        if self.uncontrolled and bout.controlled is not None:
            return "MET" if bout.controlled else "NOT_MET"
        if self.grade is not None and bout.grade is not None:
            return "MET" if bout.grade < self.grade else "NOT_MET"
        if (self.active or self.uncontrolled) and bout.past:
            return "MET"
        if self.days is not None and bout.on is not None and profile.as_of is not None and illnesses()[name].passing:
            least, most = days_between(bout.on, profile.as_of)
            return "MET" if least > self.days else "UNKNOWN" if most > self.days or self.narrowed else "NOT_MET"
        return "UNKNOWN" if self.narrowed or self.uncontrolled or bout.past else "NOT_MET"


class NamedAsk(msgspec.Struct, frozen=True, tag="named"):
    """None of what a criterion names in words that no table has: the beginnings of those words."""

    words: tuple[str, ...]

    def judge(self, profile: Profile) -> Judgment:
        """Compare with the words of the profile's own illnesses. A complete list that holds none of them settles it."""
        asked = frozenset(self.words)
        own = [own_words(each.words or each.name) for each in profile.illnesses if each.present]
        denied = frozenset(word for each in profile.illnesses if not each.present for word in own_words(each.words))
        if any(asked.intersection(words) for words in own):
            return judged("UNKNOWN", "trials-unclear-not-asked")
        if profile.illnesses_complete or 2 * len(asked & denied) >= len(asked):
            return judged("MET", "trials-unnamed-no", "illnesses")
        return judged("UNKNOWN", "trials-unclear-not-asked")


class AnythingAsk(msgspec.Struct, frozen=True, tag="anything"):
    """No serious illness of any kind."""

    def judge(self, profile: Profile) -> Judgment:
        """MET where the list is complete and whatever it tells of is over or controlled."""
        health = health_of(profile)
        if health.complete and all(bout.past or bout.controlled for bout in health.bouts):
            return judged("MET", "trials-unnamed-no", "illnesses")
        return judged("UNKNOWN", "trials-unclear-not-asked")


class ControlAsk(msgspec.Struct, frozen=True, tag="control"):
    """An illness that must be controlled in whoever has it."""

    illness: str

    def judge(self, profile: Profile) -> Judgment:
        """MET for those without it, and for those in whom it is said to be controlled."""
        health = health_of(profile)
        names = (illnesses()[self.illness].name,)
        bouts = health.has(self.illness)
        if health.lacks(self.illness) or (bouts and all(bout.past or bout.controlled for bout in bouts)):
            return judged("MET", "trials-illness-no", "illnesses", names=names)
        return judged("UNKNOWN", "trials-illness-unknown", names=names)


def read_illnesses(
    stated: tuple[Statement, ...],
) -> Iterator[IllnessAsk | ControlAsk | NamedAsk | AnythingAsk | UnclearAsk]:
    """The illnesses that statements shut out, or want controlled. What an illness is called in passing counts as well."""
    for each in stated:
        if each.allows:
            continue
        names = find_illnesses(each.text)
        if each.wanted and not _OF_ABSENCE.search(each.text):
            yield from _controlled(names, each.text)
            continue
        if names:
            yield _asked(names, each)
        if _RELATIVES.search(each.text):
            yield UnclearAsk("not-asked")
        elif not names or _ANYTHING.search(each.text):
            yield _unnamed(each.text, told=bool(names))


def _asked(names: tuple[str, ...], each: Statement) -> IllnessAsk:
    uncontrolled = bool(_UNCONTROLLED.search(each.text))
    lengths = [length.days for length in read_lengths(each.text)]
    excepted = find_illnesses(each.excepted)
    return IllnessAsk(
        names,
        uncontrolled=uncontrolled,
        active=bool(_ACTIVE.search(each.text)) and not _EVER.search(each.text),
        grade=_grade(each.text),
        days=max(lengths) if lengths else None,
        excepted=tuple(name for name in excepted if name not in names),
        known=bool(_KNOWN.search(each.text)),
        narrowed=bool(_NARROWED.search(each.text)) or bool(each.excepted) or each.conditional,
    )


def _unnamed(text: str, *, told: bool) -> NamedAsk | AnythingAsk | UnclearAsk:
    """What stands for any illness, or for one that the table does not have."""
    if _TEAM.search(text):
        return UnclearAsk("not-asked")
    if _ANYTHING.search(text):
        return AnythingAsk()
    words = () if told else own_words(text)
    return NamedAsk(words) if words else UnclearAsk("not-asked")


def _controlled(names: tuple[str, ...], text: str) -> Iterator[ControlAsk | UnclearAsk]:
    if names and _CONTROL_WANTED.search(text):
        yield from map(ControlAsk, names)
    else:
        yield UnclearAsk("not-asked")


def _grade(text: str) -> int | None:
    found = _GRADE.search(text)
    if found is None:
        return None
    sign = (found["sign"] or found["after"] or "").lower()
    return int(found["grade"]) + (1 if sign in _STRICTLY else 0)
