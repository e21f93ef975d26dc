"""Criteria about other illnesses and infections. What names them: content/trials/illnesses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

import msgspec

from rumbo.oncology.phrases import Found
from rumbo.trials.criteria.asking import Judgment, Verdict, judged
from rumbo.trials.criteria.sought import Sought, seek
from rumbo.trials.criteria.unclear import UnclearAsk
from rumbo.trials.criteria.wording import Statement
from rumbo.trials.facets import IllnessFacet
from rumbo.trials.profile import Profile, remembered
from rumbo.words import Text, load

_UNCONTROLLED = re.compile(
    r"\b(?:uncontrolled|inadequately controlled|poorly controlled|not (?:well |adequately )?controlled"
    r"|cannot be controlled|unstable|despite)\b",
    re.IGNORECASE,
)
_GRADE = re.compile(r"\bgrade\s*(?P<sign>[≥>]=?|>=|<=|≤)?\s*(?P<grade>\d)", re.IGNORECASE)
_SIGNED_GRADE = re.compile(
    r"(?P<sign>[≥>]=?|>=|more than|greater than|at least)\s*(?:CTCAE )?grade\s*(?P<grade>\d)", re.IGNORECASE
)
_NARROWED = re.compile(
    r"\bwithin\b|\bin the (?:last|previous|past|prior)|\d+ (?:months?|weeks?|days?)|\brequir\w+|\bsevere"
    r"|\bserious|\bsignificant|\bsymptomatic|\bactive\b"
    r"|\buncontrolled|\buntreated|\bcaus\w+|\bdespite|\bmoderate|\bclass\b|\bgrade\b|\bnot\b"
    r"|\bdrug-induced|\bpersistent|\bchronic",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no|not|without|denies|never|free of|absence of|negative for)\b(?:[\s,]+\w+){0,4}[\s,]*$", re.IGNORECASE
)
_OVER = re.compile(r"^[^.;]{0,20}\b(?:resolved|gone|cleared|negative|none|never)\b", re.IGNORECASE)
_CONTROL_WANTED = re.compile(r"\b(?:controlled|stable)\b", re.IGNORECASE)
_WATERY = frozenset(("effusion", "ascites"))
_ANYTHING = re.compile(
    r"\b(?:any|other|serious|severe|significant|uncontrolled|systemic|concomitant|intercurrent|major"
    r"|preexisting)\b[^.;,]{0,40}"
    r"\b(?:medical |systemic |concomitant |intercurrent |concurrent )?(?:conditions?|illness(?:es)?"
    r"|diseases?|disorders?)\b",
    re.IGNORECASE,
)


class IllnessRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One illness, as written in the table."""

    name: Text
    says: str
    within: tuple[str, ...] = ()


class IllnessAsk(msgspec.Struct, frozen=True, tag="illness"):
    """None of these illnesses. `uncontrolled` when only uncontrolled ones count, `grade` the lowest grade that does.

    `narrowed` when the criterion shuts out only some forms of them, so that having one leaves it unknown.
    """

    illnesses: tuple[str, ...]
    uncontrolled: bool = False
    grade: int | None = None
    narrowed: bool = True

    def judge(self, profile: Profile) -> Judgment:
        """Judge the illnesses that the profile names, and those that it says are not there."""
        verdicts = [self._of(name, profile) for name in self.illnesses]
        names = tuple(illnesses()[name].name for name in self.illnesses)
        if "NOT_MET" in verdicts:
            return judged("NOT_MET", "trials-illness-yes", "illnesses", names=names)
        if "UNKNOWN" in verdicts:
            return judged("UNKNOWN", "trials-illness-unknown", names=names)
        return judged("MET", "trials-illness-no", "illnesses", names=names)

    def _of(self, name: str, profile: Profile) -> Verdict:
        facet = find_illness(name, profile)
        if facet is None:
            return "UNKNOWN"
        if not facet.present or (self.uncontrolled and facet.controlled):
            return "MET"
        own = _GRADE.search(facet.words)
        if self.grade is not None and own:
            return "MET" if int(own["grade"]) < self.grade else "NOT_MET"
        if self.narrowed or self.uncontrolled:
            return "NOT_MET" if self.uncontrolled and facet.controlled is False else "UNKNOWN"
        return "NOT_MET"


