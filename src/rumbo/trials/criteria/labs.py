"""Criteria about laboratory values and how organs work. The tests, their units and limits of normal: content/trials/labs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

import msgspec

from rumbo.trials.criteria.asking import Judgment, all_of, any_of, judged, told
from rumbo.trials.criteria.kidneys import filtration
from rumbo.trials.criteria.sought import Sought, seek
from rumbo.trials.criteria.unclear import UnclearAsk
from rumbo.trials.criteria.wording import Statement
from rumbo.trials.facets import LabFacet
from rumbo.trials.profile import Profile, remembered
from rumbo.words import Text, load

_VALUE = re.compile(
    r"(?P<sign>≥|>=|=>|⩾|>|≤|<=|=<|⩽|<|at least|greater than(?: or equal to)?|more than|above"
    r"|less than(?: or equal to)?|no (?:more|greater) than|up to"
    r"|not exceed\w*|within)?\s*=?\s*(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s*(?P<unit>(?:[x×*]"
    r"|times|fold)?\s*(?:the )?(?:institutional |laboratory )?"
    r"(?:ULN|upper (?:normal )?limits?|UNL|the upper limit)|[x×*]?\s*10\s*\^?\s*[39]\s*/?\s*(?:L|µ?u?μ?L"
    r"|mm\^?3)?|(?:cells ?)?/?\s?(?:mm\^?3|[µuμ]L)|g(?:rams?)?/d?L|mg/dL|"
    r"[µuμ]mol/L|mmol/L|mL ?/ ?(?:min|sec)\S*|m?sec\b|ms\b|%|U/L|IU/L|/L)?",
    re.IGNORECASE,
)
_LOST_POWER = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d)?)\s?[x×*]?\s?10[*^]?9\s?(?:cells)?\s?/\s?L")
_FORMULA = re.compile(r"\b140\b|\bweight\b[^.;]{0,20}[x×*(]", re.IGNORECASE)
_ULN = re.compile(r"ULN|UNL|upper", re.IGNORECASE)
_MORE = frozenset(
    (">", "≥", ">=", "=>", "⩾", "at least", "greater than", "greater than or equal to", "more than", "above")
)
_NOT_A_LIMIT = re.compile(
    r"^\s*(?:(?:-|–|to)\s*\d+\s*)?(?:days?|weeks?|months?|hours?|years?|cycles?|\)|-? ?24|\+)", re.IGNORECASE
)
_ALTERNATIVE = re.compile(r"\bor\b", re.IGNORECASE)
_NORMAL = re.compile(
    r"\bwithin (?:the )?(?:institutional )?normal|\bWNL\b|\bnormal (?:limits?|range|function|\w+)\b"
    r"|^\W*normal\b|\badequate\b",
    re.IGNORECASE,
)
_RENAL = re.compile(r"\b(?:renal|kidney)\b", re.IGNORECASE)
_OTHER_ORGANS = re.compile(
    r"\b(?:hepatic|liver|marrow|h(?:a)?ematolog\w+|cardiac|coagulation|clotting|organs?|pulmonary|blood)\b",
    re.IGNORECASE,
)
_TRANSFUSED = re.compile(r"\btransfusion dependen\w+", re.IGNORECASE)
_IF_SO = re.compile(
    r"\b(?:gilbert|metasta\w+|in patients|for (?:patients|participants|those)|if (?:known|liver|hepatic))\b",
    re.IGNORECASE,
)


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


class Limit(msgspec.Struct, frozen=True):
    """What one test must show: at least or at most (by the test) `strict`; `lax` when the criterion also names a wider limit.

    `times_normal` counts the limits in upper limits of normal.
    """

    test: str
    strict: float
    lax: float
    times_normal: bool = False


class LabsAsk(msgspec.Struct, frozen=True, tag="labs"):
    """Tests that must all keep their limits, or one of them when `any_one`."""

    limits: tuple[Limit, ...]
    any_one: bool = False

    def judge(self, profile: Profile) -> Judgment:
        """Judge the latest values of the profile; a test that was not done is unknown."""
        judgments = [_judge(limit, profile) for limit in self.limits]
        return any_of(judgments) if self.any_one else all_of(judgments)


class OrganAsk(msgspec.Struct, frozen=True, tag="organ"):
    """Organs that must work well, without a limit that could be read; `kidneys` when it is only about them."""

    kidneys: bool = False

    def judge(self, profile: Profile) -> Judgment:
        """Only a normal creatinine says that much, and only of the kidneys."""
        if self.kidneys:
            normal = _judge(Limit("creatinine", 1.0, 1.5, times_normal=True), profile)
            if normal.verdict == "MET":
                return normal
        return judged("UNKNOWN", "trials-organ-unknown")


@cache
def labs() -> Mapping[str, LabRow]:
    """The table, by id."""
    rows: dict[str, LabRow] = load("trials/labs", dict[str, LabRow]).merged()
    return rows


@remembered
def find_value(test: str, profile: Profile) -> float | None:
    """The latest value of one test in the unit of the table, or None; the kidneys' filtration may be computed."""
    for each in reversed(profile.labs):
        if _patterns()[test].search(each.name):
            return _in_unit(test, each)
    if test == "clearance":
        creatinine = find_value("creatinine", profile)
        return None if creatinine is None else filtration(creatinine, profile)
    return None


