"""What the fields of a registry entry ask of people beside its eligibility text: ages, sex and the conditions it is about."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from typing import Final, Protocol

from rumbo.trials.criteria.age import AgeAsk, SexAsk
from rumbo.trials.criteria.conditions import ConditionAsk, Scope, scope_of_all
from rumbo.trials.criteria.criterion import Criterion, read

_AGE: Final = re.compile(r"\s*(\d+)\s*(year|month|week|day|hour|minute)s?\s*", re.IGNORECASE)
_MONTHS: Final = {"year": 12.0, "month": 1.0, "week": 0.23, "day": 0.033, "hour": 0.0014, "minute": 0.00002}
_OLDEST: Final = 120


class Entry(Protocol):
    """What is read here of an entry; registry.Study is one."""

    @property
    def title(self) -> str:
        """The short title."""
        ...

    @property
    def official_title(self) -> str:
        """The long title."""
        ...

    @property
    def summary(self) -> str:
        """The short summary."""
        ...

    @property
    def conditions(self) -> Sequence[str]:
        """The conditions that the entry lists."""
        ...

    @property
    def keywords(self) -> Sequence[str]:
        """Its keywords."""
        ...

    @property
    def eligibility(self) -> str:
        """Its eligibility text."""
        ...

    @property
    def minimum_age(self) -> str:
        """The least age, as "18 Years"; empty for none."""
        ...

    @property
    def maximum_age(self) -> str:
        """The greatest age; empty for none."""
        ...

    @property
    def sex(self) -> str:
        """ALL, FEMALE or MALE; empty for all."""
        ...


def criteria_of(entry: Entry) -> tuple[Criterion, ...]:
    """Everything an entry asks: first what its fields say, quoted as the registry has them, then its eligibility text."""
    return (*_fields(entry), *read(entry.eligibility))


def asks_the_same(one: Entry, other: Entry) -> bool:
    """Whether two entries give the same criteria: whether everything that is read here is the same in both."""
    return _asked(one) == _asked(other)


def _asked(entry: Entry) -> tuple[object, ...]:
    fields = (tuple(entry.conditions), tuple(entry.keywords), entry.minimum_age, entry.maximum_age, entry.sex)
    return (entry.eligibility, entry.title, entry.official_title, entry.summary, *fields)


def _fields(entry: Entry) -> Iterator[Criterion]:
    scope = scope_of_entry(entry)
    if scope.named or scope.groups:
        asked = ConditionAsk(tuple(sorted(scope.named)), tuple(sorted(scope.groups)))
        yield Criterion("; ".join(entry.conditions) or entry.title, "inclusion", "cancer_type", (asked,))
    low, high = _years(entry.minimum_age), _years(entry.maximum_age)
    if low is not None or high is not None:
        words = " - ".join(filter(None, (entry.minimum_age, entry.maximum_age)))
        asks = AgeAsk(math.ceil(low or 0), _OLDEST if high is None else math.floor(high))
        yield Criterion(words, "inclusion", "age", (asks,))
    if entry.sex in ("FEMALE", "MALE"):
        yield Criterion(
            entry.sex.capitalize(), "inclusion", "sex", (SexAsk("female" if entry.sex == "FEMALE" else "male"),)
        )


def scope_of_entry(entry: Entry) -> Scope:
    """The cancers an entry is about: its conditions and title; where those name none its keywords, then its other texts."""
    for parts in ((*entry.conditions, entry.title), entry.keywords, (entry.official_title,), (entry.summary,)):
        scope = scope_of_all(parts)
        if scope.named or scope.groups:
            return scope
    return Scope()


def _years(words: str) -> float | None:
    found = _AGE.fullmatch(words)
    return int(found[1]) * _MONTHS[found[2].lower()] / 12 if found else None
