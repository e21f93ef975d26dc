"""Criteria about other illnesses and infections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from rumbo.trials.criteria.ailments import Bout, Health, find_each, find_illnesses, health_of, illnesses
from rumbo.trials.criteria.asking import Judgment, Verdict, judged
from rumbo.trials.criteria.labs import LabsAsk, read_labs
from rumbo.trials.criteria.organs import Organ, works
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
    r"\b(?:active|detectable|viremia|current(?:ly)?|ongoing|symptomatic|acute|unresolved|non-?healing|unhealed|untreated)\b",
    re.IGNORECASE,
)
_EVER = re.compile(r"\bhistory\b|\bprevious(?:ly)?\b|\bprior\b|\bpast\b|\bever\b", re.IGNORECASE)
_GRADE = re.compile(
    r"(?:(?P<sign>[≥>]=?|more than|greater than|at least|above)\s*(?:CTCAE )?)?\bgrade\s*(?P<after>[≥>]=?|<=|≤)?\s*(?P<grade>\d)",
    re.IGNORECASE,
)
_STRICTLY = frozenset((">", "more than", "greater than", "above"))
_NARROWED = re.compile(
    r"\brequir\w+|\bsevere"
    r"|\bserious|\bsignificant|\bsymptomatic|\bactive\b|\bmajor\b|\bhigh[- ]risk|\binvestigator|\bopinion"
    r"|\buncontrolled|\buntreated|\bcaus\w+|\bdespite|\bmoderate|\bclass\b|\bgrade\b|\bnot\b|\bimpair\w+"
    r"|\bdrug-induced|\bpersistent|\bchronic|\bthat\b|\bwhich\b|\bacute\b|\bserolog\w+|\bpositiv\w+|\bdetect\w+"
    r"|\bunstable|\bongoing|\bcurrent|\brecent",
    re.IGNORECASE,
)
_KNOWN = re.compile(r"^\W*(?:\w+\W+){0,5}known\b(?! to\b)", re.IGNORECASE)
_TREATMENT = re.compile(
    r"\brequir\w+ (?:\w+ ){0,4}(?:medicat\w+|treatment|therapy|drugs?|agents?|anticoagul\w+|insulin)", re.IGNORECASE
)
_SEROLOGY = re.compile(
    r"\bcore antibod\w+|\bHBcAb|\banti-?HBc|\btest\w* positive|\bpositive (?:test|serolog)", re.IGNORECASE
)
_ANTIGEN = re.compile(r"\bsurface antigen|\bHBsAg", re.IGNORECASE)
_FAILING = re.compile(r"\b(?:insufficiency|impairment|dysfunction|failure)\b", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\bboth\b|\bco-?infect\w+|\b(?:in|for) (?:subjects|patients|participants|people|those) with\b", re.IGNORECASE
)
_ORGANS: Final[Mapping[str, Organ]] = {"kidney-disease": "kidneys", "liver-disease": "liver"}
# Of these a profile tells little even where they are known.
_NEVER_TOLD: Final = frozenset(("infection", "addiction", "mental"))
# A score of the liver that is given as a number is a matter of that number.
_SCORED = re.compile(r"\bchild[- ]?pugh\b[^.;]{0,40}\d", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"[;,]|\b(?:and/or|or|and)\b|\.(?= )|[()]", re.IGNORECASE)
# What follows is only how the illness shows or what it needs: "effusion that causes dyspnea".
_CONSEQUENCE = re.compile(
    r"\b(?:that|which) (?:\w+ ){0,2}(?:caus\w+|result\w*|requir\w+|affect\w*|lead\w*)|\bcausing|\bresulting in|\bleading to"
    r"|\brequiring|\bpredispos\w+|\bwith symptoms|\be\.?g\.?,? ?(?:cough|dyspnea)",
    re.IGNORECASE,
)
_CONTROL_WANTED = re.compile(r"\b(?:controlled|stable)\b", re.IGNORECASE)
_ANYTHING = re.compile(
    r"\b(?:any|other|serious|severe|significant|uncontrolled|systemic|concomitant|concurrent|intercurrent|major|acute"
    r"|unstable|underlying|preexisting|pre-existing|medical)\b[^.;,]{0,40}"
    r"\b(?:conditions?|illness(?:es)?|diseases?|disorders?|problems?|comorbidit\w+)\b",
    re.IGNORECASE,
)
_TEAM = re.compile(
    r"\b(?:opinion|judge?ment|judged|investigators?\W?s?|physician|discretion|deem\w*|interfer\w+|jeopardi\w+|preclud\w+"
    r"|contra-?indicat\w+|unsuitable|unacceptable|compromis\w+|complian\w+|comply|confound\w*|impair the|hazard\w*|endanger"
    r"|prevent\w*|limit\w* (?:compliance|participation)|risk\b|affect\w*|ability)\b",
    re.IGNORECASE,
)
_RELATIVES = re.compile(r"\bfamily history|\bfamilial\b|\brelatives?\b", re.IGNORECASE)
_OF_ABSENCE = re.compile(
    r"\b(?:sero-?)?negative\b|\babsence\b|\bno (?:evidence|history)\b|\bexcluded if\b", re.IGNORECASE
)


class IllnessAsk(msgspec.Struct, frozen=True, tag="illness"):
    """None of these illnesses. Only some forms count where `uncontrolled`, `active`, `days` (not longer ago) or the lowest
    `grade` say so, and none of those `excepted`; `ever` counts what is past too, `treated` what needs medicines, `tested` what
    a test shows, `antigen` only the virus itself. Organs that are `failing` work where their tests say so. `known` shuts out
    only what is known. Where all must be there `together`, lacking one is enough. `narrowed` says that the criterion means some
    forms only, so that having one leaves it unknown; not `sure` is what is asked of some people only.
    """

    illnesses: tuple[str, ...]
    uncontrolled: bool = False
    active: bool = False
    grade: int | None = None
    days: float | None = None
    excepted: tuple[str, ...] = ()
    ever: bool = False
    treated: bool = False
    tested: bool = False
    antigen: bool = False
    failing: bool = False
    together: bool = False
    sure: bool = True
    known: bool = False
    narrowed: bool = True

    def judge(self, profile: Profile) -> Judgment:
        """Judge the illnesses that the profile names, and those that it says are not there."""
        health = health_of(profile)
        verdicts = [self._of(name, health, profile) for name in self.illnesses]
        if self.together and {*verdicts} != {"NOT_MET"}:
            verdicts = ["MET" if "MET" in verdicts else "UNKNOWN"]
        names = tuple(illnesses()[name].name for name in self.illnesses)
        if "NOT_MET" in verdicts:
            return judged("NOT_MET", "trials-illness-yes", "illnesses", names=names)
        if "UNKNOWN" in verdicts:
            return judged("UNKNOWN", "trials-illness-unknown", names=names)
        return judged("MET", "trials-illness-no", "illnesses", names=names)

    def _of(self, name: str, health: Health, profile: Profile) -> Verdict:
        bouts = health.has(name)
        if not bouts:
            lacks = health.lacks(name) or (self.known and name not in _NEVER_TOLD)
            shown = self.failing and name in _ORGANS and works(_ORGANS[name], profile)
            return "MET" if lacks or shown else "UNKNOWN"
        verdicts = [self._of_bout(bout, name, profile) for bout in bouts]
        if "NOT_MET" in verdicts and self.sure:
            return "NOT_MET"
        return "MET" if {*verdicts} == {"MET"} else "UNKNOWN"

    def _of_bout(self, bout: Bout, name: str, profile: Profile) -> Verdict:
        if bout.names & {*self.excepted}:
            return "MET" if name not in self.excepted or bout.controlled or bout.treated else "UNKNOWN"
        if self.tested and bout.positive:
            return "NOT_MET"
        if self.antigen and bout.antigen is False:
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
        if self.treated and bout.treated:
            return "NOT_MET"
        open_yet = self.narrowed or self.uncontrolled or self.days is not None or (bout.past and not self.ever)
        return "UNKNOWN" if open_yet else "NOT_MET"


class NamedAsk(msgspec.Struct, frozen=True, tag="named"):
    """None of what a criterion names in words that no table has: the beginnings of those words."""

    words: tuple[str, ...]

    def judge(self, profile: Profile) -> Judgment:
        """Compare with the words of the profile's own illnesses. A complete list that holds none of them settles it."""
        asked = frozenset(self.words)
        own = [own_words(each.words or each.name) for each in profile.illnesses if each.present]
        denied = frozenset(word for each in profile.illnesses if not each.present for word in own_words(each.name))
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
) -> Iterator[IllnessAsk | ControlAsk | LabsAsk | NamedAsk | AnythingAsk | UnclearAsk]:
    """The illnesses that statements shut out, or want controlled. What an illness is called in passing counts as well."""
    for each in stated:
        if each.allows:
            continue
        if each.wanted and not _OF_ABSENCE.search(each.text):
            yield from _controlled(find_illnesses(each.text), each.text)
            continue
        asks: tuple[IllnessAsk | LabsAsk, ...] = tuple(_by_clause(each))
        if _SCORED.search(each.text):
            asks = tuple(ask for ask in read_labs((each,)) if isinstance(ask, LabsAsk)) or asks
        yield from asks
        if _RELATIVES.search(each.text):
            yield UnclearAsk("not-asked")
        elif not asks or _ANYTHING.search(_unspoken(each.text)):
            yield _unnamed(each.text, told=bool(asks))


