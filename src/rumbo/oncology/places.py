"""What a place in words means for one cancer: the organ it began in, where that organ was, its lymph nodes, a
neighbour, the other side, or far away. Which kind of recurrence follows is for the course.

Authorities differ in places; each reading names the one it follows, and `also` what the other would say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from rumbo.oncology.anatomy import Spot, find_spot, has_node_word, mended
from rumbo.oncology.cancers import is_blood
from rumbo.oncology.codes import IcdO3Site
from rumbo.oncology.phrases import Phrasebook
from rumbo.oncology.sites import is_paired, opposite, read_side
from rumbo.oncology.surroundings import Surroundings, around
from rumbo.oncology.tumour import Side, Tumour
from rumbo.words import Text, load

Relation = Literal[
    "organ",
    "bed",
    "regional_node",
    "neighbour",
    "same_organ_system",
    "distant",
    "contralateral",
    "unknown",
]
Authority = Literal["AJCC N", "SEER summary stage", "by site"]

_UNSAID_SKIN = IcdO3Site("C44.9")
_FARTHEST_FIRST: tuple[Relation, ...] = (
    "distant",
    "contralateral",
    "same_organ_system",
    "regional_node",
    "neighbour",
    "bed",
    "organ",
    "unknown",
)
Hint = Literal[
    "bed",
    "port",
    "regional",
    "distant",
    "other_side",
    "same_side",
    "in_transit",
    "same_lobe",
    "other_lobe",
    "muscle",
    "marker",
    "fluid",
]


@dataclass(frozen=True)
class PlaceReading:
    """What a place means for one cancer, which site was understood, on which side, and by whose rule.

    `place` is its everyday name; `also` is what another authority would say instead; `node` is its group of lymph
    nodes; `hints` are the words that tell how it lies without naming a part of the body.
    """

    relation: Relation
    site: IcdO3Site | None = None
    side: Side | None = None
    authority: Authority = "by site"
    also: Relation | None = None
    place: Text | None = None
    node: str = ""
    hints: frozenset[Hint] = frozenset()


def read_place(primary: Tumour, words: str) -> PlaceReading:
    """How a place in words, in English or Spanish, lies to the primary cancer. Of several places the farthest is read.

    Lymph nodes follow AJCC N where it and SEER summary stage differ, and `also` gives the other. "Lymph nodes"
    without saying which are regional, as SEER summary stage counts them. A melanoma of which only spread was ever found
    began in skin that nobody knows: no inner organ is its own. For cancers of blood and lymph near and far
    mean nothing: the place is named and the relation is unknown. Sources: see content/oncology/around.

    >>> read_place(Tumour("C50.9", side="left"), "left supraclavicular node").also
    'distant'
    >>> read_place(Tumour("C18.7"), "hígado").relation
    'distant'
    """
    readings = read_places(primary, words).values()
    return min(readings, key=lambda each: _FARTHEST_FIRST.index(each.relation), default=PlaceReading("unknown"))


def read_places(primary: Tumour, words: str) -> dict[str, PlaceReading]:
    """How each single place of a list in words lies to the primary cancer, by its own words, as `read_place` reads it.

    >>> [each.relation for each in read_places(Tumour("C18.7"), "anastomosis and liver").values()]
    ['bed', 'distant']
    """
    assert isinstance(primary.site, IcdO3Site)  # noqa: S101 - Tumour makes it so; this tells the type checker
    assert not isinstance(primary.morphology, str)  # noqa: S101 - as above
    if is_blood(primary.site, primary.morphology):
        return {piece: _only_named(piece) for piece in _split(words)}
    skin = is_of_skin(primary)
    site = _UNSAID_SKIN if skin and around(primary.site) is None else primary.site
    return {piece: _read_one(site, piece, side=primary.side, skin=skin) for piece in _split(words)}


def is_of_skin(primary: Tumour) -> bool:
    """Whether a cancer began in the skin: by its site, or a melanoma (ICD-O-3 8720-8790) of soft tissue or of a place
    that is not known (AJCC counts melanoma of unknown primary with melanoma of skin).

    >>> is_of_skin(Tumour("C77.9", "8720/3"))
    True
    """
    assert isinstance(primary.site, IcdO3Site)  # noqa: S101 - Tumour makes it so
    assert not isinstance(primary.morphology, str)  # noqa: S101 - as above
    group = primary.site.value[:3]
    melanoma = primary.morphology is not None and "8720" <= primary.morphology.histology <= "8790"
    return group == "C44" or (melanoma and group in ("C49", "C76", "C77", "C80"))


def _only_named(words: str) -> PlaceReading:
    spot = find_spot(words)
    if spot is None:
        return PlaceReading("unknown", hints=_hints_in(words))
    return PlaceReading("unknown", site=spot.site, side=read_side(words), place=spot.name)


_CUT = re.compile(r"[;|/,&+\n]|\band\b|\by\b|\be\b|\bwith\b|\bcon\b|\bplus\b|\bm[áa]s\b", re.IGNORECASE)
_ONE_PLACE = re.compile(r"\([^()]*\)|\bhead and neck\b|\bcabeza y cuello\b", re.IGNORECASE)
_SPINE_LABEL = re.compile(r"\s*[CTLDS]\d{1,2}(-[CTLDS]?\d{1,2})?\s*\.?\s*", re.IGNORECASE)


@lru_cache(maxsize=16384)
def split_places(words: str) -> tuple[str, ...]:
    """The single places of a list in words. What only says more about a place stays with it.

    >>> split_places("lung, liver and bone (left femur, ribs)")
    ('lung', 'liver', 'bone (left femur, ribs)')
    >>> split_places("bone mets, L3")
    ('bone mets, L3',)
    """
    return _joined(words, _cut(words), stands_alone=_names_a_part)


@lru_cache(maxsize=16384)
def _split(words: str) -> tuple[str, ...]:
    """As `split_places`, where the place of the operation ("anastomosis") and, beside an organ, nodes that nobody named
    are places of their own.
    """
    pieces = _cut(words)
    beside_organ = any(map(_names_an_organ, pieces))

    def stands_alone(piece: str) -> bool:
        return _names_a_part(piece) or _names_a_bed(piece) or (beside_organ and _names_only_nodes(piece))

    return _joined(words, pieces, stands_alone=stands_alone)


def _cut(words: str) -> tuple[str, ...]:
    if _CUT.search(words) is None:
        return (words.strip(),) if words.strip() else ()
    covered = _ONE_PLACE.sub(lambda found: "\0" * len(found.group()), words)
    pieces, start = [], 0
    for cut in _CUT.finditer(covered):
        pieces.append(words[start : cut.start()])
        start = cut.end()
    pieces.append(words[start:])
    return tuple(piece.strip() for piece in pieces if piece.strip())


def _joined(words: str, pieces: tuple[str, ...], *, stands_alone: Callable[[str], bool]) -> tuple[str, ...]:
    """Put back what is no place of its own: a side, "nodes", a vertebra, a tissue beside its region."""
    if len(pieces) < 2:
        return pieces
    if sum(map(stands_alone, pieces)) > 1:
        return _with_details(pieces, stands_alone=stands_alone)
    return (words.strip(),)


def _names_a_part(piece: str) -> bool:
    spot = find_spot(piece)
    if _SPINE_LABEL.fullmatch(piece) or spot is None:
        return False
    return spot.node != "unsaid" and spot.site.value not in ("C44.9", "C49.9")


def _names_an_organ(piece: str) -> bool:
    spot = find_spot(piece)
    return spot is not None and not spot.region and not spot.node and _names_a_part(piece)


def _names_only_nodes(piece: str) -> bool:
    return has_node_word(piece) and read_side(piece) is None


def _names_a_bed(piece: str) -> bool:
    return find_spot(piece) is None and bool(_hints_in(piece) & {"bed", "port"})


def _with_details(pieces: tuple[str, ...], *, stands_alone: Callable[[str], bool]) -> tuple[str, ...]:
    kept: list[str] = []
    for piece in pieces:
        if kept and not stands_alone(piece) and not has_node_word(piece):
            kept[-1] = f"{kept[-1]}, {piece}"
        else:
            kept.append(piece)
    return tuple(kept)


@dataclass(frozen=True)
class _Said:
    """What the words for one place say: where, on which side, and how it lies to the first cancer."""

    spot: Spot
    side: Side | None
    hints: frozenset[Hint]
    other_side: bool
    same_side: bool

    def reading(
        self, relation: Relation, *, authority: Authority = "by site", also: Relation | None = None
    ) -> PlaceReading:
        return PlaceReading(
            relation,
            site=self.spot.site,
            side=self.side,
            authority=authority,
            also=also,
            place=self.spot.name,
            node=self.spot.node,
            hints=self.hints,
        )


@lru_cache(maxsize=65536)
def _read_one(site: IcdO3Site, words: str, *, side: Side | None, skin: bool) -> PlaceReading:
    hints, spot = _hints_in(words), find_spot(words)
    if spot is None and not hints:
        words = mended(words)
        hints, spot = _hints_in(words), find_spot(words)
    if spot is None:
        return _by_hints(site, side=side, hints=hints)
    return _by_spot(site, _said(words, spot=spot, primary_side=side, hints=hints), skin=skin)


def _said(words: str, *, spot: Spot, primary_side: Side | None, hints: frozenset[Hint]) -> _Said:
    side = read_side(words)
    if "other_side" in hints:
        side = opposite(primary_side) or side
    elif "same_side" in hints:
        side = primary_side
    across = side is not None and side in (opposite(primary_side), "bilateral")
    same = side is not None and side == primary_side
    return _Said(spot=spot, side=side, hints=hints, other_side="other_side" in hints or across, same_side=same)


def _by_hints(site: IcdO3Site, *, side: Side | None, hints: frozenset[Hint]) -> PlaceReading:
    """What is said without naming a part of the body: "tumor bed", "regional", "distant", "the other side"."""
    if "distant" in hints:
        return PlaceReading("distant", hints=hints)
    if hints & {"bed", "port"}:
        return PlaceReading("bed", site=site, side=side, hints=hints)
    if "same_lobe" in hints:
        return PlaceReading("organ", site=site, side=side, hints=hints)
    if "in_transit" in hints:
        return PlaceReading("neighbour", authority="AJCC N", hints=hints)
    if "other_side" in hints and is_paired(site):
        return PlaceReading("contralateral", site=site, side=opposite(side), hints=hints)
    return PlaceReading("neighbour" if hints & {"regional", "other_lobe"} else "unknown", hints=hints)


def _by_spot(site: IcdO3Site, said: _Said, *, skin: bool) -> PlaceReading:
    map_ = around(site)
    if map_ is None:
        return said.reading("unknown")
    if said.spot.node:
        return _node_reading(map_, said)
    if _is_surface(site):
        return _surface_reading(site, said, skin=skin)
    return _organ_reading(map_, site=site, said=said)


def _node_reading(map_: Surroundings, said: _Said) -> PlaceReading:
    node = said.spot.node
    if "distant" in said.hints:
        return said.reading("distant", authority="SEER summary stage")
    if said.other_side and map_.opposite == "no":
        return said.reading("distant", authority="AJCC N")
    if node == "unsaid" or "regional" in said.hints:
        return said.reading("regional_node", authority="SEER summary stage")
    if node in map_.nodes_ajcc or (said.other_side and map_.opposite == "ajcc" and node in map_.nodes):
        return said.reading("regional_node", authority="AJCC N", also="distant")
    return said.reading("regional_node" if node in map_.nodes else "distant", authority="AJCC N")


def _organ_reading(map_: Surroundings, *, site: IcdO3Site, said: _Said) -> PlaceReading:
    spot = said.spot
    in_bed = bool(said.hints & {"bed", "port"})
    if _is_organ(site, spot):
        if said.other_side and is_paired(site):
            return said.reading("contralateral")
        return said.reading("bed" if in_bed else "organ")
    if said.other_side and said.side != "bilateral" and (spot.region or is_paired(spot.site)):
        return said.reading("distant")
    if map_.bed.holds(spot):
        return said.reading("bed")
    if map_.neighbours.holds(spot):
        return said.reading("bed" if in_bed else "neighbour")
    if map_.disputed.holds(spot):
        return said.reading("neighbour", also="distant")
    return said.reading("same_organ_system" if map_.system.holds(spot) else "distant")


def _hints_in(words: str) -> frozenset[Hint]:
    return frozenset(_hints().find_all(words))


@cache
def _hints() -> Phrasebook[Hint]:
    table: dict[Hint, tuple[str, ...]] = load("oncology/hints", dict[Hint, tuple[str, ...]]).merged()  # type: ignore[assignment]  # mypy reads a dict of Literal keys as a dict of str
    return Phrasebook((word, hint) for hint, words in table.items() for word in words)


# Organs that count as one: parts of the bowel end, of the womb, of the throat are told apart by code, not by people.
_ONE_ORGAN = (("C18", "C19"), ("C19", "C20"), ("C54", "C55"), ("C01", "C02"), ("C23", "C24"), ("C07", "C08"))


def _is_organ(site: IcdO3Site, spot: Spot) -> bool:
    here, there = site.value[:3], spot.site.value[:3]
    if spot.region or (here in ("C40", "C41", "C38") and site != spot.site):
        return False
    if here == there == "C48" and (site.value == "C48.0") != (spot.site.value == "C48.0"):
        return False  # behind the lining of the belly, and the lining
    return here == there or (here, there) in _ONE_ORGAN or (there, here) in _ONE_ORGAN


# Skin, nerves and soft tissue are coded by part of the body with the same last digit meaning different parts.
_PART_OF_SKIN = ("head", "head", "head", "head", "head", "trunk", "arm", "leg")
_PART_OF_SOFT = ("head", "arm", "leg", "trunk", "trunk", "trunk", "trunk")
_PART_OF_REGION = {
    "C76.0": "head", "C76.1": "trunk", "C76.2": "trunk", "C76.3": "trunk", "C76.4": "arm", "C76.5": "leg",
}  # fmt: skip
_PART_OF_REGION_ID = {"back": "trunk", "lower_back": "trunk", "trunk": "trunk", "scalp": "head"}


def _is_surface(site: IcdO3Site) -> bool:
    return site.value[:3] in ("C44", "C47", "C49")


def _part(spot: Spot) -> str:
    """The part of the body of skin, soft tissue or a region: head, trunk, arm, leg; "" when not said or an organ."""
    group, digit = spot.site.value[:3], int(spot.site.value[4])
    if group == "C44":
        return _PART_OF_SKIN[digit] if digit < len(_PART_OF_SKIN) else ""
    if group in ("C47", "C49"):
        return _PART_OF_SOFT[digit] if digit < len(_PART_OF_SOFT) else ""
    return _PART_OF_REGION_ID.get(spot.region) or _PART_OF_REGION.get(spot.site.value, "")


def _surface_reading(site: IcdO3Site, said: _Said, *, skin: bool) -> PlaceReading:
    """Skin and soft tissue: the same part of the body is near, other parts are distant.

    Of a cancer of the skin only satellites, in-transit spread and the same limb are near (AJCC N1c to N3c; SEER EOD
    3.3 counts skin beyond them as distant); skin elsewhere on the same part can be either, and `also` says so.
    """
    here, there = _part(Spot(site=site, name=Text(en="-", es="-"))), _part(said.spot)
    if "in_transit" in said.hints:
        return said.reading("neighbour", authority="AJCC N")
    if "distant" in said.hints or (skin and "muscle" in said.hints):
        return said.reading("distant", authority="SEER summary stage")
    if not there:
        unsaid = said.spot.site.value in ("C44.9", "C49.9") or said.spot.region == "limb"
        return said.reading("unknown" if unsaid else "distant")
    if said.hints & {"bed", "port"} and (here == there or not here):
        return said.reading("bed")
    if not here:
        return said.reading("unknown")
    if here != there or (said.other_side and here != "trunk"):
        return said.reading("distant")
    if not skin:
        return said.reading("neighbour")
    if said.same_side and here != "trunk":
        return said.reading("neighbour", authority="AJCC N")
    return said.reading("distant", authority="SEER summary stage", also="neighbour")
