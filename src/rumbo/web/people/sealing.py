"""Where the sealed text of a story gets its seal. At home it needs none: the whole file is encrypted.

A host's database is not encrypted as a whole, so each text is sealed with the key of its story. Whoever holds those keys
registers a `Sealer` when the site starts; this place knows only what it asks of one.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol
from uuid import UUID


class Place(NamedTuple):
    """Where a sealed text lies. It is bound to this place, and does not open in another."""

    table: str
    column: str
    row: str


class Sealer(Protocol):
    """Seals the texts of stories, each with the key of its story."""

    def begin(self, story_id: UUID) -> None:
        """Make the key of a new story, before its first row."""

    def seal(self, words: str, *, story_id: UUID, place: Place) -> str:
        """Seal a text for its place."""

    def unseal(self, sealed: str, *, story_id: UUID | None, place: Place) -> str:
        """What `seal` was given; `story_id`, where it is known, is the story that the row says it belongs to."""

    def next_row(self, table: str) -> int:
        """The number of the next row of a table: a text is bound to its row, so the row has its number before it is written."""


_in_use: list[Sealer] = []


def use(sealer: Sealer | None) -> None:
    """Seal with this from now on; None: text lies as it is."""
    _in_use[:] = [] if sealer is None else [sealer]


def find_sealer() -> Sealer | None:
    """What seals here, or None at home."""
    return _in_use[0] if _in_use else None


def begin(story_id: UUID) -> None:
    """Get ready for a new story."""
    sealer = find_sealer()
    if sealer is not None:
        sealer.begin(story_id)
