"""Everyday names, in both languages, of what records name in one: measures, relatives, sexes, common illnesses,
operations, and the kinds of entries of a file. The tables are content/everyday/; how a name is used is for `naming`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

import msgspec

from rumbo.oncology.phrases import fold
from rumbo.words import ContentError, Text, load

Table = Literal["measures", "relatives", "sexes", "illnesses", "operations", "entries"]

# A LOINC name says after the measure how it is counted, in which part of the blood, and by which method. What is
# measured in anything else than blood keeps its whole name: protein in urine is another matter.
_COUNTED = re.compile(r"\s*\[[^\]]*\](?: (?:in|of) (?:Blood|Serum|Plasma|Serum or Plasma))?(?: by [^\[]*)?$")


class _Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: Text
    words: list[str]


def everyday_name(words: str, *, table: Table) -> Text | None:
    """The name that a table gives to these words, when they are one of its names and nothing more; else None.

    >>> everyday_name("Hemoglobin [Mass/volume] in Blood", table="measures").es
    'hemoglobina'
    """
    return _names()[table].get(fold(_COUNTED.sub("", words)))


def operation_in(words: str) -> Text | None:
    """The operation, radiation or transplant that a longer name holds: the longest phrase of the table, the first of equals.

    >>> operation_in("Mastectomy, simple, complete (left)").es
    'mastectomía'
    """
    said = fold(words)
    known = _names()["operations"]
    for length in range(len(said), 0, -1):
        for start in range(len(said) - length + 1):
            if said[start : start + length] in known:
                return known[said[start : start + length]]
    return None


@cache
def _names() -> Mapping[str, Mapping[tuple[str, ...], Text]]:
    files = load("everyday", dict[str, _Row]).by_file
    return MappingProxyType({table: _by_words(table, rows) for table, rows in files.items()})


def _by_words(table: str, rows: dict[str, _Row]) -> Mapping[tuple[str, ...], Text]:
    found: dict[tuple[str, ...], Text] = {}
    for row in rows.values():
        for words in {fold(each) for each in (row.name.en, row.name.es, *row.words)}:
            if words in found:
                raise ContentError(f"everyday/{table}: used twice: {' '.join(words)}")
            found[words] = row.name
    return MappingProxyType(found)
