"""Patterns over flat text that are built of pieces, and lists of names. The lists: content/letters/patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Final

from rumbo.words import load

_PIECE: Final = re.compile(r"@(\w+)@")
_TO_THE_END: Final = 1 << 62  # as `re` has it: further than any text


class Built:
    """A pattern that is built when it is first used: `@name@` in it stands for the alternatives of that list.

    >>> Built(r"\\b(?:@stopped@) for").search("was stopped for pain") is not None
    True
    """

    def __init__(self, template: str) -> None:
        self._template = template

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(_PIECE.sub(lambda found: "|".join(_lists()[found[1]]), self._template))

    def search(self, text: str, start: int = 0, end: int = _TO_THE_END) -> re.Match[str] | None:
        """The first match in a text, as `re.Pattern.search`."""
        return self._pattern.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = _TO_THE_END) -> re.Match[str] | None:
        """The match at the beginning of a text, as `re.Pattern.match`."""
        return self._pattern.match(text, start, end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match of a whole text, as `re.Pattern.fullmatch`."""
        return self._pattern.fullmatch(text)

    def finditer(self, text: str, start: int = 0, end: int = _TO_THE_END) -> Iterator[re.Match[str]]:
        """Every match in a text, as `re.Pattern.finditer`."""
        return self._pattern.finditer(text, start, end)


@cache
def listed(name: str) -> frozenset[str]:
    """One list of words or names that are compared whole. Raises KeyError for one that is not there."""
    return frozenset(_lists()[name])


@cache
def _lists() -> Mapping[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = load("letters/patterns", dict[str, tuple[str, ...]]).merged()
    return table
