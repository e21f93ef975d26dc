"""One thing said in English and in Spanish. Nothing in Rumbo is said in one language only."""

from __future__ import annotations

from typing import Literal, Protocol, runtime_checkable

import msgspec

Lang = Literal["en", "es"]
LANGUAGES: tuple[Lang, ...] = ("en", "es")


@runtime_checkable
class Sayable(Protocol):
    """A value that knows how it is said: a text, a date, a place."""

    def said(self, lang: Lang, form: str = "") -> str:
        """Say it; `form` is what a message asks for after the colon, as in `{on:when}`."""
        ...


class Text(msgspec.Struct, frozen=True):
    """A phrase in both languages.

    >>> Text(en="liver", es="hígado").said("es")
    'hígado'
    """

    en: str
    es: str

    def __post_init__(self) -> None:
        if not (self.en.strip() and self.es.strip()):
            raise ValueError(f"both languages are needed: {self.en!r} / {self.es!r}")

    def said(self, lang: Lang, form: str = "") -> str:
        """The phrase in one language. The form `cap` begins it with a capital letter."""
        return formed(self.en if lang == "en" else self.es, form)


def formed(words: str, form: str) -> str:
    """Words in the form that is asked for: `cap` begins them with a capital letter, any other leaves them as they are."""
    return words[:1].upper() + words[1:] if form == "cap" else words


def both(words: str) -> Text:
    """A text that is the same in both languages: a name, a code, a quoted line."""
    return Text(en=words, es=words)
