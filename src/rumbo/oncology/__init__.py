"""What medicine calls things: sites, nodes, cancers, drugs, biomarkers, codes and partial dates.

Tables and small look-ups.
"""

from rumbo.oncology.biomarkers import (
    BiomarkerEntry,
    biomarker_by_loinc,
    biomarkers,
    find_biomarker,
    find_biomarkers,
    read_result,
    suggest_biomarkers,
)
from rumbo.oncology.cancers import (
    CancerEntry,
    cancer_name,
    cancer_of,
    cancer_of_code,
    cancers,
    find_cancer,
    is_blood,
    suggest_cancers,
)
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
from rumbo.oncology.drugs import Drug, Regimen, drugs, find_drug, find_drugs, find_regimen, regimens, suggest_drugs
from rumbo.oncology.places import PlaceReading, Relation, read_place, read_places, split_places
from rumbo.oncology.sites import (
    Site,
    find_site,
    icd10_to_site,
    is_paired,
    is_secondary,
    opposite,
    read_side,
    secondary_place,
    site_name,
)
from rumbo.oncology.treatments import MODALITIES, Modality, is_not_treatment, modality_name, read_treatment
from rumbo.oncology.tumour import SIDES, Side, Tumour

__all__ = [
    "MODALITIES",
    "SIDES",
    "BiomarkerEntry",
    "CancerEntry",
    "Code",
    "Drug",
    "Hgnc",
    "Icd10",
    "IcdO3Morphology",
    "IcdO3Site",
    "Loinc",
    "Modality",
    "NctId",
    "PartialDate",
    "PlaceReading",
    "Regimen",
    "Relation",
    "RxNorm",
    "Side",
    "Site",
    "Snomed",
    "Tumour",
    "biomarker_by_loinc",
    "biomarkers",
    "cancer_name",
    "cancer_of",
    "cancer_of_code",
    "cancers",
    "drugs",
    "find_biomarker",
    "find_biomarkers",
    "find_cancer",
    "find_drug",
    "find_drugs",
    "find_regimen",
    "find_site",
    "icd10_to_site",
    "is_blood",
    "is_not_treatment",
    "is_paired",
    "is_secondary",
    "modality_name",
    "opposite",
    "read_place",
    "read_places",
    "read_result",
    "read_side",
    "read_treatment",
    "regimens",
    "secondary_place",
    "site_name",
    "split_places",
    "suggest_biomarkers",
    "suggest_cancers",
    "suggest_drugs",
]
