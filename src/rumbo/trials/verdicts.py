"""The verdicts on everything that a registry asks, for one person: each different thing is judged once.

What asks several things at once is taken apart, and what many ask is judged for all of them together; the verdict of the
whole follows from those of its parts. Nothing here knows medicine: every answer is that of the ask itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import singledispatch
from itertools import chain
from typing import Final

import msgspec
import numpy as np

from rumbo.trials.criteria import Ask
from rumbo.trials.criteria.asks import CohortAsk
from rumbo.trials.criteria.illness import IllnessAsk
from rumbo.trials.criteria.labs import LabsAsk
from rumbo.trials.criteria.markers import MarkerAsk
from rumbo.trials.criteria.prior import TherapyAsk
from rumbo.trials.fit import CODE_OF, Codes, Whole
from rumbo.trials.profile import Profile
from rumbo.trials.treated import TherapyAsks

_WHOLE: Final = (TherapyAsk, CohortAsk)  # judged in their own way
_DECIDED_BY_ASKS: Final = 3  # beside the codes of verdicts


class Parts(msgspec.Struct, frozen=True):
    """Simpler demands that one is made of: all must be fulfilled, or one of them is enough."""

    asks: tuple[Ask, ...]
    one_is_enough: bool = False


@singledispatch
def parts_of(ask: Ask) -> Parts:
    """The parts of a demand; of most it is itself the only one."""
    return Parts((ask,))


@parts_of.register
def _(ask: LabsAsk) -> Parts:
    asks = tuple(msgspec.structs.replace(ask, limits=(limit,), any_one=False) for limit in ask.limits)
    return Parts(asks, one_is_enough=ask.any_one)


@parts_of.register
def _(ask: IllnessAsk) -> Parts:
    asks = tuple(msgspec.structs.replace(ask, illnesses=(name,)) for name in ask.illnesses)
    return Parts(asks, one_is_enough=ask.together)


@parts_of.register
def _(ask: MarkerAsk) -> Parts:
    # Of several biomarkers that must not be so, each must not.
    asks = tuple(msgspec.structs.replace(ask, markers=(marker,)) for marker in ask.markers)
    return Parts(asks, one_is_enough=ask.wanted)


class Verdicts:
    """Many different demands, taken apart once, so that each person costs one pass."""

    def __init__(self, asks: Sequence[Ask]) -> None:
        inner = chain.from_iterable(ask.asks for ask in asks if isinstance(ask, CohortAsk))
        numbers = {ask: number for number, ask in enumerate(dict.fromkeys((*asks, *inner)))}
        self._size = len(numbers)
        self._of_asks = np.array([numbers[ask] for ask in asks], dtype=np.intp)
        therapies = [ask for ask in numbers if isinstance(ask, TherapyAsk)]
        self._therapies, self._therapy_at = TherapyAsks(therapies), _places(therapies, numbers)
        self._simple = _Simple([ask for ask in numbers if not isinstance(ask, _WHOLE)])
        self._simple_at = _places(self._simple.asks, numbers)
        cohorts = [ask for ask in numbers if isinstance(ask, CohortAsk)]
        self._cohorts, self._cohort_at = _Cohorts(cohorts, numbers), _places(cohorts, numbers)

    def of(self, profile: Profile) -> Codes:
        """The verdict on each of them, as the codes of `fit`."""
        codes = np.zeros(self._size, dtype=np.int8)
        codes[self._therapy_at] = self._therapies.verdicts(profile)
        codes[self._simple_at] = self._simple.verdicts(profile)
        codes[self._cohort_at] = self._cohorts.verdicts(codes, profile)
        return codes[self._of_asks]


class _Simple:
    """Demands whose parts are judged one by one."""

    def __init__(self, asks: Sequence[Ask]) -> None:
        self.asks = asks
        parts = [parts_of(ask) for ask in asks]
        numbers = {ask: number for number, ask in enumerate(dict.fromkeys(chain.from_iterable(p.asks for p in parts)))}
        self._parts = tuple(numbers)
        self._part_of, self._begins = _joined([[numbers[ask] for ask in each.asks] for each in parts])
        self._one_is_enough = np.array([each.one_is_enough for each in parts], dtype=np.bool_)

    def verdicts(self, profile: Profile) -> Codes:
        if not self.asks:
            return np.zeros(0, dtype=np.int8)
        judged = np.fromiter((CODE_OF[ask.judge(profile).verdict] for ask in self._parts), dtype=np.int8)
        codes = judged[self._part_of]
        least, most = np.minimum.reduceat(codes, self._begins), np.maximum.reduceat(codes, self._begins)
        return np.where(self._one_is_enough, most, least)


class _Cohorts:
    """Demands on those who have some of the cancers of a trial."""

    def __init__(self, asks: Sequence[CohortAsk], numbers: dict[Ask, int]) -> None:
        self._asks = asks
        self._inner, self._begins = _joined([[numbers[each] for each in ask.asks] for ask in asks])

    def verdicts(self, judged: Codes, profile: Profile) -> Codes:
        if not self._asks:
            return np.zeros(0, dtype=np.int8)
        apart = (ask.verdict_on_others(profile) for ask in self._asks)
        others = np.fromiter((_DECIDED_BY_ASKS if each is None else CODE_OF[each] for each in apart), dtype=np.int8)
        least = np.minimum.reduceat(judged[self._inner], self._begins)
        return np.where(others == _DECIDED_BY_ASKS, least, others)


def _places(asks: Iterable[Ask], numbers: dict[Ask, int]) -> Whole:
    return np.array([numbers[ask] for ask in asks], dtype=np.int64)


def _joined(lists: Sequence[Sequence[int]]) -> tuple[Whole, Whole]:
    """Lists one after the other, and where each begins."""
    begins = np.cumsum([0, *map(len, lists)], dtype=np.int64)[:-1]
    return np.fromiter(chain.from_iterable(lists), dtype=np.int64), begins
