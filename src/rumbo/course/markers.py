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

TOLD_LATER_DAYS = 60  # from the laboratory to the letter that tells the value; our own window
UNSEEN_DAYS = 366
_UNSEEN = frozenset({"undetectable", "indetectable", "no detectable"})
# Measured in blood for many reasons, or found or not found and no amount: these make no series of a tumour marker.
_NO_SERIES = frozenset({"ldh", "testosterone", "ctdna", "mrd"})
_AMOUNT = re.compile(r"\s*(?:[:=]\s*)?(?P<words>[<>≤≥]?=?\s*(?P<value>\d+(?:[.,]\d+)?))\s*(?P<unit>\S*/\S+)?")

_Reading = tuple[str, PartialDate | None, float]


def join(measured: Iterable[Told[Measure]], told: Iterable[Told[Biomarker]]) -> tuple[MarkerValue, ...]:
    """The values of tumour markers in blood, in order of time.

    A value is known by its marker, its day and its number: what the laboratory, the summary and the letter all tell is
    one. A letter often gives a value without its day; then it is the same number that a laboratory (which gives a LOINC
    number) measured last in the `TOLD_LATER_DAYS` before the letter. Nothing is made of how values rise or fall.
    """
    by_value: dict[_Reading, list[MarkerValue]] = defaultdict(list)
    measured = tuple(measured)
    for value in filter(None, (_of_measure(each) for each in measured if _is_measured(each))):
        by_value[value.name, value.on, value.value].append(value)
    known = tuple((reading, value) for reading, values in by_value.items() for value in values[:1])
    in_words = (_of_measure(each) for each in measured if not _is_measured(each))
    for value in filter(None, (*in_words, *map(_of_words, told))):
        by_value[_measured(value, known) or (value.name, value.on, value.value)].append(value)
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
    written = says.words[:1] in ("<", ">") or says.words.casefold() in _UNSEEN
    words = says.words if written else f"{says.value:g}"
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


def _is_measured(told: Told[Measure]) -> bool:
    """Whether a value comes from a laboratory: with its LOINC number, or out of a report of results."""
    source = told.fact.source
    return told.says.loinc is not None or bool(source and source.result and told.says.on)


def _measured(told: MarkerValue, known: Sequence[tuple[_Reading, MarkerValue]]) -> _Reading | None:
    """The last time the same number was measured up to the day it was told. What lies below what a laboratory can see
    ("undetectable", "<0.1") stays the same for long: then it is the last such value of the year before.
    """
    unseen = _is_unseen(told)
    days = [
        (on, reading)
        for reading, value in known
        if reading[0] == told.name
        and (reading[2] == told.value or (told.words.casefold() in _UNSEEN and _is_unseen(value)))
        and (on := reading[1])
        and _is_before(on, told.on, days=UNSEEN_DAYS if unseen else TOLD_LATER_DAYS)
    ]
    return max(days, key=lambda each: order(each[0]))[1] if days else None


def _is_unseen(value: MarkerValue) -> bool:
    return value.words.casefold() in _UNSEEN or value.words.startswith("<")


def _is_before(measured: PartialDate, told: PartialDate | None, *, days: int) -> bool:
    return told is None or (measured.earliest <= told.latest and gap_days(measured, told) <= days)


def _told_most(each: MarkerValue) -> tuple[object, ...]:
    """A key that puts first the day it was measured, then what has a unit, then what has a sign ("<0.1")."""
    return (order(each.on), not each.unit, each.words[:1].isdigit(), each.unit, each.words, each.facts)


def _joined(values: Sequence[MarkerValue]) -> MarkerValue:
    best = min(values, key=_told_most)
    return MarkerValue(
        facts=tuple(sorted({fact for each in values for fact in each.facts})),
        cancer=min((each.cancer for each in values if each.cancer), default=None),
        name=best.name,
        on=best.on,
        value=best.value,
        words=best.words,
        unit=best.unit,
    )
