"""Criteria about how many times the cancer came back: first recurrence, second or later relapse, more than one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from rumbo.trials.criteria.asking import Judgment, judged, told
from rumbo.trials.criteria.wording import Statement
from rumbo.trials.profile import Profile

_NUMBERS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "one": 1, "two": 2, "three": 3, "1": 1, "2": 2, "3": 3,
}  # fmt: skip
_BACK = r"\W+(?:\w+\W+){0,2}?(?:recurrences?|relapses?)\b"
_ORDINAL = re.compile(
    r"\b(?P<one>first|1st|second|2nd|third|3rd)(?:\W+(?:and/or|or|and)\W+(?P<two>second|2nd|third|3rd|later|subsequent|greater))?"
    + _BACK,
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\b(?P<how>more than|greater than|at least|>=|≥|>|no more than|at most|up to|<=|≤)\W*(?P<many>one|two|three|[1-3])"
    + _BACK,
    re.IGNORECASE,
)
# "Patients in first relapse must ...": asked only of those.
_OF_SOME = re.compile(r"\b(?:relapses?|recurrences?)\b[^.;]{0,40}\b(?:must|should|need)\b", re.IGNORECASE)
_MOST = 99


class ComebacksAsk(msgspec.Struct, frozen=True, tag="comebacks"):
    """From `low` to `high` times back so far, to be (`wanted`) or not to be so.

    Where not `sure` it is asked of some people only: what seems not fulfilled is then UNKNOWN.
    """

    low: int
    high: int = _MOST
    wanted: bool = True
    sure: bool = True

    def judge(self, profile: Profile) -> Judgment:
        """Judge the times that the profile tells. There may be more than it tells, so that too few of them leave it unknown."""
        many = len(profile.comebacks)
        holds: bool | None = None
        if many and many >= self.low:
            holds = many <= self.high
        elif many and not self.wanted:
            holds = False
        verdict = told(holds, wanted=self.wanted)
        if verdict == "NOT_MET" and not self.sure:
            verdict = "UNKNOWN"
        said = "unknown" if verdict == "UNKNOWN" else "fits" if verdict == "MET" else "other"
        return judged(verdict, f"trials-setting-{said}", *(("comebacks",) if many else ()))


def read_comebacks(stated: tuple[Statement, ...]) -> Iterator[ComebacksAsk]:
    """How many times back statements ask for or shut out.

    >>> list(read_comebacks((Statement("Second or later relapse", wanted=False),)))
    [ComebacksAsk(low=2, high=99, wanted=False, sure=True)]
    """
    for each in stated:
        if each.allows:
            continue
        if found := _COUNT.search(each.text):
            yield _counted(found, wanted=each.wanted, sure=not _OF_SOME.search(each.text))
        elif found := _ORDINAL.search(each.text):
            low, last = _NUMBERS[found["one"].lower()], (found["two"] or found["one"]).lower()
            yield ComebacksAsk(low, _NUMBERS.get(last, _MOST), each.wanted, sure=not _OF_SOME.search(each.text))


def _counted(found: re.Match[str], *, wanted: bool, sure: bool) -> ComebacksAsk:
    how, many = found["how"].lower(), _NUMBERS[found["many"].lower()]
    if how in ("more than", "greater than", ">"):
        return ComebacksAsk(many + 1, wanted=wanted, sure=sure)
    if how in ("at least", ">=", "≥"):
        return ComebacksAsk(many, wanted=wanted, sure=sure)
    return ComebacksAsk(0, many, wanted, sure)
