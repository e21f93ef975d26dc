"""The first evening: three things and no more. You did nothing wrong, and why; who to call; three questions.

Someone who waits to know is told nothing; someone who helps gets what a helper can do tonight.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Literal, get_args

import msgspec

from rumbo.guide.citations import Citation, Review, cited
from rumbo.guide.help import HelpLine, get_line
from rumbo.guide.library import Question, library
from rumbo.words import ContentError, Text, load

Situation = Literal["just_told", "waiting", "again", "scan", "helping"]
SITUATIONS: tuple[Situation, ...] = get_args(Situation)
_THREE = 3


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One of the three things: a heading and a few short paragraphs."""

    title: Text
    words: tuple[Text, ...]
    sources: tuple[Citation, ...] = ()


class Evening(Review, frozen=True, kw_only=True):
    """The first evening for one situation.

    `lines` belong to `who_to_call`; `last` heads three questions or, for someone who helps, three things to do tonight.
    """

    situation: Situation
    title: Text
    opening: Text
    nothing_wrong: Part
    who_to_call: Part
    lines: tuple[HelpLine, ...]
    last: Part
    questions: tuple[Question, ...] = ()
    tonight: tuple[Text, ...] = ()


class _PartFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    title: Text
    words: list[Text]
    source: list[str]


class _EveningFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reviewed_on: date
    reviewed_by: str | None
    title: Text
    opening: Text
    nothing_wrong: _PartFile
    who_to_call: _PartFile
    lines: list[str]
    last: _PartFile
    questions: list[str] = []
    tonight: list[Text] = []

    def __post_init__(self) -> None:
        if sorted((len(self.questions), len(self.tonight))) != [0, _THREE]:
            raise ValueError("an evening ends in three questions, or in three things to do tonight")


@cache
def first_evening(situation: Situation) -> Evening:
    """The first evening for what brought the person here.

    Raises ContentError when content/evening has no such situation, or names a question or line that is not there.
    """
    files = load("evening", _EveningFile).by_file
    if situation not in files:
        raise ContentError(f"evening: no situation {situation!r}")
    file = files[situation]
    return Evening(
        situation=situation,
        title=file.title,
        opening=file.opening,
        nothing_wrong=_part(file.nothing_wrong),
        who_to_call=_part(file.who_to_call),
        lines=tuple(get_line(each) for each in file.lines),
        last=_part(file.last),
        questions=tuple(_question(each) for each in file.questions),
        tonight=tuple(file.tonight),
        reviewed_on=file.reviewed_on,
        reviewed_by=file.reviewed_by,
    )


def _part(file: _PartFile) -> Part:
    return Part(title=file.title, words=tuple(file.words), sources=cited(file.source))


def _question(name: str) -> Question:
    if name not in library():
        raise ContentError(f"evening: no question {name!r}")
    return library()[name]
