"""Where a sentence names a cancer, which cancer that is, and where in the body it began.

Whether it is this person's, and since when, is for `diagnoses`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from rumbo.oncology import IcdO3Site, Side, find_cancer, find_site, read_side
from rumbo.oncology.anatomy import find_spot
from rumbo.oncology.cancers import CancerEntry, cancer_of, locate_cancers
from rumbo.oncology.sites import is_part
from rumbo.oncology.surroundings import Area
from rumbo.records.letters.text import flat
from rumbo.records.letters.vocabulary import words

_SMALL: Final = re.compile(r"of|de|del|the|la|el|los|las|a|an|un|una|in|en|this|i{1,3}v?[abc]?|iv[abc]?|\d+|-")
_OF: Final = re.compile(
    r"(?:\s+[\w-]+){0,4}?\s+(?:of|de|del|in|en|arising in|arising from|from)\s+(?:the |her |his |la |el |su |both )*"
)
_STOPS: Final = re.compile(r"[,;:.()\[\]/]|\s{2,}|\s[-–—]\s|\b(?:19|20)\d\d\b")
# "Incidental meningioma": benign unless it is said not to be.
_OFTEN_BENIGN: Final = frozenset({"meningioma"})
_MALIGNANT: Final = re.compile(r"malign|anaplas|atypical|atipic|(?:grade|grado) (?:2|3|ii\b|iii\b)")
_OF_BONE: Final = re.compile(r"osteosarcoma|ewing|chondrosarcoma|condrosarcoma|bone|hueso|ose[ao]")
_NOT_OF_SKIN: Final = re.compile(r"uveal|choroid|coroide|ocular|conjunctiv|mucos|anorectal|vulv|vagin")
# Cancers of one organ that our table finds anywhere: a seminoma in a lymph node began in the testis.
_ONLY_IN: Final = {"testicular-germ-cell": ("C62",), "mesothelioma": ("C38", "C48"), "merkel-cell": ("C44",)}
# Names that leave open where in the organ it began: told without a site, they join what other records tell.
_OPEN: Final = {
    "colorectal": re.compile(r"colorectal|colorrectal|bowel|intestin"),
    "bladder-and-upper-urinary-tract": re.compile(r"^(?!.*(?:bladder|vejiga))"),
    "bile-duct-gallbladder": re.compile(r""),
}
_NOUN_AFTER: Final = re.compile(r"\s+(?:cancer|carcinoma)\b")
_PART_OF: Final = re.compile(r"\b(?:base|floor|head|tail|body|neck|roof|dome|angle|border)\s+of\s+(?:the\s+)?$")
_SIDE_AFTER: Final = re.compile(
    r"\s*(?:,?\s*nos\b)?\s*[,(]\s*(?:the\s+)?(?:left|right|bilateral|izquierd[oa]|derech[oa])\b(?P<more>(?:\s(?!\s|\d)[\w-]+){0,4})"
)
# "Had her thyroid removed for a papillary carcinoma of the left lobe."
_OF_THYROID: Final = re.compile(
    r"(?:papillary|follicular|medullary|papilar|folicular|medular) (?:carcinoma|ca\b)|carcinoma (?:papilar|folicular|medular)"
)
_THYROID: Final = re.compile(r"thyroid|tiroid")
_CODE_BEFORE: Final = re.compile(r"[a-z]\d\d(?:\.?\w{1,4})?\s+")
_COMPANY: Final = re.compile(r",\s*$")  # "Dermatopathology, LLC"
_CODE_AFTER: Final = re.compile(r"\s*#|\s*(?:no|num)\b\.?\s*:?\s*\d")
_MAX_BEFORE: Final = 7  # words that can belong to a cancer's name
_MAX_AFTER: Final = 8
_BARE_AFTER: Final = 4  # without "of": "adenocarcinoma right colon"
# Parts of the body to which cancers spread so often that a cancer found there is named only when it began there.
SPREAD_TO: Final = frozenset({"C22", "C34", "C38", "C40", "C41", "C48", "C49", "C71", "C74", "C76", "C77"})
# The site of a cancer whose name is enough, where our table gives several groups.
_USUAL_SITE: Final = {
    "colorectal": "C18.9", "non-small-cell-lung": "C34.9", "small-cell-lung": "C34.9", "lung": "C34.9",
    "bladder-and-upper-urinary-tract": "C67.9", "ovarian-fallopian-tube-primary-peritoneal": "C56.9",
    "testicular-germ-cell": "C62.9", "mesothelioma": "C38.4", "merkel-cell": "C44.9", "liver-hepatocellular": "C22.0",
    "brain-glioma": "C71.9", "multiple-myeloma": "C42.1",
}  # fmt: skip


@dataclass(frozen=True)
class Mention:
    """A cancer named in a sentence, from which letter to which with what belongs to its name.

    `head` is the word for cancer itself. `named` says that its own name tells which cancer it is; else the part of the
    body beside it does.
    """

    start: int
    end: int
    words: str
    entry: CancerEntry | None
    site: IcdO3Site | None
    side: Side | None
    named: bool
    head: tuple[int, int]
    metastatic: bool = False

    @property
    def group(self) -> str:
        """What mentions of one cancer share: its disease, else its group of sites."""
        return self.entry.id if self.entry else self.site.value[:3] if self.site else ""

    @property
    def could_be_spread(self) -> bool:
        """Whether only its place names it, and cancers often spread there."""
        return not self.named and self.site is not None and self.site.value[:3] in SPREAD_TO


@lru_cache(maxsize=8192)
def find_mentions(text: str, *, label: str = "") -> tuple[Mention, ...]:
    """Every cancer that a sentence names, whoever's it is, left to right.

    `label` is what stands above the sentence and names the specimen: it gives the part of the body when the sentence
    has none ("Stomach, biopsy:" above "Adenocarcinoma").

    >>> [(each.words, each.site.value, each.side) for each in find_mentions("Cáncer de mama izquierda (03/2014)")]
    [('Cáncer de mama izquierda', 'C50.9', 'left')]
    """
    found: list[Mention] = []
    for start, end in _heads(text):
        if found and start < found[-1].end:
            continue
        mention = _mention(text, start, end) or (_of_label(text, start, end, label) if label else None)
        if mention:
            found.append(mention)
    return tuple(found)


def _heads(text: str) -> Iterator[tuple[int, int]]:
    """The words that name a cancer, left to right, the longest at each place."""
    low = flat(text)
    spans = [(each.start, each.end) for each in locate_cancers(text)]
    spans += [found.span() for pattern in (words("cancer_nouns"), _short_cancer()) for found in pattern.finditer(low)]
    last = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= last and not _is_no_disease(low, start, end):
            yield start, end
            last = end


@cache
def _short_cancer() -> re.Pattern[str]:
    """ "Ca" for cancer, only beside an organ: "Ca de mama", "lung ca"."""
    after, before = words("ca_after").pattern, words("ca_before").pattern
    return re.compile(rf"\bca\b(?=\.? (?:(?:of|de|del) )?(?:{after}))|(?:{before})\s+ca\b(?!-|\s?\d)")


def _is_no_disease(low: str, start: int, end: int) -> bool:
    """Whether the words belong to the name of a place, a service, a risk or a laboratory test."""
    company = low[start:end] == "llc" and _COMPANY.search(low[:start])
    if company or _CODE_AFTER.match(low, end) or (low[start:end] == "hcc" and low[start - 1 : start] == "("):
        return True  # "ACC# 5540", and the mark of a risk category behind a problem of a list
    after = re.match(r"[\s-]*", low[end:])
    begins = end + (after.end() if after else 0)
    named_before = words("no_disease_before")
    last = [found.end() for found in named_before.finditer(low, max(0, start - 40), start)]
    between = low[last[-1] : start] if last else "."
    return bool(words("no_disease_after").match(low, begins)) or bool(re.fullmatch(r"(?:\s+\w+){0,3}\s+", between))


def _mention(text: str, start: int, end: int) -> Mention | None:
    low = flat(text)
    metastatic = _is_metastatic(low[:start])
    begin = _begin(low, start)
    stop = end if metastatic else _stop(low, begin, end)
    code = _CODE_BEFORE.match(low, begin, start)
    begin = code.end() if code else begin
    name = text[begin:stop].strip()
    own = find_cancer(text[start:end]) if locate_cancers(text[start:end]) else None
    entry = own or find_cancer(name)
    if entry is None and _OF_THYROID.search(low[max(0, start - 12) : end + 12]) and _THYROID.search(low):
        entry = find_cancer("thyroid cancer")
    site = _site(name, entry)
    if entry is None and site is not None and not is_node(name):
        entry = cancer_of(site)
        site = _site(name, entry)
    if entry is None or (entry.id in _OFTEN_BENIGN and not _MALIGNANT.search(low)):
        return None
    named = own is not None or find_site(text[start:end]) is not None or bool(_short_cancer().match(low, start))
    side = read_side(name)
    return Mention(begin, stop, name, entry, site, side, named=named, head=(start, end), metastatic=metastatic)


def _of_label(text: str, start: int, end: int, label: str) -> Mention | None:
    """A cancer whose organ only the label above it names; lymph nodes are never where it began."""
    found = find_site(label)
    if found is None or is_node(label) or _is_metastatic(flat(text)[:start]):
        return None
    begin = _begin(flat(text), start)
    entry = find_cancer(f"{text[begin:end]} {found.name.en}") or cancer_of(found.site)
    if entry is None:
        return None
    return Mention(begin, end, text[begin:end], entry, found.site, found.side, named=False, head=(start, end))


def is_node(name: str) -> bool:
    """Whether the part of the body in a cancer's name is a lymph node: then it did not begin there."""
    spot = find_spot(name)
    return spot is not None and spot.node != ""


