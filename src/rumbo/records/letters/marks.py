"""The biomarkers that a text of a letter names, and where. What their results are is for `results`."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from rumbo.oncology.biomarkers import locate_biomarkers
from rumbo.records.letters.text import flat

# Numbers in blood are measures; these two are told in words.
_IN_BLOOD: Final = frozenset({"ctDNA", "MRD"})
_SPANISH_ONLY: Final = frozenset({"RE", "RP", "RH"})
# A medicine's class or another thing that only bears the name of the marker.
_CLASS_AFTER: Final = re.compile(
    r"[\s-]*(?:/\w+[\s-]*)?(?:targeted|directed|inhibit\w*|antibod\w+|blockade|blocker|agonist|therapy|tki"
    r"|testing guidelines|dirigid\w+"
    r"|avid\w*|uptake|captacion|visit|room|physician|doctor|joint|scan|imaging|pet\b|vaccin\w*|vacuna\w*|status post)"
)
_CLASS_BEFORE: Final = re.compile(
    r"(?:anti-?|inhibid\w+ (?:de(?:l)?|la|el|\s)*|inhibitors? of |against |vacuna (?:contra|del?) (?:el )?)$"
)
_BOTH_BRCA: Final = re.compile(r"BRCA ?1.{1,8}BRCA ?2", re.IGNORECASE)
_AND_TWO: Final = re.compile(r" (?:and|y|&) 2\b(?![.,]?\d)", re.IGNORECASE)
TRIPLE_NEGATIVE: Final = re.compile(r"\btriple[- ]negativ[eoa]s?\b|\btnbc\b|\bcmtn\b")
_HORMONE: Final = re.compile(r"(?<![\w/])(?:HR|RH)(?=\s?[+\-−–(]|[ -](?:pos|neg))")
# "Estrogen receptor positive, progesterone negative": the word "receptor" stands once.
_PROGESTERONE: Final = re.compile(
    r"(?<!receptor )(?<!de )\bprogester(?:one|ona)\b(?=[\s:(]*(?:is |was |es |fue )?(?:pos|neg|absent|ausent|[<>]? ?\d+ ?%|[+-]))"
)
_NEGATIVE: Final = re.compile(r"\s?\(?[-−–](?!\s?pos)|[ -]neg")
_LONGEST_NAME: Final = 30  # letters: "receptores de progesterona"


class Mark(NamedTuple):
    """A biomarker named in a sentence: how records write it, and its letters."""

    symbol: str
    start: int
    end: int
    is_gene_of_birth: bool = False


_RATIO: Final = re.compile(r"\s*(?:[:=]\s*)?\d+[.,]\d")  # "FLT3-ITD AR 0.44": an allelic ratio


def find_marks(text: str, *, lang: str) -> tuple[Mark, ...]:
    """The biomarkers that a text names, left to right. Names of medicines' kinds ("PD-L1 inhibitor") are left out.

    >>> [mark.symbol for mark in find_marks("RE y HER2; inhibidor de PARP", lang="es")]
    ['ER', 'HER2']
    """
    plain = flat(text)
    found = [
        Mark(
            _symbol(each.value.symbol, text[each.start : each.end]),
            each.start,
            each.end + (text[each.start : each.end + 1].count("(") == 1 and text[each.end : each.end + 1] == ")"),
            each.value.kind == "inherited",
        )
        for each in locate_biomarkers(text)
        if (each.value.kind != "blood" or each.value.symbol in _IN_BLOOD)
        and not (each.value.symbol == "AR" and _RATIO.match(plain, each.end))
        and not _CLASS_AFTER.match(plain, each.end)
        and not _CLASS_BEFORE.search(plain[max(0, each.start - 24) : each.start])
        and _is_word_of(text[each.start : each.end], lang=lang)
    ]
    for each in _HORMONE.finditer(text):
        # Positive for hormone receptors is ER or PR or both, as a rule ER; negative is both.
        symbols = ("ER", "PR") if _NEGATIVE.match(plain, each.end()) else ("ER",)
        found += [Mark(symbol, each.start(), each.end()) for symbol in symbols]
    if any(mark.symbol == "ER" for mark in found):
        taken = [mark.start for mark in found if mark.symbol == "PR"]
        found += [
            Mark("PR", each.start(), each.end())
            for each in _PROGESTERONE.finditer(plain)
            if not any(start <= each.start() < start + _LONGEST_NAME for start in taken)
        ]
    for each in TRIPLE_NEGATIVE.finditer(plain):
        found += [Mark(symbol, each.start(), each.end()) for symbol in ("ER", "PR", "HER2")]
    return tuple(sorted((each for mark in found for each in _apart(mark, text)), key=lambda mark: mark.start))


def _apart(mark: Mark, text: str) -> tuple[Mark, ...]:
    """Two genes told with one result are two: "BRCA1 and BRCA2 negative", "BRCA 1 y 2". "BRCA1/2" is told as it is
    written.
    """
    other = _AND_TWO.match(text, mark.end) if mark.symbol == "BRCA1" else None
    if other is not None:
        return tuple(mark._replace(symbol=symbol, end=other.end()) for symbol in ("BRCA1", "BRCA2"))
    if mark.symbol != "BRCA" or not _BOTH_BRCA.search(text[mark.start : mark.end]):
        return (mark,)
    return tuple(mark._replace(symbol=symbol) for symbol in ("BRCA1", "BRCA2"))


def _symbol(symbol: str, raw: str) -> str:
    """T790M comes after treatment: "L858R; T790M negative" are two results."""
    return f"{symbol} {raw}" if raw == "T790M" else symbol


def _is_word_of(raw: str, *, lang: str) -> bool:
    return not (raw in _SPANISH_ONLY and lang == "en")
