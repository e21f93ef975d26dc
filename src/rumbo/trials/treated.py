"""What trials ask about earlier treatments, the most common thing they ask, judged for all of them at once.

It says what `TherapyAsk.judge` says, from the same answers about a person's treatments.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import chain
from typing import Final, Generic, TypeVar

import numpy as np
import numpy.typing as npt

from rumbo.trials.criteria.outcomes import turned_out
from rumbo.trials.criteria.prior import (
    TherapyAsk,
    ended_within,
    is_all_told,
    is_last,
    is_not_spared,
    lasted,
)
from rumbo.trials.criteria.therapies import given
from rumbo.trials.criteria.treatment_settings import in_settings
from rumbo.trials.fit import MET, NOT_MET, UNKNOWN, Codes
from rumbo.trials.profile import Profile

_CODES: Final = {False: NOT_MET, None: UNKNOWN, True: MET}
T = TypeVar("T", bound=Hashable)


class _Different(Generic[T]):
    """The different values among many, and for each of the many the place of its value."""

    def __init__(self, many: Iterable[T]) -> None:
        numbers: dict[T, int] = {}
        self.place = np.array([numbers.setdefault(each, len(numbers)) for each in many], dtype=np.intp)
        self.values = tuple(numbers)

    def codes(self, answers: Callable[[T], Sequence[bool | None]], *, wide: int) -> Codes:
        """A row for each value: what is answered for each of so many treatments."""
        flat = (_CODES[answer] for value in self.values for answer in answers(value))
        return np.fromiter(flat, dtype=np.int8).reshape(len(self.values), wide)

    def mask(self, holds: Callable[[T], bool]) -> npt.NDArray[np.bool_]:
        """For each of the many whether it holds of its value."""
        found: npt.NDArray[np.bool_] = np.array([holds(value) for value in self.values], dtype=np.bool_)[self.place]
        return found


class TherapyAsks:
    """Many demands on earlier treatments, taken apart once into the few different things that they ask."""

    def __init__(self, asks: Sequence[TherapyAsk]) -> None:
        self._begins = np.cumsum([0, *(len(ask.therapies) for ask in asks)])[:-1]
        self._part_of = np.repeat(np.arange(len(asks)), [len(ask.therapies) for ask in asks])
        self._therapies = _Different(chain.from_iterable(ask.therapies for ask in asks))
        self._settings = _Different(ask.settings for ask in asks)
        self._within = _Different(ask.within_days for ask in asks)
        self._outcome = _Different(ask.outcome for ask in asks)
        self._days = _Different(ask.days for ask in asks)
        self._spared = _Different(ask.spared for ask in asks)
        self._last = _Different(ask.last for ask in asks)
        self._cancers = _Different(ask.cancers for ask in asks)
        self._wanted = np.array([ask.wanted for ask in asks], dtype=np.bool_)
        self._together = np.array([ask.together for ask in asks], dtype=np.bool_)
        self._is_soft = np.array([not ask.sure or ask.within_days is not None for ask in asks], dtype=np.bool_)

    def verdicts(self, profile: Profile) -> Codes:
        """The verdict on each of them."""
        if not len(self._wanted):
            return np.zeros(0, dtype=np.int8)
        of_others = self._cancers.mask(lambda each: bool(each) and each.closeness(profile) == "other")
        had = self._had(profile)
        all_had, one_had = np.minimum.reduceat(had, self._begins), np.maximum.reduceat(had, self._begins)
        holds = np.where(of_others, NOT_MET, np.where(self._together, all_had, one_had))
        verdicts = np.where(self._wanted, holds, MET - holds)
        softened = (verdicts == NOT_MET) & self._is_soft & ~of_others
        return np.where(softened, UNKNOWN, verdicts).astype(np.int8)

    def _had(self, profile: Profile) -> Codes:
        """Whether each treatment of each demand was had, so that it counts."""
        wide = len(profile.treatments)
        was = self._therapies.codes(lambda each: given(each, profile), wide=wide)[self._therapies.place]
        told = self._therapies.mask(lambda each: is_all_told(each, profile))
        said: Codes = np.minimum(was, self._counts(profile)[self._part_of]).max(axis=1, initial=NOT_MET)
        return np.where((said == NOT_MET) & ~told, UNKNOWN, said).astype(np.int8)

    def _counts(self, profile: Profile) -> Codes:
        """Whether each treatment of the person counts for each demand."""
        had, wide = profile.treatments, len(profile.treatments)
        settings = self._settings.codes(lambda asked: [in_settings(each, asked) for each in had], wide=wide)
        within = self._within.codes(lambda days: [ended_within(each, days, profile) for each in had], wide=wide)
        outcomes = self._outcome.codes(lambda asked: [turned_out(each, asked, profile) for each in had], wide=wide)
        lengths = self._days.codes(lambda days: [lasted(each, days) for each in had], wide=wide)
        lasts = self._last.codes(lambda asked: [not asked or is_last(each, profile) for each in had], wide=wide)
        counted = self._spared.codes(lambda spared: [is_not_spared(each, spared) for each in had], wide=wide)
        counted = counted[self._spared.place]
        for asked, codes in (
            (self._settings, settings), (self._within, within), (self._outcome, outcomes), (self._days, lengths),
            (self._last, lasts),
        ):  # fmt: skip
            counted = np.minimum(counted, codes[asked.place])
        return counted
