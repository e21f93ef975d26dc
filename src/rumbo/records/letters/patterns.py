"""The pieces that patterns over flat text are built of, by name. The lists: content/letters/patterns."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rumbo.words import load


def pieces(name: str) -> str:
    """One list as alternatives of a regular expression, to stand in a group. Raises KeyError for one that is not there.

    >>> pieces("stopped").startswith("stop")
    True
    """
    return "|".join(listed(name))


def listed(name: str) -> tuple[str, ...]:
    """One list of words or names. Raises KeyError for one that is not there."""
    return _lists()[name]


@cache
def _lists() -> Mapping[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = load("letters/patterns", dict[str, tuple[str, ...]]).merged()
    return table