def read_labs(stated: tuple[Statement, ...]) -> Iterator[LabsAsk | OrganAsk | UnclearAsk]:
    """The limits that statements set; without any, the organs that must work."""
    asks: list[LabsAsk | OrganAsk | UnclearAsk] = []
    for each in stated:
        if not each.allows and not (asks and _IF_SO.search(each.text)):
            asks.extend(_asked(each))
    if not asks:
        text = " ".join(each.text for each in stated)
        asks.append(OrganAsk(kidneys=bool(_RENAL.search(text)) and not _OTHER_ORGANS.search(text)))
    yield from asks


def _asked(each: Statement) -> Iterator[LabsAsk]:
    """The limits of one statement: with "or" between different tests one is enough, else all count."""
    if _TRANSFUSED.search(each.text) or _FORMULA.search(each.text):
        return
    mentions = _mentions(each.text)
    limits: list[Limit] = []
    for number, (test, start, end) in enumerate(mentions):
        after = mentions[number + 1][1] if number + 1 < len(mentions) else len(each.text)
        limit = _limit(test, each.text[end:after]) or (
            _limit(test, each.text[end:]) if _shares(each.text[end:after]) else None
        )
        if limit is None and _NORMAL.search(each.text) and labs()[test].normal and start >= 0:
            limit = Limit(test, 1.0, 1.0, times_normal=True)
        if limit is not None:
            limits.append(limit)
    unread = {test for test, _, _ in mentions} - {limit.test for limit in limits}
    if not limits or unread - {"creatinine"}:
        return
    tests = dict.fromkeys(limit.test for limit in limits)
    first, last = mentions[0][2], mentions[-1][1]
    choice = (
        len(tests) > 1
        and bool(_ALTERNATIVE.search(each.text[first:last]))
        and {*tests} <= {"creatinine", "clearance", "inr", "aptt"}
    )
    yield LabsAsk(tuple(dict.fromkeys(limits)), any_one=choice)


def _shares(between: str) -> bool:
    """ "AST and ALT ≤ 2.5 x ULN": the limit of the second is also that of the first."""
    return bool(re.fullmatch(r"[\s,/()\w-]{0,40}", between)) and not re.search(r"\d", between)


def _mentions(text: str) -> list[tuple[str, int, int]]:
    """Where each test is named, in order; brackets and repetitions ("neutrophil count (ANC)") are one."""
    found = sorted(
        ((test, each.start(), each.end()) for test, pattern in _patterns().items() for each in pattern.finditer(text)),
        key=lambda each: (each[1], -each[2]),
    )
    kept: list[tuple[str, int, int]] = []
    for test, start, end in found:
        again = next((number for number in range(len(kept) - 1, -1, -1) if kept[number][0] == test), None)
        if again is not None and not re.search(r"\d", text[kept[again][2] : start]):
            kept[again] = (test, kept[again][1], end)
        elif again is None:
            kept.append((test, start, end))
    return sorted(kept, key=lambda each: each[1])


def _limit(test: str, text: str) -> Limit | None:
    row = labs()[test]
    values = []
    for found in _VALUE.finditer(_LOST_POWER.sub(r"\1 x 10^9/L", text)):
        rest = found.string[found.end() :]
        if _NOT_A_LIMIT.match(rest) and not found["unit"]:
            continue
        value = float(found["number"].replace(",", ""))
        times = bool(found["unit"] and _ULN.search(found["unit"]))
        if (found["sign"] or "").lower() in _MORE and row.wants == "low" and not times and value < 1:
            continue
        value = value if times else _as_unit(test, value, found["unit"] or "")
        low, high = (0.5, 12.0) if times else row.plausible or (0.0, float("inf"))
        if low <= value <= high:
            values.append((value, times))
    if not values:
        return None
    times = values[0][1]
    same = [value for value, each in values if each is times] if row.normal or not times else []
    if not same:
        return None
    ordered = sorted(same, reverse=row.wants == "high")
    return Limit(test, ordered[0], ordered[-1], times_normal=times)


def _as_unit(test: str, value: float, unit: str) -> float:
    row = labs()[test]
    plain = (
        unit.replace(" ", "")
        .replace("^", "")
        .replace("μ", "u")
        .replace("µ", "u")
        .replace("grams", "g")
        .lower()
        .lstrip("x×*")
    )
    for name, factor in row.units.items():
        if plain and plain.lstrip("/") == name.replace("^", "").replace("μ", "u").replace("µ", "u").lower().lstrip("/"):
            return value * factor
    for least, factor in row.per.items():
        if value >= least:
            return value * factor
    return value


def _in_unit(test: str, lab: LabFacet) -> float:
    return _as_unit(test, lab.value, lab.unit)


def _judge(limit: Limit, profile: Profile) -> Judgment:
    row = labs()[limit.test]
    value = find_value(limit.test, profile)
    if value is None:
        return judged("UNKNOWN", "trials-lab-unknown", test=row.name)
    strict, lax = limit.strict, limit.lax
    if limit.times_normal:
        low, high = row.normal or (1.0, 1.0)
        strict, lax = strict * low, lax * high
    holds: bool | None = None
    if value >= strict if row.wants == "high" else value <= strict:
        holds = True
    elif value < lax if row.wants == "high" else value > lax:
        holds = False
    shown = Text(f"{value:.3g} {row.unit}".strip(), f"{value:.3g} {row.unit}".strip())
    return judged(told(holds), "trials-lab", f"labs.{limit.test}", test=row.name, value=shown)


@cache
def _patterns() -> Mapping[str, Sought]:
    return {name: seek(row.says) for name, row in labs().items()}
