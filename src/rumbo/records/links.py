"""Who refers to whom across the files of one export: a treatment in one file, its cancer in another beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from rumbo.course.facts import Diagnosis, Fact
from rumbo.records.transcript import WITHIN


def link(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Facts whose cancer stands in another file of the same folder, tied to it. Their ids stay as they were.

    A folder is one on the disk or one inside an archive. A name that two files of a folder give to different entries
    ties nothing: better unsaid than wrong.
    """
    facts = list(facts)
    named: dict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in facts:
        if isinstance(fact.says, Diagnosis):
            named[_folder(fact), _entry(fact.says.ref)].add(fact.says.ref)
    for fact in facts:
        refs = named.get((_folder(fact), fact.says.cancer or ""), set()) if fact.says is not None else set()
        if fact.says is not None and len(refs) == 1:
            yield replace(fact, says=replace(fact.says, cancer=next(iter(refs))))
        else:
            yield fact


def _folder(fact: Fact) -> str:
    """The folder of the innermost file that a fact stands in, with the archives it lies in before it."""
    if fact.source is None:
        return ""
    way = [fact.source.file, *fact.source.place.split(WITHIN)[:-1]]
    return WITHIN.join([*way[:-1], way[-1].rpartition("/")[0]])


def _entry(ref: str) -> str:
    """What a cancer is called in its own file: "Condition/c1" of "0123456789ab/Condition.ndjson › Condition/c1"."""
    return ref.partition("/")[2].rpartition(WITHIN)[2]