def _is_metastatic(before: str) -> bool:
    """Whether "metastatic" stands right before a cancer's name."""
    said = [found.end() for found in words("metastatic").finditer(before)]
    return bool(said) and bool(re.fullmatch(r"\s+(?:[\w-]+\s+){0,2}", before[said[-1] :]))


def _begin(low: str, start: int) -> int:
    """Where the words before a cancer's name begin that belong to it: "right upper lobe" adenocarcinoma."""
    bounds = [found.end() for pattern in (_STOPS, words("name_ends")) for found in pattern.finditer(low, 0, start)]
    bound = max(bounds, default=0)
    parts = list(re.finditer(r"[\w-]+", low[bound:start]))[-_MAX_BEFORE:]
    # "Recurrence of cancer": what stands before "of" is no part of the name, but in "base of tongue cancer" it is.
    part_of = _PART_OF.search(low, bound, start)
    if parts and _SMALL.fullmatch(parts[-1][0]):
        return part_of.start() if part_of else start
    while parts and _SMALL.fullmatch(parts[0][0]):
        parts = parts[1:]
    return bound + parts[0].start() if parts else start


def _stop(low: str, start: int, end: int) -> int:
    """Where the words after a cancer's name end that belong to it: carcinoma "of the right tonsil"."""
    of = _OF.match(low, end)
    begin = of.end() if of and not _bounds(low, end, of.end()) else end
    stop = min(_bounds(low, begin, len(low)), default=len(low))
    parts = list(re.finditer(r"[\w-]+", low[begin:stop]))[: _MAX_AFTER if begin > end else _BARE_AFTER]
    # Only parts of the body and sides belong to the name.
    last = next((begin + part.end() for part in reversed(parts) if _adds_place(low[begin : begin + part.end()])), end)
    if last > end and is_node(low[begin:last]):
        last = end
    if last > end and _is_elsewhere(low[start:end], low[end:last]):
        last = end
    noun = _NOUN_AFTER.match(low, last)
    last = noun.end() if noun and last > end else last
    side = _SIDE_AFTER.match(low, last)
    if side is None or read_side(low[start:last]) is not None:
        return last
    more = side["more"]
    is_part = find_site(more) is not None and not _is_elsewhere(low[start:last], more)
    return side.end() if is_part else side.start("more")


