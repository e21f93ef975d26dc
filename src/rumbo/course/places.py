"""Whether two statements speak of the same place in the body. What a place means for a cancer is for `kinds`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rumbo.course.facts import Place
from rumbo.oncology import IcdO3Site, Side
from rumbo.oncology.phrases import fold
from rumbo.oncology.sites import find_site, read_side, site_name
from rumbo.words import Text, both

# Groups of ICD-O-3 that hold many places and are told apart by their whole code: nodes, skin, soft tissue, brain.
_WIDE = frozenset({"C44", "C47", "C48", "C49", "C71", "C76", "C77"})
# Those of them where "unsaid" means anywhere in one organ system, and not just some other place of the body.
_WHOLE = frozenset({"C48", "C71", "C77"})
_BONES = frozenset({"C40", "C41"})
_PERITONEUM = frozenset({"C48.1", "C48.2"})  # a part of it, and "peritoneum" without more (ICD-O-3)


@dataclass(frozen=True)
class Spot:
    """A place reduced to what can be compared: its group of sites (or its folded words) and its side."""

    group: str
    side: Side | None


@lru_cache(maxsize=4096)
def spot(place: Place) -> Spot:
    """What of a place can be compared with another.

    >>> spot(Place(words="left lower lobe of lung"))
    Spot(group='C34', side='left')
    """
    site, side = _site(place), place.side or read_side(place.words)
    if site is None:
        return Spot(" ".join(fold(place.words)), side)
    group = site.value[:3]
    if site.value in _PERITONEUM:
        return Spot("peritoneum", side)
    return Spot("bone" if group in _BONES else site.value if group in _WIDE else group, side)


def sides_fit(one: Side | None, other: Side | None) -> bool:
    """Whether two sides can be said of one thing: the same, one unsaid, or one of them both sides."""
    return one == other or one is None or other is None or "bilateral" in (one, other)


def same_place(one: Place, other: Place) -> bool:
    """Whether two places can be one and the same; "lymph node" or "brain" can be any part of it.

    >>> same_place(Place(words="L2 vertebra"), Place(words="bone"))
    True
    >>> same_place(Place(words="lymph nodes"), Place(words="left axillary lymph node"))
    True
    """
    here, there = spot(one), spot(other)
    return _groups_fit(here.group, there.group) and sides_fit(here.side, there.side)


def _groups_fit(one: str, other: str) -> bool:
    """Whether two groups are the same, or one is the whole of which the other is a part: C71.9 (brain, unsaid where)."""
    if one == other:
        return True
    wide = one[:3] == other[:3] and one[:3] in _WHOLE
    return wide and (one[4:] in ("8", "9") or other[4:] in ("8", "9"))


def is_among(place: Place, places: Iterable[Place]) -> bool:
    """Whether a place is one of several."""
    return any(same_place(place, other) for other in places)


def united(places: Iterable[Place]) -> tuple[Place, ...]:
    """Every place once, in the order given; of two names for one place the one that says more.

    >>> [place.words for place in united([Place(words="bone"), Place(words="L2"), Place(words="hip bone")])]
    ['L2', 'hip bone']
    """
    kept: list[Place] = []
    for place in places:
        at = next((index for index, other in enumerate(kept) if _is_one(place, other)), None)
        if at is None:
            kept.append(place)
        elif _exactness(place) > _exactness(kept[at]):
            kept[at] = place
    return tuple(kept)


def _is_one(one: Place, other: Place) -> bool:
    here, there = _site(one), _site(other)
    return same_place(one, other) and (here == there or _is_unsaid(here) or _is_unsaid(there))


def _exactness(place: Place) -> tuple[bool, bool]:
    return (not _is_unsaid(_site(place)), spot(place).side is not None)


def _is_unsaid(site: IcdO3Site | None) -> bool:
    """Whether a code says the organ and not the part of it."""
    return site is None or site.value[4] in "89"


def _site(place: Place) -> IcdO3Site | None:
    found = None if place.site else find_site(place.words)
    return place.site or (found.site if found else None)


def in_words(place: Place) -> str:
    """A place in words that `rumbo.oncology.read_place` can read: words that name it, and its side.

    >>> in_words(Place(words="nodule", site=IcdO3Site("C34.1"), side="left"))
    'left upper part of the lung'
    """
    words = place.words
    if place.site and find_site(words) is None:
        words = site_name(place.site).en
    return f"{place.side} {words}" if place.side and read_side(words) is None else words


def named(place: Place) -> Text:
    """The everyday name of a place in both languages, or its own words when we do not know it.

    >>> named(Place(words="hígado")).en
    'liver'
    """
    found = find_site(place.words)
    if found:
        return found.name
    if place.site:
        return site_name(place.site)
    return both(place.words.strip() or "?")
