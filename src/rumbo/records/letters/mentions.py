"""Where a sentence names a cancer, which cancer that is, and where in the body it began.

Whether it is this person's, and since when, is for `diagnoses`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rumbo.oncology import IcdO3Site, Side, find_cancer, find_site, read_side
from rumbo.oncology.anatomy import find_spot
from rumbo.oncology.cancers import CancerEntry, cancer_of, locate_cancers
from rumbo.oncology.surroundings import Area
from rumbo.records.letters.text import flat

# Words that say cancer without saying which; the part of the body beside them decides. General usage of both languages.
_NOUN: Final = re.compile(
    r"\b(?:cancers?|cancer(?:es)|\w*carcinomas?|ca(?= (?:de|of|mama|breast|prostat|colon|recto|rectal|lung|pulmon|ovar|on\b))"
    r"|(?<=breast )ca\b|(?<=lung )ca\b|(?<=prostate )ca\b|(?<=colon )ca\b|(?<=ovarian )ca\b|malignan\w+ (?:neoplas\w+|tumou?rs?)"
    r"|(?:neoplasia|tumor(?:es)?) malign[oa]s?|\w*sarcomas?|scc|high[- ]grade serous|seminomas?|germ cell tumou?rs?"
    r"|neuroendocrine tumou?rs?|tumor(?:es)? neuroendocrinos?|gliomas?|nsclc|sclc|hgsc)\b"
)
_CELLS_AFTER: Final = re.compile(r"\s*(?:cells?\b|celulas\b|in situ of the (?!breast)|marker|antigen)")
# "Cancer Center", "breast cancer screening": names of places, services and risks.
_NO_DISEASE: Final = re.compile(
    r"[\s-]*(?:cent(?:er|re)|institut|clinic\b|program|screening|risk|survivor|team|specialist|registry|society|support|network|hospital|care\b"
    r"|prevention|gene|foundation|unit\b|service|navigator|group|research|alliance)"
)
_NO_DISEASE_BEFORE: Final = re.compile(
    r"(?:centro|instituto|clinica|unidad|hospital|programa|cribado|tamizaje|prevencion|riesgo|sociedad|comite|antigeno|asociacion)(?: \w+){0,3} (?:de |del |contra el |para el )?$"
)
_BOUND: Final = re.compile(
    r"[,;:.()\[\]/]|\b(?:with|who|which|that|and|or|y|e|o|con|que|for|by|on|to|is|was|has|had|were|are|es|fue|shows?|showed|contains?|status|s/p|diagnos\w*|dx|treated"
    r"|tratad[oa]s?|metast\w*|recurr\w*|recidiv\w*|recai\w*|relaps\w*|since|at|her|his|su|sus|her2|after|tras|por|para|hace|desde|biops\w*|compatible|consistent|primary|primario"
    r"|found|seen|cannot|can|could|may|p16|hpv|gleason|no|sin|local|regional|distante?|(?:19|20)\d\d|extend\w*|involv\w*|history|antecedentes?|operad[oa]|intervenid[oa]|now|previous|prior|known|new|nuevo|nueva|second|segundo|stage|estadio|grade|grado|rule|versus|vs)\b"
)
_SMALL: Final = re.compile(r"of|de|del|the|la|el|los|las|a|an|un|una|in|en|this|i{1,3}v?[abc]?|iv[abc]?|\d+|-")
_OF: Final = re.compile(r"(?:\s+[\w-]+){0,4}?\s+(?:of|de|del|in|en|arising in|arising from|from)\s+(?:the |her |his |la |el |su |both )*")
_MAX_BEFORE: Final = 7
_MAX_AFTER: Final = 8
_METASTATIC: Final = re.compile(r"\b(?:metasta\w+|secondary|secundari[oa]s?|mets?)\s+(?:[\w-]+\s+){0,2}$")
# Parts of the body to which cancers spread so often that a cancer found there is named only when it began there.
_OFTEN_SPREAD_TO: Final = frozenset({"C22", "C34", "C38", "C40", "C41", "C48", "C49", "C71", "C74", "C76", "C77"})
# The site of a cancer whose name is enough, where our table gives several groups.
_USUAL_SITE: Final = {
    "colorectal": "C18.9", "non-small-cell-lung": "C34.9", "small-cell-lung": "C34.9", "lung": "C34.9",
    "bladder-and-upper-urinary-tract": "C67.9", "ovarian-fallopian-tube-primary-peritoneal": "C56.9",
    "liver-hepatocellular": "C22.0", "brain-glioma": "C71.9", "multiple-myeloma": "C42.1", "bile-duct-gallbladder": "C24.0",
}  # fmt: skip


@dataclass(frozen=True)
class Mention:
    """A cancer named in a sentence, from which letter to which with what belongs to its name.

    `named` says that its own name tells which cancer it is; else the part of the body beside it does.
    """

    start: int
    end: int
    words: str
    entry: CancerEntry | None
    site: IcdO3Site | None
    side: Side | None
    named: bool
    metastatic: bool = False

    @property
    def group(self) -> str:
        """What mentions of one cancer share: its disease, else its group of sites."""
        return self.entry.id if self.entry else self.site.value[:3] if self.site else ""

    @property
    def could_be_spread(self) -> bool:
        """Whether only its place names it, and cancers often spread there."""
        return not self.named and self.site is not None and self.site.value[:3] in _OFTEN_SPREAD_TO


@lru_cache(maxsize=8192)
def find_mentions(text: str) -> tuple[Mention, ...]:
    """Every cancer that a sentence names, whoever's it is, left to right.

    >>> [(each.words, each.site.value, each.side) for each in find_mentions("Cáncer de mama izquierda (03/2014)")]
    [('Cáncer de mama izquierda', 'C50.9', 'left')]
    """
    found: list[Mention] = []
    for start, end in _heads(text):
        if found and start < found[-1].end:
            continue
        mention = _mention(text, start, end)
        if mention:
            found.append(mention)
    return tuple(found)


def _heads(text: str) -> Iterator[tuple[int, int]]:
    """The words that name a cancer, left to right, the longest at each place."""
    low = flat(text)
    spans = [(each.start, each.end) for each in locate_cancers(text)]
    spans += [found.span() for found in _NOUN.finditer(low)]
    last = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= last and not _is_no_disease(low, start, end):
            yield start, end
            last = end


def _is_no_disease(low: str, start: int, end: int) -> bool:
    after = low[end:]
    return bool(_CELLS_AFTER.match(after) or _NO_DISEASE.match(after) or _NO_DISEASE_BEFORE.search(low[:start]))


def _mention(text: str, start: int, end: int) -> Mention | None:
    low = flat(text)
    begin = _begin(low, start)
    metastatic = bool(_METASTATIC.search(low[:start]))
    stop = end if metastatic else _stop(low, end)
    words = text[begin:stop].strip()
    own = find_cancer(text[start:end]) if not _NOUN.fullmatch(low[start:end]) or _names_itself(text[start:end]) else None
    entry = own or find_cancer(words)
    site = _site(words, entry)
    if entry is None and site is not None and find_spot(words).node == "":  # type: ignore[union-attr]  # it has a site
        entry = cancer_of(site)
    if entry is None or (metastatic and own is None and site is None):
        return None
    named = own is not None or _organ_in_name(text[start:end])
    return Mention(begin, stop, words, entry, site, read_side(words), named=named, metastatic=metastatic)


def _names_itself(words: str) -> bool:
    return bool(locate_cancers(words))


def _organ_in_name(words: str) -> bool:
    return find_spot(words) is not None


def _begin(low: str, start: int) -> int:
    """Where the words before a cancer's name begin that belong to it: "right upper lobe" adenocarcinoma."""
    bound = max((found.end() for found in _BOUND.finditer(low, 0, start)), default=0)
    words = list(re.finditer(r"[\w-]+", low[bound:start]))
    while words and _SMALL.fullmatch(words[-_MAX_BEFORE:][0][0]):
        words = words[-_MAX_BEFORE:][1:]
    return bound + words[-_MAX_BEFORE:][0].start() if words else start