def _by_clause(each: Statement) -> Iterator[IllnessAsk]:
    """The illnesses of each part of a list, with what is said of that part, and of the whole list before and after it."""
    found = find_each(each.text)
    consequence = _CONSEQUENCE.search(each.text)
    if consequence and any(one.end <= consequence.start() for one in found):
        found = tuple(one for one in found if one.start < consequence.start())
    if not found:
        return
    if _TOGETHER.search(each.text):
        yield _asked(tuple(dict.fromkeys(one.value for one in found)), each.text, each)
        return
    head, tail = each.text[: found[0].start], each.text[max(one.end for one in found) :]
    ends = [cut.start() for cut in _CLAUSE_ENDS.finditer(each.text)]
    clauses: dict[tuple[int, int], list[str]] = {}
    for one in found:
        start = max((end for end in ends if end < one.start), default=0)
        stop = min((end for end in ends if end >= one.end), default=len(each.text))
        clauses.setdefault((start, stop), []).append(one.value)
    for (start, stop), names in clauses.items():
        yield _asked(tuple(dict.fromkeys(names)), f"{head} {each.text[start:stop]} {tail}", each)


def _unspoken(text: str) -> str:
    """A text without the illnesses that it names."""
    for each in find_each(text):
        text = f"{text[: each.start]}{';' * (each.end - each.start)}{text[each.end :]}"
    return text


def _asked(names: tuple[str, ...], text: str, each: Statement) -> IllnessAsk:
    lengths = [length.days for length in read_lengths(text)]
    ever = bool(_EVER.search(text))
    return IllnessAsk(
        names,
        uncontrolled=bool(_UNCONTROLLED.search(text)),
        active=bool(_ACTIVE.search(text)) and not ever,
        grade=_grade(text),
        days=max(lengths) if lengths else None,
        excepted=find_illnesses(each.excepted),
        ever=ever,
        treated=bool(_TREATMENT.search(text)),
        tested=bool(_SEROLOGY.search(text)),
        antigen=bool(_ANTIGEN.search(text)),
        failing=bool(_FAILING.search(text)),
        together=bool(_TOGETHER.search(each.text)),
        sure=not each.conditional,
        known=bool(_KNOWN.search(each.text) or _KNOWN.search(text)) and not _TEAM.search(each.text),
        narrowed=bool(_NARROWED.search(text)) or bool(each.excepted) or each.conditional,
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
