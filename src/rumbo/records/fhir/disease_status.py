"""How the cancer stood: the words and codes of a disease status, read as one of five."""

from __future__ import annotations

import re
from typing import Final

from rumbo.course.facts import FoundBy, KindWord, StatusWord
from rumbo.records.fhir.codings import every_name
from rumbo.records.fhir.datatypes import Concept

# mCODE STU4, value set "Condition Status Trend" (SNOMED CT codes); "improved" is none of the five.
_BY_CODE: Final[dict[str, StatusWord]] = {
    "260415000": "no_evidence_of_disease",
    "359746009": "stable",
    "271299001": "progression",
}
_BY_WORDS: Final[tuple[tuple[re.Pattern[str], StatusWord | None], ...]] = tuple(
    (re.compile(pattern, re.IGNORECASE), status)
    for pattern, status in (
        (r"no (?:evidence of |sign of )?(?:relapse|recurren|progressi)|without (?:relapse|recurren|progressi)"
         r"|sin (?:evidencia de )?(?:recidiva|reca[ií]da|progresi)", None),
        (r"no evidence of (?:disease|cancer|malignan)|\bNED\b|disease[- ]free|not detected"
         r"|sin evidencia de enfermedad|libre de enfermedad", "no_evidence_of_disease"),
        (r"relaps|recurr|reca[ií]da|recidiva", "recurrence"),
        (r"not in remission|sin remisi[oó]n", None),
        (r"remission|(?:complete|partial|metabolic) (?:\w+ )?response|remisi[oó]n"
         r"|respuesta (?:\w+ )?(?:completa|parcial)", "remission"),
        (r"progress|worsen|empeor|progresi[oó]n", "progression"),
        (r"\bstable\b|\bestable\b|no change|sin cambios", "stable"),
    )
)  # fmt: skip
_EVIDENCE: Final[tuple[tuple[re.Pattern[str], FoundBy], ...]] = tuple(
    (re.compile(pattern, re.IGNORECASE), found_by)
    for pattern, found_by in (
        (r"biopsy|patholog|histolog|biopsia|patolog", "biopsy"),
        (r"imag|radiolog|tomograph|scan|im[aá]gen|tomograf", "imaging"),
        (r"marker|laborator|marcador", "marker"),
        (r"physical|exam|symptom|examen", "exam"),
    )
)

_KINDS: Final[tuple[tuple[KindWord, re.Pattern[str]], ...]] = (
    ("local", re.compile(r"\b(?:local(?:ly)?(?: \w+)? (?:recurren|relaps)|(?:recidiva|reca[ií]da) local\b)", re.IGNORECASE)),
    ("regional", re.compile(r"\b(?:regional(?: \w+)? (?:recurren|relaps)|(?:recidiva|reca[ií]da) regional\b)", re.IGNORECASE)),
    ("distant", re.compile(r"\b(?:distant (?:recurren|relaps|metast)|(?:recidiva|reca[ií]da|met[aá]stasis) a distancia)", re.IGNORECASE)),
)  # fmt: skip


def status_of(concept: Concept | None) -> StatusWord | None:
    """The status a coded value means, by mCODE's codes, else by its words; None when it is none of the five."""
    for coding in (concept.coding if concept else None) or ():
        if coding.code in _BY_CODE:
            return _BY_CODE[coding.code]
    return status_in(every_name(concept))


def status_in(words: str) -> StatusWord | None:
    """The status that short words mean. "No relapse" alone is none: it does not say what there is.

    >>> status_in("Complete remission")
    'remission'
    """
    return next((status for pattern, status in _BY_WORDS if pattern.search(words)), None)


def found_by(words: str) -> FoundBy:
    """What showed it: biopsy, imaging, a marker, an examination."""
    return next((kind for pattern, kind in _EVIDENCE if pattern.search(words)), "not_said")


def said_kind(words: str) -> KindWord | None:
    """The kind of recurrence that the words themselves name, when they name one and no other."""
    kinds = [kind for kind, pattern in _KINDS if pattern.search(words)]
    return kinds[0] if len(kinds) == 1 else None
