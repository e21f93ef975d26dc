"""Lines of one trial that are choices and not sums: the cancers of its cohorts, and ages said twice.

A line that asks for another cancer shuts nobody out whose cancer another line of the same trial names; and where the
entry's own age fields take a person, an age in the text belongs to a cohort, or was misread.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from rumbo.trials.criteria import Ask
from rumbo.trials.criteria.age import AgeAsk
from rumbo.trials.criteria.asks import CohortAsk
from rumbo.trials.criteria.cells import CellsAsk
from rumbo.trials.criteria.conditions import ConditionAsk
from rumbo.trials.criteria.disease import CancerAsk
from rumbo.trials.deciding import decides
from rumbo.trials.fit import MET, NOT_MET, UNKNOWN, Codes, Whole, sums

Mask = npt.NDArray[np.bool_]
_NOTHING: Final = 3  # above every verdict: a clause that asks nothing of this sort


class Clauses:
    """The verdicts of clauses for one person, apart by what they are about.

    `ask_of` holds the asks of all clauses one after the other, and `begins` where each clause begins in it.
    """

    def __init__(self, asks: tuple[Ask, ...], *, ask_of: Whole, begins: Whole) -> None:
        self._ask_of, self._begins = ask_of, begins
        nothing = (False,)  # the ask that stands for what was not understood, after the last
        self._is_age = np.array((*(isinstance(ask, AgeAsk) for ask in asks), *nothing))
        self._is_cancer = np.array((*map(_names_cancers, asks), *nothing))
        self._is_cohort = np.array((*(isinstance(ask, CohortAsk) for ask in asks), *nothing))
        self._is_cells = np.array((*(isinstance(ask, CellsAsk) and ask.wanted for ask in asks), *nothing))
        self._decides = np.array((*map(decides, asks), *nothing))
        self.is_condition = self._any(np.array((*(isinstance(ask, ConditionAsk) for ask in asks), *nothing)))

    def _any(self, of_ask: Mask) -> Mask:
        found: Mask = np.logical_or.reduceat(of_ask[self._ask_of], self._begins)
        return found

    def verdicts(self, by_ask: Codes, which: Mask | None = None) -> Codes:
        """The least verdict of each clause; with `which` only of these asks, and above MET where it has none of them."""
        codes = by_ask if which is None else np.where(which, by_ask, _NOTHING).astype(np.int8)
        least: Codes = np.minimum.reduceat(codes[self._ask_of], self._begins)
        return least

    def decided(self, by_ask: Codes) -> Mask:
        """Where a demand that decides alone is not met."""
        found: Mask = self.verdicts(by_ask, self._decides) == NOT_MET
        return found

    def of_ages(self, by_ask: Codes) -> tuple[Codes, Mask]:
        """What clauses say of age, and where nothing else speaks against."""
        return self._apart(by_ask, self._is_age)

    def of_cancers(self, by_ask: Codes) -> tuple[Codes, Mask]:
        """What clauses say of the cancer, and where nothing else speaks against."""
        return self._apart(by_ask, self._is_cancer)

    def of_cohorts(self, by_ask: Codes) -> Codes:
        """What clauses say of the cohorts of a trial: not against whoever has a cancer that one of its lines names."""
        return self.verdicts(by_ask, self._is_cohort)

    def of_cells(self, by_ask: Codes) -> tuple[Codes, Mask]:
        """What clauses say of the cells of the cancer, and where nothing else speaks against."""
        return self._apart(by_ask, self._is_cells)

    def _apart(self, by_ask: Codes, which: Mask) -> tuple[Codes, Mask]:
        return self.verdicts(by_ask, which), self.verdicts(by_ask, ~which) != NOT_MET


def _names_cancers(ask: Ask) -> bool:
    return isinstance(ask, ConditionAsk) or (isinstance(ask, CancerAsk) and ask.wanted and bool(ask.cancers.named))


class Alternatives:
    """Which criteria of all trials are choices among several, found once from what they ask."""

    def __init__(self, clauses: Clauses, *, clause: Whole, starts: Whole, has_age_field: Mask) -> None:
        self._clauses, self._clause, self._starts = clauses, clause, starts
        self._row = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        self._is_condition = clauses.is_condition[clause] if len(clause) else np.zeros(0, dtype=np.bool_)
        has_condition = self._any(self._is_condition)
        # The fields of an entry are its first criteria: its conditions, then its ages.
        places = (starts[:-1] + has_condition)[has_age_field]
        self._is_age_field = np.zeros(len(clause), dtype=np.bool_)
        self._is_age_field[places] = True

    def excused(self, by_ask: Codes) -> Mask:
        """The criteria whose verdict against the person another line of the same trial answers."""
        return self._other_cohorts(by_ask) | self._other_cells(by_ask) | self._other_ages(by_ask)

    def _other_cohorts(self, by_ask: Codes) -> Mask:
        code, alone = self._clauses.of_cancers(by_ask)
        cohort = self._clauses.of_cohorts(by_ask)
        named = (code == MET) & ~self._clauses.is_condition | (cohort == MET) | (cohort == UNKNOWN)
        answered: Mask = ((code == NOT_MET) & alone)[self._clause] & self._any(named[self._clause])[self._row]
        return answered

    def _other_cells(self, by_ask: Codes) -> Mask:
        code, alone = self._clauses.of_cells(by_ask)
        answered: Mask = ((code == NOT_MET) & alone)[self._clause] & self._any((code == MET)[self._clause])[self._row]
        return answered

    def _other_ages(self, by_ask: Codes) -> Mask:
        code, alone = self._clauses.of_ages(by_ask)
        against = ((code == NOT_MET) & alone)[self._clause] & ~self._is_age_field
        answered: Mask = against & self._any((code == MET)[self._clause])[self._row]
        return answered

    def _any(self, of_criterion: Mask) -> Mask:
        found: Mask = sums(of_criterion, self._starts) > 0
        return found
