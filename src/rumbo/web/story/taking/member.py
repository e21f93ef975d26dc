"""One file of a parcel."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple


class Member(NamedTuple):
    """One file of the parcel: its name in it, and what gives its bytes."""

    name: str
    pieces: Callable[[], Iterable[bytes]]


def written_member(name: str, data: bytes) -> Member:
    """A file that was made for the parcel."""
    return Member(name, lambda: (data,))
