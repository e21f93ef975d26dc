"""Numbers of an observation: laboratory values, tumour markers in blood, sizes, weight, and how active the person is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from rumbo.course.facts import Measure
from rumbo.oncology import Loinc
from rumbo.oncology.biomarkers import biomarker_by_loinc, find_biomarkers
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.codings import codes, has_code, named
from rumbo.records.fhir.datatypes import Concept, Quantity, Range
from rumbo.records.fhir.observation import Observation, amount, observed_on, result_of

# What a number is called whose code often stands without a name (LOINC; C38144 is the NCI Thesaurus).
_NAMES: Final = {
    "89247-1": "ECOG",
    "89243-0": "Karnofsky",
    "29463-7": "weight",
    "8302-2": "height",
    "8277-6": "body surface area",
    "21889-1": "tumor size",
    "33728-7": "tumor size",
    "33729-5": "tumor size, other dimension",
}
_LANSKY: Final = frozenset({"C38144"})
# LOINC's answers to the ECOG question (answer list LL529-9), for systems that give the answer and not the number.
_ECOG: Final = "89247-1"
_ECOG_ANSWERS: Final = {"LA9622-7": 0, "LA9623-5": 1, "LA9624-3": 2, "LA9625-0": 3, "LA9626-8": 4, "LA9627-6": 5}
_ECOG_WORDS: Final = re.compile(r"(?:\bECOG\D{0,20}|^\s*(?:grade |grado )?)([0-5])\b", re.IGNORECASE)
_LIMITS: Final = re.compile(r"^\s*(\d+(?:\.\d+)?)\s*-\s*(\d+(?:\.\d+)?)\s*$|^\s*([<>])=?\s*(\d+(?:\.\d+)?)\s*$")
_PLAIN_NUMBER: Final = re.compile(r"\s*([<>]=?)?\s*(\d{1,9}(?:\.\d{1,6})?)\s*([^\s\d<>]\S{0,15})?\s*", re.ASCII)
_MOST_OF_A_NAME: Final = 60  # letters; a longer name is of a panel, and not of the one marker it mentions


class _Number(NamedTuple):
    """One number, with what it is of."""

    name: str
    loinc: Loinc | None
    quantity: Quantity


def tell_measures(observation: Observation, *, entry: Entry, chart: Chart) -> bool:
    """Tell every number of an observation; whether there was any."""
    low, high = _limits(observation.reference_range)
    result = result_of(observation, entry=entry, chart=chart)
    on = observed_on(observation)
    told = False
    for name, loinc, quantity in _numbers(observation):
        assert quantity.value is not None  # noqa: S101 - it is what makes it a number
        says = Measure(
            name=name,
            value=quantity.value,
            unit=quantity.code or quantity.unit or "",
            loinc=loinc,
            on=on,
            low=low,
            high=high,
            words=f"{quantity.comparator}{quantity.value:g}" if quantity.comparator else "",
        )
        chart.tell(says, entry=entry, quote=f"{name}: {amount(quantity)}", result=result)
        told = True
    return told


def _numbers(observation: Observation) -> Iterator[_Number]:
    value = observation.value_quantity or _whole(observation) or _ecog(observation) or _in_words(observation)
    parts = [(observation.code, value), *((part.code, part.value_quantity) for part in observation.component or ())]
    for concept, quantity in parts:
        loinc = loinc_of(concept)
        name = _name(concept, loinc=loinc)
        if name and quantity is not None and quantity.value is not None:
            yield _Number(name, loinc, quantity)


def _name(concept: Concept | None, *, loinc: Loinc | None) -> str:
    """What a number is called: a tumour marker in blood by its usual name, so that one series stays one."""
    usual = _NAMES.get(loinc.value) if loinc else "Lansky" if has_code(concept, _LANSKY) else None
    words = named(concept)
    return usual or _blood_marker(words, loinc=loinc) or words


@lru_cache(maxsize=4096)
def _blood_marker(words: str, *, loinc: Loinc | None) -> str | None:
    by_loinc = biomarker_by_loinc(loinc) if loinc is not None else None
    found = (by_loinc,) if by_loinc else find_biomarkers(words) if len(words) <= _MOST_OF_A_NAME else ()
    return found[0].symbol if len(found) == 1 and found[0].kind == "blood" else None


def _whole(observation: Observation) -> Quantity | None:
    return Quantity(value=observation.value_integer) if observation.value_integer is not None else None


def _ecog(observation: Observation) -> Quantity | None:
    """The number of an ECOG answer that is told by its code or in words."""
    loinc = loinc_of(observation.code)
    if loinc is None or loinc.value != _ECOG:
        return None
    answer = observation.value_codeable_concept
    for coding in (answer.coding if answer else None) or ():
        if coding.code in _ECOG_ANSWERS:
            return Quantity(value=_ECOG_ANSWERS[coding.code])
    found = _ECOG_WORDS.search(observation.value_string or named(answer))
    return Quantity(value=int(found[1])) if found else None


def _in_words(observation: Observation) -> Quantity | None:
    """A number that stands as text, with its unit behind it: "<0.1 ng/mL"."""
    found = _PLAIN_NUMBER.fullmatch(observation.value_string or "")
    return Quantity(value=float(found[2]), comparator=found[1], unit=found[3]) if found else None


def loinc_of(concept: Concept | None) -> Loinc | None:
    """The first well-formed LOINC number of an entry."""
    return next((found for found in map(_as_loinc, codes(concept, "LOINC")) if found), None)


@lru_cache(maxsize=4096)
def _as_loinc(written: str) -> Loinc | None:
    return Loinc.find(written)


def _limits(ranges: list[Range] | None) -> tuple[float | None, float | None]:
    """The low and high end of what is usual, from numbers or from text like 11.5-15.5 or <35."""
    if not ranges:
        return None, None
    first = ranges[0]
    if first.low is not None or first.high is not None:
        return (first.low.value if first.low else None), (first.high.value if first.high else None)
    found = _LIMITS.match(first.text or "")
    if found is None:
        return None, None
    if found[3]:
        return (None, float(found[4])) if found[3] == "<" else (float(found[4]), None)
    return float(found[1]), float(found[2])
