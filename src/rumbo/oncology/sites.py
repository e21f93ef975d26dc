"""Where a cancer is: everyday names of ICD-O-3 sites, sites and sides in free text, and sites of ICD-10-CM codes.

What lies around a site is for `places`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from rumbo.oncology.anatomy import find_spot, site_name
from rumbo.oncology.codes import Icd10, IcdO3Site
from rumbo.oncology.phrases import Phrasebook
from rumbo.oncology.tumour import Side
from rumbo.words import Text, load

__all__ = [
    "Site",
    "find_site",
    "icd10_to_site",
    "is_paired",
    "is_part",
    "is_secondary",
    "opposite",
    "read_side",
    "secondary_place",
    "site_name",
]

_SIDE_WORDS: Mapping[Side, tuple[str, ...]] = {
    "left": (
        "left", "left-sided", "lt", "l", "lul", "lll", "lsi", "lii", "izquierdo", "izquierda", "izq", "izqdo", "izqda",
        "izdo", "izda",
    ),
    "right": (
        "right", "right-sided", "rt", "r", "rul", "rml", "rll", "lsd", "derecho", "derecha", "der", "dcho",
        "dcha",
    ),
    "bilateral": ("bilateral", "both", "ambos", "ambas", "both sides", "ambos lados"),
    "midline": ("midline", "línea media"),
}  # fmt: skip
_SIDES_READ: Phrasebook[Side] = Phrasebook((word, side) for side, words in _SIDE_WORDS.items() for word in words)

_PARTS: Mapping[str, tuple[str, ...]] = {
    "C02.9": ("C01",),
    "C06.9": ("C02", "C03", "C04", "C05", "C06"),
    "C10.9": ("C01", "C05", "C09", "C10"),
    "C14.0": ("C01", "C05", "C09", "C10", "C11", "C12", "C13"),
}
# Sites for which registries record a side, as the laterality edit of SEER and the Commission on Cancer has them (California
# Cancer Reporting System Standards III, edits IF326 and IF914); the multiple primary rules name the same ones. Parts in the
# middle of four of them (nasal septum, carina, breastbone, sacrum) have no code of their own and are not told apart.
_PAIRED_GROUPS = ("C07", "C09", "C34", "C50", "C56", "C62", "C64", "C65", "C66", "C69", "C74")
_PAIRED_SITES = frozenset(
    (
        "C08.0", "C08.1", "C30.0", "C30.1", "C31.0", "C31.2", "C38.4", "C40.0",
        "C40.1", "C40.2", "C40.3", "C41.3", "C41.4", "C44.1", "C44.2", "C44.3", "C44.5", "C44.6", "C44.7", "C47.1",
        "C47.2", "C49.1", "C49.2", "C57.0", "C63.0", "C63.1", "C70.0", "C71.0", "C71.1", "C71.2", "C71.3", "C71.4",
        "C72.2", "C72.3", "C72.4", "C72.5", "C75.4",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Site:
    """A site read from words: its ICD-O-3 code, its everyday name, and the side the words say."""

    site: IcdO3Site
    name: Text
    side: Side | None = None


def find_site(words: str) -> Site | None:
    """The site and side that words in either language mean, or None when no site is named.

    >>> find_site("cuadrante superior externo de la mama izquierda")
    Site(site=IcdO3Site('C50.4'), name=Text(en='upper outer part of the breast', es='parte superior externa de la mama'), side='left')
    """  # noqa: E501 - a doctest's answer is one line
    spot = find_spot(words)
    return None if spot is None else Site(site=spot.site, name=spot.name, side=read_side(words))


@lru_cache(maxsize=65536)
def read_side(words: str) -> Side | None:
    """The side that words say, or None. Left and right together are bilateral.

    >>> read_side("mama izq.")
    'left'
    """
    said = {found.value for found in _SIDES_READ.scan(words)}
    if "bilateral" in said or {"left", "right"} <= said:
        return "bilateral"
    return next((side for side in _SIDE_WORDS if side in said), None)


def opposite(side: Side | None) -> Side | None:
    """The other side of left or right; None for anything else."""
    if side == "left":
        return "right"
    return "left" if side == "right" else None


def is_paired(site: IcdO3Site) -> bool:
    """Whether the site has a left and a right.

    Source: the sites for which cancer registries in the United States must record a side.

    >>> is_paired(IcdO3Site("C61.9"))
    False
    """
    return site.value[:3] in _PAIRED_GROUPS or site.value in _PAIRED_SITES


def is_part(site: IcdO3Site, *, of: IcdO3Site) -> bool:
    """Whether a site is a part of what another names as a whole: the base of the tongue, of the tongue or the throat.

    Source: ICD-O-3 topography, the sites "NOS" of tongue, mouth, oropharynx and pharynx.

    >>> is_part(IcdO3Site("C01.9"), of=IcdO3Site("C10.9"))
    True
    """
    return site != of and site.value[:3] in _PARTS.get(of.value, ())


def icd10_to_site(code: Icd10) -> IcdO3Site | None:
    """The ICD-O-3 site where a cancer began, for an ICD-10-CM code of an invasive or in situ cancer or of a personal
    history of one; None for codes of spread, codes that do not say where, and everything that is no cancer.

    Sources: see content/oncology/icd10/primary.yaml.

    >>> icd10_to_site(Icd10("C43.71"))
    IcdO3Site('C44.7')
    """
    row = _longest(code.value, _icd10_table("primary"))
    if row is None:
        return _same_code(code.value) if _is_solid_primary(code.value) else None
    if len(row) == 3:  # another group with the same last digit: melanoma of skin is skin
        return IcdO3Site(f"{row}.{_digit(code.value)}")
    return IcdO3Site.find(row) if row else None


def is_secondary(code: Icd10) -> bool:
    """Whether the code means that a cancer has spread: C77-C79 and, for neuroendocrine tumours, C7B.

    Source: ICD-10-CM tabular list.
    """
    return code.value[:3] in ("C77", "C78", "C79", "C7B")


def secondary_place(code: Icd10) -> IcdO3Site | None:
    """Where a code of spread places it, or None when it names no single place or is no code of spread.

    >>> secondary_place(Icd10("C79.51"))
    IcdO3Site('C41.9')
    """
    row = _longest(code.value, _icd10_table("secondary"))
    return IcdO3Site(row) if row else None


@cache
def _icd10_table(which: str) -> Mapping[str, str]:
    return load("oncology/icd10", dict[str, str]).by_file[which]


def _longest(code: str, table: Mapping[str, str]) -> str | None:
    return next((table[code[:length]] for length in range(len(code), 2, -1) if code[:length] in table), None)


def _is_solid_primary(code: str) -> bool:
    return code[0] == "C" and code[1:3].isdigit() and int(code[1:3]) <= 76


def _same_code(code: str) -> IcdO3Site | None:
    return IcdO3Site.find(f"{code[:3]}.{_digit(code)}")


def _digit(code: str) -> str:
    digit = code[4:5]
    return digit if digit.isdigit() else "9"
