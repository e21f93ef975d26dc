"""What was measured over time: the values of each substance, one series for each kind of unit, none mixed with another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from math import isfinite

import msgspec

from rumbo.course.course import Course, MarkerValue
from rumbo.course.facts import Fact, Measure
from rumbo.guide.longview.substances import Substance, substance_of
from rumbo.oncology import PartialDate
from rumbo.oncology.units import factor_between, is_same_kind

_LIMIT = re.compile(r"\s*(?P<sign><=|>=|[<>≤≥])")
_SIGNS = {"<=": "≤", ">=": "≥"}


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One value: `value`, `low` and `high` in the unit of its series; `words` and `unit` as they were told.

    `sign` says that the test could only tell a limit ("<0.1"). `low` and `high` are the laboratory's own range for this
    value; either may be missing. `facts` are the ids of the facts that tell it.
    """

    on: PartialDate | None
    value: float
    words: str
    unit: str
    sign: str = ""
    low: float | None = None
    high: float | None = None
    facts: tuple[str, ...] = ()

    @property
    def is_limit(self) -> bool:
        """Whether only a limit was told, and no amount."""
        return bool(self.sign)


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """The values of one substance that can stand on one scale, in order of time; `undated` are those without a day."""

    substance: Substance
    unit: str
    readings: tuple[Reading, ...]
    undated: tuple[Reading, ...] = ()

    @property
    def all(self) -> tuple[Reading, ...]:
        """Every value, those without a day last."""
        return self.readings + self.undated

    @property
    def converted(self) -> tuple[str, ...]:
        """The other units in which some values were told, and that were brought to this one by an exact factor."""
        return tuple(sorted({each.unit for each in self.all if each.unit != self.unit}))

    @property
    def ranges(self) -> frozenset[tuple[float | None, float | None]]:
        """The laboratories' own ranges, each once."""
        return frozenset((each.low, each.high) for each in self.all if each.low is not None or each.high is not None)


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """One substance with its series: one when all values can be told in one unit, else one for each kind of unit."""

    substance: Substance
    series: tuple[Series, ...]

    @property
    def count(self) -> int:
        """How many values there are."""
        return sum(len(each.all) for each in self.series)

    @property
    def last_on(self) -> PartialDate | None:
        """The day of the latest value."""
        days = (each.on for series in self.series for each in series.readings if each.on)
        return max(days, key=lambda on: (on.latest, on.earliest), default=None)


def measured_in(facts: Iterable[Fact], course: Course) -> tuple[Measured, ...]:
    """Everything that was measured, tumour markers first, then by name; the same for the same facts in any order.

    A letter that repeats what a laboratory measured is not told twice: `course.markers` joins them, by the rules written
    there. What a person typed in with its day always stands for itself.
    """
    by_substance: dict[Substance, list[Reading]] = defaultdict(list)
    for substance, reading in _told(tuple(facts), course.markers):
        by_substance[substance].append(reading)
    found = (Measured(substance=each, series=_apart(each, readings)) for each, readings in by_substance.items())
    return tuple(
        sorted(found, key=lambda each: (not each.substance.is_marker, each.substance.name.en, each.substance.key))
    )


def _told(facts: Sequence[Fact], markers: Sequence[MarkerValue]) -> Iterator[tuple[Substance, Reading]]:
    markers = [each for each in markers if isfinite(each.value)]
    joined = {fact: value for value in markers for fact in value.facts}
    measures = {fact.id: fact.says for fact in facts if isinstance(fact.says, Measure) and _is_value(fact.says)}
    typed = {fact.id for fact in facts if fact.source is None}
    for fact, says in measures.items():
        value = joined.get(fact)
        if value is None or value.on == says.on or (fact in typed and says.on):
            yield substance_of(says.name, says.loinc), _reading(fact, says)
    for value in markers:
        if not any(fact in measures and measures[fact].on == value.on for fact in value.facts):
            yield substance_of(value.name), _reading_of_words(value)


def _is_value(says: Measure) -> bool:
    return isfinite(says.value) and bool(says.name.strip())


def _reading(fact: str, says: Measure) -> Reading:
    limit = _LIMIT.match(says.words)
    sign = _SIGNS.get(limit["sign"], limit["sign"]) if limit else ""
    unit = says.unit.strip()
    return Reading(
        on=says.on, value=says.value, words=f"{sign}{says.value:g}", unit=unit, sign=sign, low=says.low,
        high=says.high, facts=(fact,),
    )  # fmt: skip


def _reading_of_words(value: MarkerValue) -> Reading:
    limit = _LIMIT.match(value.words)
    sign = _SIGNS.get(limit["sign"], limit["sign"]) if limit else ""
    return Reading(
        on=value.on, value=value.value, words=f"{sign}{value.value:g}", unit=value.unit, sign=sign, facts=value.facts
    )


def _apart(substance: Substance, readings: Sequence[Reading]) -> tuple[Series, ...]:
    """One series for each kind of unit, told in the unit that most values have; the first by name of several equals."""
    kinds: list[list[Reading]] = []
    for reading in sorted(readings, key=_order):
        same = next((kind for kind in kinds if is_same_kind(kind[0].unit, reading.unit)), None)
        if same is None:
            kinds.append([reading])
        else:
            same.append(reading)
    series = [_series(substance, kind) for kind in kinds]
    return tuple(sorted(_unit_found(series), key=lambda each: (-len(each.all), each.unit)))


def _unit_found(series: Sequence[Series]) -> list[Series]:
    """The same without values that have no unit where the same number of the same day stands in a series with one."""
    with_unit = {(each.on, each.words) for one in series if one.unit for each in one.all}
    kept = [one if one.unit else _without(one, with_unit) for one in series]
    return [one for one in kept if one.all]


def _without(series: Series, told: AbstractSet[tuple[PartialDate | None, str]]) -> Series:
    readings, undated = (
        tuple(each for each in part if (each.on, each.words) not in told) for part in (series.readings, series.undated)
    )
    return msgspec.structs.replace(series, readings=readings, undated=undated)


def _series(substance: Substance, readings: Sequence[Reading]) -> Series:
    counted = Counter(each.unit for each in readings)
    unit = min(counted, key=lambda each: (-counted[each], each))
    told = sorted(_once(_in_unit(each, unit) for each in readings), key=_order)
    return Series(
        substance=substance, unit=unit, readings=tuple(each for each in told if each.on),
        undated=tuple(each for each in told if not each.on),
    )  # fmt: skip


def _in_unit(reading: Reading, unit: str) -> Reading:
    factor = factor_between(reading.unit, unit)
    value, low, high = (
        None if each is None else float(Decimal(str(each)) * factor)
        for each in (reading.value, reading.low, reading.high)
    )
    assert value is not None  # noqa: S101 - a reading has a value; only its range may be missing
    return msgspec.structs.replace(reading, value=value, low=low, high=high)


def _once(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Each value of a day once, whoever told it, with the first range that is told."""
    same: Mapping[tuple[object, ...], list[Reading]] = defaultdict(list)
    for reading in readings:
        same[reading.on, reading.value, reading.sign].append(reading)
    for group in same.values():
        group.sort(key=lambda each: (each.low is None and each.high is None, _order(each)))
        facts = tuple(sorted({fact for each in group for fact in each.facts}))
        yield msgspec.structs.replace(group[0], facts=facts)


def _order(reading: Reading) -> tuple[object, ...]:
    on = reading.on
    return (
        on is None, on.earliest if on else 0, str(on or ""), reading.value, reading.sign, reading.unit, str(reading.low),
        str(reading.high), reading.facts,
    )  # fmt: skip
