"""A choice that a doctor named, or what a doctor said about one, in the words of whoever noted it."""

from __future__ import annotations

import msgspec

from rumbo.course.facts import to_plain, to_typed
from rumbo.guide.choices.described import ChoiceId
from rumbo.oncology import PartialDate


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """One note. `choice` is the choice it is about; None when it is none of ours, and then `name` says what it is."""

    id: str = ""
    choice: ChoiceId | None = None
    name: str = ""
    doctor: str = ""
    on: PartialDate | None = None
    said: str = ""


def encode_named(named: Named) -> str:
    """A note as JSON."""
    return msgspec.json.encode(named, enc_hook=to_plain).decode()


def decode_named(body: str) -> Named:
    """A note from its JSON.

    Raises msgspec.ValidationError when it is not one.
    """
    return msgspec.json.decode(body, type=Named, dec_hook=to_typed)
