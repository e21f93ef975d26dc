"""Which name means which thing that is measured, so that one drawing holds one substance and never two."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2s

import msgspec

from rumbo.guide.everyday import everyday_name
from rumbo.oncology import Loinc
from rumbo.oncology.biomarkers import BiomarkerEntry, biomarker_by_loinc, find_biomarker
from rumbo.oncology.phrases import fold
from rumbo.words import Text, both

# A part of a marker, or a number made from it, is no value of the marker itself.
_OF_A_PART = frozenset(
    {"free", "libre", "ratio", "cociente", "razon", "index", "indice", "density", "densidad", "velocity", "velocidad",
     "doubling", "duplicacion", "percent", "porcentaje", "kappa", "lambda", "complexed", "unbound"}
)  # fmt: skip
_NOT_IN_ADDRESSES = re.compile(r"[^a-z0-9]+")


class Substance(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured: `key` names it in addresses, `is_marker` says that it is a tumour marker in blood."""

    key: str
    name: Text
    is_marker: bool = False


@lru_cache(maxsize=4096)
def substance_of(name: str, loinc: Loinc | None = None) -> Substance:
    """What a measurement's name or LOINC number names; a name that no table has stands for itself.

    Raises ValueError for a name without a letter or sign.

    >>> substance_of("Antígeno prostático específico").key, substance_of("Free PSA") == substance_of("PSA")
    ('psa', False)
    """
    known = everyday_name(name, table="measures")
    if known is not None:
        return Substance(key=_slug(known.en), name=known)
    marker = _marker(name, loinc)
    if marker is not None:
        return Substance(key=marker.id, name=marker.name, is_marker=True)
    words = " ".join(fold(name))
    return Substance(key="named-" + blake2s(words.encode(), digest_size=6).hexdigest(), name=both(name.strip()))


def _marker(name: str, loinc: Loinc | None) -> BiomarkerEntry | None:
    by_number = biomarker_by_loinc(loinc) if loinc else None
    by_name = None if _OF_A_PART.intersection(fold(name)) else find_biomarker(name)
    found = by_number or by_name
    return found if found is not None and found.kind == "blood" else None


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return _NOT_IN_ADDRESSES.sub("-", plain).strip("-")


# What a person can pick when they type a value in, in one order for both languages; each with the unit that papers
# most often have, which can be changed.
OFFERED: tuple[tuple[str, str], ...] = (
    ("PSA", "ng/mL"),
    ("CA-125", "U/mL"),
    ("CA 15-3", "U/mL"),
    ("CA 27.29", "U/mL"),
    ("CA 19-9", "U/mL"),
    ("CEA", "ng/mL"),
    ("AFP", "ng/mL"),
    ("hCG", "m[IU]/mL"),
    ("LDH", "U/L"),
    ("M-protein", "g/dL"),
    ("kappa free light chains", "mg/L"),
    ("lambda free light chains", "mg/L"),
    ("thyroglobulin", "ng/mL"),
    ("chromogranin A", "ng/mL"),
    ("testosterone", "ng/dL"),
    ("hemoglobin", "g/dL"),
    ("white blood cells", "10*3/uL"),
    ("neutrophils", "10*3/uL"),
    ("platelets", "10*3/uL"),
    ("creatinine", "mg/dL"),
    ("total bilirubin", "mg/dL"),
    ("ALT", "U/L"),
    ("AST", "U/L"),
    ("alkaline phosphatase", "U/L"),
    ("calcium", "mg/dL"),
    ("albumin", "g/dL"),
)
