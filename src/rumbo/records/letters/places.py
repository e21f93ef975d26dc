"""Where in the body a stretch of a sentence says something is: places of tumour, not of scans, operations or departments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from rumbo.course.facts import Place
from rumbo.oncology import find_site, read_side
from rumbo.oncology.anatomy import extent
from rumbo.oncology.places import split_places
from rumbo.records.letters.mentions import find_mentions
from rumbo.records.letters.text import flat

MAX_WORDS: Final = 90  # letters of a place
# The reach of a scan, an operation or a department is no place of tumour.
_SCAN: Final = re.compile(
    r"\b(?:ct|cts|cat|pet(?:[-/ ]?ct)?|mri|x-?rays?|ultrasounds?|us|tac|tc|rmn?|resonancia|ecografias?|gammagrafia|radiografias?|rx|mammogra\w+"
    r"|mamografias?|scans?|bone scan|echo|doppler|scintigraphy|tomografias?|angiogra\w+|colonoscop\w+|endoscop\w+)\b"
    r"(?:[\s,/&+-]+(?:of|the|de|del|la|el|los|las|and|y|with|without|w/|w/o|con|sin|contrast|contraste|scan|chest|abdomen|abdominal|pelvis|pelvic|pelvico|torax"
    r"|abdominopelvico|toracoabdominopelvico|neck|cuello|head|brain|cerebral|cerebro|spine|columna|liver|hepatica?|bone|osea|breasts?|mama|lumbar|thoracic"
    r"|cervical|skull|base|thigh|whole|body|c/a/p|cap|tap|a/p|bilateral|left|right|izquierda|derecha))*"
)
_NO_PLACE: Final = re.compile(
    r"\b(?:head (?:and|&) neck (?:clinic|surgery|cancer|oncology|team|tumou?r board)|(?:breast|liver|lung|bone|skin|thoracic|colorectal) (?:clinic|function\w*|"
    r"team|surgery|unit|density|health|pain|tumou?r board|center|centre|marrow biopsy)|primary site|primary tumou?r|hospital\w*"
    r"|(?:chest|back|abdominal|bone|neck|head|breast|hip|shoulder|leg|arm|pelvic) pain|dolor \w+(?: \w+)?|low back|back to|came back|side effects?"
    r"|hand[- ]foot|right now|left (?:a|the|with|out|off|over)|at the hands|on the other hand|by mouth|heart rate|blood pressure"
    r"|lymph node (?:dissection|biopsy|sampling)|sentinel (?:lymph )?nodes?(?: biopsy)?)\b"
)
# What follows tells of treatment, evidence or time, and no further place.
_CUT: Final = re.compile(
    r"\b(?:treated|s/p|status post|tratad[oa]s?|resected|resecad[oa]|followed|despite|while|mientras|since|desde|after|tras|on (?:ct|pet|mri|scan|imaging|weekly)"
    r"|by (?:ct|pet|mri|biopsy|imaging|fna)|por (?:biopsia|tac|tc|resonancia|imagen)|confirm\w+|biopsy|biops\w+|proven|which|who|que|for which|managed|found|seen"
    r"|detected|detectad[oa]|diagnos\w+|measuring|mide|with (?:surgery|radi\w+|chemo\w+|sbrt)|suspicious|compatible|consistent|unchanged|stable|from prior|less likely"
    r"|rather than|but|pero|nothing|nada|however|aunque|no |without|sin |not |nor |ni |negative|negativ[oa]|spared|clear|free|libres?|secondary to|debid[oa]|therefore)\b"
    r"|[;.!?]\s|=|\bvs\b"
)


_ALSO: Final = re.compile(r"\b(?:as well as|along with|together with|in addition to|as[ií] como|adem[aá]s de|junto con)\b", re.IGNORECASE)


@lru_cache(maxsize=8192)
def places_in(words: str) -> tuple[Place, ...]:
    """The places of the body in a stretch of text, in its words, each once.

    >>> [place.words for place in places_in("in L2 and the right iliac bone, confirmed by biopsy of May 3")]
    ['L2', 'right iliac bone']
    """
    found: dict[str, Place] = {}
    for piece in split_places(_only_places(words)):
        place = _place(piece)
        if place:
            found.setdefault(flat(place.words), place)
    return tuple(found.values())


def first_places(stretches: Iterable[str]) -> tuple[Place, ...]:
    """The places of the first of several stretches that has any."""
    return next((places for words in stretches if (places := places_in(words))), ())


def _only_places(words: str) -> str:
    """The text up to where it turns to treatment or evidence, without scans, departments and names of cancers."""
    masked = list(_ALSO.sub(lambda found: "and".ljust(len(found[0])), words))
    for start, end in _masks(words):
        masked[start:end] = " " * (end - start)
    text = "".join(masked)
    cut = _CUT.search(flat(text))
    return text[: cut.start()] if cut else text


def _masks(words: str) -> Iterator[tuple[int, int]]:
    low = flat(words)
    for pattern in (_SCAN, _NO_PLACE):
        yield from (found.span() for found in pattern.finditer(low))
    yield from ((mention.start, mention.end) for mention in find_mentions(words))


def _place(piece: str) -> Place | None:
    found = find_site(piece)
    reach = extent(piece)
    if found is None or reach is None:
        return None
    start, end = _with_side(piece, *reach)
    words = " ".join(_closed(piece[start:end], piece[end:]).split())[:MAX_WORDS]
    return Place(words=words, site=found.site, side=read_side(words))


_SIDE_BEFORE: Final = re.compile(r"(?:\b(?:left|right|bilateral|both|upper|lower|lt\.?|rt\.?|l|r|mid|posterior|anterior|distal|proximal|solitary)\s+)+$", re.IGNORECASE)
_MORE_AFTER: Final = re.compile(
    r"(?:\s+(?:izquierd[oa]s?|derech[oa]s?|bilateral(?:es)?|izq\.?|der\.?|superior|inferior|segments?\s+[ivx\d/,-]+|segmentos?\s+[ivx\d/,-]+|level\s+[ivx\d]+[ab]?"
    r"|nivel\s+[ivx\d]+[ab]?|nodes?|lymph nodes?|bones?|surface|bed|lobe|wall))+",
    re.IGNORECASE,
)  # fmt: skip


def _with_side(piece: str, start: int, end: int) -> tuple[int, int]:
    """The words of a place with the side or level that stands beside them."""
    before = _SIDE_BEFORE.search(piece[:start])
    after = _MORE_AFTER.match(piece[end:])
    return before.start() if before else start, end + after.end() if after else end


def _closed(words: str, rest: str) -> str:
    """Words that open a bracket close it."""
    if words.count(")") > words.count("("):
        return words.replace(")", " ")
    if words.count("(") > words.count(")"):
        end = rest.find(")")
        return words + (rest[: end + 1] if end >= 0 else ")")
    return words
