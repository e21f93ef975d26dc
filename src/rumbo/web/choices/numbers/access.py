"""Which doors before numbers the reader of a page opened, and what a doctor told them."""

from __future__ import annotations

from django.http import Http404

from rumbo.guide import Numbers, NumberTopic
from rumbo.guide.numbers import decode_numbers, encode_numbers, number_topics
from rumbo.web.choices.models import KeptNumbers
from rumbo.web.story.access import Here
from rumbo.web.vault import private


def numbers_of(who: Here) -> Numbers:
    """This reader's doors. Nobody else's key opens what is kept of them."""
    kept = KeptNumbers.objects.filter(reader=who.reader).first()
    if kept is None:
        return Numbers()
    return decode_numbers(private.open_text(bytes(kept.body), reader_key=who.private_key, place=_place(who)))


def has_opened(who: Here, topic: str) -> bool:
    """Whether this reader opened one door and has not closed it since."""
    return numbers_of(who).is_open(topic)


def seal(who: Here, numbers: Numbers) -> bytes:
    """The doors and what is behind them, sealed for this reader alone."""
    return private.seal_text(encode_numbers(numbers), reader_key=who.private_key, place=_place(who))


def _place(who: Here) -> str:
    return f"numbers/{who.reader.pk}"


def find_topic(name: str) -> NumberTopic:
    """One topic.

    Raises Http404 when there is none of that name.
    """
    found = number_topics().get(name)
    if found is None:
        raise Http404
    return found
