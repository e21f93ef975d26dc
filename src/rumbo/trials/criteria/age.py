"""Criteria about age and sex."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from rumbo.trials.criteria.asking import Judgment, judged, told
from rumbo.trials.criteria.unclear import UnclearAsk
from rumbo.trials.criteria.wording import Statement
from rumbo.trials.facets import Sex
from rumbo.trials.profile import Profile

_UNIT = r"(?: ?-? ?(?:years?|yrs?|y/?o|y\b)(?: ?-?(?:of age|old))?)?"
_RANGE = re.compile(
    rf"(?<![\d.])(?P<low>\d{{1,3}}){_UNIT} ?(?:-|–|to|and|through|until|up to|≤|<=|,| )+ ?(?:≤|<="
    rf"|=<)? ?(?P<high>\d{{1,3}})(?![\d.]){_UNIT}",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"(?P<over>[>≥]|=>|>=|⩾|at least|not less than|no younger than|older than|over|above"
    r"|greater than(?: or equal to)?|minimum(?: age)?(?: of)?|more than)"
    r"\s*=?\s*(?:the age of |or equal to )?(?P<low>\d{1,3})(?![\d.])",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"(?<![\d.])(?P<low>\d{{1,3}}){_UNIT} ?,? ?(?:or|and|years) ?(?:\w+ )?(?:older|over|above|more|greater"
    rf"|up)\b|(?<![\d.])(?P<plus>\d{{2}}) ?\+",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"(?P<under>[<≤]|=<|<=|⩽|younger than|under|below|less than(?: or equal to)?|up to|at most"
    r"|not older than|no older than|maximum(?: age)?(?: of)?|not more than)"
    r"\s*=?\s*(?:the age of |or equal to )?(?P<high>\d{1,3})(?![\d.])",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    rf"(?<![\d.])(?P<high>\d{{1,3}}){_UNIT} ?,? ?(?:or|and) (?:under|younger|below|less)\b", re.IGNORECASE
)
_ALONE = re.compile(rf"\bage[ds]?\b[^\d.;]{{0,20}}(?P<low>\d{{1,3}}){_UNIT}|(?P<bare>\b\d{{2}}){_UNIT}", re.IGNORECASE)
_SOME = re.compile(
    r"^\W*if\b|^\W*(?:over|under|above|below|[<>≥≤]) ?\d+ years[^:]{0,12}:|\brequired\b|^\W*(?:patients"
    r"|participants|subjects|those|for)\b[^.;]{0,20}(?:[>≥<≤]|over|older|aged|under)\D{0,6}\d",
    re.IGNORECASE,
)
# Ages that are asked of some people, or named in passing: "Age 65-70 years: creatinine ...", "under 50 years with myeloma".
_OF_SOME = re.compile(
    r"years?[^:]{0,12}:\s*\w|\b\d+\D{0,25}\b(?:with|at (?:high|risk)|whose)\b|%|\bblasts?\b|\bprocedure"
    r"|\bas the potential\b",
    re.IGNORECASE,
)
_OR_ELSE = re.compile(r"\bor (?:who|if|have|with|those|are)\b", re.IGNORECASE)
_FEMALE = re.compile(r"\b(?:female|women|woman)s?\b", re.IGNORECASE)
_MALE = re.compile(r"\b(?:male|men|man)s?\b", re.IGNORECASE)
_OLDEST = 120
_LOST = 40  # years: a bare age below this is the least


class AgeAsk(msgspec.Struct, frozen=True, tag="age"):
    """An age from `low` to `high` whole years, both counted in.

    Where not `sure` the criterion speaks of some people only: what seems not fulfilled is then UNKNOWN.
    """

    low: int = 0
    high: int = _OLDEST
    sure: bool = True

    def judge(self, profile: Profile) -> Judgment:
        """Judge the age in years on the day of the profile."""
        said = "between" if self.low and self.high < _OLDEST else "from" if self.low else "until"
        if profile.age_years is None:
            return judged("UNKNOWN", f"trials-age-{said}-unknown", low=self.low, high=self.high)
        holds = self.low <= profile.age_years <= self.high
        if not holds and not self.sure:
            return judged("UNKNOWN", "trials-unclear-partly", "age_years")
        return judged(
            told(holds), f"trials-age-{said}", "age_years", low=self.low, high=self.high, age=profile.age_years
        )


class SexAsk(msgspec.Struct, frozen=True, tag="sex"):
    """One sex only."""

    sex: Sex

    def judge(self, profile: Profile) -> Judgment:
        """Judge the sex that the profile says."""
        holds = None if profile.sex is None else profile.sex == self.sex
        return judged(told(holds), f"trials-sex-{self.sex}", *(("sex",) if profile.sex else ()))


def read_age(stated: tuple[Statement, ...]) -> Iterator[AgeAsk | SexAsk | UnclearAsk]:
    """The ages that statements allow, and the sex when they name one."""
    for number, each in enumerate(stated):
        if _SOME.search(each.text) and (
            number or not re.search(r"^\W*(?:patients|participants|subjects)", each.text, re.IGNORECASE)
        ):
            continue
        if _OR_ELSE.search(each.text):
            yield UnclearAsk("partly")
            continue
        ask = _age(each)
        if ask is not None:
            yield msgspec.structs.replace(ask, sure=not each.conditional and not _OF_SOME.search(each.text))
        yield from read_sex((each,))


def read_sex(stated: tuple[Statement, ...]) -> Iterator[SexAsk]:
    """The one sex that statements name; nothing when they name both or none."""
    for each in stated:
        female, male = bool(_FEMALE.search(each.text)), bool(_MALE.search(each.text))
        if female != male:
            named: Sex = "female" if female else "male"
            other: Sex = "male" if female else "female"
            yield SexAsk(named if each.wanted else other)


def _age(stated: Statement) -> AgeAsk | None:
    text = re.sub(r"(?<=\d)\.0\b", "", stated.text)
    if not stated.wanted:
        return _age_shut_out(text)
    both = _RANGE.search(text)
    if both and int(both["low"]) < int(both["high"]):
        return AgeAsk(int(both["low"]), int(both["high"]))
    low, high = _low(text), _high(text)
    if low is None and high is None:
        alone = _ALONE.search(text)
        low = int(alone["low"] or alone["bare"]) if alone else None
        if low is not None and low >= _LOST:
            return None  # a sign was lost on the way: "75 years old" may have been the most or the least
    if low is None and high is None:
        return AgeAsk(18) if re.search(r"\badults?\b", text, re.IGNORECASE) else None
    return AgeAsk(low or 0, _OLDEST if high is None else high)


def _low(text: str) -> int | None:
    found = _LEAST.search(text)
    if found:
        strictly = found["over"].lower() in (">", "older than", "over", "above", "more than", "greater than")
        exact = strictly and "=" not in found[0] and "≥" not in found[0] and "or equal" not in found[0]
        # "Older than 18 years" is said by people who take those of 18; only a bare ">" is read strictly.
        return int(found["low"]) + (1 if exact and found["over"] == ">" else 0)
    found = _FROM.search(text)
    return int(found["low"] or found["plus"]) if found else None


def _high(text: str) -> int | None:
    behind = _UP_TO.search(text)
    if behind:
        return int(behind["high"])
    found = _MOST.search(text)
    if found is None:
        return None
    strictly = found["under"].lower() in ("<", "younger than", "under", "below", "less than") and "=" not in found[0]
    return int(found["high"]) - (1 if strictly and "or equal" not in found[0] else 0)


def _age_shut_out(text: str) -> AgeAsk | None:
    """ "Age under 18" shuts out, so 18 and more is wanted."""
    young, old = _MOST.search(text), _LEAST.search(text)
    if young:
        return AgeAsk(int(young["high"]) + (0 if _high(text) != int(young["high"]) else 1))
    return AgeAsk(0, int(old["low"]) - (1 if "=" in old[0] or "≥" in old[0] else 0)) if old else None
