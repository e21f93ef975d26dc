"""Tumour that a letter or report says was found at a place, or was looked for there and is not: by biopsy, scan or exam.

That the cancer came back, in those words, is for `statuses`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rumbo.course.facts import Finding, Place
from rumbo.records.letters.context import Context
from rumbo.records.letters.evidence import Shown, found_by, shown
from rumbo.records.letters.letter import Letter, Sentence
from rumbo.records.letters.places import first_places, places_in
from rumbo.records.letters.text import flat

_SPREAD: Final = re.compile(
    r"\b(?:metasta\w+|mets?|secondar(?:y|ies) (?:deposits?|tumou?rs?)|secundarismos?|carcinomatosis|tumou?r implants?|implantes? tumoral\w*|malignant (?:effusion|ascites)"
    r"|derrame maligno|ascitis maligna)\b"
)
_TUMOUR: Final = re.compile(
    r"\b(?:carcinoma cells|celulas (?:tumorales|malignas|neoplasicas)|malignant cells|positive for (?:malignan\w+|carcinoma|adenocarcinoma|lymphoma|melanoma|tumou?r)"
    r"|positiv[oa] para (?:malignidad|carcinoma|neoplasia)|infiltracion por|involved by|afectacion tumoral)\b"
)
_DOUBT: Final = re.compile(r"\b(?:malignan\w+|metasta\w+|recurr\w+|recidiv\w*|tumou?r|neoplas\w+|carcinoma|adenocarcinoma|cancer|disease)\b")
_CLEARED: Final = re.compile(
    r"\bno (?:evidence of )?(?:malignan\w+|carcinoma|tumou?r|cancer|metasta\w+)|\bnegative for (?:malignan\w+|carcinoma|tumou?r|cancer|metasta\w+)|\bbenign\w*|\b(?:hem|haem)angioma"
    r"|\bhemangioma|\bgranulation tissue|\bgranuloma|\breactive\b|\bfat necrosis|\bnecrosis grasa|\bsin (?:evidencia de )?(?:malignidad|neoplasia|carcinoma|celulas malignas)"
    r"|\bnegativ[oa] para (?:malignidad|carcinoma|neoplasia)|\bbenign[oa]s?\b"
)
# A board weighs what speaks for each: no finding.
_ARGUED: Final = re.compile(r"\s*(?:for|against|favou?ring|a favor de|en contra de)\b[^.:]{0,40}:")
_RETOLD: Final = re.compile(r"\b(?:history of|known|antecedentes? de|conocid[oa]s?|prior|previ[oa]s?|s/p|treated|tratad[oa]s?|unchanged|stable|estables?|residual|old)\b")
_NEW: Final = re.compile(r"\b(?:new|nuev[oa]s?|now|ahora|confirm\w+|biopsy[- ]proven|developed|aparicion)\b")
_RESULTS: Final = frozenset({"radiology", "pathology", "laboratory"})
_ASKING: Final = frozenset({"indication", "comparison", "technique", "family", "allergies", "plan"})
_SKIPPED: Final = frozenset[Context]({"family", "hypothetical", "planned"})


@dataclass(frozen=True)
class _Seen:
    """What one sentence says of tumour at places."""

    start: int
    end: int
    tumour: bool | None
    secondary: bool
    suspected: bool


def tell_findings(letter: Letter, *, about: str | None) -> None:
    """Tell what was found or cleared, place by place; `about` is the only cancer the letter names."""
    for sentence in letter.sentences:
        if sentence.section in _ASKING or _ARGUED.match(flat(sentence.text)):
            continue
        for seen in _seen(sentence):
            when = _when(sentence, seen, letter)
            for place in _where(sentence, seen, letter):
                says = _finding(place, seen, when, about=about, words=sentence.text)
                letter.transcript.tell(says, place=sentence.place, quote=sentence.text, result=letter.result)


def _seen(sentence: Sentence) -> Iterator[_Seen]:
    low = flat(sentence.text)
    cleared = _CLEARED.search(low)
    doubt = _doubt(sentence, low)
    spread = next(_told(sentence, low), None)
    if spread:
        yield spread
    elif doubt:
        yield doubt
    elif cleared and not sentence.contexts(cleared.start(), cleared.end()) & {"uncertain", "hypothetical", "family"}:
        yield _Seen(cleared.start(), cleared.end(), tumour=False, secondary=False, suspected=False)


def _told(sentence: Sentence, low: str) -> Iterator[_Seen]:
    for pattern, secondary in ((_SPREAD, True), (_TUMOUR, False)):
        for found in pattern.finditer(low):
            contexts = sentence.contexts(found.start(), found.end())
            if contexts & _SKIPPED or contexts & {"negated", "uncertain"}:
                continue
            yield _Seen(found.start(), found.end(), tumour=True, secondary=secondary, suspected=False)


def _doubt(sentence: Sentence, low: str) -> _Seen | None:
    for found in _DOUBT.finditer(low):
        contexts = sentence.contexts(found.start(), found.end())
        if "uncertain" in contexts and not contexts & {"family", "hypothetical"}:
            return _Seen(found.start(), found.end(), tumour=None, secondary=False, suspected=True)
    return None


def _when(sentence: Sentence, seen: _Seen, letter: Letter) -> Shown:
    """The day of the finding: the sentence's own; a report's own day; a letter's only for what is told as new."""
    when = shown(sentence, seen.start, seen.end, letter=letter, by_treatment=seen.tumour is True)
    if when.own:
        return when
    low = flat(sentence.text)
    fresh = letter.kind in _RESULTS and not re.search(r"\bhistory of|\bantecedentes? de", low)
    news = bool(_NEW.search(low)) and not _RETOLD.search(low)
    on = sentence.on if fresh or news or seen.tumour is not True else None
    return Shown(on, when.found_by)


def _where(sentence: Sentence, seen: _Seen, letter: Letter) -> tuple[Place, ...]:
    """The places named behind or before the words; for a sample, those of its label or of the sentences before."""
    text = sentence.text
    here = first_places([text[seen.end :], _before(text, seen.start), text.partition(":")[0] if ":" in text else "", text])
    if here:
        return here
    is_sample = found_by(text) == "biopsy" or letter.kind == "pathology"
    if not is_sample and seen.tumour is not True:
        return ()
    at = letter.sentences.index(sentence)
    earlier = [other for other in letter.sentences[max(0, at - 8) : at][::-1] if other.entry in (sentence.entry, sentence.entry - 1)]
    return next((places for other in earlier if (places := places_in(other.text))), ())[:1]


def _before(text: str, start: int) -> str:
    return re.split(r"[.;:,(]|\b(?:with|con|has|had|shows?|of|de|for|muestra)\b", text[:start])[-1]


def _finding(place: Place, seen: _Seen, when: Shown, *, about: str | None, words: str) -> Finding:
    return Finding(
        on=when.on,
        cancer=about if seen.tumour else None,
        words=words,
        place=place,
        tumour=seen.tumour,
        secondary=seen.secondary,
        suspected=seen.suspected,
        found_by=when.found_by,
    )
