"""Tumour markers in blood over time (PSA, CA-125, CEA): each value once, whoever told it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rumbo.course.course import Cancer, MarkerValue
from rumbo.course.facts import Biomarker, Measure
from rumbo.course.gaps import gap_days, order
from rumbo.course.told import Told
from rumbo.oncology import Loinc, PartialDate
from rumbo.oncology.biomarkers import biomarker_by_loinc, find_biomarker
from rumbo.oncology.cancers import cancer_of, find_cancer

TOLD_LATER_DAYS = 60  # from the laboratory to the letter that tells the value; our own window
UNSEEN_DAYS = 366
LAST_VALUE_DAYS = 183  # a letter quotes the last value it has, however long ago that was; our own window
REPEATED_DAYS = 30  # from one letter that tells a value to the next that repeats it; our own window
_UNSEEN = frozenset({"undetectable", "indetectable", "no detectable"})
# Measured in blood for many reasons, or found or not found and no amount: these make no series of a tumour marker.
_NO_SERIES = frozenset({"testosterone", "ctdna", "mrd"})
# LDH stands in every panel of blood. It is followed where the stage rests on it: NAACCR items 3867 to 3870, "LDH" (AJCC 8:
# melanoma of the skin, plasma cell myeloma, tumours of the testis).
_LDH = "LDH"
_STAGED_BY_LDH = frozenset({"melanoma", "multiple-myeloma", "testicular-germ-cell"})
_AMOUNT = re.compile(r"\s*(?:[:=]\s*)?(?P<words>[<>≤≥]?=?\s*(?P<value>\d+(?:[.,]\d+)?))\s*(?P<unit>\S*/\S+)?")

_Reading = tuple[str, PartialDate | None, float]


def join(
    measured: Iterable[Told[Measure]], told: Iterable[Told[Biomarker]], *, cancers: Iterable[Cancer] = ()
) -> tuple[MarkerValue, ...]:
    """The values of tumour markers in blood, in order of time; LDH only where one of the `cancers` is staged by it.

    A value is known by its marker, its day and its number: what the laboratory, the summary and the letter all tell is
    one. A letter often gives a value without its day; then it is the same number that a laboratory (which gives a LOINC
    number) measured last in the `TOLD_LATER_DAYS` before the letter, or the last one that it measured at all; else the
    one that another letter told in the `REPEATED_DAYS` before. Nothing is made of how values rise or fall.
    """
    by_value: dict[_Reading, list[MarkerValue]] = defaultdict(list)
    measured, told = tuple(measured), tuple(told)
    for value in filter(None, (_of_measure(each) for each in measured if _is_measured(each))):
        by_value[value.name, value.on, value.value].append(value)
    known = tuple((reading, value) for reading, values in by_value.items() for value in values[:1])
    in_words = [(each.record, _of_measure(each)) for each in measured if not _is_measured(each)]
    in_words += [(each.record, _of_words(each)) for each in told]
    for reading, value in _by_reading(in_words, known=known):
        by_value[reading].append(value)
    joined: Iterable[MarkerValue] = (_joined(values) for values in by_value.values())
    if not any(map(_is_staged_by_ldh, cancers)):
        joined = (each for each in joined if each.name != _LDH)
    return tuple(sorted(joined, key=lambda each: (order(each.on), each.name, each.value, each.facts)))


def _by_reading(
    told: Iterable[tuple[str, MarkerValue | None]], *, known: Sequence[tuple[_Reading, MarkerValue]]
) -> Iterator[tuple[_Reading, MarkerValue]]:
    """What letters tell, each with the reading it is of; those with a day first, in order of time."""
    values = [(record, value) for record, value in told if value is not None]
    before: list[tuple[str, _Reading, MarkerValue]] = []
    for record, value in sorted(values, key=lambda each: (order(each[1].on), each[1].facts)):
        others = [(reading, other) for by, reading, other in before if by != record or value.on is None]
        reading = (
            _measured(value, known)
            or _measured(value, others, days=REPEATED_DAYS)
            or (value.name, value.on, value.value)
        )
        before.append((record, reading, value))
        yield reading, value


def _is_staged_by_ldh(cancer: Cancer) -> bool:
    entries = (cancer_of(cancer.site, cancer.morphology), find_cancer(cancer.name.en))
    return any(entry is not None and entry.id in _STAGED_BY_LDH for entry in entries)


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


def _measured(told: MarkerValue, known: Sequence[tuple[_Reading, MarkerValue]], *, days: int = 0) -> _Reading | None:
    """The last time the same number was measured up to the day it was told. What lies below what a laboratory can see
    ("undetectable", "<0.1") stays the same for long: then it is the last such value of the year before. `days` is the
    window for values that only letters tell.
    """
    earlier = [
        (on, reading, value)
        for reading, value in known
        if reading[0] == told.name and (on := reading[1]) and (told.on is None or on.earliest <= told.on.latest)
    ]
    last = max((on for on, _, _ in earlier), key=order, default=None)
    window = days or (UNSEEN_DAYS if _is_unseen(told) else TOLD_LATER_DAYS)
    same = [
        (on, reading)
        for on, reading, value in earlier
        if _is_same_number(told, reading, value)
        and (told.on is None or gap_days(on, told.on) <= max(window, LAST_VALUE_DAYS if on == last and not days else 0))
    ]
    return max(same, key=lambda each: order(each[0]))[1] if same else None


def _is_same_number(told: MarkerValue, reading: _Reading, value: MarkerValue) -> bool:
    return reading[2] == told.value or (told.words.casefold() in _UNSEEN and _is_unseen(value))


def _is_unseen(value: MarkerValue) -> bool:
    return value.words.casefold() in _UNSEEN or value.words.startswith("<")


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
