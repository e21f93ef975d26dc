"""How the cancer stood: the words and codes of a disease status, a kind of return and a stage."""

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
# Tried in this order; what is denied comes before what is told.
_BY_WORDS: Final[tuple[tuple[str, StatusWord | None], ...]] = (
    (r"no evidence of (?:disease|cancer|malignan|recurren|relaps)|\bNED\b", "no_evidence_of_disease"),
    (r"disease[- ]free|not detected|libre de enfermedad", "no_evidence_of_disease"),
    (r"sin evidencia de (?:enfermedad|recidiva|reca[ií]da)", "no_evidence_of_disease"),
    (r"(?:no|without)(?: evidence of| signs? of)? (?:relapse|recurren|progressi)", None),
    (r"sin (?:evidencia de )?(?:recidiva|reca[ií]da|progresi)", None),
    (r"not in remission|sin remisi[oó]n", None),
    (r"relaps|recurr|reca[ií]da|recidiva", "recurrence"),
    (r"remission|remisi[oó]n|(?:complete|partial|metabolic) (?:\w+ )?response", "remission"),
    (r"respuesta (?:\w+ )?(?:completa|parcial)", "remission"),
    (r"progress|worsen|empeor|progresi[oó]n", "progression"),
    (r"\bstable\b|\bestable\b|no change|sin cambios", "stable"),
)
_BARE_STAGE: Final = re.compile(r"(?:0|[IV]{1,3})[A-E]?[1-3]?", re.IGNORECASE)
_COMMITTEE: Final = re.compile(r"^American Joint Committee on Cancer ")
_EVIDENCE: Final[tuple[tuple[str, FoundBy], ...]] = (
    (r"biopsy|patholog|histolog|biopsia|patolog", "biopsy"),
    (r"imag|radiolog|tomograph|scan|im[aá]gen|tomograf", "imaging"),
    (r"marker|laborator|marcador", "marker"),
    (r"physical|exam|symptom|examen", "exam"),
)
_KINDS: Final[tuple[tuple[str, KindWord], ...]] = (
    (r"\blocal(?:ly)?(?: \w+)? (?:recurren|relaps)|\b(?:recidiva|reca[ií]da) local\b", "local"),
    (r"\bregional(?: \w+)? (?:recurren|relaps)|\b(?:recidiva|reca[ií]da) regional\b", "regional"),
    (r"\bdistant (?:recurren|relaps|metast)|\b(?:recidiva|reca[ií]da|met[aá]stasis) a distancia\b", "distant"),
)


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
    return next((status for pattern, status in _BY_WORDS if re.search(pattern, words, re.IGNORECASE)), None)


def found_by(words: str) -> FoundBy:
    """What showed it: biopsy, imaging, a marker, an examination."""
    return next((kind for pattern, kind in _EVIDENCE if re.search(pattern, words, re.IGNORECASE)), "not_said")


def said_kind(words: str) -> KindWord | None:
    """The kind of recurrence that the words themselves name, when they name one and no other."""
    kinds = [kind for pattern, kind in _KINDS if re.search(pattern, words, re.IGNORECASE)]
    return kinds[0] if len(kinds) == 1 else None


def stage_said(words: str) -> str:
    """A stage as one would say it.

    >>> stage_said("American Joint Committee on Cancer cT2"), stage_said("IIB")
    ('cT2', 'stage IIB')
    """
    short = _COMMITTEE.sub("", words)
    return f"stage {short}" if _BARE_STAGE.fullmatch(short) else short
