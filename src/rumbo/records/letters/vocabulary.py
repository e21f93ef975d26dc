"""The lists of words by which letters are understood, as patterns over flat text. The lists: content/letters/words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from rumbo.records.letters.phrases import Phrases
from rumbo.records.letters.text import any_of
from rumbo.words import load


@cache
def words(name: str) -> Phrases:
    """The pattern that finds any word of one list in a flat text. Raises KeyError for a list that is not there.

    >>> bool(words("came_back").search("una recaida osea"))
    True
    """
    return any_of(word_lists()[name])


@cache
def right_before(*names: str) -> re.Pattern[str]:
    """The pattern of a text that ends with a word of one of the lists, with at most three small words behind it."""
    found = any_of(word for name in names for word in word_lists()[name])
    return re.compile(rf"(?:{found.pattern})\s*(?:\w+\s+){{0,3}}?[(,:]?\s*(?:on |in |en |el |de |of )?$")


@cache
def word_lists() -> Mapping[str, tuple[str, ...]]:
    """Every list by its name."""
    table: dict[str, tuple[str, ...]] = load("letters/words", dict[str, tuple[str, ...]]).merged()
    return table
