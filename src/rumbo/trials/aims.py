"""The words by which a trial shows that it is aimed at somebody's cancer: its name, its markers, and what acts on them.

The words of markers: content/trials/targets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

import msgspec

from rumbo.oncology import biomarkers, drugs
from rumbo.trials.facets import BiomarkerFacet, CancerFacet
from rumbo.trials.profile import Profile
from rumbo.words import load

_WORD: Final = re.compile(r"[A-Za-z][A-Za-z0-9+:/-]{2,}")
# Words of a cancer's name that tell no cancer from another.
_COMMON: Final = frozenset(
    (
        "adenocarcinoma", "advanced", "and", "cancer", "carcinoma", "cell", "cells", "disease", "ductal", "for", "from",
        "grade", "invasive", "left", "lobular", "localized", "lower", "malignant", "mass", "metastatic", "middle",
        "neoplasm", "nos", "not", "primary", "recurrent", "right", "side", "sided", "squamous", "stage", "the", "tumor",
        "tumour", "unspecified", "upper", "with",
    )
)  # fmt: skip


class TargetRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What speaks of a change in one of `genes`, as written in the table."""

    genes: tuple[str, ...]
    words: tuple[str, ...]
    groups: tuple[str, ...] = ()
    medicines: tuple[str, ...] = ()


class Aims(msgspec.Struct, frozen=True):
    """What to look for in the texts of trials: the words of the `cancer`, of its `markers`, and of what `acts` on them."""

    cancer: tuple[str, ...] = ()
    markers: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()


def aims_of(profile: Profile) -> Aims:
    """The words for one person: only markers that were found to be there count.

    >>> from rumbo.trials.results import biomarker_facets
    >>> aims_of(Profile(biomarkers=tuple(biomarker_facets("CDK4", "amplification")))).markers
    ('CDK4',)
    """
    found = [each for each in profile.biomarkers if each.positive]
    markers = dict.fromkeys(word for each in found for word in _marker(each))
    acts = dict.fromkeys(word for each in found for word in _acting(each))
    cancer = dict.fromkeys(word for each in profile.cancers for word in _cancer(each))
    return Aims(tuple(cancer), tuple(markers), tuple(word for word in acts if word not in markers))


def _cancer(facet: CancerFacet) -> Iterator[str]:
    return (word for word in _WORD.findall(facet.words.lower()) if word not in _COMMON)


def _marker(facet: BiomarkerFacet) -> Iterator[str]:
    entry = biomarkers().get(facet.id) if facet.id else None
    yield entry.symbol if entry else facet.name.split()[0]
    if entry is not None and entry.hgnc is not None:
        yield entry.hgnc.value
    yield from (each for each in facet.variants if any(map(str.isdigit, each)) and " " not in each)


def _acting(facet: BiomarkerFacet) -> Iterator[str]:
    for row in _rows().values():
        if not _genes(facet).isdisjoint(row.genes):
            yield from row.words
            yield from (
                drug.name.en for drug in drugs().values() if drug.group in row.groups or drug.id in row.medicines
            )


def _genes(facet: BiomarkerFacet) -> frozenset[str]:
    return frozenset(word.upper() for word in (*_marker(facet), facet.name))


@cache
def _rows() -> Mapping[str, TargetRow]:
    rows: dict[str, TargetRow] = load("trials/targets", dict[str, TargetRow]).merged()
    return rows
