"""What each choice is (content/choices): the same parts for every one of them, each statement with its own source.

The order is fixed and the same in both languages, so that two people can follow by number. It ranks nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Literal, get_args

import msgspec

from rumbo.guide.citations import Citation, Review, Said, SaidFile, sources_of
from rumbo.words import ContentError, Message, Text, load

ChoiceId = Literal[
    "surgery",
    "external-radiation",
    "stereotactic-radiation",
    "brachytherapy",
    "re-irradiation",
    "ablation-and-embolisation",
    "chemotherapy",
    "hormone-therapy",
    "targeted-therapy",
    "immunotherapy",
    "antibody-drug-conjugates",
    "radioligands",
    "stem-cell-transplant",
    "cell-therapy",
    "clinical-trial",
    "no-treatment-of-the-cancer",
    "active-monitoring",
    "palliative-care",
    "integrative-support",
]
CHOICE_IDS: tuple[ChoiceId, ...] = get_args(ChoiceId)
# Open to everybody, whatever the cancer and wherever it is.
FOR_EVERYONE: frozenset[ChoiceId] = frozenset(
    ("clinical-trial", "no-treatment-of-the-cancer", "active-monitoring", "palliative-care", "integrative-support")
)
Part = Literal["what", "aim", "how", "body", "home", "work", "common", "serious", "managed", "how_long", "not_known"]
PARTS: tuple[Part, ...] = get_args(Part)


class Choice(Review, frozen=True, kw_only=True):
    """One choice. `also` are other names people meet for it, old ones too; `parts` hold every part, in the order of
    PARTS; `cost` are questions about money, `ask` other questions, by ids that never change.
    """

    id: ChoiceId
    number: int
    name: Text
    also: Text
    parts: Mapping[Part, tuple[Said, ...]]
    cost: Mapping[str, Text]
    ask: Mapping[str, Text]

    @property
    def statements(self) -> Iterator[Said]:
        """Every statement, part after part."""
        for part in PARTS:
            yield from self.parts[part]

    @property
    def all_sources(self) -> tuple[Citation, ...]:
        """Every source of the choice, in the order of its statements, each once."""
        return sources_of(self.statements)


class _ChoiceFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reviewed_on: date
    reviewed_by: str | None
    name: Text
    also: Text
    what: list[SaidFile]
    aim: list[SaidFile]
    how: list[SaidFile]
    body: list[SaidFile]
    home: list[SaidFile]
    work: list[SaidFile]
    common: list[SaidFile]
    serious: list[SaidFile]
    managed: list[SaidFile]
    how_long: list[SaidFile]
    not_known: list[SaidFile]
    cost: dict[str, Text]
    ask: dict[str, Text]


def part_name(part: Part) -> Message:
    """What a part is called.

    >>> part_name("how_long").said("en")
    'How long'
    """
    return Message(f"guide-choices-part-{part.replace('_', '-')}")


@cache
def described_choices() -> Mapping[ChoiceId, Choice]:
    """Every choice by its id, in the fixed order; the name of its file in content/choices is its id.

    Raises ContentError when a choice has no file or a file is no choice, a part is empty, or a source is unknown.
    """
    files = load("choices", _ChoiceFile).by_file
    if set(files) != set(CHOICE_IDS):
        raise ContentError(f"choices: the files and the order do not agree: {sorted(set(files) ^ set(CHOICE_IDS))}")
    return MappingProxyType(
        {each: _choice(each, number=number, file=files[each]) for number, each in enumerate(CHOICE_IDS, start=1)}
    )


def get_choice(choice_id: str) -> Choice:
    """One choice.

    Raises ContentError when there is none with that id.
    """
    for each, choice in described_choices().items():
        if each == choice_id:
            return choice
    raise ContentError(f"choices: no choice {choice_id!r}")


def _choice(choice_id: ChoiceId, *, number: int, file: _ChoiceFile) -> Choice:
    parts = {part: tuple(each.said() for each in getattr(file, part)) for part in PARTS}
    empty = [part for part, statements in parts.items() if not statements]
    if empty or not file.cost or not file.ask:
        raise ContentError(f"choices/{choice_id}: nothing in {empty or 'its questions'}")
    return Choice(
        id=choice_id,
        number=number,
        name=file.name,
        also=file.also,
        parts=MappingProxyType(parts),
        cost=MappingProxyType(file.cost),
        ask=MappingProxyType(file.ask),
        reviewed_on=file.reviewed_on,
        reviewed_by=file.reviewed_by,
    )
