"""The library of questions: content/questions read, checked and joined with its sources. Picking is left to
`questions`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from string import Formatter
from types import MappingProxyType
from typing import Any, Literal, get_args

import msgspec

from rumbo.guide.citations import Citation, cited
from rumbo.guide.rules import Rule, parse
from rumbo.words import ContentError, Message, Text, load
from rumbo.words.message import sentences

Theme = Literal[
    "what-came-back",
    "same-or-new",
    "tests",
    "my-records",
    "aim",
    "choices",
    "this-treatment",
    "earlier-treatment",
    "side-effects",
    "daily-life",
    "how-long",
    "is-it-working",
    "if-it-does-not-work",
    "trial",
    "second-opinion",
    "no-treatment",
    "palliative-care",
    "what-to-expect",
    "living-with-it",
    "support",
    "family",
    "money-and-work",
    "waiting",
    "mine",
]
THEMES: tuple[Theme, ...] = get_args(Theme)
RaisedBy = Literal["me", "deciding", "new", "open", "general"]
FOR_EVERYONE = "guide-for-everyone"  # only of a question that every story is asked
OFTEN_ASKED = "guide-often-asked"  # of any other that has no reason of its own in this story


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """Why a question comes up: when, how near to what is new, and the sentence with the values it needs."""

    when: Rule
    raised_by: RaisedBy
    say: str
    needs: frozenset[str]


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One question for the doctor. `why` is for everyone; the reason for this course comes with it when it is asked."""

    id: str
    theme: Theme
    text: Text | Message
    why: Text | Message
    applies_when: Rule
    reasons: tuple[Reason, ...] = ()
    rank: int = 0
    sources: tuple[Citation, ...] = ()
    reviewed_on: date | None = None
    reviewed_by: str | None = None


class _ReasonFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    when: Any
    raised_by: Literal["new", "open", "general"]
    say: str


class _QuestionFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    text: Text
    why: Text
    applies_when: Any
    rank: int
    source: list[str]
    reasons: list[_ReasonFile] = []


class _ThemeFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reviewed_on: date
    reviewed_by: str | None
    questions: dict[str, _QuestionFile]


@cache
def library() -> Mapping[str, Question]:
    """Every question by its id; the file's name is its theme.

    Raises ContentError for an unknown theme, feature, sentence or source, and for an id used twice.
    """
    found: dict[str, Question] = {}
    for theme, file in load("questions", _ThemeFile).by_file.items():
        for name, each in file.questions.items():
            if name in found:
                raise ContentError(f"questions/{theme}: used twice: {name}")
            found[name] = _question(name, theme=theme, file=file, each=each)
    return MappingProxyType(found)


def _question(name: str, *, theme: str, file: _ThemeFile, each: _QuestionFile) -> Question:
    return Question(
        id=name,
        theme=_theme(theme),
        text=each.text,
        why=each.why,
        applies_when=parse(each.applies_when),
        reasons=tuple(_reason(reason) for reason in each.reasons),
        rank=each.rank,
        sources=cited(each.source),
        reviewed_on=file.reviewed_on,
        reviewed_by=file.reviewed_by,
    )


def _theme(name: str) -> Theme:
    for theme in THEMES:
        if theme == name:
            return theme
    raise ContentError(f"questions/{name}: not a theme")


def _reason(each: _ReasonFile) -> Reason:
    if each.say not in sentences():
        raise ContentError(f"no sentence {each.say!r} in content/messages/")
    return Reason(when=parse(each.when), raised_by=each.raised_by, say=each.say, needs=_needs(each.say))


def _needs(message_id: str) -> frozenset[str]:
    sentence = sentences()[message_id]
    wordings = [
        part for side in (sentence.en, sentence.es) for part in ([side] if isinstance(side, str) else side.values())
    ]
    return frozenset(field for part in wordings for _, field, _, _ in Formatter().parse(part) if field)
