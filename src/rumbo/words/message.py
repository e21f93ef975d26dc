"""Whole sentences with typed values: an id, what fills it, and `say`. Templates live in content/messages/."""

from __future__ import annotations

import re
from functools import cache
from string import Formatter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import msgspec
from babel import Locale
from babel.lists import format_list

from rumbo.words.content import load
from rumbo.words.text import Lang, Sayable, Text, formed

if TYPE_CHECKING:
    from collections.abc import Mapping

# Spanish says "e" before a word that sounds like i: "cirugía e inmunoterapia", but "agua y hielo".
_Y_BEFORE_I = re.compile(r" y (?=h?[ií](?!e))", re.IGNORECASE)
Value = str | int | Sayable | tuple["Value", ...]


class Sentence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence of content/messages/: plain, or one wording for each plural form of the value `count`."""

    en: str | dict[str, str]
    es: str | dict[str, str]


class Message(msgspec.Struct, frozen=True):
    """Something to say, not yet in a language.

    >>> Message("words-kept").said("en")
    'Nothing was lost.'
    """

    id: str
    values: dict[str, Any] = {}

    def __post_init__(self) -> None:
        if self.id not in sentences():
            raise KeyError(f"no sentence {self.id!r} in content/messages/")

    def __hash__(self) -> int:
        return hash((self.id, tuple(sorted((key, str(value)) for key, value in self.values.items()))))

    def said(self, lang: Lang, form: str = "") -> str:
        """The whole sentence in one language. The form `cap` begins it with a capital letter."""
        return formed(say(self, lang), form)


@cache
def sentences() -> Mapping[str, Sentence]:
    """Every sentence the core can say, by id."""
    return MappingProxyType(load("messages", dict[str, Sentence]).merged())


def say(message: Message, lang: Lang) -> str:
    """Say a message in one language.

    Raises KeyError when a value that the sentence needs is missing.

    >>> say(Message("words-and-more", {"count": 2}), "es")
    'y 2 más'
    """
    sentence = sentences()[message.id]
    wording = sentence.en if lang == "en" else sentence.es
    if isinstance(wording, dict):
        count = message.values["count"]
        form = Locale(lang).plural_form(count)
        wording = wording.get(form, wording["other"])
    return _Filler(lang).vformat(wording, (), message.values)


def as_text(words: Sayable) -> Text:
    """Whatever can be said, as a text in both languages. A text stays as it is.

    >>> as_text(Message("words-kept")).en
    'Nothing was lost.'
    """
    return words if isinstance(words, Text) else Text(en=words.said("en"), es=words.said("es"))


class _Filler(Formatter):
    """Fills the braces of one sentence with values as the language says them."""

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang

    def format_field(self, value: Any, format_spec: str) -> str:
        return said_value(value, self.lang, format_spec)


def said_value(value: Any, lang: Lang, form: str = "") -> str:
    """One value in words: a tuple becomes a list with "and"; a Sayable says itself."""
    if isinstance(value, tuple | list):
        listed = format_list([said_value(each, lang, form) for each in value], locale=lang)
        return _Y_BEFORE_I.sub(" e ", listed) if lang == "es" else listed
    if isinstance(value, Sayable):
        return value.said(lang, form)
    return str(value)
