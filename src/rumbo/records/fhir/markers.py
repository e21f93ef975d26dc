"""Which biomarkers an observation tells of, and what of each: by its LOINC number, its name, or its value's words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from rumbo.oncology import Loinc
from rumbo.oncology.biomarkers import BiomarkerEntry, biomarker_by_loinc, find_biomarkers, read_result

_CLAUSES: Final = re.compile(r"(?<=[a-z)\]%0-9])[.;]\s+")
_INHERITED: Final = re.compile(r"germ-?line|hereditary|inherited|germinal|hereditari", re.IGNORECASE)
# A test whose name says that several things were looked for in tumour or blood.
_PANEL: Final = re.compile(
    r"gen(?:e|etic|om)|mutat|variant|sequenc|panel|\bNGS\b|marker|immuno|molecular|receptor|secuencia|marcador",
    re.IGNORECASE,
)
# What share, score or count a property of the tumour is told in; any other unit is of something measured.
_UNIT: Final = re.compile(r"|%|1|\{.*\}|.*(?:score|mb|base).*", re.IGNORECASE)


# Kidney function is written with the letters of the gene EGFR: "eGFR", "EGFR (CKD-EPI)", "estimated GFR".
_KIDNEY: Final = re.compile(r"\beGFR|(?i:\bGFR\b|glomerul|CKD-?EPI|MDRD|african|non-?black)")
# LOINC numbers of tests that often stand without a name (HL7 genomics reporting guide).
_NAMELESS: Final = {"81695-9": "MSI", "94076-7": "TMB"}


class Marker(NamedTuple):
    """One biomarker: how records write it, its result in words, yes or no, and whether it is inherited."""

    name: str
    result: str
    positive: bool | None
    inherited: bool


@lru_cache(maxsize=4096)
def markers_of(name: str, *, loinc: Loinc | None, value: str) -> tuple[Marker, ...]:
    """The biomarkers of one test, by its number or name; one value can stand for several.

    >>> [marker.name for marker in markers_of("ALK, ROS1 rearrangement", loinc=None, value="Not detected")]
    ['ALK', 'ROS1']
    """
    known = biomarker_by_loinc(loinc) if loinc is not None else None
    name = name or _NAMELESS.get(loinc.value if loinc is not None else "", "")
    entries = (known,) if known is not None else () if _KIDNEY.search(name) else find_biomarkers(name)
    return _markers(entries, result=value, inherited=bool(_INHERITED.search(name)))


@lru_cache(maxsize=4096)
def markers_told(value: str, *, name: str) -> tuple[Marker, ...]:
    """The biomarkers that the value itself names, clause by clause, when the test's name names none.

    >>> [(each.name, each.positive) for each in markers_told("KRAS: not detected. NRAS: G12D detected", name="Panel")]
    [('KRAS', False), ('NRAS', True)]
    """
    if not _PANEL.search(name):
        return ()
    found: list[Marker] = []
    for clause in _CLAUSES.split(value):
        head, colon, rest = clause.partition(":")
        entries = find_biomarkers(head if colon else clause)
        inherited = bool(_INHERITED.search(name) or _INHERITED.search(clause))
        found.extend(_markers(entries, result=(rest if colon else clause).strip(), inherited=inherited))
    return tuple(found)


def is_share_or_score(unit: str) -> bool:
    """Whether a number with this unit can be a property of the tumour.

    >>> is_share_or_score("%"), is_share_or_score("ms")
    (True, False)
    """
    return bool(_UNIT.fullmatch(unit))


def _markers(entries: tuple[BiomarkerEntry, ...], *, result: str, inherited: bool) -> tuple[Marker, ...]:
    return tuple(
        Marker(entry.symbol, result, read_result(result), inherited) for entry in entries if entry.kind != "blood"
    )
