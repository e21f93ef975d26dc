"""Phrases looked for in a flat text. A text that lacks the words they need is let go at a glance.

Most sentences hold no phrase of most lists, and to learn that from a long pattern took most of the time of a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"\w+")
_WORD_OR_STEM: Final = re.compile(r"\w+\*?|\*\w*\*?")
_STEM: Final = 4  # letters by which the beginning of a word is known
_TO_THE_END: Final = 1 << 62  # as `re` has it: further than any text
_NOTHING: Final[tuple[re.Match[str], ...]] = ()


class Phrases:
    """A pattern that finds any of the phrases, whole words; `*` stands for the rest of a word.

    It finds what `pattern` finds, sooner: every phrase has one sign, a word or the first letters of one, and a text
    without any of these signs holds none of the phrases. Signs come from the phrases themselves.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        longest_first = sorted(phrases, key=len, reverse=True)
        by_letter: dict[str, list[str]] = {}
        for phrase in longest_first:
            by_letter.setdefault(phrase[0], []).append(_one(phrase))
        # One branch for each first letter: a sentence is mostly letters that begin no phrase.
        self._compiled = re.compile("|".join(f"(?:{'|'.join(each)})" for each in by_letter.values()))
        signs = [_sign(phrase) for phrase in longest_first]
        self._signs = None if None in signs else frozenset(sign for sign in signs if sign)
        self.pattern = self._compiled.pattern

    def search(self, text: str, start: int = 0, end: int = _TO_THE_END) -> re.Match[str] | None:
        """The first match in a text, as `re.Pattern.search`."""
        return self._compiled.search(text, start, end) if self.may_be_in(text, end) else None

    def match(self, text: str, start: int = 0, end: int = _TO_THE_END) -> re.Match[str] | None:
        """The match at a place of a text, as `re.Pattern.match`."""
        return self._compiled.match(text, start, end) if self.may_be_in(text, end) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match of a whole text, as `re.Pattern.fullmatch`."""
        return self._compiled.fullmatch(text) if self.may_be_in(text) else None

    def finditer(self, text: str, start: int = 0, end: int = _TO_THE_END) -> Iterator[re.Match[str]]:
        """Every match in a text, as `re.Pattern.finditer`."""
        return self._compiled.finditer(text, start, end) if self.may_be_in(text, end) else iter(_NOTHING)

    def may_be_in(self, text: str, end: int = _TO_THE_END) -> bool:
        """Whether a flat text has what one of the phrases needs. A text that is cut at `end` is never let go: the cut
        can make a word of a longer one.
        """
        return self._signs is None or end < len(text) or not self._signs.isdisjoint(signs_of(text))


@lru_cache(maxsize=8192)
def signs_of(text: str) -> frozenset[str]:
    """The words of a flat text, and the first letters of each.

    >>> sorted(signs_of("no nodes"))
    ['no', 'node*', 'nodes']
    """
    words = _WORD.findall(text)
    return frozenset((*words, *(f"{word[:_STEM]}*" for word in words if len(word) >= _STEM)))


def _sign(phrase: str) -> str | None:
    """The longest word of a phrase, which is the rarest as a rule; the first letters of one that goes on. None when it
    has no word to be known by.
    """
    parts: list[str] = _WORD_OR_STEM.findall(phrase)
    usable = [part for part in parts if not part.startswith("*") and (not part.endswith("*") or len(part) > _STEM)]
    longest = max(usable, key=len, default=None)
    return f"{longest[:_STEM]}*" if longest and longest.endswith("*") else longest


def _one(phrase: str) -> str:
    pattern = r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in phrase.split())
    start = r"(?<!\w)" if phrase[0].isalnum() or phrase[0] == "*" else ""
    return f"{start}{pattern}" + (r"(?!\w)" if phrase[-1].isalnum() else "")
