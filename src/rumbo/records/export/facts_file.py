"""The facts file: a whole log of facts as plain JSON, so that another Rumbo, or any program, can take it up again.

It says what this file of facts is and by which version it was written, which facts are in force, and then every fact of
the log as it was told, with what it takes the place of or undoes. Reading it back gives the same facts, with their ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final, Literal

import msgspec
from msgspec.structs import replace

from rumbo import __version__
from rumbo.course.facts import Background, Fact, decode_fact, encode
from rumbo.course.log import in_force
from rumbo.oncology import PartialDate
from rumbo.records.part import Part, Trouble
from rumbo.records.reading import Subject
from rumbo.records.transcript import Transcript

VERSION: Final = 1
_MARK: Final = re.compile(rb'\s*\{\s*"format"\s*:\s*"rumbo-facts"')
_ID: Final = re.compile(r"[\w.:-]{1,80}", re.ASCII)  # they stand in addresses and in a column of this length
MAX_TOLD_TROUBLES: Final = 20


class FactsFile(msgspec.Struct, frozen=True, kw_only=True):
    """The file as it stands. `in_force` are the ids of the facts that count now, for programs that need no log."""

    format: Literal["rumbo-facts"] = "rumbo-facts"
    version: int = VERSION
    generator: str = f"rumbo {__version__}"
    made_at: datetime | None = None
    in_force: tuple[str, ...] = ()
    log: tuple[msgspec.Raw, ...] = ()


def write_facts(log: Iterable[Fact], *, made_at: datetime | None = None) -> bytes:
    """Write a log as a facts file, in the order it was told.

    Who entered a fact is left out: it is a number that means somebody in one file only.
    """
    facts = [replace(fact, by="") for fact in log]
    whole = FactsFile(
        made_at=made_at,
        in_force=tuple(fact.id for fact in in_force(facts)),
        log=tuple(msgspec.Raw(encode(fact)) for fact in facts),
    )
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def is_facts_file(data: bytes) -> bool:
    """Whether bytes are a facts file, by their first words."""
    return bool(_MARK.match(data[:200]))


def read_facts(data: bytes, *, transcript: Transcript) -> Part:
    """Read a facts file: its facts with their ids, standings and sources, so that reading it again adds nothing.

    A fact that is not written as it should be is left out and told; a newer version of the file is told and left unread.
    """
    try:
        whole = msgspec.json.decode(data, type=FactsFile)
    except (msgspec.DecodeError, RecursionError):
        return Part(format="rumbo-facts", troubles=(Trouble("records-broken"),))
    if whole.version > VERSION:
        return Part(format="rumbo-facts", troubles=(Trouble("records-facts-newer"),))
    odd: list[int] = []
    facts = tuple(_each_once(whole.log, odd))
    return Part(format="rumbo-facts", facts=facts, subjects=tuple(_subjects(facts)), troubles=tuple(_troubles(odd)))


def _each_once(log: Iterable[msgspec.Raw], odd: list[int]) -> Iterator[Fact]:
    known: set[str] = set()
    for number, raw in enumerate(log, start=1):
        fact = _find_fact(raw)
        if fact is None or fact.id in known:
            odd.append(number)
            continue
        known.add(fact.id)
        yield fact


def _find_fact(raw: msgspec.Raw) -> Fact | None:
    try:
        fact = decode_fact(bytes(raw))
    except (msgspec.ValidationError, ValueError, RecursionError):
        return None
    return replace(fact, by="") if _ID.fullmatch(fact.id) else None


def _subjects(facts: Iterable[Fact]) -> Iterator[Subject]:
    """Whom the facts in force are about, so that the file of somebody else is held back."""
    about = [fact.says for fact in in_force(facts) if isinstance(fact.says, Background)]
    names = tuple(dict.fromkeys(each.words for each in about if each.topic == "name" and each.words))
    born = next((_born(each) for each in about if each.topic == "birth_date"), None)
    if names or born:
        yield Subject(names=names, birth_date=born)


def _born(says: Background) -> PartialDate | None:
    try:
        return PartialDate.parse(says.words)
    except ValueError:
        return says.on


def _troubles(odd: list[int]) -> Iterator[Trouble]:
    for number in odd[:MAX_TOLD_TROUBLES]:
        yield Trouble("records-entry-odd", {"place": f"entry {number}"})
    more = len(odd) - MAX_TOLD_TROUBLES
    if more > 0:
        yield Trouble("records-entries-odd", {"count": more})
