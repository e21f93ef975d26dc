"""What a sentence says of the words in it: denied, in doubt, planned, past, about family, conditional, not given.

After NegEx (Chapman 2001) and ConText (Harkema 2009). The table of words: content/letters/context.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal, get_args

import msgspec

from rumbo.records.letters.phrases import Phrases
from rumbo.records.letters.text import any_of, flat
from rumbo.words import load

Context = Literal["negated", "uncertain", "planned", "past", "family", "hypothetical", "not_given"]
CONTEXTS: tuple[Context, ...] = get_args(Context)
# How many words far a word acts, as in NegEx; the others act to the end of their part of the sentence.
_REACH: Final[dict[Context, int]] = {"negated": 9, "uncertain": 10, "past": 9}
_REACH_BACK: Final[dict[Context, int]] = {"negated": 6, "uncertain": 9, "past": 6, "not_given": 12}
_HARD_END: Final = re.compile(r"[;:](?!\d)|\.(?=\s)|[!?]\s|\)")
_SENTENCE_END: Final = re.compile(r"[;]|\.(?=\s)|[!?]\s")
_DASH: Final = re.compile(r"\s[-–—]\s")
_COMMA: Final = re.compile(r",(?!\d)")
_WORD: Final = re.compile(r"[^\W_]+")


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    negated: _Words
    uncertain: _Words
    planned: _Words
    past: _Words
    family: _Words
    hypothetical: _Words
    not_given: _Words
    none: tuple[str, ...]
    ends: tuple[str, ...]


@dataclass(frozen=True)
class Scope:
    """The stretch of a sentence that a context word acts on, and the word's own end."""

    context: Context
    start: int
    end: int


def contexts(text: str, *, start: int = 0, end: int | None = None) -> frozenset[Context]:
    """The contexts that act on a stretch of a sentence, by default on any of it.

    >>> sorted(contexts("No evidence of recurrence", start=15, end=25))
    ['negated']
    >>> sorted(contexts("Metastasis cannot be excluded", start=0, end=10))
    ['uncertain']
    """
    last = len(text) if end is None else end
    return frozenset(scope.context for scope in scopes(text) if scope.start < last and start < scope.end)


@lru_cache(maxsize=8192)
def scopes(text: str) -> tuple[Scope, ...]:
    """Every scope of a sentence."""
    low = flat(text)
    hard = [0, len(low), *(found.end() for found in _HARD_END.finditer(low))]
    ends = [0, len(low), *(found.end() for found in _SENTENCE_END.finditer(low))]
    soft = [found.start() for found in _endings().finditer(low)]
    return tuple(_scopes(low, hard=hard, every=[*hard, *soft], ends=ends))


def _scopes(low: str, *, hard: list[int], every: list[int], ends: list[int]) -> Iterator[Scope]:
    taken: list[tuple[int, int]] = []
    dashes = [found.end() for found in _DASH.finditer(low)]
    commas = [found.end() for found in _COMMA.finditer(low)]
    for found, which in _cues(low):
        if any(found.start() < end and start < found.end() for start, end in taken):
            continue
        taken.append((found.start(), found.end()))
        for context, forward in which:
            if forward:
                # "vs. metastasis": the full stop belongs to the word. A relative is spoken of to the end of the sentence.
                after = found.end() + low.startswith(".", found.end())
                bounds = ends if context == "family" else [*every, *dashes]
                stop = min((bound for bound in bounds if bound > after or bound == found.end()), default=len(low))
                yield Scope(context, found.end(), _limited(low, found.end(), stop, _REACH.get(context)))
            else:
                # "It was ordered, but she decided against it": what was not given is often told after a "but".
                bounds = hard if context == "not_given" else [*every, *commas]
                begin = max(bound for bound in bounds if bound <= found.start())
                yield Scope(context, _limited_back(low, begin, found.start(), _REACH_BACK.get(context)), found.start())


def _limited(low: str, start: int, stop: int, reach: int | None) -> int:
    words = list(_WORD.finditer(low, start, stop))
    return stop if reach is None or len(words) <= reach else words[reach - 1].end()


def _limited_back(low: str, begin: int, end: int, reach: int | None) -> int:
    words = list(_WORD.finditer(low, begin, end))
    return begin if reach is None or len(words) <= reach else words[-reach].start()


def _cues(low: str) -> Iterable[tuple[re.Match[str], tuple[tuple[Context, bool], ...]]]:
    """Context words of a sentence, the longest first, each with what it does."""
    found = [(match, meaning) for pattern, meaning in _patterns() for match in pattern.finditer(low)]
    return sorted(found, key=lambda pair: (pair[0].start() - pair[0].end(), pair[0].start()))


@cache
def _patterns() -> tuple[tuple[Phrases, tuple[tuple[Context, bool], ...]], ...]:
    """Words with the same meanings share one pattern, so that a sentence is gone through a few times only."""
    meanings: dict[str, list[tuple[Context, bool]]] = {}
    table = _table()
    for context in CONTEXTS:
        words: _Words = getattr(table, context)
        for forward, phrases in ((True, words.before), (False, words.after)):
            for phrase in phrases:
                meanings.setdefault(flat(phrase), []).append((context, forward))
    meanings |= {flat(phrase): [] for phrase in table.none}
    groups: dict[tuple[tuple[Context, bool], ...], list[str]] = {}
    for phrase, meaning in meanings.items():
        groups.setdefault(tuple(meaning), []).append(phrase)
    return tuple((any_of(phrases), meaning) for meaning, phrases in groups.items())


@cache
def _endings() -> Phrases:
    return any_of(_table().ends)


@cache
def _table() -> _Table:
    return load("letters/context", _Table).by_file["context"]
