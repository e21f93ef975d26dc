"""Codes and the words beside them: what a coded entry is called, and which code of a known system it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from rumbo.records.fhir.datatypes import Concept

# Addresses and object identifiers of the systems, from https://hl7.org/fhir/R4/terminologies-systems.html
_SYSTEMS: Final = {
    "http://hl7.org/fhir/sid/icd-10-cm": "ICD-10-CM",
    "http://hl7.org/fhir/sid/icd-10": "ICD-10-CM",
    "urn:oid:2.16.840.1.113883.6.90": "ICD-10-CM",
    "urn:oid:2.16.840.1.113883.6.3": "ICD-10-CM",
    "http://hl7.org/fhir/sid/icd-9-cm": "ICD-9-CM",
    "urn:oid:2.16.840.1.113883.6.103": "ICD-9-CM",
    "http://snomed.info/sct": "SNOMED CT",
    "urn:oid:2.16.840.1.113883.6.96": "SNOMED CT",
    "http://loinc.org": "LOINC",
    "urn:oid:2.16.840.1.113883.6.1": "LOINC",
    "http://www.nlm.nih.gov/research/umls/rxnorm": "RxNorm",
    "urn:oid:2.16.840.1.113883.6.88": "RxNorm",
    "http://www.ama-assn.org/go/cpt": "CPT",
    "urn:oid:2.16.840.1.113883.6.12": "CPT",
    "https://bluebutton.cms.gov/resources/codesystem/hcpcs": "CPT",  # its first level is CPT
    "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets": "CPT",
    "urn:oid:2.16.840.1.113883.6.285": "CPT",
    "http://terminology.hl7.org/CodeSystem/icd-o-3": "ICD-O-3",
    "urn:oid:2.16.840.1.113883.6.43.1": "ICD-O-3",
    "http://www.genenames.org": "HGNC",
    "http://www.genenames.org/geneId": "HGNC",
}
MAX_WORDS: Final = 1000  # no entry is named at greater length; patterns are only ever tried on so much
# SNOMED CT's full names end in what sort of thing they are.
_SORT: Final = re.compile(
    r" \((?:disorder|finding|procedure|body structure|morphologic abnormality|qualifier value|situation|"
    r"observable entity|regime/therapy|substance|product|medicinal product|clinical drug|person|event)\)$"
)


def named(concept: Concept | None) -> str:
    """What the entry is called: its own words, else the first name beside a code, else nothing."""
    if concept is None:
        return ""
    if concept.text and not concept.text.isspace():
        return plain(concept.text.strip())
    for coding in concept.coding or ():
        if coding.display:
            return plain(coding.display)
    return ""


def every_name(concept: Concept | None) -> str:
    """All words of the entry in one line, its own first: what to look in when looking for a meaning."""
    if concept is None:
        return ""
    names = [plain(concept.text or ""), *(plain(coding.display or "") for coding in concept.coding or ())]
    return "; ".join(dict.fromkeys(name.strip() for name in names if name.strip()))[:MAX_WORDS]


@lru_cache(maxsize=8192)  # one entry is looked through for many meanings
def plain(display: str) -> str:
    """A name without the sort of thing that SNOMED CT puts behind it.

    >>> plain("Malignant tumor of colon (disorder)")
    'Malignant tumor of colon'
    """
    return _SORT.sub("", display.strip('"'))  # some payers put their names into quotation marks


def codes(concept: Concept | None, system: str) -> Iterator[str]:
    """The codes an entry has in one system, by the system's short name."""
    for coding in (concept.coding if concept else None) or ():
        if coding.code and _SYSTEMS.get(coding.system or "") == system:
            yield coding.code.strip()


def code(concept: Concept | None, system: str) -> str | None:
    """The first code an entry has in one system."""
    return next(codes(concept, system), None)


def has_code(concept: Concept | None, wanted: frozenset[str]) -> bool:
    """Whether any code of the entry, of whatever system, is one of those wanted."""
    return any(coding.code in wanted for coding in (concept.coding if concept else None) or ())


def quoted(concept: Concept | None) -> str:
    """The entry as a person could look it up: its words and its first code of a known system.

    >>> quoted(Concept(text="Breast cancer"))
    'Breast cancer'
    """
    for coding in (concept.coding if concept else None) or ():
        system = _SYSTEMS.get(coding.system or "")
        if system and coding.code:
            return f"{named(concept)} ({system} {coding.code})".strip()
    return named(concept)
