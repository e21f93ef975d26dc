"""What matters to a person, in their own words: the prompts to begin with (content/matters), and two people's words side
by side. Nothing of it is counted, weighed or ranked.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

import msgspec

from rumbo.guide.citations import Citation, Review, cited
from rumbo.words import Text, load


class Prompt(Review, frozen=True, kw_only=True):
    """One thing to write about. `name` heads it in the first person, `asks` is the question; `examples` are only to begin."""

    id: str
    name: Text
    asks: Text
    hint: Text
    examples: tuple[Text, ...]
    sources: tuple[Citation, ...] = ()


class WhatMatters(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one person wrote, by the ids of the prompts."""

    said: Mapping[str, str] = {}

    def about(self, prompt: str) -> str:
        """The words for one prompt; empty when nothing was written."""
        return self.said.get(prompt, "")

    @property
    def is_silent(self) -> bool:
        """Nothing was written."""
        return not self.told

    @property
    def told(self) -> tuple[tuple[Prompt, str], ...]:
        """Each prompt that has words, with them, in the order of the prompts."""
        return tuple((each, self.about(name)) for name, each in prompts().items() if self.about(name))


class SideBySide(msgspec.Struct, frozen=True, kw_only=True):
    """One prompt with the words of two people."""

    prompt: Prompt
    mine: str
    theirs: str


class _PromptFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: Text
    asks: Text
    hint: Text
    examples: list[Text]
    source: list[str] = []


class _PromptsFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reviewed_on: date
    reviewed_by: str | None
    prompts: dict[str, _PromptFile]


@cache
def prompts() -> Mapping[str, Prompt]:
    """The prompts by id, in the order in which they are asked.

    Raises ContentError for an unknown source.
    """
    file = load("matters", _PromptsFile).by_file["prompts"]
    return MappingProxyType({name: _prompt(name, file=file, each=each) for name, each in file.prompts.items()})


def _prompt(name: str, *, file: _PromptsFile, each: _PromptFile) -> Prompt:
    return Prompt(
        id=name,
        name=each.name,
        asks=each.asks,
        hint=each.hint,
        examples=tuple(each.examples),
        sources=cited(each.source) if each.source else (),
        reviewed_on=file.reviewed_on,
        reviewed_by=file.reviewed_by,
    )


def next_prompt(prompt: str) -> str | None:
    """The prompt after this one, or None after the last."""
    order = list(prompts())
    return next(iter(order[order.index(prompt) + 1 :]), None)


def put_into_words(matters: WhatMatters, *, prompt: str, words: str) -> WhatMatters:
    """What matters with these words for one prompt, in place of those before; without any, the prompt is empty again.

    >>> put_into_words(WhatMatters(), prompt="hopes", words=" More good days. ").about("hopes")
    'More good days.'
    """
    said = {**matters.said, prompt: words.strip()}
    return WhatMatters(said={name: each for name, each in said.items() if each})


def lay_side_by_side(mine: WhatMatters, *, theirs: WhatMatters) -> tuple[SideBySide, ...]:
    """Every prompt that one of two people wrote about, with the words of both, in the order of the prompts."""
    return tuple(
        SideBySide(prompt=each, mine=mine.about(name), theirs=theirs.about(name))
        for name, each in prompts().items()
        if mine.about(name) or theirs.about(name)
    )


def encode_matters(matters: WhatMatters) -> str:
    """What matters as JSON."""
    return msgspec.json.encode(matters).decode()


def decode_matters(body: str) -> WhatMatters:
    """What matters from its JSON.

    Raises msgspec.ValidationError when it is not that.
    """
    return msgspec.json.decode(body, type=WhatMatters)
