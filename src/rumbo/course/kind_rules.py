"""Which rule tells the kind of a recurrence in one place. The rules, their words and sources: content/course/kinds.

Special cases come before the plain ones: other lung and lobe, skin, brain, linings, organs that cancer seldom reaches.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from rumbo.course.course import Kind
from rumbo.oncology import IcdO3Site, Tumour
from rumbo.oncology.cancers import find_cancer
from rumbo.oncology.places import PlaceReading, Relation, is_of_skin
from rumbo.words import Text, load

_BY_RELATION: dict[Relation, str] = {
    "organ": "organ",
    "bed": "bed",
    "regional_node": "regional-nodes",
    "neighbour": "neighbour",
    "same_organ_system": "same-system",
    "distant": "distant",
    "contralateral": "other-side",
    "unknown": "place-not-known",
}
_NERVOUS = ("C70", "C71", "C72")
_ARM_OR_LEG = "C76.7"  # an arm or a leg, not said which
_LOBES = ("C34.1", "C34.2", "C34.3")
_LINING_OF_BELLY = ("C48.1", "C48.2", "C48.8")
# Organs of mouth and throat, each with the groups of sites that registrars count as one.
_THROAT = (
    ("C02", "C03", "C04", "C05", "C06"),
    ("C01", "C09", "C10"),
    ("C11",),
    ("C12", "C13"),
    ("C30", "C31"),
    ("C32",),
)
_OFTEN_IN_SKIN = ("C50", "C34")
_SELDOM_SPREAD = ("C50", "C18", "C19", "C20", "C54", "C55", "C61", "C73")
_BOWEL = ("C18", "C19", "C20")
# Cancers that grow on the outside of the bowel with the rest of the lining of the belly.
_ON_LINING_OF_BELLY = ("C48", "C56", "C57")


class KindRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule of content/course/kinds: its name, the kind that follows, the sentence that says why, and its source."""

    name: Text
    kind: Kind
    reason: str
    source: str
    new: bool = False


@cache
def kind_rules() -> Mapping[str, KindRule]:
    """Every rule by its id."""
    rules: dict[str, KindRule] = load("course/kinds", dict[str, KindRule]).merged()
    return rules


def rule_of(primary: Tumour, reading: PlaceReading, *, words: str) -> str:
    """The id of the rule that a place falls under, special cases first. Sources: content/course/kinds.

    >>> from rumbo.oncology import read_place
    >>> lung = Tumour("C34.1", side="right")
    >>> rule_of(lung, read_place(lung, "right lower lobe"), words="right lower lobe")
    'other-lobe'
    """
    here, there = _group(primary.site), _group(reading.site)
    if reading.relation == "unknown":
        unplaced = is_of_skin(primary) and (there == "C44" or str(reading.site) == _ARM_OR_LEG)
        return "skin-unplaced" if unplaced else _not_placed(reading, words=words)
    if "port" in reading.hints and reading.relation == "bed":
        return "port-site"
    if is_of_skin(primary):
        return _in_skin(reading, there=there) or _plain(reading)
    if here == "C34":
        return _in_lung(primary, reading) or _plain(reading)
    if here in _NERVOUS:
        return _in_nervous_system(reading, here=here, there=there) or _plain(reading)
    return _by_organ(reading, here=here, there=there) or _plain(reading)


def _plain(reading: PlaceReading) -> str:
    if reading.also == "distant":
        return "authorities-differ"
    if reading.relation == "distant" and reading.site is not None and reading.site.value in _LINING_OF_BELLY:
        return "peritoneum"
    return _BY_RELATION[reading.relation]


def _not_placed(reading: PlaceReading, *, words: str) -> str:
    if "marker" in reading.hints:
        return "marker-only"
    named = find_cancer(words) if reading.site is None else None
    return "another-cancer-named" if named is not None and named.is_blood else "place-not-known"


def _in_skin(reading: PlaceReading, *, there: str) -> str | None:
    if "in_transit" in reading.hints and reading.relation == "neighbour":
        return "in-transit"
    if reading.also == "neighbour":
        return "same-part-of-skin"
    if reading.relation == "distant":
        on_surface = there == "C44" or (there == "C76" and "muscle" not in reading.hints)
        return "other-skin" if on_surface else _seldom(there, bowel=False)
    return None


def _in_lung(primary: Tumour, reading: PlaceReading) -> str | None:
    if reading.relation == "contralateral":
        return "other-lung"
    if "other_lobe" in reading.hints and reading.relation in ("organ", "neighbour"):
        return "other-lobe"
    lobes = {str(primary.site), str(reading.site)}
    if reading.relation == "organ" and len(lobes) == 2 and lobes.issubset(_LOBES):
        return "other-lobe"
    return _seldom(_group(reading.site), bowel=True) if reading.relation == "distant" else None


def _in_nervous_system(reading: PlaceReading, *, here: str, there: str) -> str | None:
    if "fluid" in reading.hints:
        return "nervous-system"
    if reading.relation == "contralateral":
        return "other-half-of-brain"
    if reading.relation == "same_organ_system":
        return "brain-linings" if (here, there) == ("C70", "C71") else "nervous-system"
    return None


def _by_organ(reading: PlaceReading, *, here: str, there: str) -> str | None:
    if reading.relation == "contralateral":
        return {"C50": "other-breast", "C38": "other-pleura"}.get(here)
    if reading.relation == "organ":
        return {"C22": "liver-in-liver", "C67": "bladder-again", "C62": "testicle-again"}.get(here)
    if reading.relation == "neighbour" and _throat(here) is not None and _throat(there) not in (None, _throat(here)):
        return "other-part-of-throat"
    if reading.relation == "same_organ_system" and here in ("C65", "C66", "C67", "C68"):
        return "urinary-lining"
    if reading.relation == "distant":
        if there == "C44" and here not in _OFTEN_IN_SKIN:
            return "seldom-spread"
        return _seldom(there, bowel=here not in _ON_LINING_OF_BELLY)
    return None


def _throat(group: str) -> int | None:
    return next((number for number, groups in enumerate(_THROAT) if group in groups), None)


def _seldom(there: str, *, bowel: bool) -> str | None:
    seldom = there in _SELDOM_SPREAD and (bowel or there not in _BOWEL)
    return "seldom-spread" if seldom else None


def _group(site: IcdO3Site | str | None) -> str:
    return str(site)[:3] if site else ""
