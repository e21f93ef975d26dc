"""Tumour that a letter or report says was found at a place, or was looked for there and is not: by biopsy, scan or exam.

That the cancer came back, in those words, is for `recurrences`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rumbo.course.facts import Finding, Place
from rumbo.records.letters.context import Context
from rumbo.records.letters.corrections import Corrections
from rumbo.records.letters.evidence import Shown, found_by, shown
from rumbo.records.letters.heads import RESULT_KINDS
from rumbo.records.letters.letter import Letter, Sentence
from rumbo.records.letters.mentions import find_mentions
from rumbo.records.letters.places import first_places, is_vague, places_beside, places_in
from rumbo.records.letters.statuses import is_not_said_here
from rumbo.records.letters.text import flat
from rumbo.records.letters.vocabulary import words

# A board weighs what speaks for each: no finding.
_ARGUED: Final = re.compile(r"\s*(?:for|against|favou?ring|a favor de|en contra de)\b[^.:]{0,40}:")
_NOT_SEEN: Final = frozenset[Context]({"family", "hypothetical", "planned", "negated", "uncertain"})
_SPECIMEN: Final = re.compile(
    r"\s*(?:[-•*]\s*)?(?:[a-z](?:\s?-\s?[a-z])?\.\s*)?(?:stations?|estacion(?:es)?|levels?)\b"
)
_OWN_LABEL: Final = re.compile(r"[^\d]{3,40}$")  # "Left lobe: nodule, benign" is of the left lobe, known to us or not
_EARLIER: Final = 8  # sentences back in which a sample's place was named


@dataclass(frozen=True)
class _Seen:
    """What one sentence says of tumour at places."""

    start: int
    end: int
    tumour: bool | None
    secondary: bool = False


def tell_findings(letter: Letter, *, about: str | None, corrections: Corrections) -> None:
    """Tell what was found or cleared, place by place; `about` is the only cancer the letter names."""
    for sentence in letter.sentences:
        seen = _seen(sentence)
        asked = is_not_said_here(sentence, letter)
        if seen is None or (asked and not (seen.tumour and found_by(sentence.text) == "biopsy")):
            continue
        when = _when(sentence, seen, letter)
        if asked and not when.own:
            continue  # the question put to a report tells only what it dates itself
        for place in corrections.left(_where(sentence, seen, letter)):
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
    return (
        next(_told(sentence, low), None) or _proved(sentence, low) or _doubted(sentence, low) or _cleared(sentence, low)
    )


def _told(sentence: Sentence, low: str) -> Iterator[_Seen]:
    for mention in find_mentions(sentence.text):
        if mention.metastatic and not sentence.contexts(*mention.head) & _NOT_SEEN:
            yield _Seen(*mention.head, tumour=True, secondary=True)
    for name in ("spread", "tumour_seen"):
        for found in words(name).finditer(low):
            contexts = sentence.contexts(*found.span())
            if not contexts & _NOT_SEEN:
                yield _Seen(*found.span(), tumour=True, secondary=name == "spread")


def _proved(sentence: Sentence, low: str) -> _Seen | None:
    """Cells of a cancer that a biopsy of some place showed: "biopsy of the adrenal showed carcinoma"."""
    sample = words("by_biopsy").search(low)
    cells = words("cells").search(low, sample.end()) if sample else None
    if sentence.section == "diagnosis" and sentence.label:
        cells = words("cells").search(low)
    if cells is None or sentence.contexts(*cells.span()) & _NOT_SEEN:
        return None
    return _Seen(*cells.span(), tumour=True) if places_in(sentence.text) or places_in(sentence.label) else None


def _doubted(sentence: Sentence, low: str) -> _Seen | None:
    for found in words("tumour_doubted").finditer(low):
        contexts = sentence.contexts(*found.span())
        if "uncertain" in contexts and not contexts & {"family", "hypothetical"}:
            return _Seen(*found.span(), tumour=None)
    return None


def _cleared(sentence: Sentence, low: str) -> _Seen | None:
    for found in [*words("tumour_cleared").finditer(low), *_denied(sentence, low)]:
        if not sentence.contexts(*found.span()) & {"uncertain", "hypothetical", "family"}:
            return _Seen(*found.span(), tumour=False)
    return None


def _denied(sentence: Sentence, low: str) -> Iterator[re.Match[str]]:
    """ "No osseous metastasis": spread that is denied of a place."""
    for found in words("spread").finditer(low):
        if "negated" in sentence.contexts(*found.span()):
            yield found


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
    specimen = places_in(sentence.label) if letter.kind == "pathology" else ()
    here = specimen or places_beside(text, seen.start, seen.end) or first_places([label, text])
    is_sample = found_by(text) == "biopsy" or letter.kind == "pathology"
    of_another = _SPECIMEN.match(flat(text)) or (seen.tumour is False and _OWN_LABEL.match(label))
    carries = is_sample or (bool(seen.tumour) and letter.kind in RESULT_KINDS)
    if (here and not (is_sample and is_vague(here))) or not carries or of_another:
        return here
    at = letter.number_of(sentence)
    entries = (sentence.entry, sentence.entry - 1)
    earlier = [each.text for each in letter.sentences[max(0, at - _EARLIER) : at][::-1] if each.entry in entries]
    told_new = [each for each in earlier if words("newly").search(flat(each))]
    texts = [label, sentence.label, *told_new, *earlier]
    return next((places for each in texts if (places := places_in(each)) and not is_vague(places)), here)
