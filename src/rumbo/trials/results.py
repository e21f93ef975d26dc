"""Results of tests as a profile holds them, from the words of a record or a patient's own list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rumbo.oncology import PartialDate, find_biomarkers, read_result
from rumbo.oncology.biomarkers import is_no_result
from rumbo.trials.facets import BiomarkerFacet

_NUMBER = r"(\d{1,3}(?:\.\d+)?)"
_BELOW = re.compile(rf"(?:<|less than) ?{_NUMBER} ?%?", re.IGNORECASE)
# A share of cells, and the scores that trials set limits for: TPS, CPS, TC, IC of PD-L1; changes in a million letters (TMB).
_AMOUNT = re.compile(
    rf"(?<![\d.]){_NUMBER} ?(?:%?-|% ?to) ?\d+ ?%|(?<![\d.]){_NUMBER} ?%"
    rf"|\b(?:TPS|CPS|TC|IC)\b\W{{0,4}}(?:of |score )?{_NUMBER}|(?<![\d.]){_NUMBER} ?(?:mut\w*)? ?(?:/|per) ?(?:Mb|megabase)"
    rf"|^\W*{_NUMBER}\W*$",
    re.IGNORECASE,
)
# Below the first it is low, from the second on high, by the labels of pembrolizumab (FDA): TPS 1 % and 50 %, TMB 10. What is
# between is left open: trials set limits there.
_SCORED = {"pd-l1": (1.0, 50.0), "tmb": (10.0, 10.0)}
_VARIANT = re.compile(
    r"\b(?:p\.)?([A-Z]\d{2,4}[A-Z]|exon \d+ (?:delet\w+|insert\w+|skipping)|amplification|fusion)\b", re.IGNORECASE
)
# What laboratories write for a change and oncology's own table of words does not hold: "exon 9", "Q171", "A502_Y503dup", "ITD".
_CHANGE = re.compile(
    r"\bexon \d+\b|^\W*(?:p\.)?[A-Z]\d{2,4}(?:\*|fs\*?\d*|[A-Z])?\W*$|\b[A-Z]\d{2,4}_[A-Z]\d{2,4}(?:del|ins|dup)\w*"
    r"|^\W*\d+(?:_\d+)?(?:del|ins|dup)[ACGT]*\W*$|^\W*(?:ITD|TKD)\b|\b(?:del|t|inv)\(\d",
    re.IGNORECASE,
)
_UNCHANGED = re.compile(r"^\W*wt\b|\b(?:wt|wild) ?\(|\bWT\W*$", re.IGNORECASE)
_INHERITED = re.compile(r"\bgermline\b|\binherited\b|\bhereditary\b|\bgBRCA", re.IGNORECASE)
# Only the words around a result, not what was tested: its biomarkers stand in the result itself.
_NO_MARKER = re.compile(
    r"\b(?:cytogen\w+|karyotyp\w+|FISH|NGS|molecular\w*|genomic\w*|mutations?|panel|sequencing|biomarkers?|markers?"
    r"|immunophenotyp\w+|flow)\b",
    re.IGNORECASE,
)
_GERMLINE_GENE = re.compile(r"\bg(?=BRCA)")
_APART = re.compile(r"(?:[,;]\s*(?:and )?|\.\s+|\band\b)(?![^()]*\))")


def biomarker_facets(
    name: str, result: str, *, on: PartialDate | None = None, positive: bool | None = None, inherited: bool = False
) -> Iterator[BiomarkerFacet]:
    """The results that words tell of a test: one for each biomarker that its name holds, and one for each that the result
    names itself. `positive` where the record says it itself.

    >>> [(each.id, each.positive, each.variants) for each in biomarker_facets("KRAS", "G12D mutation")]
    [('kras', True, ('G12D',))]
    >>> [(each.name, each.positive) for each in biomarker_facets("FISH", "del(17p) in 40% of cells, t(4;14) not detected")]
    [('del(17p)', True), ('t(4;14)', False)]
    """
    known = inherited or bool(_INHERITED.search(name))
    for named, said, shown in _told_apart(name, result):
        yield from _facets(named, said, on=on, positive=positive if shown is None else shown, inherited=known)


def _told_apart(name: str, result: str) -> Iterator[tuple[str, str, bool | None]]:
    """A result part by part where it speaks of other biomarkers, or denies one variant beside another; with what a part
    says when its words alone leave that open.
    """
    own = find_biomarkers(_GERMLINE_GENE.sub("", name))
    parts = _parts(result)
    if not own and _NO_MARKER.search(name):
        # What a whole panel lists it has found.
        told = [(entry.symbol, part, _listed(part)) for part in parts for entry in find_biomarkers(part)]
        yield from told or [(name, result, None)]
        return
    mine: list[str] = []
    for part in parts:
        others = [entry for entry in find_biomarkers(part) if entry not in own]
        denied = _VARIANT.search(part) if _says(part) is False else None
        if own and others and len(parts) > 1 and _says(part) is not None:
            yield from ((entry.symbol, part, None) for entry in others)
        elif denied:
            yield f"{name} {denied[1]}", part, None
        else:
            mine.append(part)
    if mine or not parts:
        yield name, ", ".join(mine) if len(mine) < len(parts) else result, None


def _listed(part: str) -> bool | None:
    return None if _says(part) is not None or is_no_result(part) else True


def _parts(result: str) -> list[str]:
    return [part for part in (each.strip() for each in _APART.split(result)) if part]


def _says(words: str) -> bool | None:
    """Whether the words of a result mean a change; what oncology's table leaves open, the notation of laboratories tells."""
    said = read_result(words)
    if said is None and _UNCHANGED.search(words):
        return False
    return True if said is None and _CHANGE.search(words) else said


def _facets(
    name: str, result: str, *, on: PartialDate | None, positive: bool | None, inherited: bool
) -> Iterator[BiomarkerFacet]:
    words = f"{name}: {result}"
    amount = _amount(result)
    said = (positive, read_result(words), _says(result))
    meaning = next((each for each in said if each is not None), None)
    for entry in find_biomarkers(_GERMLINE_GENE.sub("", name)) or (None,):
        by_amount = _scored(entry.id if entry else "", amount)
        yield BiomarkerFacet(
            id=entry.id if entry else None,
            name=name,
            result=result,
            positive=meaning if by_amount is None else by_amount,
            percent=amount,
            variants=() if meaning is False else tuple(found[1] for found in _VARIANT.finditer(words)),
            inherited=inherited or bool(_INHERITED.search(words)),
            on=on,
            source=words,
        )


def _amount(result: str) -> float | None:
    """The number that limits of trials are compared with: of a range its lower end, and nothing where it is below 1 %."""
    below = _BELOW.search(result)
    if below is not None:
        return 0.0 if float(below[1]) <= 1 else None
    found = _AMOUNT.search(result)
    return None if found is None else float(next(filter(None, found.groups())))


def _scored(biomarker: str, amount: float | None) -> bool | None:
    low, high = _SCORED.get(biomarker, (0.0, 1000.0))
    if amount is None or low <= amount < high:
        return None
    return amount >= high
