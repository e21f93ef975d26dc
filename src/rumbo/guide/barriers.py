"""What can stand in the way of care, beside the illness: content/barriers, with what people do about it, and a check of
it by one reader. Nothing is scored: a barrier is in the way when somebody says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Literal, get_args

import msgspec

from rumbo.guide.citations import Citation, Review, Said, SaidFile, sources_of
from rumbo.guide.help import HelpLine, get_line
from rumbo.guide.library import Question, library
from rumbo.words import ContentError, Text, load

Reply = Literal["in-the-way", "all-right", "not-now", "rather-not"]
REPLIES: tuple[Reply, ...] = get_args(Reply)


class Program(Review, frozen=True, kw_only=True):
    """A law or a public program of the United States: what it is, and whom it covers, as its source says."""

    id: str
    name: Text
    says: tuple[Said, ...]

    @property
    def sources(self) -> tuple[Citation, ...]:
        """Where its statements come from."""
        return sources_of(self.says)


class Barrier(Review, frozen=True, kw_only=True):
    """One thing that can stand in the way. `asks` is the question of the check, `need` what a printed sheet says of it.

    `done` is what people do about it: possibilities, none of them advised.
    """

    id: str
    name: Text
    asks: Text
    need: Text
    done: tuple[Said, ...]
    lines: tuple[HelpLine, ...]
    questions: Mapping[str, Question]
    programs: tuple[Program, ...] = ()

    @property
    def sources(self) -> tuple[Citation, ...]:
        """Where its statements come from."""
        return sources_of(self.done)


class BarrierCheck(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one reader replied, by the ids of the barriers, and anything else in their own words. Nothing has to be there.

    `writer` is the name of who replied where that cannot be seen otherwise: in a parcel, and of who is no reader here.
    """

    replies: Mapping[str, Reply] = {}
    words: str = ""
    writer: str = ""

    @property
    def in_the_way(self) -> tuple[Barrier, ...]:
        """The barriers that are in the way, in the order of the check."""
        return tuple(each for name, each in barriers().items() if self.replies.get(name) == "in-the-way")

    @property
    def is_silent(self) -> bool:
        """Nothing was replied, and nothing written."""
        return not (self.replies or self.words)

    @property
    def says_something(self) -> bool:
        """There is something to tell others: a barrier in the way, or words. What is kept to oneself is not."""
        return bool(self.in_the_way or self.words)


class _ProgramFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: Text
    says: list[SaidFile]


class _BarrierFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: Text
    asks: Text
    need: Text
    done: list[SaidFile]
    questions: list[str]
    lines: list[str] = []
    programs: list[str] = []


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reviewed_on: date
    reviewed_by: str | None
    barriers: dict[str, _BarrierFile] = {}
    programs: dict[str, _ProgramFile] = {}


@cache
def programs() -> Mapping[str, Program]:
    """The laws and programs of the United States by id, in the order of the content.

    Raises ContentError for an unknown source.
    """
    return MappingProxyType(
        {
            name: Program(
                id=name,
                name=each.name,
                says=tuple(said.said() for said in each.says),
                reviewed_on=file.reviewed_on,
                reviewed_by=file.reviewed_by,
            )
            for file in _files()
            for name, each in file.programs.items()
        }
    )


@cache
def barriers() -> Mapping[str, Barrier]:
    """The barriers by id, in the order of the check.

    Raises ContentError for an unknown source, help line, question or program.
    """
    return MappingProxyType(
        {name: _barrier(name, file=file, each=each) for file in _files() for name, each in file.barriers.items()}
    )


def find_barrier(barrier_id: str) -> Barrier | None:
    """The barrier with this id, or None."""
    return barriers().get(barrier_id)


def encode_check(check: BarrierCheck) -> str:
    """A check as JSON."""
    return msgspec.json.encode(check).decode()


def decode_check(body: str) -> BarrierCheck:
    """A check from its JSON.

    Raises msgspec.ValidationError when it is not that.
    """
    return msgspec.json.decode(body, type=BarrierCheck)


@cache
def _files() -> tuple[_File, ...]:
    return tuple(load("barriers", _File).by_file.values())


def _barrier(name: str, *, file: _File, each: _BarrierFile) -> Barrier:
    return Barrier(
        id=name,
        name=each.name,
        asks=each.asks,
        need=each.need,
        done=tuple(said.said() for said in each.done),
        lines=tuple(get_line(line) for line in each.lines),
        questions=MappingProxyType({question: _question(question) for question in each.questions}),
        programs=tuple(_program(program) for program in each.programs),
        reviewed_on=file.reviewed_on,
        reviewed_by=file.reviewed_by,
    )


def _question(name: str) -> Question:
    if name not in library():
        raise ContentError(f"barriers: no question {name!r}")
    return library()[name]


def _program(name: str) -> Program:
    if name not in programs():
        raise ContentError(f"barriers: no program {name!r}")
    return programs()[name]
