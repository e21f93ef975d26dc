"""Phrases looked for in a flat text. Only those whose words the text has are tried.

Most sentences hold no phrase of most lists, and to learn that from one long pattern took most of the time of a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Final

_WORD: Final = re.compile(r"\w+")
_WORD_OR_STEM: Final = re.compile(r"\*?\w+\*?")
_STEM: Final = 4  # letters by which the beginning of a word is known
_TO_THE_END: Final = 1 << 62  # as `re` has it: further than any text


class Phrases:
    """Any of some phrases, whole words; `*` stands for the rest of a word. It is searched as `re.Pattern` is.

    It finds what `pattern` finds, sooner: each phrase is kept by its sign, a word of it or the first letters of one, and
    only phrases with a sign that the text has are looked for. Signs come from the phrases themselves.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = sorted(phrases, key=len, reverse=True)
        self._by_sign: dict[str, list[int]] = {}
        for rank, phrase in enumerate(self._phrases):
            self._by_sign.setdefault(_sign(phrase), []).append(rank)
        self._patterns: dict[int, re.Pattern[str]] = {}  # built when first tried: most never are

    @cached_property
    def pattern(self) -> str:
        """The phrases as one regular expression, the longest first, for patterns that are built of it."""
        by_letter: dict[str, list[str]] = {}
        for phrase in self._phrases:
            by_letter.setdefault(phrase[0], []).append(_one(phrase))
        # One branch for each first letter: a sentence is mostly letters that begin no phrase.
        return "|".join(f"(?:{'|'.join(patterns)})" for patterns in by_letter.values())

    def search(self, text: str, start: int = 0, end: int = _TO_THE_END) -> re.Match[str] | None:
        """The first match in a text, as `re.Pattern.search`."""
        return next(self.finditer(text, start, end), None)

    def match(self, text: str, start: int = 0, end: int = _TO_THE_END) -> re.Match[str] | None:
        """The match at a place of a text, as `re.Pattern.match`."""
        matches = (pattern.match(text, start, end) for pattern in self._candidates(text, end))
        return next((found for found in matches if found), None)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match of a whole text, as `re.Pattern.fullmatch`."""
        matches = (pattern.fullmatch(text) for pattern in self._candidates(text, _TO_THE_END))
        return next((found for found in matches if found), None)

    def finditer(self, text: str, start: int = 0, end: int = _TO_THE_END) -> Iterator[re.Match[str]]:
        """Every match in a text, left to right, none overlapping, as `re.Pattern.finditer`."""
        candidates = self._candidates(text, end)
        if len(candidates) > 1:
            return _merged(candidates, text, start, end)
        return candidates[0].finditer(text, start, end) if candidates else iter(())

    def _candidates(self, text: str, end: int) -> list[re.Pattern[str]]:
        """The phrases of which the text up to `end` has the sign, the longest first."""
        signs = signs_of(text if end >= len(text) else text[:end])
        if self._by_sign.keys().isdisjoint(signs):
            return []
        ranks = sorted(rank for sign in self._by_sign.keys() & signs for rank in self._by_sign[sign])
        return [self._patterns.get(rank) or self._built(rank) for rank in ranks]

    def _built(self, rank: int) -> re.Pattern[str]:
        return self._patterns.setdefault(rank, re.compile(_one(self._phrases[rank])))


@lru_cache(maxsize=1024)
def signs_of(text: str) -> frozenset[str]:
    """The words of a flat text, the first letters of each, and the empty sign, which every text has.

    >>> sorted(signs_of("no nodes"))
    ['', 'no', 'node*', 'nodes']
    """
    words = _WORD.findall(text)
    return frozenset(("", *words, *(f"{word[:_STEM]}*" for word in words if len(word) >= _STEM)))


def _sign(phrase: str) -> str:
    """The longest word of a phrase, which is the rarest as a rule, or the first letters of one that goes on; empty when
    it has none to be known by.
    """
    parts: list[str] = _WORD_OR_STEM.findall(phrase)
    usable = [part for part in parts if part[0] != "*" and (part[-1] != "*" or len(part) > _STEM)]
    longest = max(usable, key=len, default="")
    return f"{longest[:_STEM]}*" if longest.endswith("*") else longest


def _merged(patterns: Iterable[re.Pattern[str]], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    matches = (pattern.search(text, start, end) for pattern in patterns)
    ahead = [found for found in matches if found]
    while ahead:
        first = min(ahead, key=_start)  # of those that begin together the longest phrase, which stands first
        yield first
        done = first.end()
        again = (each if each.start() >= done else each.re.search(text, done, end) for each in ahead)
        ahead = [found for found in again if found]


def _start(found: re.Match[str]) -> int:
    return found.start()


def _one(phrase: str) -> str:
    """The pattern of one phrase. What may not stand before it is asked behind its first letters: a search for letters
    goes through a text many times faster than one that asks at every place.
    """
    pattern = r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in phrase.split())
    head = _WORD.match(phrase)
    if head:
        pattern = f"{head[0]}(?<!\\w{head[0]}){pattern[head.end() :]}"
    elif phrase[0] == "*":
        pattern = rf"(?<!\w){pattern}"
    return pattern + (r"(?!\w)" if phrase[-1].isalnum() else "")
