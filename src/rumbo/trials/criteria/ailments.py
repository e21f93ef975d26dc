"""Which illnesses a text names, and what a profile tells of them. The illnesses: content/trials/illnesses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

import msgspec

from rumbo.oncology import PartialDate
from rumbo.oncology.phrases import Found
from rumbo.trials.criteria.lab_tests import Limit
from rumbo.trials.criteria.sought import Sieve, seek
from rumbo.trials.facets import IllnessFacet
from rumbo.trials.profile import Profile, remembered
from rumbo.words import Text, load

_DENIED = re.compile(
    r"\b(?:no|not|without|denies|never|free of|absence of|negative for)\b(?:[\s,]+\w+){0,4}[\s,]*$", re.IGNORECASE
)
_OVER = re.compile(r"^[^.;]{0,20}\b(?:resolved|gone|cleared|negative|none|never)\b", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:resolved|past|gone|clear(?:ed)?|none since|no (?:more|episodes?|attacks?|seizures?|recurrence)\b[^,;]{0,12}\bsince"
    r"|cured|healed|no longer|recovered|former|previous|treated and|settled|finished|undetectable|remission|in childhood)\b",
    re.IGNORECASE,
)
_KEPT_WELL = re.compile(
    r"(?<!un)(?<!not )(?<!poorly )(?<!inadequately )\bcontrolled\b|\b(?:replaced|stable|well managed|mild|compensated"
    r"|no symptoms|asymptomatic|diet alone)\b",
    re.IGNORECASE,
)
_OUT_OF_HAND = re.compile(
    r"\b(?:un|not |poorly |not well |inadequately )-?controlled|\bunstable|\bdecompensated", re.IGNORECASE
)
_GRADE = re.compile(r"\bgrade\s*(\d)", re.IGNORECASE)
_DAY = re.compile(r"(?<!since )(?<!from )\b((?:19|20)\d\d(?:-\d\d){0,2})\b")
_PRESSURE = re.compile(r"\b(\d{2,3})/(\d{2,3})\b")
_HIGH_PRESSURE = (150, 90)  # mmHg, the lowest pressure that trials call uncontrolled
_SUGAR = re.compile(r"\bHbA1c:?\s*(\d+(?:\.\d+)?)", re.IGNORECASE)
_HIGH_SUGAR = 8.0  # percent: the goal for people with other illnesses (ADA, Standards of Care 2024, section 6)
_ENOUGH_OXYGEN = Limit("oxygen", 92, 92)  # percent at rest; below it trials speak of a need of oxygen
_ANTIGEN = re.compile(r"\b(?:surface antigen|HBsAg)(?:\s+and [\w-]+)? (?:is )?negative", re.IGNORECASE)
_NO_MORE = re.compile(r",\s*(?:but )?(?:no|without|never)\b[^,;]*", re.IGNORECASE)
_VIRAL = frozenset(("hiv", "hepatitis-b", "hepatitis-c", "hepatitis-d", "tuberculosis", "htlv"))
_OTHER_INFECTION = re.compile(
    r"\b(?:bacterial|fungal|other|any|systemic|serious|severe|uncontrolled|ongoing) (?:\w+,? ){0,4}infection"
    r"|\binfections?(?:,| \(| including| such as)|\bbacterial|\bfungal|\bsepsis|\bfever",
    re.IGNORECASE,
)
_TREATED = re.compile(
    r"\b(?:on|taking|with|takes) [a-z]{4,}|\bmedicat\w+|\bmetformin|\binsulin|\brate controlled", re.IGNORECASE
)
_POSITIVE = re.compile(r"\bpositive", re.IGNORECASE)
_WATERY = ("effusion", "ascites")


class IllnessRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One illness, as written in the table."""

    name: Text
    says: str
    within: tuple[str, ...] = ()
    passing: bool = False


class Bout(msgspec.Struct, frozen=True, kw_only=True):
    """One illness that a profile tells of, and how it stands: each may be unknown. `on` is the last day that is named."""

    names: frozenset[str]
    words: str
    controlled: bool | None = None
    past: bool = False
    treated: bool = False
    positive: bool = False
    antigen: bool | None = None
    grade: int | None = None
    on: PartialDate | None = None


class Health(msgspec.Struct, frozen=True):
    """What a profile tells of illnesses: those that are there, and the ids of those that are not and that are not known."""

    bouts: tuple[Bout, ...]
    absent: frozenset[str]
    unknown: frozenset[str]
    complete: bool

    def has(self, name: str) -> tuple[Bout, ...]:
        """The illnesses that are this one or belong to it."""
        return tuple(bout for bout in self.bouts if name in bout.names)

    def lacks(self, name: str) -> bool | None:
        """Whether one illness is not there: told so, or missing from a list that is complete; None when that is not known."""
        if self.has(name):
            return False
        told = name in self.absent or bool(wider(name) & self.absent) or (self.complete and name not in self.unknown)
        return True if told else None