class ControlAsk(msgspec.Struct, frozen=True, tag="control"):
    """An illness that must be controlled in whoever has it."""

    illness: str

    def judge(self, profile: Profile) -> Judgment:
        """MET for those without it, and for those in whom it is said to be controlled."""
        facet = find_illness(self.illness, profile)
        names = (illnesses()[self.illness].name,)
        if facet is not None and (not facet.present or facet.controlled):
            return judged("MET", "trials-illness-no", "illnesses", names=names)
        return judged("UNKNOWN", "trials-illness-unknown", names=names)


@cache
def illnesses() -> Mapping[str, IllnessRow]:
    """The table, by id."""
    rows: dict[str, IllnessRow] = load("trials/illnesses", dict[str, IllnessRow]).merged()
    return rows


@lru_cache(maxsize=4096)
def find_illnesses(text: str) -> tuple[str, ...]:
    """The illnesses that a text names, in the order of the table.

    >>> find_illnesses("History of ILD or HIV")
    ('interstitial-lung', 'hiv')
    """
    return tuple(name for name, pattern in _patterns().items() if pattern.search(text))


def locate_illnesses(text: str) -> Iterator[Found[str]]:
    """Every illness that a text names, with the letters from which to which it stands.

    >>> [(each.value, each.start, each.end) for each in locate_illnesses("type 2 diabetes")]
    [('diabetes', 7, 15)]
    """
    for name, pattern in _patterns().items():
        for found in pattern.finditer(text):
            yield Found(value=name, start=found.start(), end=found.end())


@remembered
def find_illness(name: str, profile: Profile) -> IllnessFacet | None:
    """What a profile says of one illness; None when it says nothing."""
    own = [each for each in profile.illnesses if name in find_illnesses(each.name)]
    if own:
        return max(own, key=lambda each: each.present)
    wider = illnesses()[name].within
    if any(not each.present and set(wider) & set(find_illnesses(each.name)) for each in profile.illnesses):
        return IllnessFacet(name=name, present=False)
    if name in _WATERY and profile.setting.effusion is False:
        return IllnessFacet(name=name, present=False)
    if _is_denied(name, profile) or profile.illnesses_complete:
        return IllnessFacet(name=name, present=False)
    return None


def _is_denied(name: str, profile: Profile) -> bool:
    """Whether a sentence of the profile says that the illness is not there, or is over."""
    for text in (*profile.statements, *(each.words for each in profile.treatments)):
        for found in _patterns()[name].finditer(text):
            clause = re.split(r"[.;:]", text[: found.start()])[-1]
            if _DENIED.search(clause) or _OVER.match(text[found.end() :]):
                return True
    return False


def read_illnesses(stated: tuple[Statement, ...]) -> Iterator[IllnessAsk | ControlAsk | UnclearAsk]:
    """The illnesses that statements shut out, or want controlled. What an illness is called in passing counts as well."""
    for each in stated:
        if each.allows:
            continue
        names = find_illnesses(each.text)
        if each.wanted and not _is_of_absence(each.text):
            yield from _controlled(names, each.text)
            continue
        if names:
            yield IllnessAsk(
                names,
                uncontrolled=bool(_UNCONTROLLED.search(each.text)),
                grade=_grade(each.text),
                narrowed=bool(_NARROWED.search(each.text)) or bool(each.excepted) or len(names) > 1,
            )
        if not names or _ANYTHING.search(each.text):
            yield UnclearAsk("not-asked")


def _controlled(names: tuple[str, ...], text: str) -> Iterator[ControlAsk | UnclearAsk]:
    if names and _CONTROL_WANTED.search(text):
        yield from map(ControlAsk, names)
    else:
        yield UnclearAsk("not-asked")


def _is_of_absence(text: str) -> bool:
    """ "Negative HIV test": wanted, and yet about not having it."""
    return bool(re.search(r"\bnegative\b|\babsence\b|\bno (?:evidence|history)\b|\bexcluded if\b", text, re.IGNORECASE))


def _grade(text: str) -> int | None:
    signed = _SIGNED_GRADE.search(text)
    plain = _GRADE.search(text)
    found = signed or plain
    if found is None:
        return None
    strictly = (found["sign"] or "").lower() in (">", "more than", "greater than")
    return int(found["grade"]) + (1 if strictly else 0)


@cache
def _patterns() -> Mapping[str, Sought]:
    return {name: seek(row.says) for name, row in illnesses().items()}
