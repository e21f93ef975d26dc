"""Tumour that a letter or report says was found at a place, or was looked for there and is not: by biopsy, scan or exam.

That the cancer came back, in those words, is for `recurrences`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rumbo.course.facts import Finding, Place
from rumbo.records.letters.evidence import Shown, found_by, shown
from rumbo.records.letters.heads import RESULT_KINDS
from rumbo.records.letters.letter import Letter, Sentence
from rumbo.records.letters.places import first_places, is_vague, phrase_before, places_in
from rumbo.records.letters.statuses import is_not_said_here
from rumbo.records.letters.text import flat
from rumbo.records.letters.vocabulary import words

# A board weighs what speaks for each: no finding.
_ARGUED: Final = re.compile(r"\s*(?:for|against|favou?ring|a favor de|en contra de)\b[^.:]{0,40}:")
_EARLIER: Final = 8  # sentences back in which a sample's place was named


@dataclass(frozen=True)
class _Seen:
    """What one sentence says of tumour at places."""

    start: int
    end: int
    tumour: bool | None
    secondary: bool = False


def tell_findings(letter: Letter, *, about: str | None) -> None:
    """Tell what was found or cleared, place by place; `about` is the only cancer the letter names."""
    for sentence in letter.sentences:
        seen = None if is_not_said_here(sentence, letter) else _seen(sentence)
        if seen is None:
            continue
        when = _when(sentence, seen, letter)
        for place in _where(sentence, seen, letter):
            says = Finding(
                on=when.on,
                cancer=about if seen.tumour else None,
                words=sentence.text,
                place=place,
                tumour=seen.tumour,
                secondary=seen.secondary,
                suspected=seen.tumour is None,
                found_by=when.found_by,
            )
            letter.transcript.tell(says, place=sentence.place, quote=sentence.text, result=letter.result)


def _seen(sentence: Sentence) -> _Seen | None:
    """What a sentence says plainly, else what it doubts, else what it clears."""
    low = flat(sentence.text)
    if sentence.section == "plan" or _ARGUED.match(low):
        return None
    return next(_told(sentence, low), None) or _doubted(sentence, low) or _cleared(sentence, low)


def _told(sentence: Sentence, low: str) -> Iterator[_Seen]:
    for name in ("spread", "tumour_seen"):
        for found in words(name).finditer(low):
            contexts = sentence.contexts(*found.span())
            if not contexts & {"family", "hypothetical", "planned", "negated", "uncertain"}:
                yield _Seen(*found.span(), tumour=True, secondary=name == "spread")


def _doubted(sentence: Sentence, low: str) -> _Seen | None:
    for found in words("tumour_doubted").finditer(low):
        contexts = sentence.contexts(*found.span())
        if "uncertain" in contexts and not contexts & {"family", "hypothetical"}:
            return _Seen(*found.span(), tumour=None)
    return None


def _cleared(sentence: Sentence, low: str) -> _Seen | None:
    found = words("tumour_cleared").search(low)
    if found is None or sentence.contexts(*found.span()) & {"uncertain", "hypothetical", "family"}:
        return None
    return _Seen(*found.span(), tumour=False)


def _when(sentence: Sentence, seen: _Seen, letter: Letter) -> Shown:
    """The day of the finding: the sentence's own; a report's own day; a letter's only for what is told as new."""
    when = shown(sentence, seen.start, seen.end, letter=letter, by_treatment=seen.tumour is True)
    if when.own:
        return when
    low = flat(sentence.text)
    known = bool(words("known_before").search(low))
    fresh = letter.kind in RESULT_KINDS or seen.tumour is not True or bool(words("newly").search(low))
    return Shown(sentence.on if fresh and not (known and seen.tumour) else None, when.found_by)


def _where(sentence: Sentence, seen: _Seen, letter: Letter) -> tuple[Place, ...]:
    """The places named behind or before the words; for a sample, that of its label or of the sentences before."""
    text = sentence.text
    label = text.partition(":")[0] if ":" in text[: seen.start] else ""
    here = first_places([text[seen.end :], phrase_before(text, seen.start), label, text])
    is_sample = found_by(text) == "biopsy" or letter.kind == "pathology"
    if (here and not (is_sample and is_vague(here))) or not (is_sample or seen.tumour):
        return here
    at = letter.sentences.index(sentence)
    entries = (sentence.entry, sentence.entry - 1)
    earlier = [each.text for each in letter.sentences[max(0, at - _EARLIER) : at][::-1] if each.entry in entries]
    named = (places for each in [sentence.label, *earlier] if (places := places_in(each)) and not is_vague(places))
    return next(named, here)[:1]
