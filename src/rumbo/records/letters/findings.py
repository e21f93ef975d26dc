"""Tumour that a letter or report says was found at a place, or was looked for there and is not: by biopsy, scan or exam.

That the cancer came back, in those words, is for `recurrences`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rumbo.course.facts import Finding, Place
from rumbo.oncology import IcdO3Site, PartialDate
from rumbo.oncology.sites import site_name
from rumbo.records.letters.context import Context
from rumbo.records.letters.corrections import Corrections
from rumbo.records.letters.evidence import Shown, found_by, is_path_line, sampled_above, shown
from rumbo.records.letters.heads import RESULT_KINDS
from rumbo.records.letters.letter import Letter, Sentence
from rumbo.records.letters.mentions import find_mentions, organ_told
from rumbo.records.letters.places import first_places, is_of_nodes, is_vague, places_beside, places_in
from rumbo.records.letters.sections import Section
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
_ON_THE_SAMPLE: Final = frozenset[Section]({"body", "impression", "assessment", "diagnosis", "findings"})
_READ_AS: Final = re.compile(
    r"\b(?:read|reported|called|interpreted|labell?ed|informad[oa]|interpretad[oa]|leid[oa])\s+(?:\w+\s+)?(?:as|como)\s+(?:\w+\s+){0,2}$"
)
# What a pathologist concluded, told under a label: "Conclusión del patólogo: metástasis pulmonar".
_CONCLUDED: Final = re.compile(
    r"\W*(?:conclusion|resultado|result|informe|report|pathologist|patolog\w*|patholog\w*|hpe|histolog\w*)\b[^:.]{0,30}:"
)
# Bone marrow with 5 % blasts or more is a relapse of an acute leukaemia (Döhner and others, ELN 2017, table 8).
_BLASTS: Final = re.compile(r"\b(?P<share>\d{1,3})(?:[.,]\d+)?\s?%\s*(?:[a-z]+\s+){0,2}?(?:blasts?|blastos?)\b")
_MARROW: Final = re.compile(r"\b(?:bmbx|bmbs?|bma|bm|(?:bone )?marrow|medula(?: osea)?|mielograma|aspirado medular)\b")
_RELAPSE_SHARE: Final = 5  # per cent
_EARLIER: Final = 8  # sentences back in which a sample's place was named


@dataclass(frozen=True)
class _Seen:
    """What one sentence says of tumour at places."""

    start: int
    end: int
    tumour: bool | None
    secondary: bool = False
    place: Place | None = None


def tell_findings(letter: Letter, *, about: str | None, corrections: Corrections) -> None:
    """Tell what was found or cleared, place by place; `about` is the only cancer the letter names."""
    for sentence in letter.sentences:
        seen = _seen(sentence, of_sample=letter.kind == "pathology" and sentence.section in _ON_THE_SAMPLE)
        asked = is_not_said_here(sentence, letter)
        if seen is None or (asked and not (seen.tumour and found_by(sentence.text) == "biopsy")):
            continue
        when = _when(sentence, seen, letter)
        if asked and not when.own:
            continue  # the question put to a report tells only what it dates itself
        places = (seen.place,) if seen.place else _where(sentence, seen, letter)
        for place in corrections.left(places):
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


def _seen(sentence: Sentence, *, of_sample: bool) -> _Seen | None:
    """What a sentence says plainly, else what it doubts, else what it clears."""
    low = flat(sentence.text)
    if sentence.section == "plan" or _ARGUED.match(low):
        return None
    return (
        _in_marrow(sentence, low)
        or next(_told(sentence, low), None)
        or _proved(sentence, low, of_sample=of_sample)
        or _doubted(sentence, low)
        or _cleared(sentence, low)
    )


def _in_marrow(sentence: Sentence, low: str) -> _Seen | None:
    """Blasts in the marrow, so many that a leukaemia is there: "BMBx 8/21/18: 24% blasts"."""
    blasts = _BLASTS.search(low)
    if blasts is None or int(blasts["share"]) < _RELAPSE_SHARE or _MARROW.search(low, 0, blasts.end() + 20) is None:
        return None
    if sentence.contexts(*blasts.span()) & _NOT_SEEN:
        return None
    words_of = {"en": "bone marrow", "es": "médula ósea"}[sentence.lang]
    return _Seen(*blasts.span(), tumour=True, place=Place(words=words_of, site=IcdO3Site("C42.1")))


def _told(sentence: Sentence, low: str) -> Iterator[_Seen]:
    for mention in find_mentions(sentence.text):
        if mention.metastatic and not sentence.contexts(*mention.head) & _NOT_SEEN:
            yield _Seen(*mention.head, tumour=True, secondary=True)
    for name in ("spread", "tumour_seen"):
        for found in words(name).finditer(low):
            contexts = sentence.contexts(*found.span())
            if not contexts & _NOT_SEEN and not _is_taken_back(sentence, low, found):
                yield _Seen(*found.span(), tumour=True, secondary=name == "spread")


def _is_taken_back(sentence: Sentence, low: str, found: re.Match[str]) -> bool:
    """Whether what one test was read as is denied further on: "read as metastases; MRI showed no metastases"."""
    if not _READ_AS.search(low, 0, found.start()):
        return False
    later = [*words("spread").finditer(low, found.end()), *words("tumour_cleared").finditer(low, found.end())]
    return any("negated" in sentence.contexts(*each.span()) or each[0].startswith("benign") for each in later)


def _proved(sentence: Sentence, low: str, *, of_sample: bool) -> _Seen | None:
    """Cells of a cancer that a biopsy of some place showed: "biopsy of the adrenal showed carcinoma"; in a report on a
    sample (`of_sample`) every sentence is about it, and so is a line of a note that begins with "Path:".
    """
    sample = words("by_biopsy").search(low)
    cells = words("cells").search(low, sample.end()) if sample else None
    if of_sample or is_path_line(low) or (sentence.section == "diagnosis" and sentence.label):
        cells = words("cells").search(low)
    if cells is None or sentence.contexts(*cells.span()) & _NOT_SEEN:
        return None
    placed = of_sample or is_path_line(low) or places_in(sentence.text) or places_in(sentence.label)
    return _Seen(*cells.span(), tumour=True) if placed else None


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
    low = flat(sentence.text)
    when = shown(sentence, seen.start, seen.end, letter=letter, by_treatment=seen.tumour is True)
    if is_path_line(low) and letter.kind not in RESULT_KINDS:
        return Shown(when.on if when.own else sampled_above(sentence, letter=letter), "biopsy")
    if when.own:
        return when
    sampled = _sampled_just_before(sentence, letter=letter) if seen.tumour and _CONCLUDED.match(low) else None
    if sampled:
        return Shown(sampled, "biopsy")
    known = bool(words("known_before").search(low))
    fresh = letter.kind in RESULT_KINDS or seen.tumour is not True or bool(words("newly").search(low))
    return Shown(sentence.on if fresh and not (known and seen.tumour) else None, when.found_by)


def _sampled_just_before(sentence: Sentence, *, letter: Letter) -> PartialDate | None:
    """The day of the biopsy that the sentences right before tell of, in the same paragraph."""
    before = [each for each in letter.around(sentence, before=2, after=0) if each.paragraph == sentence.paragraph]
    days = (span.date for each in reversed(before) if found_by(each.text) == "biopsy" for span in each.dates)
    return next((day for day in days if day.day), None)


def _where(sentence: Sentence, seen: _Seen, letter: Letter) -> tuple[Place, ...]:
    """The places named behind or before the words; for a sample, that of its label or of the sentences before."""
    text = sentence.text
    label = text.partition(":")[0] if ":" in text[: seen.start] else ""
    specimen = places_in(sentence.label) if letter.kind == "pathology" else ()
    here = specimen or places_beside(text, seen.start, seen.end) or first_places([label, text])
    is_sample = found_by(text) == "biopsy" or letter.kind == "pathology" or is_path_line(flat(text))
    of_another = _SPECIMEN.match(flat(text)) or (seen.tumour is False and _OWN_LABEL.match(label))
    carries = is_sample or (bool(seen.tumour) and letter.kind in RESULT_KINDS)
    if (here and not (is_sample and is_vague(here))) or not carries or of_another:
        return here
    at = letter.number_of(sentence)
    entries = (sentence.entry, sentence.entry - 1)
    before = letter.sentences[max(0, at - _EARLIER) : at][::-1]
    sampled = letter.kind in RESULT_KINDS or not is_path_line(flat(text))
    earlier = [
        each.text for each in before if each.entry in entries and (sampled or words("tissue").search(flat(each.text)))
    ]
    told_new = [each for each in earlier if words("newly").search(flat(each))]
    texts = [label, sentence.label, *told_new, *earlier]
    of_nodes = bool(here) and all(is_of_nodes(place) for place in here)
    near = next((places for each in texts if (places := _exact(each, of_nodes=of_nodes))), here)
    return near or (_where_it_begins(sentence, letter) if seen.tumour else ())


def _exact(text: str, *, of_nodes: bool) -> tuple[Place, ...]:
    """The places that a stretch of text names exactly; of nodes, only where other nodes are."""
    places = tuple(place for place in places_in(text) if not of_nodes or is_of_nodes(place))
    return () if is_vague(places) else places


def _where_it_begins(sentence: Sentence, letter: Letter) -> tuple[Place, ...]:
    """The organ that the name of the cancer tells, or its letter: "Path: urothelial carcinoma" behind a cystoscopy."""
    found = (mention.site or organ_told(mention, flat(letter.text)) for mention in find_mentions(sentence.text))
    site = next((each for each in found if each), None)
    return (Place(words=getattr(site_name(site), sentence.lang), site=site),) if site else ()
