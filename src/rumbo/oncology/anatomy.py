"""The body as records name it: organs, regions, groups of lymph nodes, and the one place that words mean.

What a place means for one cancer is for `places`. Tables and their sources: content/oncology/organs, regions, nodes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import msgspec

from rumbo.oncology.codes import IcdO3Site
from rumbo.oncology.phrases import Found, Phrasebook, fold, plain
from rumbo.words import Text, load

_NODE_WORDS = Phrasebook(
    (word, True)
    for word in (
        "lymph node", "node", "nodal", "ln", "lns", "lymphnode", "lymph", "adenopathy", "lymphadenopathy", "ganglio",
        "ganglionar", "ganglio linfático", "adenopatía", "linfadenopatía", "linfático", "linfonodo", "adenomegalia",
    )
)  # fmt: skip
_VERTEBRA = re.compile(r"c[1-7]|[td](?:\d|1[0-2])|l[1-5]|s[1-5]")
_VERTEBRA_WRITTEN = re.compile(r"\b(?:C[1-7]|[TD](?:\d|1[0-2])|L[1-5]|S[1-5])\b(?!-\d{3})")
_WORD = re.compile(r"[^\W\d_]+")
_LONG_ENOUGH = 5  # letters; a short word with one letter wrong is another word
_NOT_SAID = "unsaid"
_BONE, _SKIN, _SOFT, _SPINE = IcdO3Site("C41.9"), IcdO3Site("C44.9"), IcdO3Site("C49.9"), IcdO3Site("C41.2")

# Groups of ICD-O-3 in which another digit than 9 means "not further said".
_WITHOUT_A_NINE = {
    "C14": "C14.0", "C22": "C22.0", "C38": "C38.3", "C42": "C42.4", "C48": "C48.2", "C76": "C76.7",
}  # fmt: skip
_NO_PLACE = ("came back", "come back", "comes back", "coming back", "went back", "call back", "back to", "ahead")


class OrganRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An ICD-O-3 site: its everyday name and the other words that mean it."""

    en: str
    es: str
    words: tuple[str, ...] = ()


class RegionRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A region of the body, the sites of its skin, soft tissue and bones, and its lymph nodes."""

    site: str
    skin: str
    soft: str
    bone: str
    nodes: str
    name: Text
    words: tuple[str, ...] = ()


class NodeRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group of lymph nodes: `words` mean it by themselves, `near` only beside a word for nodes."""

    site: str
    name: Text
    words: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class Spot:
    """One place in the body: its ICD-O-3 site and everyday name, and the node group or region of our tables, or ""."""

    site: IcdO3Site
    name: Text
    node: str = ""
    region: str = ""


_NOWHERE = Spot(site=IcdO3Site("C80.9"), name=Text(en="no place", es="ningún lugar"))


@cache
def organs() -> Mapping[str, OrganRow]:
    """Organs by ICD-O-3 code; a three-character code stands for all its subsites."""
    table: dict[str, OrganRow] = load("oncology/organs", dict[str, OrganRow]).merged()
    return table


@cache
def regions() -> Mapping[str, RegionRow]:
    """Regions of the body by id."""
    table: dict[str, RegionRow] = load("oncology/regions", dict[str, RegionRow]).merged()
    return table


@cache
def nodes() -> Mapping[str, NodeRow]:
    """Groups of lymph nodes by id."""
    table: dict[str, NodeRow] = load("oncology/nodes", dict[str, NodeRow]).merged()
    return table


def site_name(site: IcdO3Site) -> Text:
    """The everyday name of an ICD-O-3 site; a subsite without a name of its own has that of its organ.

    >>> site_name(IcdO3Site("C50.8")).en
    'breast'
    """
    table = organs()
    row = table.get(site.value) or table.get(site.value[:3])
    return Text(en=row.en, es=row.es) if row else Text(en="part of the body", es="parte del cuerpo")


@lru_cache(maxsize=65536)
def find_spot(words: str) -> Spot | None:
    """The one place that words mean, or None. Of several the most exact is taken; a node group before an organ.

    >>> find_spot("skin of right calf").site
    IcdO3Site('C44.7')
    >>> find_spot("cervical nodes").node
    'cervical'
    """
    if has_node_word(words):
        return _node_spot(words)
    found = sorted(_body_book().scan(words), key=_exactness)
    spots = [each.value for each in found if each.value != _NOWHERE]
    return _joined(spots) if spots else _vertebra(words)


def mended(words: str) -> str:
    """Words with a misspelled part of the body put right: one letter wrong, missing, too many, or two swapped, when
    only one part of the body is that near. For what names a place and was not understood; never for whole letters.

    >>> mended("left brest")
    'left breast'
    """
    return _WORD.sub(lambda found: _nearest(plain(found.group())) or found.group(), words)