def _adds_place(words_after: str) -> bool:
    """Whether the last word changes the part of the body or the side."""
    fewer = " ".join(words_after.split()[:-1])
    site, side = find_site(words_after), read_side(words_after)
    return (site is not None and site != find_site(fewer)) or (side is not None and side != read_side(fewer))


def _is_elsewhere(name: str, words_after: str) -> bool:
    """Whether what follows is another part of the body than the name's: "breast cancer in bone"."""
    here, there = find_site(name), find_site(words_after)
    if here is None or there is None or is_part(there.site, of=here.site):
        return False
    return here.site.value[:3] != there.site.value[:3]


def _bounds(low: str, start: int, end: int) -> list[int]:
    """Where words that can be no part of a cancer's name begin."""
    return [found.start() for pattern in (_STOPS, words("name_ends")) for found in pattern.finditer(low, start, end)]


def _site(name: str, entry: CancerEntry | None) -> IcdO3Site | None:
    """Where it began: the part of the body in its name, when this cancer can begin there; else its usual site."""
    found = find_site(name)
    if entry is None:
        return found.site if found else None
    if entry.id == "melanoma":
        skin = find_site(f"skin of {name}") if found and not _NOT_OF_SKIN.search(flat(name)) else found
        inside = skin is not None and (skin.site.value.startswith("C44") or skin is found)
        return skin.site if skin and inside else IcdO3Site("C44.9")
    if entry.id == "sarcoma-soft-tissue-and-bone":
        tissue = "bone" if _OF_BONE.search(flat(name)) else "soft tissue"
        part = find_site(f"{tissue} of {name}") if found else None
        return part.site if part else None
    if entry.id in _ONLY_IN:
        inside = found is not None and found.site.value.startswith(_ONLY_IN[entry.id])
        return found.site if found and inside else IcdO3Site(_USUAL_SITE[entry.id])
    if entry.is_blood:
        return _blood_site(entry, found.site if found else None)
    is_open = entry.id in _OPEN and _OPEN[entry.id].search(flat(name))
    if (
        found
        and (not entry.sites or Area(entry.sites).holds_site(found.site))
        and not found.site.value.startswith("C26")
    ):
        return None if is_open and entry.id == "colorectal" and found.site.value == "C18.9" else found.site
    return None if is_open else usual_site(entry) or (found.site if found and not entry.sites else None)


def organ_told(mention: Mention, low: str) -> IcdO3Site | None:
    """The bladder, for a urothelial cancer named without its organ in a flat text that speaks of the bladder or of what
    is done to it; else None.
    """
    is_urothelial = mention.group == "bladder-and-upper-urinary-tract"
    return IcdO3Site("C67.9") if is_urothelial and words("of_bladder").search(low) else None


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
