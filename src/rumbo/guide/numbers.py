"""What numbers about survival and treatment mean, and what they do not (content/numbers): behind a door that each reader
opens for themselves, topic by topic. No number is given here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

import msgspec

from rumbo.guide.citations import Citation, Review, Said, SaidFile, sources_of
from rumbo.guide.library import Question, library
from rumbo.words import ContentError, Text, load


class NumberTopic(Review, frozen=True, kw_only=True):
    """One thing people may want to know, or not: what is meant by its numbers, what they do not say, what to ask."""

    id: str
    number: int
    name: Text
    means: tuple[Said, ...]
    does_not: tuple[Said, ...]
    ask: tuple[Question, ...]

    @property
    def all_sources(self) -> tuple[Citation, ...]:
        """Every source, in the order of the statements, each once."""
        return sources_of((*self.means, *self.does_not))


class Numbers(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one reader opened, and what the doctor told them, by the ids of the topics. Everything is closed at first."""

    opened: tuple[str, ...] = ()
    told: Mapping[str, str] = {}

    def is_open(self, topic: str) -> bool:
        """Whether the reader opened this topic and has not closed it since."""
        return topic in self.opened

    def told_about(self, topic: str) -> str:
        """What the doctor said, in the reader's words: nothing while the topic is closed."""
        return self.told.get(topic, "") if self.is_open(topic) else ""


class _TopicFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reviewed_on: date
    reviewed_by: str | None
    number: int
    name: Text
    means: list[SaidFile]
    does_not: list[SaidFile]
    ask: list[str]


@cache
def number_topics() -> Mapping[str, NumberTopic]:
    """Every topic by the name of its file, in the order of their numbers.

    Raises ContentError for an unknown source or question, and for a topic that leaves out what its numbers do not say.
    """
    files = load("numbers", _TopicFile).by_file
    in_order = sorted(files, key=lambda name: files[name].number)
    return MappingProxyType({name: _topic(name, file=files[name]) for name in in_order})


def _topic(name: str, *, file: _TopicFile) -> NumberTopic:
    unknown = [each for each in file.ask if each not in library()]
    if unknown or not (file.means and file.does_not and file.ask):
        raise ContentError(f"numbers/{name}: unknown questions {unknown}, or a part is empty")
    return NumberTopic(
        id=name,
        number=file.number,
        name=file.name,
        means=tuple(each.said() for each in file.means),
        does_not=tuple(each.said() for each in file.does_not),
        ask=tuple(library()[each] for each in file.ask),
        reviewed_on=file.reviewed_on,
        reviewed_by=file.reviewed_by,
    )


def open_topic(numbers: Numbers, *, topic: str) -> Numbers:
    """The same with a topic opened."""
    return msgspec.structs.replace(numbers, opened=tuple(dict.fromkeys((*numbers.opened, topic))))


def close_topic(numbers: Numbers, *, topic: str) -> Numbers:
    """The same with a topic closed again. What the doctor said is kept, and not shown until it is opened."""
    return msgspec.structs.replace(numbers, opened=tuple(each for each in numbers.opened if each != topic))


def note_told(numbers: Numbers, *, topic: str, words: str) -> Numbers:
    """The same with what the doctor said about a topic; without words, nothing is kept for it."""
    told = {**numbers.told, topic: words.strip()}
    return msgspec.structs.replace(numbers, told={name: each for name, each in told.items() if each})


def encode_numbers(numbers: Numbers) -> str:
    """What a reader opened and was told, as JSON."""
    return msgspec.json.encode(numbers).decode()


def decode_numbers(body: str) -> Numbers:
    """What a reader opened and was told, from its JSON.

    Raises msgspec.ValidationError when it is not that.
    """
    return msgspec.json.decode(body, type=Numbers)
