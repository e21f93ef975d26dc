"""Tumour markers in blood over time (PSA, CA-125, CEA): each value once, whoever told it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rumbo.course.course import MarkerValue
from rumbo.course.facts import Biomarker, Measure
from rumbo.course.gaps import gap_days, order
from rumbo.course.told import Told
from rumbo.oncology import Loinc, PartialDate
from rumbo.oncology.biomarkers import biomarker_by_loinc, find_biomarker

# Measured in blood for many reasons, or found or not found and no amount: these make no series of a tumour marker.
# A letter repeats a value under its own day, some weeks after the sample. Our own window for joining, no medical limit.
SAME_VALUE_DAYS = 45
_NO_SERIES = frozenset({"ldh", "testosterone", "ctdna", "mrd"})
_AMOUNT = re.compile(r"\s*(?:[:=]\s*)?(?P<words>[<>≤≥]?=?\s*(?P<value>\d+(?:[.,]\d+)?))\s*(?P<unit>\S*/\S+)?")

_Reading = tuple[str, PartialDate | None, float]


def join(measured: Iterable[Told[Measure]], told: Iterable[Told[Biomarker]]) -> tuple[MarkerValue, ...]:
    """The values of tumour markers in blood, in order of time.

    A value is known by its marker, its day and its number: what the laboratory, the summary and the letter all tell is
    one. A letter gives a value without its day, or under the day of the visit: the same number that another record puts
    within `SAME_VALUE_DAYS` is that value. Nothing is made of how they rise or fall.
    """
    by_value: dict[_Reading, list[MarkerValue]] = defaultdict(list)
    records: dict[str, str] = {}
    for each, value in (*((each, _of_measure(each)) for each in measured), *((each, _of_words(each)) for each in told)):
        if value is not None:
            by_value[value.name, value.on, value.value].append(value)
            records[each.fact.id] = each.record
    joined = (_joined(values) for values in _near(list(by_value.values()), records=records))
    return tuple(sorted(joined, key=lambda each: (order(each.on), each.name, each.value, each.facts)))


def is_value(says: Biomarker) -> bool:
    """Whether a result told in words is an amount of a marker in blood.

    >>> is_value(Biomarker(name="CA-125", result="9 U/mL")), is_value(Biomarker(name="PSA", result="undetectable"))
    (True, False)
    """
    return _symbol(says.name, None) is not None and _AMOUNT.match(says.result) is not None


def _near(groups: list[list[MarkerValue]], *, records: dict[str, str]) -> list[list[MarkerValue]]:
    """The same number of one marker, told by different records within a few weeks, is one value; the most exact first."""
    kept: list[list[MarkerValue]] = []
    for group in sorted(groups, key=lambda values: (_vagueness(values[0].on), order(values[0].on))):
        own = _records_of(group, records)
        home = next(
            (other for other in kept if _is_near(other[0], group[0]) and not own & _records_of(other, records)), None
        )
        if home is None:
            kept.append(group)
        else:
            home.extend(group)
    return kept


def _records_of(values: Iterable[MarkerValue], records: dict[str, str]) -> set[str]:
    return {records[fact] for each in values for fact in each.facts}


def _vagueness(on: PartialDate | None) -> int:
    return ("day", "month", "year").index(on.precision) if on else 3


def _is_near(one: MarkerValue, other: MarkerValue) -> bool:
    if (one.name, one.value) != (other.name, other.value):
        return False
    return one.on is None or other.on is None or gap_days(one.on, other.on) <= SAME_VALUE_DAYS


@lru_cache(maxsize=4096)
def _symbol(name: str, loinc: Loinc | None) -> str | None:
    """How records write the marker, when it is one that is followed in blood."""
    entry = (biomarker_by_loinc(loinc) if loinc else None) or find_biomarker(name)
    return entry.symbol if entry and entry.kind == "blood" and entry.id not in _NO_SERIES else None


def _of_measure(told: Told[Measure]) -> MarkerValue | None:
    says = told.says
    symbol = _symbol(says.name, says.loinc)
    if symbol is None:
        return None
    words = says.words if says.words[:1] in ("<", ">") else f"{says.value:g}"
    return _value(told, symbol, value=says.value, words=words, unit=says.unit)


def _of_words(told: Told[Biomarker]) -> MarkerValue | None:
    """A marker that a letter tells: "CA-125 9". Without a number it has no place in a series."""
    symbol, found = _symbol(told.says.name, None), _AMOUNT.match(told.says.result)
    if symbol is None or found is None:
        return None
    words = found["words"].replace(" ", "").replace(",", ".")  # one way of writing a number, as laboratories send it
    return _value(told, symbol, value=float(words.lstrip("<>≤≥=")), words=words, unit=found["unit"] or "")


def _value(told: Told[Measure] | Told[Biomarker], name: str, *, value: float, words: str, unit: str) -> MarkerValue:
    return MarkerValue(
        facts=(told.fact.id,), cancer=told.cancer, name=name, on=told.says.on, value=value, words=words, unit=unit
    )


def _joined(values: Sequence[MarkerValue]) -> MarkerValue:
    best = min(values, key=lambda each: (not each.unit, each.words[:1].isdigit(), each.unit, each.words, each.facts))
    return MarkerValue(
        facts=tuple(sorted({fact for each in values for fact in each.facts})),
        cancer=min((each.cancer for each in values if each.cancer), default=None),
        name=best.name,
        on=best.on,
        value=best.value,
        words=best.words,
        unit=best.unit,
    )
