"""Every trial of a registry judged for one person in one pass, and put in order.

Each distinct demand is judged once, by the same code that gives the reasons; the columns only carry its verdict to every
criterion that makes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Final, NamedTuple, Protocol, overload

import numpy as np
import numpy.typing as npt

from rumbo.trials.aims import aims_of
from rumbo.trials.alternatives import Alternatives, Clauses
from rumbo.trials.criteria import Ask, Criterion, Verdict, judge
from rumbo.trials.criteria.conditions import Closeness, ConditionAsk
from rumbo.trials.fit import FITS, UNASKED, UNKNOWN, Codes, Demands, Fit, Real, Whole, sums, weigh
from rumbo.trials.profile import Profile
from rumbo.trials.verdicts import Verdicts
from rumbo.words import Message

# What a trial gains by speaking of the person's markers, of what acts on them, or of the cancer: at most so much, and half
# of it at this BM25 value. Ours, set on half of the topics that `bench/trials_fit.py` names.
_TEXTS: Final[dict[str, tuple[float, float]]] = {"markers": (8.0, 6.0), "acts": (4.0, 20.0), "cancer": (0.5, 10.0)}
_NEAR: Final[dict[Closeness, float]] = {"same": 2.0, "possible": 1.5, "within": 1.2, "unsaid": 0.0, "other": 0.0}


class Judged(NamedTuple):
    """One criterion of a trial, with its verdict for the person and why."""

    criterion: Criterion
    verdict: Verdict
    reason: Message


@dataclass(frozen=True)
class Match:
    """One trial for one person. `score` is only for the order, higher first; `criteria` gives what the trial asks."""

    nct_id: str
    fit: Fit
    score: float
    profile: Profile
    criteria: Callable[[], Sequence[Criterion]]

    @cached_property
    def judgments(self) -> tuple[Judged, ...]:
        """Every criterion with its verdict and the reason, in the order of the entry; made when it is first read."""
        judged = ((each, judge(each, self.profile)) for each in self.criteria())
        return tuple(Judged(each, found.verdict, found.reason) for each, found in judged)


class Asked(Protocol):
    """The columns of a registry, as far as they are read here."""

    @property
    def criteria_from(self) -> Whole:
        """Where the criteria of each row begin, and after the last where they end."""
        ...

    @property
    def clause(self) -> Whole:
        """What each criterion asks, as its place in `Held.clauses`."""
        ...

    @property
    def kind(self) -> npt.NDArray[np.uint8]:
        """The kind of each criterion, as its place in KINDS."""
        ...

    @property
    def minimum_age(self) -> Real:
        """The least age of each row in years, not a number where its entry sets none."""
        ...

    @property
    def maximum_age(self) -> Real:
        """The greatest age."""
        ...


class Spoken(Protocol):
    """The texts of a registry, as far as they are read here."""

    def relevance(self, words: Iterable[str]) -> Real:
        """How much each row speaks of the words."""
        ...


class Held(Protocol):
    """A registry as it is read here."""

    @property
    def numbers(self) -> Sequence[str]:
        """The NCT number of each row."""
        ...

    @property
    def columns(self) -> Asked:
        """Its columns."""
        ...

    @property
    def clauses(self) -> Sequence[tuple[Ask, ...]]:
        """Everything that criteria ask, each once."""
        ...

    @property
    def text(self) -> Spoken:
        """Its texts."""
        ...

    def criteria(self, row: int) -> Sequence[Criterion]:
        """The criteria of one row, with their wording."""
        ...


class Matches(Sequence[Match]):
    """Trials in an order, best first. Each match is made when it is asked for, so that a long list costs nothing.

    `rows`, `fits` (as places in FITS) and `scores` are the same list as columns, for filters and counts.
    """

    def __init__(self, held: Held, profile: Profile, *, rows: npt.NDArray[np.intp], fits: Codes, scores: Real) -> None:
        self._held, self._profile = held, profile
        self.rows, self.fits, self.scores = rows, fits, scores

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, at: int) -> Match: ...
    @overload
    def __getitem__(self, at: slice) -> Matches: ...
    def __getitem__(self, at: int | slice) -> Match | Matches:
        if isinstance(at, slice):
            return self.only(np.arange(len(self))[at])
        row = int(self.rows[at])
        return Match(
            nct_id=self._held.numbers[row],
            fit=FITS[int(self.fits[at])],
            score=float(self.scores[at]),
            profile=self._profile,
            criteria=lambda: self._held.criteria(row),
        )

    def only(self, places: npt.NDArray[np.intp] | npt.NDArray[np.bool_]) -> Matches:
        """The matches at some places of the list, or where a mask is true, in the same order."""
        rows, fits, scores = self.rows[places], self.fits[places], self.scores[places]
        return Matches(self._held, self._profile, rows=rows, fits=fits, scores=scores)


class Matcher:
    """What a registry asks, made ready once, so that each person costs one pass."""

    def __init__(self, held: Held) -> None:
        self._held = held
        clauses = held.clauses
        numbers = {ask: number for number, ask in enumerate(dict.fromkeys(chain.from_iterable(clauses)))}
        asks = tuple(numbers)
        self._asks = Verdicts(asks)
        # A clause that asks nothing was not understood: it gets one ask that is unknown for everyone, after the last.
        nothing = len(numbers)
        listed = [tuple(numbers[ask] for ask in clause) or (nothing,) for clause in clauses]
        ask_of = np.fromiter(chain.from_iterable(listed), dtype=np.int32)
        begins = np.cumsum([0, *map(len, listed)], dtype=np.int64)[:-1]
        columns = held.columns
        self._clause = np.asarray(columns.clause, dtype=np.int64)
        self._starts = np.asarray(columns.criteria_from, dtype=np.int64)
        self._demands = Demands.of_kinds(np.asarray(columns.kind))
        self._conditions = {
            number: ask for number, clause in enumerate(clauses) for ask in clause if isinstance(ask, ConditionAsk)
        }
        self._clauses = Clauses(asks, ask_of=ask_of, begins=begins)
        has_age = ~(np.isnan(columns.minimum_age) & np.isnan(columns.maximum_age))
        self._alternatives = Alternatives(
            self._clauses, clause=self._clause, starts=self._starts, has_age_field=has_age
        )

    def match(self, profile: Profile, *, limit: int | None = None) -> Matches:
        """Every trial for one person, best first; the first `limit` of them when it is given."""
        by_ask = self._by_ask(profile)
        verdicts = self._clauses.verdicts(by_ask)[self._clause]
        excused = self._alternatives.excused(by_ask)
        decided = self._clauses.decided(by_ask)[self._clause]
        asked = np.where(excused, UNASKED, verdicts)
        fits = weigh(asked, decided=decided, demands=self._demands, starts=self._starts)
        scores = fits.score + self._nearness(profile) + self._relevance(profile)
        order = np.argsort(-scores, kind="stable")[:limit]
        return Matches(self._held, profile, rows=order, fits=fits.group[order], scores=scores[order])

    def verdicts(self, profile: Profile) -> Codes:
        """The verdict on every criterion of the registry, in the order of its columns, as the codes of `fit`."""
        # All that a clause asks must be fulfilled, so the least of its verdicts is its own.
        return self._clauses.verdicts(self._by_ask(profile))[self._clause]

    def _by_ask(self, profile: Profile) -> Codes:
        """The verdict on each thing that is asked, and last that on what was not understood."""
        return np.append(self._asks.of(profile), np.int8(UNKNOWN))

    def _nearness(self, profile: Profile) -> Real:
        """What each trial gains by being about the person's own cancer."""
        by_clause = np.zeros(len(self._held.clauses), dtype=np.float32)
        for number, ask in self._conditions.items():
            by_clause[number] = _NEAR[ask.closeness(profile)]
        return sums(by_clause[self._clause], self._starts)

    def _relevance(self, profile: Profile) -> Real:
        """What each trial gains by what it speaks of."""
        aims: Mapping[str, tuple[str, ...]] = {name: getattr(aims_of(profile), name) for name in _TEXTS}
        gained = np.zeros(len(self._starts) - 1, dtype=np.float32)
        for name, (most, half) in _TEXTS.items():
            if aims[name]:
                spoken = self._held.text.relevance(aims[name])
                gained += most * spoken / (spoken + half)
        return gained
