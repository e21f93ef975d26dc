"""What medicine calls things: sites, nodes, cancers, drugs, biomarkers, codes and partial dates.

Tables and small look-ups.
"""

from rumbo.oncology.codes import (
    Code,
    Hgnc,
    Icd10,
    IcdO3Morphology,
    IcdO3Site,
    Loinc,
    NctId,
    RxNorm,
    Snomed,
)
from rumbo.oncology.dates import PartialDate
from rumbo.oncology.tumour import SIDES, Side, Tumour

__all__ = [
    "SIDES",
    "Code",
    "Hgnc",
    "Icd10",
    "IcdO3Morphology",
    "IcdO3Site",
    "Loinc",
    "NctId",
    "PartialDate",
    "RxNorm",
    "Side",
    "Snomed",
    "Tumour",
]
