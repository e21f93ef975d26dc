"""Numbers as people write them in a profile or a note: laboratory values with their units, and performance status."""

from __future__ import annotations

import re

from rumbo.trials.facets import PerformanceFacet

_NUMBER = re.compile(
    r"(?P<less>[<>≤≥]=?)?\s*(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)(?P<rest>.*)", re.DOTALL
)
# "U/L (N<40)", "U/L (upper limit 250)": the laboratory's own limit of normal.
_UPPER = re.compile(
    r"\b(?:N|normal|ULN|upper(?: \w+)* limit|limit|ref\w*(?: range)?)\b[^\d)]{0,6}(?:\d+(?:\.\d+)?\s*(?:-|–|to)\s*)?"
    r"(\d+(?:\.\d+)?)",
    re.IGNORECASE,
)
_SCORE = re.compile(r"[A-C]\s?(\d{1,2})")
_ECOG = re.compile(r"\b(?:ecog|who|zubrod|oms)\b(?! cns)[^.;\d]{0,40}([0-4])\b(?![\d.])", re.IGNORECASE)
_KARNOFSKY = re.compile(r"\b(?:karnofsky|kps|lansky)\b[^.;\d]{0,40}(\d{2,3})\b", re.IGNORECASE)


def read_number(value: float | str) -> float | None:
    """The number that a value gives, None for words and for what is only said to be below or above one.

    >>> read_number("12,400 /uL"), read_number("7,2"), read_number("A5"), read_number("< 5")
    (12400.0, 7.2, None, None)
    """
    if isinstance(value, float):
        return value
    found = _NUMBER.match(value.strip())
    if found is None or found["less"]:
        return None
    digits = found["digits"]
    return float(digits.replace(",", "") if re.search(r",\d{3}(?!\d)", digits) else digits.replace(",", "."))


def read_unit(value: float | str | None, unit: str | None) -> str:
    """The unit without what is written beside it, from the value's own words where the unit is missing.

    >>> read_unit(10.0, "umol/L (N<17)"), read_unit("11.2 g/dL", None)
    ('umol/L', 'g/dL')
    """
    if unit is None and isinstance(value, str):
        found = _NUMBER.match(value.strip())
        unit = found["rest"] if found else None
    return re.split(r"[(,;]|\s{2}|\b(?:upper|normal|ULN|ref)\b", unit or "", maxsplit=1)[0].strip()


def read_score(value: float | str) -> float | None:
    """The number of a score that is written with its class, None for anything else.

    >>> read_score("A5"), read_score("high")
    (5.0, None)
    """
    found = _SCORE.fullmatch(value) if isinstance(value, str) else None
    return float(found[1]) if found else None


def read_upper(words: str) -> float | None:
    """The laboratory's own upper limit of normal that is written beside a value, in the value's unit.

    >>> read_upper("U/L (N<40)"), read_upper("mg/dL (normal 0.2 - 1.2)"), read_upper("U/L")
    (40.0, 1.2, None)
    """
    found = _UPPER.search(words)
    return float(found[1]) if found else None


def performance_said(text: str) -> PerformanceFacet:
    """The performance status that words give, ECOG before Karnofsky.

    >>> performance_said("Feels well, ECOG PS of 1").ecog
    1
    """
    ecog, karnofsky = _ECOG.search(text), _KARNOFSKY.search(text)
    if ecog:
        return PerformanceFacet(ecog=int(ecog[1]), source=ecog[0])
    return PerformanceFacet(karnofsky=int(karnofsky[1]), source=karnofsky[0]) if karnofsky else PerformanceFacet()