def _stop(low: str, end: int) -> int:
    """Where the words after a cancer's name end that belong to it: carcinoma "of the right tonsil"."""
    of = _OF.match(low, end)
    begin = of.end() if of else end
    if of and _BOUND.search(low, end, of.end()):
        begin = end
    stop = next((found.start() for found in _BOUND.finditer(low, begin)), len(low))
    words = list(re.finditer(r"[\w-]+", low[begin:stop]))
    most = words[:_MAX_AFTER] if begin > end else words[:4]
    return begin + most[-1].end() if most else end


def _site(words: str, entry: CancerEntry | None) -> IcdO3Site | None:
    """Where it began: the part of the body in its name, when this cancer can begin there; else its usual site."""
    found = find_site(words)
    if entry is None:
        return found.site if found else None
    if entry.id == "melanoma":
        skin = find_site(f"skin of {words}") if found else None
        return skin.site if skin else IcdO3Site("C44.9")
    if entry.is_blood:
        return _blood_site(entry, found.site if found else None)
    if found and (not entry.sites or Area(entry.sites).holds_site(found.site)):
        return found.site
    return usual_site(entry) or (found.site if found and not entry.sites else None)


def usual_site(entry: CancerEntry) -> IcdO3Site | None:
    """The site of a cancer whose name says it, or None when it can begin in several organs."""
    if entry.id in _USUAL_SITE:
        return IcdO3Site(_USUAL_SITE[entry.id])
    if len(entry.sites) == 1 and "-" not in entry.sites[0]:
        return IcdO3Site.find(entry.sites[0]) or IcdO3Site.find(f"{entry.sites[0]}.9")
    return None


def _blood_site(entry: CancerEntry, found: IcdO3Site | None) -> IcdO3Site:
    """Lymphomas are coded to the nodes or the organ they began in, leukaemias and myeloma to the marrow (ICD-O-3)."""
    if "lymphoma" in entry.id:
        return found or IcdO3Site("C77.9")
    return IcdO3Site("C42.1")
