"""Results of tests as a profile holds them, from the words of a record or a patient's own list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rumbo.oncology import PartialDate, find_biomarkers, read_result
from rumbo.trials.facets import BiomarkerFacet

_PERCENT = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d+)?) ?%")
_VARIANT = re.compile(
    r"\b(?:p\.)?([A-Z]\d{2,4}[A-Z]|exon \d+ (?:delet\w+|insert\w+|skipping)|amplification|fusion)\b", re.IGNORECASE
)
_CHANGE = re.compile(r"\bexon \d+ (?:delet|insert|skip)", re.IGNORECASE)  # not read as a result by oncology's own table
_INHERITED = re.compile(r"\bgermline\b|\binherited\b|\bhereditary\b|\bgBRCA", re.IGNORECASE)


def biomarker_facets(
    name: str, result: str, *, on: PartialDate | None = None, positive: bool | None = None, inherited: bool = False
) -> Iterator[BiomarkerFacet]:
    """One result of a test, once for each biomarker that its name holds; `positive` where the record says it itself.

    >>> [(each.id, each.positive, each.variants) for each in biomarker_facets("KRAS", "G12D mutation")]
    [('kras', True, ('G12D',))]
    """
    percent = _PERCENT.search(result)
    words = f"{name}: {result}"
    said = (positive, read_result(words), read_result(result), True if _CHANGE.search(result) else None)
    meaning = next((each for each in said if each is not None), None)
    for entry in find_biomarkers(name) or (None,):
        yield BiomarkerFacet(
            id=entry.id if entry else None,
            name=name,
            result=result,
            positive=meaning,
            percent=float(percent[1]) if percent else None,
            variants=() if meaning is False else tuple(found[1] for found in _VARIANT.finditer(words)),
            inherited=inherited or bool(_INHERITED.search(words)),
            on=on,
            source=words,
        )
