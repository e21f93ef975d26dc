"""The words people meet in their own papers, each explained in place. Finding them in a line is exact: no guessing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

import msgspec

from rumbo.guide.citations import Citation, Review, cited
from rumbo.words import ContentError, Text, load


class Entry(Review, frozen=True, kw_only=True):
    """One word: how it is called in both languages, its other names in either, and what it means in plain words."""

    id: str
    word: Text
    also: tuple[str, ...]
    means: Text
    sources: tuple[Citation, ...]


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A word of the glossary in a line: from character `start` up to `end`."""

    entry: Entry
    start: int
    end: int


class _EntryFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    word: Text
    means: Text
    source: list[str]
    also: list[str] = []


class _GlossaryFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reviewed_on: date
    reviewed_by: str | None
    words: dict[str, _EntryFile]


@cache
def entries() -> Mapping[str, Entry]:
    """Every entry by its id, from content/glossary.

    Raises ContentError when an id, or a name for two different entries, is used twice.
    """
    found: dict[str, Entry] = {}
    for name, file in load("glossary", _GlossaryFile).by_file.items():
        for word_id, each in file.words.items():
            if word_id in found:
                raise ContentError(f"glossary/{name}: used twice: {word_id}")
            found[word_id] = _entry(word_id, file=file, each=each)
    return MappingProxyType(found)


def find(word: str) -> Entry | None:
    """The entry for a word in either language, whatever its letter case; None when the glossary has none.

    >>> find("NED").id
    'no-evidence-of-disease'
    """
    return _by_name().get(_plain(word))


def found_in(line: str) -> tuple[Found, ...]:
    """Every word of the glossary in a line, left to right, the longer name first, whole words only.

    >>> [(each.entry.id, each.start) for each in found_in("Biopsy of the lymph node")]
    [('biopsy', 0), ('lymph-node', 14)]
    """
    return tuple(
        Found(entry=_by_name()[_plain(match[0])], start=match.start(), end=match.end())
        for match in _pattern().finditer(line)
    )


def listed() -> tuple[Entry, ...]:
    """Every entry in one fixed order, that of the English words, so that two people can follow by number."""
    return tuple(sorted(entries().values(), key=lambda each: each.word.en.casefold()))


@cache
def _by_name() -> Mapping[str, Entry]:
    names: dict[str, Entry] = {}
    for entry in entries().values():
        for name in (entry.word.en, entry.word.es, *entry.also):
            if names.setdefault(_plain(name), entry) is not entry:
                raise ContentError(f"glossary: {name!r} names two entries")
    return MappingProxyType(names)


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_by_name(), key=len, reverse=True)
    names = "|".join(r"\s+".join(re.escape(part) for part in each.split()) for each in longest_first)
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE)


def _plain(word: str) -> str:
    return " ".join(word.lower().split())


def _entry(word_id: str, *, file: _GlossaryFile, each: _EntryFile) -> Entry:
    return Entry(
        id=word_id,
        word=each.word,
        also=tuple(each.also),
        means=each.means,
        sources=cited(each.source),
        reviewed_on=file.reviewed_on,
        reviewed_by=file.reviewed_by,
    )
