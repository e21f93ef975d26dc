"""What a coded condition is to a person with cancer: a primary cancer, a spread, a history, or another illness."""

from __future__ import annotations

import re
from typing import Final, Literal

from rumbo.oncology import Icd10
from rumbo.records.fhir.codings import code, codes, every_name
from rumbo.records.fhir.datatypes import Concept

Malignancy = Literal["primary", "secondary", "history", "family", "receptor", "none", "unsaid"]

# In situ counts as a cancer here, as registries count it, for it is treated as one and can come back; but not in the skin
# (D04; melanoma in situ is D03) and not in the neck of the womb (D06), which registries leave out: SEER Program Coding
# and Staging Manual 2024, "Reportability". Benign, uncertain and unspecified neoplasms (D10-D49) are other illnesses,
# but for those of the blood that count as malignant since ICD-O-3.
# ICD-10-CM, chapter 2 and chapter 21 (Centers for Medicare & Medicaid Services, 2025 code tables).
_PRIMARY: Final = re.compile(
    r"C(?:[0-6]\d|7[0-6]|4A|7A|80\.[129]?|80$|8[1-9]|9[0-6])"  # malignant, of a site or of the blood
    r"|D0[0-3579]"  # in situ, see below
    r"|D45|D46|D47\.(?:1|3|4|Z1)"  # polycythaemia, myelodysplasia, myeloproliferative disease
)
_SECONDARY: Final = re.compile(r"C(?:7[7-9]|7B|80\.0)|J91\.0|R18\.0")  # the last two: cancer cells in pleura or belly
_HISTORY: Final = re.compile(r"Z85")
_FAMILY: Final = re.compile(r"Z80")
_RECEPTOR: Final = re.compile(r"Z17")

# ICD-9-CM, as older records and claims have it.
_PRIMARY_9: Final = re.compile(r"(?:1[4-8]\d|19[0-5]|199|20[0-8]|209\.[0-3]|230|231|233\.[02-9]|234)")
_SECONDARY_9: Final = re.compile(r"(?:19[6-8]|209\.7)")
_HISTORY_9: Final = re.compile(r"V10")
_FAMILY_9: Final = re.compile(r"V16")

_NOT_THEIRS: Final = re.compile(
    r"\b(?:family history|fh:? of|antecedentes? familiar|risk|riesgo|screening|tamizaje|pesquisa|suspected|suspicion"
    r"|sospecha|fear of|rule out|r/o|descartar|no evidence|sin evidencia|susceptibility|prevention|benign\w*)\b",
    re.IGNORECASE,
)
_IN_SITU_LEFT_OUT: Final = re.compile(
    r"\bcarcinoma in situ (?:of|de|del) (?:the |la )?(?:uterine |cuello |piel|skin|cervix|c[eé]rvix)", re.IGNORECASE
)
# Chapter 21 of ICD-10-CM and the V codes of ICD-9-CM: visits, histories and circumstances. What SNOMED CT calls a
# situation or a person is none either; neither is a statement that nothing is known.
_CIRCUMSTANCE: Final = re.compile(r"Z|V\d")
_SITUATION: Final = re.compile(r" \((?:situation|person|event)\)$")
_NOTHING_KNOWN: Final = re.compile(
    r"^(?:no (?:known|current|significant|active|relevant)\b|none(?: known)?\b|not known\b|sin (?:antecedentes|problemas)\b"
    r"|ningun[oa]\b|niega\b|no (?:hay|refiere|se conocen)\b|no information\b)",
    re.IGNORECASE,
)
# https://hl7.org/fhir/uv/ips/CodeSystem-absent-unknown-uv-ips.html
_ABSENT: Final = re.compile(r"no-(?:\w+-)*info|no-known-[\w-]+")
_PERSONAL_HISTORY: Final = re.compile(
    r"\b(?:(?:personal )?history of|hx of|h/o|antecedentes? (?:personal\w* )?de|status post)\b", re.IGNORECASE
)
_SPREAD: Final = re.compile(
    r"\b(?:secondary (?:and unspecified )?malignan\w+|secondary (?:cancer|neoplasm|tumou?r)"
    r"|metasta\w+ (?:malignan\w+ |neoplasm |tumou?r |cancer |carcinoma |disease )*(?:to|in|of)\b"
    r"|(?:bone|brain|liver|lung|osseous|hepatic|pulmonary|nodal|cerebral) (?:metasta\w+|mets)"
    r"|malignant (?:pleural effusion|ascites|pericardial effusion)"
    r"|met[aá]stasis|neoplasia (?:maligna )?secundaria|tumor maligno secundario)",
    re.IGNORECASE,
)
_CANCER: Final = re.compile(
    r"(?:\b(?:malignan\w+ (?:neoplas\w+|tumou?r\w*)|malignancy|c[aá]ncer|neoplasias? maligna|tumor(?:es)? maligno"
    r"|linfoma|leucemia|mieloma)\b|(?:carcin|sarc|blast)oma\b|lymphoma|leuka?emia|melanoma|myeloma"
    r"|mesothelioma|mesotelioma|seminoma|germinoma|macroglobulina?emia|myelodysplas)",
    re.IGNORECASE,
)
# Words before and after the root, up to the place: "carcinoma ductal infiltrante (de mama)".
_CELL_TYPE: Final = re.compile(
    r"(?:(?!(?:of|in|de|en|recurrent)\b)[\w-]+ ){0,5}?[\w-]{0,20}(?:carcinoma|sarcoma|blastoma|melanoma|mesothelioma|seminoma"
    r"|lymphoma|linfoma|myeloma)(?: in situ)?(?: (?!(?:of|in|de|del|en|with|con)\b)[\w-]+){0,4}",
    re.IGNORECASE,
)
_RETURNED: Final = re.compile(
    r"\b(?:recurren\w+|relaps\w+|reca[ií]da\w*|reca[ií]d\w*|recidiv\w*|came back)\b", re.IGNORECASE
)
_REMISSION: Final = re.compile(r"\bin (?:complete |partial )?remission\b|\ben remisi[oó]n\b", re.IGNORECASE)
_NO_REMISSION: Final = re.compile(
    r"not having achieved remission|not in remission|sin remisi[oó]n|no ha alcanzado", re.IGNORECASE
)