@lru_cache(maxsize=4096)
def _nearest(word: str) -> str | None:
    if len(word) < _LONG_ENOUGH or word in _body_words():
        return None
    from rapidfuzz import process  # only words that were not understood ask for it
    from rapidfuzz.distance import OSA

    near = process.extract(word, _body_words(), scorer=OSA.distance, score_cutoff=1, limit=None)
    return near[0][0] if len({find_spot(name) for name, _, _ in near}) == 1 else None


@cache
def _body_words() -> tuple[str, ...]:
    """Every long word that names a part of the body by itself, without accents."""
    phrases = (plain(phrase) for phrase, spot in _body_phrases() if spot != _NOWHERE)
    return tuple(sorted({word for word in phrases if _WORD.fullmatch(word) and len(word) >= _LONG_ENOUGH}))


def extent(words: str) -> tuple[int, int] | None:
    """From which letter to which a text names parts of the body, lymph nodes or vertebrae; None when it names none.

    >>> extent("spread to the liver and left axillary nodes, today")
    (14, 43)
    """
    spans = [(found.start, found.end) for found in _body_book().locate(words) if found.value != _NOWHERE]
    spans += [(found.start, found.end) for found in _NODE_WORDS.locate(words)]
    if _NODE_WORDS.find_all(words):
        spans += [(found.start, found.end) for found in _node_book().locate(words)]
    spans += [found.span() for found in _VERTEBRA_WRITTEN.finditer(words)]
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else None


def has_node_word(words: str) -> bool:
    """Whether the words speak of lymph nodes by name."""
    return bool(_NODE_WORDS.find_all(words))


def node_spot(group: str) -> Spot:
    """The place of one of our node groups. Raises KeyError for an unknown id."""
    row = nodes()[group]
    return Spot(site=IcdO3Site(row.site), name=row.name, node=group)


def _node_spot(words: str) -> Spot:
    found = sorted(_node_book().scan(words), key=_exactness)
    return node_spot(found[0].value if found else _NOT_SAID)


def _exactness(found: Found[object]) -> tuple[int, int]:
    return found.start - found.end, found.start  # the longest phrase, then the first


def _joined(spots: list[Spot]) -> Spot:
    """One place of the phrases found: "skin" and "leg" are the skin of the leg; a quadrant is more than its breast."""
    node = next((spot for spot in spots if spot.node), None)
    region = next((spot for spot in spots if spot.region), None)
    organs_found = [spot for spot in spots if not spot.node and not spot.region]
    tissue = next((spot for spot in organs_found if spot.site in (_SKIN, _SOFT, _BONE)), None)
    exact = [spot for spot in organs_found if spot.site not in (_SKIN, _SOFT, _BONE)]
    if node is not None:
        return node
    if exact:
        finer = [spot for spot in exact if _same_organ(spot, exact[0]) and not spot.site.value.endswith("9")]
        return finer[0] if finer else exact[0]
    if region is not None and tissue is not None:
        return _tissue_of(region, tissue=tissue)
    return region or tissue or spots[0]


def _same_organ(one: Spot, other: Spot) -> bool:
    return one.site.value[:3] == other.site.value[:3]


def _tissue_of(region: Spot, *, tissue: Spot) -> Spot:
    row = regions()[region.region]
    code = {_SKIN: row.skin, _SOFT: row.soft, _BONE: row.bone}[tissue.site]
    site = IcdO3Site(code)
    return Spot(site=site, name=site_name(site), region=region.region)


def _vertebra(words: str) -> Spot | None:
    return Spot(site=_SPINE, name=site_name(_SPINE)) if any(map(_VERTEBRA.fullmatch, fold(words))) else None


@cache
def _body_book() -> Phrasebook[Spot]:
    return Phrasebook(_body_phrases())


def _body_phrases() -> Iterator[tuple[str, Spot]]:
    for phrase in _NO_PLACE:
        yield phrase, _NOWHERE
    for group, node in nodes().items():
        for word in node.words:
            yield word, node_spot(group)
    for region, row in regions().items():
        spot = Spot(site=IcdO3Site(row.site), name=row.name, region=region)
        for word in (row.name.en, row.name.es, *row.words):
            yield word, spot
    for code, organ in organs().items():
        site = IcdO3Site.parse(code if len(code) > 3 else _whole(code))
        for word in (organ.en, organ.es, *organ.words):
            yield word, Spot(site=site, name=Text(en=organ.en, es=organ.es))


def _whole(group: str) -> str:
    return _WITHOUT_A_NINE.get(group, f"{group}.9")


@cache
def _node_book() -> Phrasebook[str]:
    return Phrasebook((word, group) for group, row in nodes().items() for word in (*row.near, *row.words))
