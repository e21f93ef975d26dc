"""The card that asks for a medical interpreter, with the laws it rests on (content/interpreter)."""

from __future__ import annotations

from datetime import date
from functools import cache

import msgspec

from rumbo.guide.citations import Citation, Review, cited
from rumbo.words import Text, load


class InterpreterCard(Review, frozen=True, kw_only=True):
    """What the card says: what is asked for, how, by which laws; and what the person may `know` of their right."""

    ask: Text
    please: Text
    law: Text
    know: tuple[Text, ...]
    sources: tuple[Citation, ...]


class _CardFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reviewed_on: date
    reviewed_by: str | None
    source: list[str]
    ask: Text
    please: Text
    law: Text
    know: list[Text]


@cache
def interpreter_card() -> InterpreterCard:
    """The card.

    Raises ContentError when one of its sources is not known.
    """
    file = load("interpreter", _CardFile).by_file["card"]
    return InterpreterCard(
        ask=file.ask, please=file.please, law=file.law, know=tuple(file.know), sources=cited(file.source),
        reviewed_on=file.reviewed_on, reviewed_by=file.reviewed_by,
    )  # fmt: skip
