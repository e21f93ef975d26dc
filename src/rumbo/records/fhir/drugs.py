"""Which cancer medicines an entry names."""

from __future__ import annotations

from typing import NamedTuple

from rumbo.course.facts import Modality
from rumbo.records.fhir.codings import every_name
from rumbo.records.fhir.datatypes import Concept


class Medicine(NamedTuple):
    """One cancer medicine."""

    name: str
    modality: Modality


_T = {
    "letrozole": "hormone",
    "anastrozole": "hormone",
    "tamoxifen": "hormone",
    "docetaxel": "chemotherapy",
    "cyclophosphamide": "chemotherapy",
    "oxaliplatin": "chemotherapy",
    "palbociclib": "targeted",
    "fulvestrant": "hormone",
    "nivolumab": "immunotherapy",
}


def medicines_in(concept: Concept | None) -> tuple[Medicine, ...]:
    w = every_name(concept).lower()
    return tuple(Medicine(n, m) for n, m in _T.items() if n in w)
