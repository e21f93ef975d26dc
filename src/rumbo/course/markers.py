"""Tumour markers in blood over time (PSA, CA-125, CEA): each value once, whoever told it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rumbo.course.course import MarkerValue
from rumbo.course.facts import Biomarker, Measure
from rumbo.course.gaps import order
from rumbo.course.told import Told
from rumbo.oncology import Loinc, PartialDate
from rumbo.oncology.biomarkers import biomarker_by_loinc, find_biomarker

# Measured in blood for many reasons, or found or not found and no amount: these make no series of a tumour marker.
_NO_SERIES = frozenset({"ldh", "testosterone", "ctdna", "mrd"})
_AMOUNT = re.compile(r"\s*(?:[:=]\s*)?(?P<words>[<>≤≥]?=?\s*(?P<value>\d+(?:[.,]\d+)?))\s*(?P<unit>\S*/\S+)?")

_Reading = tuple[str, PartialDate | None, float]


def join(measured: Iterable[Told[Measure]], told: Iterable[Told[Biomarker]]) -> tuple[MarkerValue, ...]:
    """The values of tumour markers in blood, in order of time.

    A value is known by its marker, its day and its number: what the laboratory, the summary and the letter all tell is
    one. Nothing is made of how they rise or fall.
    """
    by_value: dict[_Reading, list[MarkerValue]] = defaultdict(list)
    for value in (*map(_of_measure, measured), *map(_of_words, told)):
        if value is not None:
            by_value[value.name, value.on, value.value].append(value)
    joined = (_joined(values) for values in by_value.values())
    return tuple(sorted(joined, key=lambda each: (order(each.on), each.name, each.value, each.facts)))


def is_value(says: Biomarker) -> bool:
    """Whether a result told in words is an amount of a marker in blood.

    >>> is_value(Biomarker(name="CA-125", result="9 U/mL")), is_value(Biomarker(name="PSA", result="undetectable"))
    (True, False)
    """
    return _symbol(says.name, None) is not None and _AMOUNT.match(says.result) is not None


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
