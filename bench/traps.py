"""Judges the traps of a truth, sentences on what a careless reader would get wrong, by what each of them names.

A trap names days, drugs, codes, places, tests, relatives. It was not passed when a row that is false or missed shares one of
them. A trap that names nothing a row can hold cannot be judged by a rule, nor can any when no cancer was told at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from matching import Row, Score, date_in, share_place

from rumbo.oncology import Icd10, PartialDate
from rumbo.oncology.biomarkers import find_biomarkers
from rumbo.oncology.drugs import find_drugs, find_regimen
from rumbo.oncology.phrases import fold
from rumbo.oncology.sites import find_site, icd10_to_site, secondary_place, site_name

Verdict = Literal["passed", "not passed", "cannot be judged by a rule"]

_DAY = re.compile(r"\b(?:19|20)\d\d-\d\d(?:-\d\d)?\b")
_YEAR = re.compile(r"(?<![-/\d])(?:19|20)\d\d(?![-/\d])")
_CODE = re.compile(r"\b[CD]\d\d(?:\.\d+)?\b")
_CLAUSE = re.compile(r"[;:,()\"]|\b(?:and|then|but|is|was)\b")
_BY_MARRIAGE = frozenset({"wife", "husband", "spouse", "partner"})


@dataclass(frozen=True)
class Named:
    """What a trap names."""

    days: frozenset[PartialDate]
    years: frozenset[str]  # of recurrences, told without a day
    drugs: frozenset[str]
    places: tuple[str, ...]
    tests: frozenset[str]
    in_laws: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.days or self.years or self.drugs or self.places or self.tests or self.in_laws)


def judge(trap: str, *, scores: Mapping[str, Score], course: Row) -> tuple[Verdict, str]:
    """Whether a course stepped into a trap, and the row that shows it.

    `scores` are the person's, by the name of the kind of row.
    """
    named = names_of(trap)
    if not named or not course.get("cancers"):
        return "cannot be judged by a rule", ""
    for row in course.get("family_history", ()):
        if named.in_laws & set(fold(row["relative"])):
            return "not passed", f"family_history: {row['relative']}"
    for kind, score in scores.items():
        for way, rows in (("false", score.false), ("missed", score.missed)):
            for row in rows:
                if _touches(named, row, kind=kind, was_told=way == "false"):
                    return "not passed", f"{way} in {kind}: {_day(row)}"
    return "passed", ""


def names_of(trap: str) -> Named:
    """The days, drugs, places (also those of codes), biomarkers and relatives by marriage that a sentence names."""
    words = frozenset(fold(trap))
    codes = (Icd10.find(each) for each in _CODE.findall(trap))
    sites = (secondary_place(code) or icd10_to_site(code) for code in codes if code)
    places = [site_name(site).en for site in sites if site]
    places += [piece.strip() for piece in _CLAUSE.split(trap) if find_site(piece)]
    return Named(
        days=frozenset(day for each in _DAY.findall(trap) if (day := date_in(each))),
        years=frozenset(_YEAR.findall(trap)) if "recurrence" in trap else frozenset(),
        drugs=_drugs(_CLAUSE.split(trap)),
        places=tuple(places),
        tests=frozenset(each.id for each in find_biomarkers(trap)),
        in_laws=words & _BY_MARRIAGE,
    )


def _drugs(pieces: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for words in pieces:
        regimen = find_regimen(words)
        found.update(regimen.drugs if regimen else ())
        found.update(drug.id for drug in find_drugs(words, supportive=True))
    return frozenset(found)


def _touches(named: Named, row: Row, *, kind: str, was_told: bool) -> bool:
    if kind == "biomarkers":
        return any(each.id in named.tests for each in find_biomarkers(row["name"]))
    if not named.days.isdisjoint(_days(row)):
        return True
    if kind == "treatments given":
        return bool(named.drugs & _drugs([str(row.get("name", ""))]))
    if not was_told:  # a place alone does not tie a missed row to a trap: the true row may lie there too
        return kind == "recurrences" and _is_told_by_year(named, row)
    if kind == "diagnoses":
        return share_place([str(row.get("site_words", ""))], named.places)
    return kind == "recurrences" and share_place(row.get("places", ()), named.places)


def _is_told_by_year(named: Named, row: Row) -> bool:
    """Whether a trap speaks of a recurrence by its year: "the chest-wall recurrence of 2019"."""
    return not named.years.isdisjoint(str(day.year) for day in _days(row))


def _days(row: Row) -> list[PartialDate]:
    return [day for key in ("on", "diagnosed_on", "start") if (day := date_in(row.get(key)))]


def _day(row: Row) -> str:
    return next((day.iso for day in _days(row)), "no date")