@cache
def illnesses() -> Mapping[str, IllnessRow]:
    """The table, by id."""
    rows: dict[str, IllnessRow] = load("trials/illnesses", dict[str, IllnessRow]).merged()
    return rows


@cache
def wider(name: str) -> frozenset[str]:
    """The illnesses that hold one, at any distance.

    >>> sorted(wider("heart-attack"))
    ['coronary', 'heart-disease']
    """
    held = illnesses()[name].within
    return frozenset(held).union(*map(wider, held))


@lru_cache(maxsize=4096)
def find_illnesses(text: str) -> tuple[str, ...]:
    """The ids of the illnesses that a text names, in their order; of one thing that two rows name, the nearer one.

    >>> find_illnesses("History of interstitial lung disease or HIV infection")
    ('interstitial-lung', 'hiv')
    """
    return tuple(dict.fromkeys(each.value for each in find_each(text)))


@lru_cache(maxsize=4096)
def find_each(text: str) -> tuple[Found[str], ...]:
    """Every illness that a text names, with its letters, without the wider one that the same words name."""
    found = sorted(locate_illnesses(text), key=lambda each: each.start)
    return tuple(each for each in found if not any(_is_part(each, other, text) for other in found))


def _is_part(each: Found[str], other: Found[str], text: str) -> bool:
    """Whether words only say more about an illness beside them: "lung disease" after "interstitial", the infection of HIV."""
    if each.value == "infection" and other.value in _VIRAL:
        return not _OTHER_INFECTION.search(text)
    near = each.start <= other.end + 1 and other.start <= each.end + 1
    return near and each.value in wider(other.value)


def locate_illnesses(text: str) -> Iterator[Found[str]]:
    """Every illness that a text names, with the letters from which to which it stands.

    >>> [(each.value, each.start, each.end) for each in locate_illnesses("type 2 diabetes")]
    [('diabetes', 7, 15)]
    """
    for name, pattern in _sieve().passing(text):
        for found in pattern.finditer(text):
            yield Found(value=name, start=found.start(), end=found.end())


def health_of(profile: Profile) -> Health:
    """What a profile tells of illnesses, worked out once for each profile."""
    return _health(None, profile)


@remembered
def _health(_: None, profile: Profile) -> Health:
    sentences = (*profile.statements, *(each.words for each in profile.treatments))
    denied = frozenset(_denied(sentences))
    bouts = tuple(_bout(each, denied=denied) for each in profile.illnesses if each.present)
    absent = frozenset(name for each in profile.illnesses if not each.present for name in find_illnesses(each.name))
    unknown = frozenset(name for words in profile.unknown for name in find_illnesses(words))
    measured = frozenset(_measured(profile))
    return Health(bouts, absent | denied | measured, unknown, profile.illnesses_complete)


def _measured(profile: Profile) -> Iterator[str]:
    """What examinations show not to be there."""
    if profile.setting.effusion is False:
        yield from _WATERY
    if _ENOUGH_OXYGEN.holds(profile):
        yield "oxygen-need"


def _bout(facet: IllnessFacet, *, denied: frozenset[str]) -> Bout:
    words = facet.words or facet.name
    own = frozenset(find_illnesses(_NO_MORE.sub("", facet.name)))
    grade = _GRADE.search(words)
    days = _DAY.findall(words)
    return Bout(
        names=own.union(*map(wider, own)),
        words=words,
        controlled=_is_controlled(facet, words),
        past=bool(_PAST.search(words)) or bool(own & denied),
        treated=bool(_TREATED.search(words)),
        positive=bool(_POSITIVE.search(words)),
        antigen=False if _ANTIGEN.search(words) else None,
        grade=int(grade[1]) if grade else None,
        on=max(map(PartialDate.parse, days), key=lambda day: day.latest) if days else None,
    )


def _is_controlled(facet: IllnessFacet, words: str) -> bool | None:
    if facet.controlled is not None:
        return facet.controlled
    if _OUT_OF_HAND.search(words):
        return False
    pressure = _PRESSURE.search(words)
    if pressure is not None:
        return all(int(value) <= most for value, most in zip(pressure.groups(), _HIGH_PRESSURE, strict=True))
    sugar = _SUGAR.search(words)
    if sugar is not None:
        return True if float(sugar[1]) <= _HIGH_SUGAR else None
    return True if _KEPT_WELL.search(words) else None


def _denied(sentences: Iterable[str]) -> Iterator[str]:
    """The illnesses that sentences say are not there, or are over."""
    for text in sentences:
        for found in locate_illnesses(text):
            clause = re.split(r"[.;:]", text[: found.start])[-1]
            if _DENIED.search(clause) or _OVER.match(text[found.end :]):
                yield found.value


@cache
def _sieve() -> Sieve[str]:
    return Sieve((name, seek(row.says)) for name, row in illnesses().items())
