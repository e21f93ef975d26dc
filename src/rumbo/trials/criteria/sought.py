"""Regular expressions of content tables, searched in small letters: faster than searching without regard to capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

import msgspec

from rumbo.trials.criteria.needed import needed_words

_CAPITAL = re.compile(r"(\\.)|([A-Z])")  # not the "W" of a class of letters
_MINDS_CAPITALS = "(?-i:"
_TRIPLE = 3  # letters
Key = TypeVar("Key")


class Sought(msgspec.Struct, frozen=True):
    """One expression. `as_written` when a part of it minds capitals ("(?-i:PT)").

    `needed` are words of which every text that it finds something in holds one; () when it needs none.
    """

    pattern: re.Pattern[str]
    as_written: bool
    needed: tuple[str, ...] = ()

    def search(self, text: str, *, until: int | None = None) -> re.Match[str] | None:
        """The first place in a text, or in its first `until` letters."""
        small = in_small_letters(text)
        if not self._may_be_in(small):
            return None
        words = text if self.as_written else small
        return self.pattern.search(words) if until is None else self.pattern.search(words, 0, until)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place in a text."""
        small = in_small_letters(text)
        return self.pattern.finditer(text if self.as_written else small) if self._may_be_in(small) else iter(())

    def _may_be_in(self, small: str) -> bool:
        """Whether a text in small letters holds a word that is needed: ten times faster than the search."""
        for word in self.needed:
            if word in small:
                return True
        return not self.needed


class Sieve(Generic[Key]):
    """The expressions of a whole table: which of them may find something is told by one look at the text."""

    def __init__(self, table: Iterable[tuple[Key, Sought]]) -> None:
        self._table = tuple(table)
        needing: dict[str, list[int]] = {}
        for number, (_, sought) in enumerate(self._table):
            for word in sought.needed:
                needing.setdefault(word, []).append(number)
        self._by_triple: dict[str, list[tuple[str, list[int]]]] = {}
        for word, numbers in needing.items():
            self._by_triple.setdefault(word[:_TRIPLE], []).append((word, numbers))
        self._short = [(word, numbers) for word, numbers in needing.items() if len(word) < _TRIPLE]
        self._always = frozenset(number for number, (_, sought) in enumerate(self._table) if not sought.needed)

    def passing(self, text: str) -> list[tuple[Key, Sought]]:
        """Those that may find something in a text, in the order of the table.

        >>> [key for key, _ in Sieve([("performance", seek("ECOG")), ("age", seek("aged?"))]).passing("ECOG 0")]
        ['performance']
        """
        small = in_small_letters(text)
        numbers = {number for word, needing in self._short if word in small for number in needing} | self._always
        for triple in self._by_triple.keys() & _triples(small):
            for word, needing in self._by_triple[triple]:
                if word in small:
                    numbers.update(needing)
        return [self._table[number] for number in sorted(numbers)]


def seek(says: str) -> Sought:
    r"""An expression ready to search, which does not mind capitals but where it says so.

    >>> bool(seek(r"\bECOG\b").search("ecog 1")), bool(seek(r"(?-i:\bPT\b)").search("pt"))
    (True, False)
    """
    if _MINDS_CAPITALS in says:
        return Sought(re.compile(says, re.IGNORECASE), as_written=True, needed=needed_words(says))
    small = _CAPITAL.sub(lambda found: found[1] or found[2].lower(), says)
    return Sought(re.compile(small), as_written=False, needed=needed_words(says))


@lru_cache(maxsize=256)
def in_small_letters(text: str) -> str:
    """A text in small letters, letter for letter: places in it are places in the text.

    >>> len(in_small_letters("İ")) == 1
    True
    """
    small = text.lower()
    return small if len(small) == len(text) else "".join(letter.lower()[:1] for letter in text)


@lru_cache(maxsize=256)
def _triples(small: str) -> frozenset[str]:
    """Every three letters that stand beside one another in a text."""
    return frozenset(map("".join, zip(small, small[1:], small[2:], strict=False)))
