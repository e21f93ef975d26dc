"""The errors a person is shown as written. Anything else that is raised is our bug."""

from __future__ import annotations

from typing import Any

from rumbo.words.message import Message, say
from rumbo.words.text import Lang


class Explained(Exception):  # noqa: N818 - the word of the glossary; it is shown, not only raised
    """Something went wrong, and this says it: what happened, what was kept, what to do.

    >>> Explained("words-kept").said("es")
    'No se perdió nada.'
    """

    def __init__(self, message_id: str, **values: Any) -> None:
        self.message = Message(message_id, values)
        super().__init__(message_id)

    def said(self, lang: Lang, form: str = "") -> str:
        """The explanation in one language. The form `cap` begins it with a capital letter."""
        return self.message.said(lang, form)

    def __str__(self) -> str:
        return say(self.message, "en")
