"""Doctors' opinions in one frame: its ten parts, the answers each may have, and what a doctor can have in hand
(content/opinions). How two opinions differ is for `differences`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Literal

import msgspec

from rumbo.course.facts import to_plain, to_typed
from rumbo.guide.citations import Citation, Review, cited
from rumbo.oncology import PartialDate
from rumbo.words import ContentError, Text, load

Form = Literal["one", "choices", "words"]


class Topic(Review, frozen=True, kw_only=True):
    """One part of the frame. `ask` is the question for a doctor who did not speak of it; `bears` are ids of items that
    can change the answer.
    """

    id: str
    name: Text
    hint: Text
    ask: Text
    form: Form
    answers: Mapping[str, Text]
    bears: tuple[str, ...]
    sources: tuple[Citation, ...]


class Stance(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a doctor said about one topic: an answer of the frame, choices in the doctor's words, or free words."""

    answer: str = ""
    choices: tuple[str, ...] = ()
    words: str = ""

    @property
    def is_silent(self) -> bool:
        """Nothing was noted."""
        return not (self.answer or self.choices or self.words)


class InHand(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something the doctor had when giving the opinion, and of which day it was, as far as that is known."""

    item: str
    of: PartialDate | None = None


class Opinion(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One doctor's opinion. `in_hand` is None as long as nobody noted what the doctor had."""

    id: str
    doctor: str
    place: str = ""
    on: PartialDate | None = None
    said: Mapping[str, Stance] = {}
    in_hand: tuple[InHand, ...] | None = None

    def about(self, topic: str) -> Stance:
        """What this doctor said about a topic; silent when nothing was noted."""
        return self.said.get(topic, Stance())

    def had(self, item: str) -> InHand | None:
        """The thing as this doctor had it, or None."""
        return next((each for each in self.in_hand or () if each.item == item), None)


class _TopicFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: Text
    hint: Text
    ask: Text
    form: Form
    source: list[str]
    answers: dict[str, Text] = {}
    bears: list[str] = []


class _ItemFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: Text


class _FrameFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reviewed_on: date
    reviewed_by: str | None
    items: dict[str, _ItemFile]
    topics: dict[str, _TopicFile]


@cache
def items() -> Mapping[str, Text]:
    """The name of everything a doctor can have in hand, by id, in a fixed order."""
    return MappingProxyType({name: each.name for name, each in _frame().items.items()})


@cache
def topics() -> Mapping[str, Topic]:
    """The frame: its parts by id, in the order in which they are shown, on screen and on paper.

    Raises ContentError for an unknown source or item, and for a part whose answers do not fit its form.
    """
    file = _frame()
    return MappingProxyType({name: _topic(name, file=file, each=each) for name, each in file.topics.items()})


def _frame() -> _FrameFile:
    return load("opinions/frame", _FrameFile).by_file["frame"]


def _topic(name: str, *, file: _FrameFile, each: _TopicFile) -> Topic:
    unknown = [item for item in each.bears if item not in file.items]
    if unknown or bool(each.answers) != (each.form == "one"):
        raise ContentError(f"opinions/frame: {name}: unknown items {unknown}, or answers that do not fit its form")
    return Topic(
        id=name,
        name=each.name,
        hint=each.hint,
        ask=each.ask,
        form=each.form,
        answers=MappingProxyType(each.answers),
        bears=tuple(each.bears),
        sources=cited(each.source),
        reviewed_on=file.reviewed_on,
        reviewed_by=file.reviewed_by,
    )


def complete_opinion(opinion: Opinion, *, other: Opinion) -> Opinion:
    """An opinion with what another copy of it says on topics of which nothing was noted here. What was noted here stays."""
    noted = {topic: stance for topic, stance in opinion.said.items() if stance != Stance()}
    return msgspec.structs.replace(
        opinion,
        place=opinion.place or other.place,
        on=opinion.on or other.on,
        said={**other.said, **noted},
        in_hand=opinion.in_hand if opinion.in_hand is not None else other.in_hand,
    )


def encode_opinion(opinion: Opinion) -> str:
    """An opinion as JSON."""
    return msgspec.json.encode(opinion, enc_hook=to_plain).decode()


def decode_opinion(body: str) -> Opinion:
    """An opinion from its JSON.

    Raises msgspec.ValidationError when it is not one.
    """
    return msgspec.json.decode(body, type=Opinion, dec_hook=to_typed)
