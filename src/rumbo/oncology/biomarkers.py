"""Biomarkers: names in both languages, how records write them, and whether a result in words means yes or no.

Tables and sources: content/oncology/biomarkers and content/oncology/results. Which results open which choices is for
`guide`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal

import msgspec

from rumbo.oncology.codes import Hgnc, Loinc
from rumbo.oncology.company import is_said_of_a_test
from rumbo.oncology.phrases import Found, Phrasebook, Suggestions, fold
from rumbo.words import Lang, Text, load

BiomarkerKind = Literal["tumour", "blood", "inherited"]
_Meaning = Literal["yes", "change", "no", "unsure", "void"]

_DENIALS = frozenset(
    word
    for denial in (
        "no", "not", "non", "without", "nor", "sin", "ni", "ningún", "ninguna", "absence", "ausencia", "negative for",
        "negativo para", "negativa para",
    )
    for word in fold(denial)[:1]
)  # fmt: skip
_REACH_OF_A_DENIAL = 5  # words: "no se han encontrado variantes patogénicas", "no pathogenic variants were identified"
_SCORES: tuple[tuple[re.Pattern[str], _Meaning], ...] = (
    (re.compile(r"^\W*\+{1,3}\W*$"), "yes"),
    (re.compile(r"^\W*[-−–]\W*$"), "no"),
    # ASCO/CAP 2020: estrogen and progesterone receptors are positive from 1 % of the cells on. HER2 0 is negative (2023).
    (re.compile(r"\b(?:ER|PR|PgR|RE|RP)\b\W{0,3}(?:[1-9]\d?|100)(?:[.,]\d)? ?%"), "yes"),
    (re.compile(r"\bHER-?2(?:/neu)?\b\W{0,3}0\b(?![.,]\d)", re.IGNORECASE), "no"),
    # The Allred score of a receptor, 0 to 8: positive from 3 on (Harvey 1999, as ASCO/CAP cites it).
    (re.compile(r"\b(?:ER|PR|PgR|RE|RP)\b[^\d%]{0,12}[3-8] ?/ ?8\b"), "yes"),
    (re.compile(r"\b(?:ER|PR|PgR|RE|RP)\b[^\d%]{0,12}[0-2] ?/ ?8\b"), "no"),
    (re.compile(r"(?<![\dA-Za-z])3 ?\+(?! ?\d)"), "yes"),
    (re.compile(r"(?<![\dA-Za-z])2 ?\+(?! ?\d)"), "unsure"),
    (re.compile(r"(?<![\dA-Za-z])[01] ?\+(?! ?\d)"), "no"),
    (re.compile(r"\bIHC:? ?0\b|(?<![\d.,])0 ?%|< ?1 ?%", re.IGNORECASE), "no"),
    # A variant as laboratories write it: p.L858R, p.Glu746_Ala750del, c.1799T>A, V600E.
    (re.compile(r"\bp\.\(?[A-Z][A-Za-z]{0,2}\d+|\bc\.\d+|\b[A-Z]\d{2,4}[A-Z]\b"), "change"),
)


class BiomarkerRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One biomarker as written in its table."""

    name: Text
    symbol: str
    kind: BiomarkerKind
    hgnc: str | None = None
    loinc: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    short: tuple[str, ...] = ()


class BiomarkerEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A biomarker. `symbol` is how records write it; `hgnc` its gene, where it is one gene. `short` ways to write it mean
    other things too, and count only near words of results.
    """

    id: str
    name: Text
    symbol: str
    kind: BiomarkerKind
    hgnc: Hgnc | None
    loinc: tuple[Loinc, ...]
    words: tuple[str, ...]
    short: tuple[str, ...]

    def __hash__(self) -> int:
        return hash(self.id)


@cache
def biomarkers() -> Mapping[str, BiomarkerEntry]:
    """Every biomarker by id."""
    rows: dict[str, BiomarkerRow] = load("oncology/biomarkers", dict[str, BiomarkerRow]).merged()
    return {name: _entry(name, row) for name, row in rows.items()}


def find_biomarker(words: str) -> BiomarkerEntry | None:
    """The biomarker that words name, by name, symbol or gene, or None.

    >>> find_biomarker("Receptores de estrógeno: positivos").symbol
    'ER'
    """
    return _book().find(words)


def find_biomarkers(words: str) -> tuple[BiomarkerEntry, ...]:
    """All biomarkers that words name, in their order, each once.

    >>> [entry.symbol for entry in find_biomarkers("ALK/ROS1 negative")]
    ['ALK', 'ROS1']
    """
    return _book().find_all(words)


def locate_biomarkers(words: str) -> tuple[Found[BiomarkerEntry], ...]:
    """Every biomarker that words name, with where it stands.

    >>> [(found.value.symbol, found.start) for found in locate_biomarkers("RE y HER2: positivos")]
    [('ER', 0), ('HER2', 5)]
    """
    return tuple(_book().locate(words))


def biomarker_by_loinc(code: Loinc) -> BiomarkerEntry | None:
    """The biomarker that a LOINC number tests, or None when the table does not hold it.

    >>> biomarker_by_loinc(Loinc("2857-1")).symbol
    'PSA'
    """
    return _by_loinc().get(code)


def suggest_biomarkers(typed: str, lang: Lang, limit: int = 8) -> tuple[BiomarkerEntry, ...]:
    """Biomarkers to offer while a person types, nearest first; accents and a wrong letter are forgiven."""
    return _suggestions(lang).offer(typed, limit=limit)


@lru_cache(maxsize=16384)
def read_result(words: str) -> bool | None:
    """Whether a result in words means positive (changed, expressed, detected); None when it does not say, is pending,
    not informative or equivocal, or says both.

    The rules for scores, and how far they are checked: content/oncology/results.

    >>> read_result("positive (95%)"), read_result("no se detectó mutación"), read_result("2+, equivocal")
    (True, False, None)
    """
    said = set(_meanings(words)) - {"unsure"}
    if "change" in said:
        said = said - {"change"} or {"yes"}
    return "yes" in said if said in ({"yes"}, {"no"}) else None


def is_no_result(words: str) -> bool:
    """Whether words say that there is no result: not tested, pending, too little tissue.

    >>> is_no_result("pendiente"), is_no_result("negative")
    (True, False)
    """
    return "void" in _meanings(words)


def _meanings(words: str) -> Iterator[_Meaning]:
    for pattern, meaning in _SCORES:
        if pattern.search(words):
            yield meaning
    folded = fold(words)
    for found in _result_book().scan(words):
        before = folded[max(0, found.start - _REACH_OF_A_DENIAL) : found.start]
        denied = found.value in ("yes", "change") and (not _DENIALS.isdisjoint(before) or _is_negative_for(before))
        yield "no" if denied else found.value


def _is_negative_for(before: tuple[str, ...]) -> bool:
    """Whether what follows is denied as a whole: "negative for a pathogenic variant"."""
    return any(first.startswith("negativ") and then in ("for", "para") for first, then in pairwise(before))


def _entry(name: str, row: BiomarkerRow) -> BiomarkerEntry:
    return BiomarkerEntry(
        id=name,
        name=row.name,
        symbol=row.symbol,
        kind=row.kind,
        hgnc=Hgnc(row.hgnc) if row.hgnc else None,
        loinc=tuple(Loinc(number) for number in row.loinc),
        words=row.words,
        short=row.short,
    )


def _names(entry: BiomarkerEntry) -> tuple[str, ...]:
    return (entry.name.en, entry.name.es, entry.symbol, *entry.words, *entry.short)


@cache
def _book() -> Phrasebook[BiomarkerEntry]:
    return Phrasebook(
        ((word, entry) for entry in biomarkers().values() for word in _names(entry)),
        wary=(word for entry in biomarkers().values() for word in entry.short),
        is_meant=is_said_of_a_test,
    )


@cache
def _by_loinc() -> Mapping[Loinc, BiomarkerEntry]:
    return {number: entry for entry in biomarkers().values() for number in entry.loinc}


@cache
def _suggestions(lang: Lang) -> Suggestions[BiomarkerEntry]:
    return Suggestions(biomarkers().values(), names=lambda entry: (entry.name.said(lang), *_names(entry)))


@cache
def _result_book() -> Phrasebook[_Meaning]:
    table: dict[_Meaning, tuple[str, ...]] = load(  # type: ignore[assignment]  # mypy reads a dict of Literal keys as a dict of str
        "oncology/results", dict[_Meaning, tuple[str, ...]]
    ).merged()
    return Phrasebook((word, meaning) for meaning, words in table.items() for word in words)
