"""A saved trial as it is kept: its number and title, so that it can be read when the registry no longer has it."""

from __future__ import annotations

from datetime import date

import msgspec

from rumbo.oncology import NctId


class Saved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A trial that was saved, a note about it, and on which day the doctor was told of it, if that was noted."""

    nct_id: str
    title: str
    note: str = ""
    told_on: date | None = None

    def __post_init__(self) -> None:
        NctId(self.nct_id)


def encode_saved(saved: Saved) -> str:
    """A saved trial as it is stored."""
    return msgspec.json.encode(saved).decode()


def decode_saved(body: str) -> Saved:
    """A stored one read again.

    Raises msgspec.ValidationError for what is none.
    """
    return msgspec.json.decode(body, type=Saved)


def complete_saved(saved: Saved, *, other: Saved) -> Saved:
    """What is known of both: what was noted here stays, what is missing is taken from the other."""
    return msgspec.structs.replace(
        saved, note=saved.note or other.note, told_on=saved.told_on or other.told_on, title=saved.title or other.title
    )
