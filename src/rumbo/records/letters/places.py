"""Where in the body a stretch of a sentence says something is: places of tumour, not of scans, operations, departments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

from rumbo.course.facts import Place
from rumbo.oncology import IcdO3Site, find_site, read_side
from rumbo.oncology.anatomy import extent
from rumbo.oncology.places import split_places
from rumbo.records.letters.mentions import find_mentions, is_node
from rumbo.records.letters.text import flat, without_bullet
from rumbo.records.letters.vocabulary import words

MAX_WORDS: Final = 90  # letters of a place
_HARD_END: Final = re.compile(r"[;.!?](?=\s)|=")
_TISSUES: Final = frozenset({IcdO3Site("C44.9"), IcdO3Site("C49.9"), IcdO3Site("C77.9")})
_LEADS_TO_PLACE: Final = re.compile(
    r"(?:biops\w*|found|seen|detect\w*|proven|confirm\w*)\s+(?:\w+\s+)?(?:of|in|at|within|de|del|en|a nivel)\b"
)
# "Biopsia hepática": in Spanish the place stands behind the sample.
_SAMPLE_OF: Final = re.compile(r"(?:biopsias?|puncion|paaf|citologia)\s+(?P<place>[a-z]{4,})")
# "The patient's lung primary": where it began, and not where it is.
_PRIMARY: Final = re.compile(
    r"\b(?:[\w-]+ ){1,2}(?:primary|origin)\b|\bprimario (?:de |del )?\w+|\bprimario\b|\borigen \w+"
    r"|\b(?:matching|similar to|from|of|del|de) (?:the |el |her |his |su |known )*[\w-]+ tumou?r\b"
    r"|\btumor (?:de |del )?\w+ (?:conocido|primario)"
)
STAGE: Final = re.compile(r"\b[cpy]{0,2}t(?:is|[0-4x])[a-d]?\s?,?\s?[cpy]{0,2}n[0-3x]\w?(?:\s?,?\s?m[01x])?\b")
_PHRASE_BEGINS: Final = re.compile(
    r"[.;:,(]|\b(?:with|con|has|had|have|shows?|showed|of|de|for|muestra|mostro|no|without|sin|ni|negative for)\b"
)
_SIDE_BEFORE: Final = re.compile(
    r"(?:\b(?:left|right|bilateral|both|upper|lower|lt\.?|rt\.?|l|r|mid|posterior|anterior|distal|proximal)\s+)+$",
    re.IGNORECASE,
)
_MORE_AFTER: Final = re.compile(
    r"(?:\s+(?:izquierd[oa]s?|derech[oa]s?|bilateral(?:es)?|izq\.?|der\.?|superior|inferior|segment(?:o?s?)\s+[ivx\d/,-]+"
    r"|(?:level|nivel)\s+[ivx\d]+[ab]?|nodes?|lymph nodes?|bones?|surface|bed|lobe|wall))+",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def places_in(text: str) -> tuple[Place, ...]:
    """The places of the body in a stretch of text, in its words, each once.

    >>> [place.words for place in places_in("in L2 and the right iliac bone, confirmed by biopsy of May 3")]
    ['L2', 'right iliac bone']
    """
    found: dict[str, Place] = {}
    for piece in split_places(_only_places(without_bullet(text))):
        place = _place(piece)
        if place:
            found.setdefault(flat(place.words), place)
    return tuple(found.values())


def is_vague(places: Iterable[Place]) -> bool:
    """Whether the places only say a tissue: skin, soft tissue, a lymph node."""
    return all(place.site in _TISSUES for place in places)


def is_of_nodes(place: Place) -> bool:
    """Whether a place is among the lymph nodes (ICD-O-3 C77)."""
    return place.site is not None and place.site.value.startswith("C77")


def first_places(stretches: Iterable[str]) -> tuple[Place, ...]:
    """The places of the first of several stretches that has any."""
    return next((places for text in stretches if (places := places_in(text))), ())


def places_beside(text: str, start: int, end: int) -> tuple[Place, ...]:
    """The places behind some words and right before them: "brain metastases (left frontal, right cerebellar)"."""
    both = [*places_in(phrase_before(text, start)), *places_in(text[end:])]
    return tuple({flat(place.words): place for place in both}.values())


def phrase_before(text: str, start: int) -> str:
    """The words before a letter that can belong to what begins there: "solitary hepatic" recurrence."""
    begins = [found.end() for found in _PHRASE_BEGINS.finditer(flat(text), 0, start)]
    return text[max(begins, default=0) : start]


def _only_places(text: str) -> str:
    """The text up to where it turns to treatment or evidence, without scans, departments and names of cancers."""
    letters = list(text)
    for start, end in _masks(text):
        letters[start:end] = " " * (end - start)
    masked = "".join(letters)
    low = flat(masked)
    for found in words("also").finditer(low):
        masked = masked[: found.start()] + "and".ljust(len(found[0])) + masked[found.end() :]
    cuts = [found.start() for found in _HARD_END.finditer(low)]
    # "Biopsy of the liver", "seen in the lung": the place follows.
    cuts += [
        found.start()
        for found in words("place_ends").finditer(low)
        if not (_LEADS_TO_PLACE.match(low, found.start()) or _names_what_was_sampled(low, found.start()))
    ]
    return masked[: min(cuts, default=len(masked))]


def _names_what_was_sampled(low: str, at: int) -> bool:
    sample = _SAMPLE_OF.match(low, at)
    return sample is not None and find_site(sample["place"]) is not None


def _masks(text: str) -> Iterator[tuple[int, int]]:
    low = flat(text)
    for pattern in (_scan_with_reach(), words("no_place"), _PRIMARY, STAGE):
        yield from (found.span() for found in pattern.finditer(low))
    for mention in find_mentions(text):
        # "Carcinoma in one level II node": a cancer does not begin in a node, it has come there.
        yield mention.start, mention.head[1] if is_node(text[mention.head[1] : mention.end]) else mention.end


@cache
def _scan_with_reach() -> re.Pattern[str]:
    """A scan and how far it reached: "CT of the chest, abdomen and pelvis"."""
    return re.compile(rf"(?:{words('scan').pattern})(?:[\s,/&+-]+(?:{words('scan_reach').pattern}))*")


def _place(piece: str) -> Place | None:
    found = find_site(piece)
    reach = extent(piece)
    if found is None or reach is None:
        return None
    start, end = _with_side(piece, *reach)
    said = " ".join(_closed(piece[start:end], piece[end:]).split())[:MAX_WORDS]
    return Place(words=said, site=found.site, side=read_side(said))


def _with_side(piece: str, start: int, end: int) -> tuple[int, int]:
    """The words of a place with the side or level that stands beside them."""
    before = _SIDE_BEFORE.search(piece[:start])
    after = _MORE_AFTER.match(piece[end:])
    return before.start() if before else start, end + after.end() if after else end


def _closed(text: str, rest: str) -> str:
    """Words whose brackets are whole."""
    if text.count(")") > text.count("("):
        return text.replace(")", " ")
    if text.count("(") > text.count(")"):
        end = rest.find(")")
        return text + (rest[: end + 1] if end >= 0 else ")")
    return text
