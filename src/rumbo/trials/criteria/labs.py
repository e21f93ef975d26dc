"""Criteria about laboratory values: the limits they set. The tests, their units and limits of normal: content/trials/labs."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from rumbo.trials.criteria.asking import Judgment, all_of, any_of
from rumbo.trials.criteria.lab_tests import Limit, as_unit, lab_sieve, lab_tests
from rumbo.trials.criteria.organs import OrganAsk, read_organs
from rumbo.trials.criteria.wording import Statement
from rumbo.trials.profile import Profile

_MORE = r">\s*/?=|=>|≥|⩾|>|at least|greater than(?: or equal to)?|more than|above|no less than|minimum(?: of)?"
_LESS = (
    r"<\s*/?=|=<|≤|⩽|<|less than(?: or equal to)?|no (?:more|greater|higher) than|not (?:more|greater|higher) than|up to|below"
    r"|under|not exceed\w*|within|equal to"
)
_ULN = (
    r"(?:the )?(?:(?:institution\w*|laborator\w+|local|normal)(?:'s)? )*(?:\(?I?ULN\b|upper (?:normal )?(?:limits?|range)"
    r"|upper normal|UNL|LNS|normal upper limits?|(?-i:N)\b(?! ?[:=]))"
)
_VALUE = re.compile(
    rf"(?P<sign>{_MORE}|{_LESS})?\s*=?\s*(?P<number>\d{{1,3}}(?:,\d{{3}})+(?![\d.])|\d+(?:\.\d+)?)\s*"
    rf"(?P<unit>(?:[x×*]|times|fold|-fold)?\s*{_ULN}"
    r"|[x×*]?\s*10\s*\^?\s*[39]\s*/?\s*(?:L|[µuμm]?c?L|mm\^?3)?|[x×*]\s*1,000,000,000\s*/\s*L"
    r"|(?:cells ?)?/?\s?(?:mm\^?3|[µuμ]L|mcL|cubic millim\w+|micro\w+)|gm?(?:rams?)?\s?/\s?d?L|mg\s?/\s?d?L"
    r"|[µuμ]mol\s?/\s?L|mmol\s?/\s?L|nmol/L|ng/dL"
    r"|(?:mL|cc) ?(?:/|per) ?(?:min|mn|sec)[a-z]*|m?secs?\b|ms\b|milliseconds|%|I?U/L|/L|kg|lbs?)?",
    re.IGNORECASE,
)
# "≤ ULN": once the limit of normal.
_ONCE = re.compile(rf"(?P<sign>{_MORE}|{_LESS})\s*(?={_ULN})", re.IGNORECASE)
_LOST_POWER = re.compile(
    r"(?<![\d.])(\d{1,3}(?:\.\d+)?)\s?(?:[x×*]?\s?10\s?[*^]?\s?9|\^9)\s?(?:cells)?\s?/\s?L", re.IGNORECASE
)
_LOST_POWER_3 = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d+)?)\s?[x×*]\s?10[*^]?3\s?/\s?(?:[µuμ]L|mm\^?3)", re.IGNORECASE)
_PER = re.compile(r"\s+per\s+(?=mm|[µuμ]?L\b|micro|cubic|min)", re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}(?!\d))")
_FORMULA = re.compile(r"[\[({]*\s*140\b|\bweight\b[^.;]{0,20}[x×*(]|\bcalculated (?:by|using|with)\b", re.IGNORECASE)
_TIMES = re.compile(_ULN, re.IGNORECASE)
_IS_MORE = re.compile(_MORE, re.IGNORECASE)
_NOT_A_LIMIT = re.compile(
    r"^\s*(?:(?:-|–|to)\s*\d+\s*)?(?:days?|weeks?|months?|hours?|years?|cycles?|\)|-? ?24|\+)", re.IGNORECASE
)
_ALTERNATIVE = re.compile(r"\bor\b", re.IGNORECASE)
_NORMAL = re.compile(
    r"\bwithin (?:the )?(?:institutional )?normal|\bWNL\b|\bnormal (?:limits?|range|function|\w+)\b"
    r"|^\W*normal\b",
    re.IGNORECASE,
)
_TRANSFUSED = re.compile(r"\btransfusion dependen\w+", re.IGNORECASE)
_IF_SO = re.compile(
    r"\b(?:gilbert|metasta\w+|in patients|for (?:patients|participants|those)|if (?:known|liver|hepatic))\b",
    re.IGNORECASE,
)
# "Child-Pugh class A" is a score of 5 or 6, B of 7 to 9 (Pugh 1973, Br J Surg 60:646).
_CLASSES = re.compile(
    r"(?<=Pugh)(?P<between>[^.;\d]{0,25}?)\b(?P<class>[ABC])(?:(?: ?(?:or|-|/|and) ?(?P<last>[ABC]))|\d)?\b",
    re.IGNORECASE,
)
_FILTRATION = re.compile(r"m[lL] ?(?:/|per) ?m", re.IGNORECASE)
_CHOICES = (frozenset(("creatinine", "clearance")), frozenset(("inr", "aptt")), frozenset(("ast", "alt")))


class LabsAsk(msgspec.Struct, frozen=True, tag="labs"):
    """Tests that must all keep their limits, or one of them when `any_one`. Not `sure` when it is asked of some people only."""

    limits: tuple[Limit, ...]
    any_one: bool = False
    sure: bool = True

    def judge(self, profile: Profile) -> Judgment:
        """Judge the latest values of the profile; a test that was not done is unknown."""
        judgments = [limit.judge(profile) for limit in self.limits]
        told = any_of(judgments) if self.any_one else all_of(judgments)
        return told if self.sure or told.verdict == "MET" else msgspec.structs.replace(told, verdict="UNKNOWN")


def read_labs(stated: tuple[Statement, ...]) -> Iterator[LabsAsk | OrganAsk]:
    """The limits that statements set; without any, the organs that must work."""
    asks: list[LabsAsk] = []
    for each in stated:
        if not each.allows and not (asks and _IF_SO.search(each.text)):
            asks.extend(_asked(each))
    yield from asks or (read_organs(" ".join(each.text for each in stated)),)


def _asked(each: Statement) -> Iterator[LabsAsk]:
    """The limits of one statement: with "or" between different tests one is enough, else all count."""
    text = _tidied(each)
    if _TRANSFUSED.search(text):
        return
    mentions = _mentions(text)
    limits = list(_limits(mentions, text, wanted=each.wanted))
    unread = {test for test, _, _ in mentions} - {limit.test for limit in limits}
    if not limits or unread - {"creatinine", "clearance", "weight"}:
        return
    tests = frozenset(limit.test for limit in limits)
    between = text[mentions[0][2] : mentions[-1][1]]
    choice = len(tests) > 1 and bool(_ALTERNATIVE.search(between)) and any(tests <= pair for pair in _CHOICES[:2])
    yield LabsAsk(tuple(dict.fromkeys(limits)), any_one=choice, sure=not each.conditional)


def _tidied(each: Statement) -> str:
    """The text without formulas and with its powers and decimals as numbers are written elsewhere."""
    text = _PER.sub("/", _FORMULA.split(each.text)[0])
    text = _LOST_POWER.sub(r"\1 x 10^9/L", _DECIMAL_COMMA.sub(".", text))
    text = _LOST_POWER_3.sub(r"\1 x 10^9/L", text)
    text = _CLASSES.sub(lambda found: f"{found['between']} {_score(found, wanted=each.wanted)}", text)
    return _ONCE.sub(r"\g<sign> 1 x ", text)


def _score(found: re.Match[str], *, wanted: bool) -> int:
    """The worst score that a class of Child and Pugh lets in."""
    if wanted:
        return {"A": 6, "B": 9, "C": 15}[(found["last"] or found["class"]).upper()]
    return {"A": 4, "B": 6, "C": 9}[found["class"].upper()]


def _limits(mentions: list[tuple[str, int, int]], text: str, *, wanted: bool) -> Iterator[Limit]:
    for number, (test, _, end) in enumerate(mentions):
        after = mentions[number + 1][1] if number + 1 < len(mentions) else len(text)
        own = text[end:after]
        limit = _limit(test, own, wanted=wanted)
        if limit is None and _shares(own):
            limit = _limit(test, text[end:], wanted=wanted)
        if limit is None and _NORMAL.search(text) and lab_tests()[test].normal:
            limit = Limit(test, 1.0, 1.0, times_normal=True)
        if limit is not None:
            yield limit


def _shares(between: str) -> bool:
    """ "AST and ALT ≤ 2.5 x ULN": the limit of the second is also that of the first."""
    return bool(re.fullmatch(r"[\s,/()\[\]\w-]{0,40}", between)) and not re.search(r"\d", between)


def _mentions(text: str) -> list[tuple[str, int, int]]:
    """Where each test is named, in order; brackets and repetitions ("neutrophil count (ANC)") are one."""
    found = sorted(
        (
            (test, each.start(), each.end())
            for test, pattern in lab_sieve().passing(text)
            for each in pattern.finditer(text)
        ),
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


def _limit(test: str, text: str, *, wanted: bool) -> Limit | None:
    values: list[tuple[float, bool, bool | None]] = []
    for found in _VALUE.finditer(text):
        unit, sign = found["unit"] or "", found["sign"]
        if _NOT_A_LIMIT.match(text[found.end() :]) and not unit:
            continue
        if test == "creatinine" and _FILTRATION.search(unit):
            # "Serum creatinine > 30 mL/min": the filtration is meant.
            return _limit("clearance", text, wanted=wanted)
        # "< 8 mg/dL (2 mmol/L)": a number without a sign has that of the one before.
        more = bool(_IS_MORE.fullmatch(sign)) if sign else values[-1][2] if values else None
        value = _read(test, float(found["number"].replace(",", "")), unit)
        if value is not None:
            values.append((value, bool(_TIMES.search(unit)), more))
    return _joined(test, values, wanted=wanted) if values else None


def _read(test: str, value: float, unit: str) -> float | None:
    """A limit in the unit of the table, None for a number that was something else."""
    row = lab_tests()[test]
    if _TIMES.search(unit):
        return value if row.normal and 0.5 <= value <= 12 else None
    value = as_unit(test, value, unit)
    low, high = row.plausible or (0.0, float("inf"))
    return value if low <= value <= high else None


def _joined(test: str, values: list[tuple[float, bool, bool | None]], *, wanted: bool) -> Limit | None:
    """One limit of the numbers that a text names for a test: the strictest and the widest of them."""
    row = lab_tests()[test]
    times = values[0][1]
    same = [(value, more) for value, each, more in values if each is times]
    if row.both:
        # What lies above shuts out from the exclusions, what lies below from the inclusions.
        same = [(value, more) for value, more in same if more is None or more is not wanted]
    if not same:
        return None
    ordered = sorted((value for value, _ in same), reverse=row.wants == "high")
    return Limit(test, ordered[0], ordered[-1], times_normal=times)
