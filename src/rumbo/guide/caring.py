"""How a care partner is holding up: a few questions in our own words (content/caring), never added up, and what eases each.

The answers make no score and no verdict. What was answered "most days" comes first, then "some days": that is all the rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

import msgspec

from rumbo.guide.citations import Citation, Review, Said, SaidFile, sources_of
from rumbo.guide.help import HelpLine, get_line
from rumbo.words import ContentError, Message, Text, load

HowOften = Literal["rarely", "some_days", "most_days"]
HOW_OFTEN: tuple[HowOften, ...] = get_args(HowOften)


class Strain(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that weighs on people who care for someone. `eases` is what helps some of them, `calls` who answers."""

    id: str
    name: Text
    asks: Text
    eases: tuple[Said, ...]
    calls: tuple[HelpLine, ...]


class TeamQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """A care partner's own question for the team, with why it may be asked."""

    id: str
    text: Text
    why: Text


class Caring(Review, frozen=True, kw_only=True):
    """The whole page of a care partner: what is known, the strains, and the questions."""

    opening: Text
    says: tuple[Said, ...]
    strains: Mapping[str, Strain]
    ask: Mapping[str, TeamQuestion]
    begins: tuple[Text, ...]

    @property
    def all_sources(self) -> tuple[Citation, ...]:
        """Every source of the page, in the order of its statements, each once."""
        return sources_of((*self.says, *(said for each in self.strains.values() for said in each.eases)))


class StrainAnswers(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one reader answered on one day, by the ids of the strains, and words of their own. No answer is kept as none."""

    on: date
    said: Mapping[str, HowOften] = {}
    words: str = ""

    @property
    def is_silent(self) -> bool:
        """Nothing was answered and nothing written."""
        return not self.said and not self.words


class Weighing(NamedTuple):
    """A strain as it was answered."""

    strain: Strain
    how_often: HowOften


class _StrainFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: Text
    asks: Text
    eases: list[SaidFile]
    calls: list[str]


class _QuestionFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    text: Text
    why: Text


class _CaringFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reviewed_on: date
    reviewed_by: str | None
    opening: Text
    says: list[SaidFile]
    strains: dict[str, _StrainFile]
    ask: dict[str, _QuestionFile]
    begins: list[Text]


@cache
def caring() -> Caring:
    """The page of whoever cares for someone.

    Raises ContentError for an unknown source or help line.
    """
    file = load("caring", _CaringFile).by_file["caring"]
    return Caring(
        opening=file.opening,
        says=tuple(each.said() for each in file.says),
        strains=MappingProxyType({name: _strain(name, each=each) for name, each in file.strains.items()}),
        ask=MappingProxyType(
            {name: TeamQuestion(id=name, text=each.text, why=each.why) for name, each in file.ask.items()}
        ),
        begins=tuple(file.begins),
        reviewed_on=file.reviewed_on,
        reviewed_by=file.reviewed_by,
    )


def _strain(name: str, *, each: _StrainFile) -> Strain:
    return Strain(
        id=name,
        name=each.name,
        asks=each.asks,
        eases=tuple(said.said() for said in each.eases),
        calls=tuple(get_line(line) for line in each.calls),
    )


def often_name(how_often: HowOften) -> Message:
    """What an answer is called.

    >>> often_name("most_days").said("en")
    'Most days'
    """
    return Message(f"guide-caring-{how_often.replace('_', '-')}")


def weigh(answers: StrainAnswers) -> tuple[Weighing, ...]:
    """What weighs on somebody, as they answered it: "most days" first, then "some days", each in the order of the page.

    Nothing is added up. What came rarely, or is no longer asked, is left out.
    """
    strains = caring().strains
    return tuple(
        Weighing(strains[name], often)
        for often in ("most_days", "some_days")
        for name in strains
        if answers.said.get(name) == often
    )


def get_team_question(question_id: str) -> TeamQuestion:
    """One of the questions for the team.

    Raises ContentError when there is none with that id.
    """
    if question_id not in caring().ask:
        raise ContentError(f"caring: no question {question_id!r}")
    return caring().ask[question_id]


def encode_answers(answers: StrainAnswers) -> str:
    """The answers as JSON."""
    return msgspec.json.encode(answers).decode()


def decode_answers(body: str) -> StrainAnswers:
    """Answers from their JSON.

    Raises msgspec.ValidationError when it is not that.
    """
    return msgspec.json.decode(body, type=StrainAnswers)
