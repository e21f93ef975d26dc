"""Laboratory tests: what names them, their units and limits of normal, and a profile's latest value of one.

The table: content/trials/labs.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final, Literal

import msgspec

from rumbo.trials.criteria.asking import Judgment, judged, told
from rumbo.trials.criteria.kidneys import filtration
from rumbo.trials.criteria.sought import Sieve, Sought, seek
from rumbo.trials.facets import LabFacet
from rumbo.trials.profile import Profile, remembered
from rumbo.words import Text, load


class LabRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One test, as written in the table."""

    name: Text
    says: str
    wants: Literal["high", "low"]
    unit: str
    units: dict[str, float] = {}
    per: dict[int, float] = {}
    plausible: tuple[float, float] | None = None
    normal: tuple[float, float] | None = None
    both: bool = False


class Value(msgspec.Struct, frozen=True):
    """A person's latest value of one test in the unit of the table, and `normal`, the lowest and the highest that can be
    the upper limit of normal: one and the same where the laboratory tells its own.
    """

    value: float
    normal: tuple[float, float] | None = None


class Limit(msgspec.Struct, frozen=True):
    """What one test must show: at least or at most (by the test) `strict`; `lax` when the criterion also names a wider limit.

    `times_normal` counts the limits in upper limits of normal.
    """

    test: str
    strict: float
    lax: float
    times_normal: bool = False

    def holds(self, profile: Profile) -> bool | None:
        """Whether the latest value keeps the limit; None without a value, or where it lies between the limits."""
        found = find_value(self.test, profile)
        if found is None or (self.times_normal and found.normal is None):
            return None
        low, high = (found.normal if self.times_normal else None) or (1.0, 1.0)
        strict, lax = self.strict * low, self.lax * high
        if lab_tests()[self.test].wants == "high":
            return True if found.value >= strict else False if found.value < lax else None
        return True if found.value <= strict else False if found.value > lax else None

    def judge(self, profile: Profile) -> Judgment:
        """Judge the latest value; a test that was not done is unknown."""
        row = lab_tests()[self.test]
        found = find_value(self.test, profile)
        if found is None:
            return judged("UNKNOWN", "trials-lab-unknown", test=row.name)
        shown = f"{found.value:.3g} {row.unit}".strip()
        values = {"test": row.name, "value": Text(shown, shown)}
        return judged(told(self.holds(profile)), "trials-lab", f"labs.{self.test}", **values)


@cache
def lab_tests() -> Mapping[str, LabRow]:
    """The table, by id."""
    rows: dict[str, LabRow] = load("trials/labs", dict[str, LabRow]).merged()
    return rows


@cache
def lab_patterns() -> Mapping[str, Sought]:
    """What finds each test in a text, by id."""
    return {name: seek(row.says) for name, row in lab_tests().items()}


@cache
def lab_sieve() -> Sieve[str]:
    """What finds every test that a text names."""
    return Sieve(lab_patterns().items())


@remembered
def find_value(test: str, profile: Profile) -> Value | None:
    """The latest value of one test, or None; the kidneys' filtration may be computed from creatinine."""
    for each in reversed(profile.labs):
        if lab_patterns()[test].search(each.name):
            return _value(test, each)
    if test == "clearance":
        creatinine = find_value("creatinine", profile)
        rate = filtration(creatinine.value, profile) if creatinine else None
        return None if rate is None else Value(rate)
    return None


def _value(test: str, lab: LabFacet) -> Value:
    value = as_unit(test, lab.value, lab.unit)
    if lab.upper is None:
        return Value(value, lab_tests()[test].normal)
    upper = as_unit(test, lab.upper, lab.unit)
    return Value(value, (upper, upper))


def as_unit(test: str, value: float, unit: str) -> float:
    """A value in the unit of the table. Where no unit is written, the size of the number tells it.

    >>> as_unit("hemoglobin", 120, "g/L"), as_unit("platelets", 100000, "")
    (12.0, 100.0)
    """
    row = lab_tests()[test]
    plain = _plain(unit)
    if plain == _plain(row.unit):
        return value
    for name, factor in row.units.items():
        if plain and plain == _plain(name):
            return value * factor
    for least, factor in row.per.items():
        if value >= least:
            return value * factor
    return value


_SPELT: Final = (
    (" ", ""), ("^", ""), ("\u03bc", "u"), ("\u00b5", "u"), ("grams", "g"), ("gm/", "g/"), ("mcl", "ul"), ("mn", "min"),
)  # fmt: skip


def _plain(unit: str) -> str:
    small = unit.lower()
    for one, other in _SPELT:
        small = small.replace(one, other)
    return small.lstrip("x×*/").removesuffix(".")