def malignancy_of(concept: Concept | None) -> Malignancy:
    """What a coded condition is, by its ICD-10-CM code, else its ICD-9-CM code, else its words.

    "unsaid" is for a concept without code or words that decide; "none" for a code of something else.
    """
    icd10 = Icd10.find(code(concept, "ICD-10-CM"))
    if icd10 is not None:
        return _by_icd10(icd10.value)
    icd9 = code(concept, "ICD-9-CM")
    if icd9:
        return _by_icd9(icd9)
    return _by_words(every_name(concept))


def icd10_of(concept: Concept | None) -> Icd10 | None:
    """The first well-formed ICD-10-CM code."""
    return next((found for found in map(Icd10.find, codes(concept, "ICD-10-CM")) if found), None)


def tells_nothing(concept: Concept | None) -> bool:
    """Whether an entry only says that nothing is known, by the International Patient Summary's codes or in words."""
    codings = (concept.coding if concept else None) or ()
    return any(_ABSENT.fullmatch(coding.code or "") for coding in codings) or bool(
        _NOTHING_KNOWN.match(every_name(concept))
    )


def is_no_illness(concept: Concept | None) -> bool:
    """Whether a condition that is no cancer is no illness either: a visit, a circumstance, or nothing known."""
    coded = code(concept, "ICD-10-CM") or code(concept, "ICD-9-CM") or ""
    displays = (coding.display or "" for coding in (concept.coding if concept else None) or ())
    return bool(_CIRCUMSTANCE.match(coded)) or any(map(_SITUATION.search, displays)) or tells_nothing(concept)


def says_returned(words: str) -> bool:
    """Whether the words say that a cancer came back."""
    return bool(_RETURNED.search(words))


def says_remission(words: str) -> bool:
    """Whether the words say that a cancer is in remission."""
    return bool(_REMISSION.search(words)) and not _NO_REMISSION.search(words)


def _by_icd10(value: str) -> Malignancy:
    if _SECONDARY.match(value):
        return "secondary"
    if _PRIMARY.match(value):
        return "primary"
    if _HISTORY.match(value):
        return "history"
    if _FAMILY.match(value):
        return "family"
    return "receptor" if _RECEPTOR.match(value) else "none"


def _by_icd9(value: str) -> Malignancy:
    if _SECONDARY_9.match(value):
        return "secondary"
    if _PRIMARY_9.match(value):
        return "primary"
    if _HISTORY_9.match(value):
        return "history"
    return "family" if _FAMILY_9.match(value) else "none"


def _by_words(words: str) -> Malignancy:
    if not words:
        return "unsaid"
    if _IN_SITU_LEFT_OUT.search(words):
        return "none"
    if _NOT_THEIRS.search(words):
        return "family" if re.search("family|familiar", words, re.IGNORECASE) and _CANCER.search(words) else "none"
    if _PERSONAL_HISTORY.search(words) and _CANCER.search(words):
        return "history"
    if _SPREAD.search(words):
        return "secondary"
    return "primary" if _CANCER.search(words) else "none"


def cell_type_in(words: str) -> str:
    """The kind of cells that the name of a cancer begins with, or nothing when it only says cancer.

    >>> cell_type_in("Invasive ductal carcinoma of left breast"), cell_type_in("Carcinoma of colon")
    ('Invasive ductal carcinoma', '')
    """
    found = _CELL_TYPE.match(words)
    return found[0] if found and found[0].casefold() != "carcinoma" else ""
