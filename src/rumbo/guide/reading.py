"""The short pages of fear and hope (content/reading): each statement with its source, and gentle ways to begin writing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Literal, get_args

import msgspec

from rumbo.guide.citations import Citation, Review, Said, SaidFile, sources_of
from rumbo.words import ContentError, Text, load

ReadingId = Literal[
    "uncertainty",
    "fear-of-another-return",
    "hope-that-changes",
    "faith-and-meaning",
    "anger-and-blame",
    "tired-of-being-strong",
    "grief",
    "sex-and-closeness",
    "talking-with-children",
    "when-friends-stay-away",
    "living-alone",
]
READING_IDS: tuple[ReadingId, ...] = get_args(ReadingId)


class Chapter(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a page under a heading of its own: what is known of children of one age, for one."""

    title: Text
    says: tuple[Said, ...]


class Reading(Review, frozen=True, kw_only=True):
    """One page. `opening` is ours and states no fact; `says` is what is known, `eases` what some people find eases it;
    `begins` are unfinished sentences, to begin a page of one's own.
    """

    id: ReadingId
    title: Text
    opening: Text
    says: tuple[Said, ...]
    eases: tuple[Said, ...]
    chapters: tuple[Chapter, ...]
    begins: tuple[Text, ...]

    @property
    def statements(self) -> tuple[Said, ...]:
        """Every statement of the page, in its order."""
        return (*self.says, *(said for each in self.chapters for said in each.says), *self.eases)

    @property
    def all_sources(self) -> tuple[Citation, ...]:
        """Every source of the page, in the order of its statements, each once."""
        return sources_of(self.statements)


class _ChapterFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    title: Text
    says: list[SaidFile]


class _ReadingFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reviewed_on: date
    reviewed_by: str | None
    title: Text
    opening: Text
    says: list[SaidFile]
    eases: list[SaidFile]
    begins: list[Text]
    chapters: list[_ChapterFile] = []


@cache
def readings() -> Mapping[ReadingId, Reading]:
    """Every page by its id, in the fixed order; the name of its file in content/reading is its id.

    Raises ContentError when a page has no file or a file is no page, or a source is unknown.
    """
    files = load("reading", _ReadingFile).by_file
    if set(files) != set(READING_IDS):
        raise ContentError(f"reading: the files and the order do not agree: {sorted(set(files) ^ set(READING_IDS))}")
    return MappingProxyType({each: _reading(each, file=files[each]) for each in READING_IDS})


def find_reading(reading_id: str) -> Reading | None:
    """One page, or None when there is none with that id."""
    return next((each for name, each in readings().items() if name == reading_id), None)


def _reading(reading_id: ReadingId, *, file: _ReadingFile) -> Reading:
    return Reading(
        id=reading_id,
        title=file.title,
        opening=file.opening,
        says=tuple(each.said() for each in file.says),
        eases=tuple(each.said() for each in file.eases),
        chapters=tuple(
            Chapter(title=each.title, says=tuple(one.said() for one in each.says)) for each in file.chapters
        ),
        begins=tuple(file.begins),
        reviewed_on=file.reviewed_on,
        reviewed_by=file.reviewed_by,
    )
