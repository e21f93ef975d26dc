"""What a place in words means for one cancer: the organ it began in, where that organ was, its lymph nodes, a
neighbour, the other side, or far away. Which kind of recurrence follows is for the course.

Authorities differ in places; each reading names the one it follows, and `also` what the other would say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from rumbo.oncology.anatomy import Spot, find_spot, has_node_word
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
_Hint = Literal["bed", "regional", "distant", "other_side", "same_side", "in_transit"]


@dataclass(frozen=True)
class PlaceReading:
    """What a place means for one cancer, which site was understood, on which side, and by whose rule.

    `place` is its everyday name; `also` is what another authority would say instead.
    """

    relation: Relation
    site: IcdO3Site | None = None
    side: Side | None = None
    authority: Authority = "by site"
    also: Relation | None = None
    place: Text | None = None


def read_place(primary: Tumour, words: str) -> PlaceReading:
    """How a place in words, in English or Spanish, lies to the primary cancer. Of several places the farthest is read.

    Lymph nodes follow AJCC N where it and SEER summary stage differ, and `also` gives the other. "Lymph nodes"
    without saying which are regional, as SEER summary stage counts them. For cancers of blood and lymph near and far
    mean nothing: the place is named and the relation is unknown. Sources: see content/oncology/around.

    >>> read_place(Tumour("C50.9", side="left"), "left supraclavicular node").also
    'distant'
    >>> read_place(Tumour("C18.7"), "hígado").relation
    'distant'
    """
    assert isinstance(primary.site, IcdO3Site)  # noqa: S101 - Tumour makes it so; this tells the type checker
    assert not isinstance(primary.morphology, str)  # noqa: S101 - as above
    if is_blood(primary.site, primary.morphology):
        return _only_named(words)
    readings = [_read_one(primary.site, primary.side, piece) for piece in split_places(words)]
    return min(readings, key=lambda each: _FARTHEST_FIRST.index(each.relation), default=PlaceReading("unknown"))


def _only_named(words: str) -> PlaceReading:
    spot = find_spot(words)
    return PlaceReading("unknown") if spot is None else _reading("unknown", spot, read_side(words))


_CUT = re.compile(r"[;|/,&+\n]|\band\b|\by\b|\be\b|\bwith\b|\bcon\b|\bplus\b|\bm[áa]s\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_SPINE_LABEL = re.compile(r"\s*[CTLDS]\d{1,2}(-[CTLDS]?\d{1,2})?\s*\.?\s*", re.IGNORECASE)


@lru_cache(maxsize=16384)
def split_places(words: str) -> tuple[str, ...]:
    """The single places of a list in words. What only says more about a place stays with it.

    >>> split_places("lung, liver and bone (left femur, ribs)")
    ('lung', 'liver', 'bone (left femur, ribs)')
    >>> split_places("bone mets, L3")
    ('bone mets, L3',)
    """
    covered = _IN_BRACKETS.sub(lambda found: "\0" * len(found.group()), words)
    pieces, start = [], 0
    for cut in _CUT.finditer(covered):
        pieces.append(words[start : cut.start()])
        start = cut.end()
    pieces.append(words[start:])
    return _joined(words, tuple(piece.strip() for piece in pieces if piece.strip()))


def _joined(words: str, pieces: tuple[str, ...]) -> tuple[str, ...]:
    """Put back what is no place of its own: a side, "nodes", a vertebra, a tissue beside its region."""
    whole = [piece for piece in pieces if _stands_alone(piece)]
    if len(whole) > 1:
        return _with_details(pieces)
    return (words.strip(),) if pieces else ()


def _stands_alone(piece: str) -> bool:
    spot = find_spot(piece)
    if _SPINE_LABEL.fullmatch(piece) or spot is None:
        return False
    return spot.node != "unsaid" and spot.site.value not in ("C44.9", "C49.9")


def _with_details(pieces: tuple[str, ...]) -> tuple[str, ...]:
    kept: list[str] = []
    for piece in pieces:
        if kept and not _stands_alone(piece) and not has_node_word(piece):
            kept[-1] = f"{kept[-1]}, {piece}"
        else:
            kept.append(piece)
    return tuple(kept)


@lru_cache(maxsize=65536)
def _read_one(site: IcdO3Site, side: Side | None, words: str) -> PlaceReading:
    spot = find_spot(words)
    hints = frozenset(_hints().find_all(words))
    map_ = around(site)
    if spot is None:
        return _by_hints(site, side, hints)
    said_side = _said_side(words, primary_side=side, hints=hints)
    if map_ is None:
        return _reading("unknown", spot, said_side)
    other_side = "other_side" in hints or (said_side is not None and said_side == opposite(side))
    if spot.node:
        return _node_reading(map_, spot, said_side, hints=hints, other_side=other_side)
    return _organ_reading(map_, site, spot, said_side, hints=hints, other_side=other_side)


def _said_side(words: str, *, primary_side: Side | None, hints: frozenset[_Hint]) -> Side | None:
    if "other_side" in hints:
        return opposite(primary_side) or read_side(words)
    return primary_side if "same_side" in hints else read_side(words)


def _by_hints(site: IcdO3Site, side: Side | None, hints: frozenset[_Hint]) -> PlaceReading:
    """What is said without naming a part of the body: "tumor bed", "regional", "distant", "the other side"."""
    if "distant" in hints:
        return PlaceReading("distant")
    if "bed" in hints:
        return PlaceReading("bed", site=site, side=side)
    if "in_transit" in hints:
        return PlaceReading("neighbour", authority="AJCC N")
    if "other_side" in hints and is_paired(site):
        return PlaceReading("contralateral", site=site, side=opposite(side))
    return PlaceReading("neighbour") if "regional" in hints else PlaceReading("unknown")


def _reading(
    relation: Relation,
    spot: Spot,
    side: Side | None,
    *,
    authority: Authority = "by site",
    also: Relation | None = None,
) -> PlaceReading:
    return PlaceReading(relation, site=spot.site, side=side, authority=authority, also=also, place=spot.name)


def _node_reading(
    map_: Surroundings, spot: Spot, side: Side | None, *, hints: frozenset[_Hint], other_side: bool
) -> PlaceReading:
    if "distant" in hints:
        return _reading("distant", spot, side, authority="SEER summary stage")
    if spot.node == "unsaid" or "regional" in hints:
        return _reading("regional_node", spot, side, authority="SEER summary stage")
    if other_side and map_.opposite == "no":
        return _reading("distant", spot, side, authority="AJCC N")
    if spot.node in map_.nodes_ajcc or (other_side and map_.opposite == "ajcc" and spot.node in map_.nodes):
        return _reading("regional_node", spot, side, authority="AJCC N", also="distant")
    relation: Relation = "regional_node" if spot.node in map_.nodes else "distant"
    return _reading(relation, spot, side, authority="AJCC N")


def _organ_reading(
    map_: Surroundings, site: IcdO3Site, spot: Spot, side: Side | None, *, hints: frozenset[_Hint], other_side: bool
) -> PlaceReading:
    if _is_surface(site):
        return _surface_reading(site, spot, side, hints=hints, other_side=other_side)
    if _is_organ(site, spot):
        if other_side and is_paired(site):
            return _reading("contralateral", spot, side)
        return _reading("bed" if "bed" in hints else "organ", spot, side)
    if other_side and (spot.region or is_paired(spot.site)):
        return _reading("distant", spot, side)
    if map_.bed.holds(spot):
        return _reading("bed", spot, side)
    if map_.neighbours.holds(spot):
        return _reading("bed" if "bed" in hints else "neighbour", spot, side)
    if map_.disputed.holds(spot):
        return _reading("neighbour", spot, side, also="distant")
    return _reading("same_organ_system" if map_.system.holds(spot) else "distant", spot, side)


@cache
def _hints() -> Phrasebook[_Hint]:
    table: dict[_Hint, tuple[str, ...]] = load("oncology/hints", dict[_Hint, tuple[str, ...]]).merged()  # type: ignore[assignment]  # mypy reads a dict of Literal keys as a dict of str
    return Phrasebook((word, hint) for hint, words in table.items() for word in words)


# Organs that count as one: parts of the bowel end, of the womb, of the throat are told apart by code, not by people.
_ONE_ORGAN = (("C18", "C19"), ("C19", "C20"), ("C54", "C55"), ("C01", "C02"), ("C23", "C24"), ("C07", "C08"))


def _is_organ(site: IcdO3Site, spot: Spot) -> bool:
    here, there = site.value[:3], spot.site.value[:3]
    if spot.region or (here in ("C40", "C41", "C38") and site != spot.site):
        return False
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


def _surface_reading(
    site: IcdO3Site, spot: Spot, side: Side | None, *, hints: frozenset[_Hint], other_side: bool
) -> PlaceReading:
    """Skin and soft tissue: the same part of the body is near (AJCC counts satellites and in-transit spread with N);
    other parts are distant; skin without a place is not decided.
    """
    here, there = _part(Spot(site=site, name=Text(en="-", es="-"))), _part(spot)
    if "in_transit" in hints:
        return _reading("neighbour", spot, side, authority="AJCC N")
    if not there:
        skin = spot.site.value in ("C44.9", "C49.9") or spot.region == "limb"
        return _reading("unknown" if skin else "distant", spot, side)
    if "bed" in hints and (here == there or not here):
        return _reading("bed", spot, side)
    if not here:
        return _reading("unknown", spot, side)
    near = here == there and not (other_side and here != "trunk")
    authority: Authority = "AJCC N" if site.value[:3] == "C44" else "by site"
    return _reading("neighbour", spot, side, authority=authority) if near else _reading("distant", spot, side)
