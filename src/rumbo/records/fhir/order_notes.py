"""What a remark on an order says of whether the medicine was taken: first dose, last dose, never started."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from rumbo.oncology import PartialDate
from rumbo.words import Lang

# General usage of the people who write such remarks, in both languages.
_NEVER: Final = re.compile(
    r"\b(?:never|not|did not|didn't|nunca|no(?: se)?)\s+(?:yet\s+)?(?:been\s+)?"
    r"(?:start\w*|tak\w*|took|beg[aiu]n|given|filled|picked up"
    r"|inici\w+|empez\w+|comenz\w+|tom[oóaá]\w*|administr\w+|dio|recibi\w+)",
    re.IGNORECASE,
)
_BEGAN: Final = re.compile(
    r"\b(?:first (?:dose|tablet|pill|injection|infusion|cycle)|started|began|primera (?:dosis|tableta|inyecci[oó]n)"
    r"|inici[oó]|empez[oó]|comenz[oó])\b",
    re.IGNORECASE,
)
_ENDED: Final = re.compile(
    r"\b(?:stopped|discontinued|last (?:dose|tablet|pill)|suspendi\w+|dej[oó] de tomar|[uú]ltima (?:dosis|tableta))\b",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"(?<=[a-z)\d][.;])\s+|\n")
_SPANISH: Final = re.compile(r"\b(?:dosis|tabletas?|inici|empez|comenz|suspendi|dej[oó])", re.IGNORECASE)
_AHEAD: Final = re.compile(r"\b(?:will|to be|to start|if|when|plan\w*|should|si|cuando|ser[aá])\b", re.IGNORECASE)


class OrderNote(NamedTuple):
    """What a remark says: whether it was taken, None where it does not say, and from when to when."""

    given: bool | None = None
    on: PartialDate | None = None
    until: PartialDate | None = None


def read_order_note(note: str) -> OrderNote:
    """Read a remark on an order. A day counts only in the sentence that says what happened on it.

    >>> str(read_order_note("First dose taken 11/1/2022").on)
    '2022-11-01'
    >>> read_order_note("Never started, copay too high").given
    False
    """
    if _NEVER.search(note):
        return OrderNote(given=False)
    began = _day_beside(_BEGAN, note)
    ended = _day_beside(_ENDED, note)
    return OrderNote(given=True, on=began, until=ended) if began or ended else OrderNote()


def _day_beside(word: re.Pattern[str], note: str) -> PartialDate | None:
    """The first day behind a word, in its sentence, when that tells of the past."""
    for sentence in _SENTENCE.split(note):
        found = word.search(sentence)
        if found is None or _AHEAD.search(sentence):
            continue
        lang: Lang = "es" if _SPANISH.search(sentence) else "en"
        from rumbo.records.letters.date_order import (
            day_first,  # its patterns take a while to build, and most files need none
        )
        from rumbo.records.letters.dates import find_dates  # with the other

        spans = find_dates(sentence, day_first=day_first([note], lang=lang))
        behind = [span.date for span in spans if span.start >= found.end()]
        if behind:
            return behind[0]
    return None
