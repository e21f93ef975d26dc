"""Criteria about performance status: how well a person manages everyday life."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from rumbo.trials.criteria.asking import Judgment, judged, told
from rumbo.trials.criteria.unclear import UnclearAsk
from rumbo.trials.criteria.wording import Statement
from rumbo.trials.profile import Profile

Scale = Literal["ECOG", "Karnofsky"]
# The Karnofsky scores that each ECOG grade can mean, lowest and highest. Published tables disagree by ten points or twenty, and
# all are allowed for. Sources: Buccheri 1996 (Eur J Cancer 32A:1135), Prasad 2018 (PMC6230919), and the table printed in Thorax.
_KARNOFSKY = ((80, 100), (70, 100), (50, 70), (30, 60), (10, 50), (0, 0))
_WORST = 5
_KARNOFSKY_WORDS = re.compile(r"karnofsky|\bKPS\b|lansky", re.IGNORECASE)
_ECOG_WORDS = re.compile(
    r"\bECOG\b|eastern co-?operative|zubrod|\bWHO\b|world health|performance (?:status|score|scale)", re.IGNORECASE
)
_NUMBER = r"(?<![\d.])(?:grade )?(\d{1,3})(?![\d.]*\d| ?(?:days?|weeks?|months?|years?))"
_SPAN = re.compile(rf"{_NUMBER} ?%?(?: ?(?:-|–|to|or|,|and|/|through) ?(?:[≤<]=? ?)?)+{_NUMBER}", re.IGNORECASE)
_AT_MOST = re.compile(
    rf"(?:≤|<=|=<|⩽|<|less than(?: or equal to)?|at most|no (?:more|greater|worse|higher) than|not (?:more"
    rf"|greater) than|up to|below|under|maximum of)\s*=?\s*(?:or equal to )?{_NUMBER}|{_NUMBER} or (?:less"
    rf"|lower|better|below)",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    rf"(?:≥|>=|=>|⩾|>|greater than(?: or equal to)?|at least|more than|above|over|minimum of"
    rf"|no less than)\s*=?\s*(?:or equal to )?{_NUMBER}|{_NUMBER} ?%? or (?:greater|higher|more|above"
    rf"|better|worse)",
    re.IGNORECASE,
)
_ONE = re.compile(_NUMBER)
_MORE = re.compile(r"deteriorat\w+|life expectanc\w+|\bstable (?:for|over)|worsening", re.IGNORECASE)
_STRICT = re.compile(
    r"^(?:<|>|less than|more than|below|under|above|over|greater than)(?!.*(?:=|equal))", re.IGNORECASE
)


class PerformanceAsk(msgspec.Struct, frozen=True, tag="performance"):
    """A performance status from `low` to `high` of a scale, both counted in."""

    scale: Scale
    low: int
    high: int

    def judge(self, profile: Profile) -> Judgment:
        """Judge the status in the scale that the profile gives, carried over where the scales allow it."""
        status = profile.performance
        if self.scale == "ECOG":
            span = (status.ecog, status.ecog) if status.ecog is not None else _as_ecog(status.karnofsky)
        else:
            span = (status.karnofsky, status.karnofsky) if status.karnofsky is not None else _as_karnofsky(status.ecog)
        if span is None or span[0] is None or span[1] is None:
            return judged("UNKNOWN", "trials-performance-unknown", scale=self.scale, low=self.low, high=self.high)
        inside = [self.low <= value <= self.high for value in span]
        holds = inside[0] if inside[0] == inside[1] else None
        said, value = ("ECOG", status.ecog) if status.ecog is not None else ("Karnofsky", status.karnofsky)
        return judged(
            told(holds),
            "trials-performance",
            "performance",
            scale=self.scale,
            low=self.low,
            high=self.high,
            yours=said,
            value=value,
        )


def read_performance(stated: tuple[Statement, ...]) -> Iterator[PerformanceAsk | UnclearAsk]:
    """The performance status that statements ask for; what they ask beside it stays unclear."""
    for each in stated:
        ask = _asked(each)
        if ask is not None:
            yield ask
        if ask is None or _MORE.search(each.text):
            yield UnclearAsk("partly" if ask else "not-understood")


def _asked(stated: Statement) -> PerformanceAsk | None:
    karnofsky = _KARNOFSKY_WORDS.search(stated.text)
    ecog = _ECOG_WORDS.search(stated.text)
    # "ECOG 0-1 (or Karnofsky 70 or more)": the first scale that is named with a number is read.
    if ecog and not (karnofsky and karnofsky.start() < ecog.start()):
        text = stated.text[: karnofsky.start()] if karnofsky else stated.text
        found = _ecog(text[ecog.end() :], wanted=stated.wanted) or _ecog(text, wanted=stated.wanted)
        if found:
            return found
    return _karnofsky(stated.text[karnofsky.end() :], wanted=stated.wanted) if karnofsky else None


def _ecog(text: str, *, wanted: bool) -> PerformanceAsk | None:
    span, most, least = _SPAN.search(text), _AT_MOST.search(text), _AT_LEAST.search(text)
    if span and int(span[1]) <= int(span[2]) <= _WORST:
        values = [int(number) for number in re.findall(r"\d+", span[0])]
        tail = re.match(r"(?:,| or|, or) ?(\d)\b", text[span.end() :])
        low, high = min(values), max([*values, *([int(tail[1])] if tail else [])])
    elif most:
        low, high = 0, _value(most) - (1 if _STRICT.match(most[0]) else 0)
    elif least:
        low, high = _value(least) + (1 if _STRICT.match(least[0]) else 0), _WORST
    else:
        one = _ONE.search(text)
        if one is None or int(one[1]) > _WORST:
            return None
        # A sign that was lost on the way: "ECOG of 2" asks for 2 or better, and shuts out from 2 on.
        low, high = (0, int(one[1])) if wanted else (int(one[1]), _WORST)
    if high > _WORST or low > _WORST:
        return None
    if wanted:
        return PerformanceAsk("ECOG", low, high)
    return PerformanceAsk("ECOG", 0, low - 1) if low else None


def _karnofsky(text: str, *, wanted: bool) -> PerformanceAsk | None:
    found = _AT_LEAST.search(text) or _SPAN.search(text) or _AT_MOST.search(text) or _ONE.search(text)
    value = _value(found) if found else 0
    if found is None or value < 10:
        return None
    if wanted:
        return PerformanceAsk("Karnofsky", value + (10 if _STRICT.match(found[0]) and found[0][0] == ">" else 0), 100)
    return PerformanceAsk("Karnofsky", value + (0 if _STRICT.match(found[0]) else 10), 100)


def _value(found: re.Match[str]) -> int:
    return int(next(number for number in found.groups() if number))


def _as_ecog(karnofsky: int | None) -> tuple[int, int] | None:
    if karnofsky is None:
        return None
    grades = [grade for grade, (low, high) in enumerate(_KARNOFSKY) if low <= karnofsky <= high]
    return (min(grades), max(grades)) if grades else None


def _as_karnofsky(ecog: int | None) -> tuple[int, int] | None:
    return _KARNOFSKY[ecog] if ecog is not None and ecog <= _WORST else None
