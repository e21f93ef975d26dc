"""Words for hard sentences: with doctors, at home, with friends and at work (content/sentences).

Each situation says when its words help, two or three ways to say it, and what one can say to the answer. None of them
helps to hide something from a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Literal

import msgspec

from rumbo.guide.citations import Citation, Review, cited
from rumbo.words import ContentError, Text, load

Tone = Literal["softer", "plainer"]
Listener = Literal["doctors", "family", "others"]
LISTENERS: tuple[Listener, ...] = ("doctors", "family", "others")


class Wording(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way to say it."""

    tone: Tone
    en: str
    es: str

    @property
    def text(self) -> Text:
        """The words, in both languages."""
        return Text(en=self.en, es=self.es)


class Reply(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the other may answer, and what one can say then."""

    hears: Text
    then: Text


class HardSentence(Review, frozen=True, kw_only=True):
    """Something hard to say. `note` is what stands behind it, where there is something to know; its sources say where
    that comes from.
    """

    id: str
    listener: Listener
    name: Text
    helps: Text
    wordings: tuple[Wording, ...]
    replies: tuple[Reply, ...]
    note: Text | None
    sources: tuple[Citation, ...]


class SentenceGroup(msgspec.Struct, frozen=True, kw_only=True):
    """The sentences for one listener of people, in a fixed order."""

    listener: Listener
    title: Text
    sentences: tuple[HardSentence, ...]


class _SituationFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: Text
    helps: Text
    wordings: list[Wording]
    replies: list[Reply]
    source: list[str]
    note: Text | None = None

    def __post_init__(self) -> None:
        if {each.tone for each in self.wordings} != {"softer", "plainer"} or len(self.wordings) not in {2, 3}:
            raise ValueError("two or three wordings, softer and plainer")


class _GroupFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reviewed_on: date
    reviewed_by: str | None
    title: Text
    situations: dict[str, _SituationFile]


@cache
def sentence_groups() -> tuple[SentenceGroup, ...]:
    """Every group in its order: doctors, family, others.

    Raises ContentError for a file that is missing, an unknown source, and a situation that is there twice.
    """
    files = load("sentences", _GroupFile).by_file
    if set(files) != set(LISTENERS):
        raise ContentError(f"sentences: {sorted(files)} are not {sorted(LISTENERS)}")
    return tuple(_group(listener, file=files[listener]) for listener in LISTENERS)


@cache
def hard_sentences() -> Mapping[str, HardSentence]:
    """Every hard sentence by its id, in the order of the groups."""
    every = [each for group in sentence_groups() for each in group.sentences]
    found = {each.id: each for each in every}
    if len(found) != len(every):
        raise ContentError("sentences: an id is there twice")
    return MappingProxyType(found)


def _group(listener: Listener, *, file: _GroupFile) -> SentenceGroup:
    return SentenceGroup(
        listener=listener,
        title=file.title,
        sentences=tuple(
            HardSentence(
                id=name,
                listener=listener,
                name=each.name,
                helps=each.helps,
                wordings=tuple(each.wordings),
                replies=tuple(each.replies),
                note=each.note,
                sources=cited(each.source),
                reviewed_on=file.reviewed_on,
                reviewed_by=file.reviewed_by,
            )
            for name, each in file.situations.items()
        ),
    )
