"""Compares kinds of recurrence with the terms of SEER EOD 3.3: each term that names a plain place agrees, or differs by name.

Usage: python bench/kinds_eod.py [--list] TERMS.csv   (columns schema, icdo3_sites, field, ss_class, term_line)
EOD classes the extent of a first tumor; a recurrence stands apart from it. So some differences are meant, and are counted by what
makes them; those that nothing here explains are the ones to look at.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from figures import show

from rumbo.course import KindReading, kind_of_recurrence
from rumbo.oncology import Tumour, find_site

KINDS = {"L": "local", "RE": "regional", "RN": "regional", "D": "distant"}
NODES, METS = "eod_regional_nodes", "eod_mets"
# Schemas of blood and lymph, and those that hold for many sites at once, say nothing of one organ's surroundings.
NOT_OF_ONE_ORGAN = re.compile(
    r"lymphoma|plasma_|mycosis|hemeretic|kaposi|gist|soft_tissue|ill_defined|merkel|occult|orbital_sarcoma|primary_cutaneous"
)
# Terms that say more than a place: conditions, extents, what stands with or without.
NOT_PLAIN = re.compile(
    r"\b(with|without|none|unknown|or|and|code|assessment|only|unknown|mm|invasion|involve\w*|confined|localized|limited|"
    r"greater|less|stated|single|multiple|extension|except|excluding|excludes|includes|from|for|beyond|via|subsites|"
    r"above|below|including|regional lymph|distant lymph|lymph nodes?$|other specified|infiltration|stage)\b",
    re.IGNORECASE,
)
MOST_WORDS = 5
UNNAMED_NODES = "C77.9"
# Where the first site of a schema is not the one that its terms are about.
SITES = {"brain": "C71.9", "medulloblastoma": "C71.6", "pleural_mesothelioma": "C38.4", "larynx_supraglottic": "C32.1"}
# A lone adjective in the list of distant spread stands under "distant lymph nodes".
NODE_ADJECTIVE = re.compile(r"^\w[\w /]*(ic|al|ar|ary|caval)$", re.IGNORECASE)
# Lines that head others: the terms below them are of one side, or of one part of the organ, alone.
HEADING = re.compile(
    r"contralateral|bilateral|\bonly\b|subsites?\b|thirds?\b|^(ascending|cecum|descending|rectosigmoid|sigmoid|transverse)|"
    r"above diaphragm|excluding|\(see|if stated|pancreas (head|body)|^supratentorial|infratentorial|[a-z] side of",
    re.IGNORECASE,
)
WALL = re.compile(
    r"muscle|connective tissue|submucosa|mucosa|serosa|subcutaneous|dermis|fat|wall|fascia|conjunctiva", re.IGNORECASE
)


class Term(NamedTuple):
    """One term: the cancer it is of, the words of the place, where it stands, and its class."""

    schema: str
    site: str
    field: str
    words: str
    wanted: str


class Difference(NamedTuple):
    """What makes a term differ, first that fits."""

    name: str
    why: str


TWICE = Difference("both", "the same words stand in EOD as regional and as distant, by a side or a part that is lost")
HEADED = Difference(
    "headed", "EOD's list is of one side or of one part of the organ, by a heading that a place alone does not carry"
)
TOLD = Difference("told", "two authorities differ, and both are told")
OPEN = Difference("open", "left open on purpose: it could be a new cancer, or the place is not said")
GROWN = Difference("grown", "EOD: grown into it from the first tumor; ours: a tumor of its own far away")
FAR = Difference("far", "EOD: next to it, and counted as distant when the first tumor grew that far; ours: next to it")
BED = Difference("bed", "EOD: past the organ; ours: where the organ was, local (NAACCR 1880, code 10)")
LAYER = Difference("layer", "a layer of the organ's own wall, named without the organ")
PART = Difference("part", "EOD tells parts of the organ or throat apart; ours counts them as the organ or next to it")
REST = Difference("rest", "nothing explains it")


def main() -> None:
    """Print how many terms agree, and the differences by name; fail when the file holds no term."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("terms", type=Path, metavar="TERMS.csv")
    arguments.add_argument("--list", action="store_true", help="every term that differs")
    chosen = arguments.parse_args()
    with chosen.terms.open(newline="", encoding="utf-8") as source:
        rows = list(csv.DictReader(source))
    terms = list(dict.fromkeys(_terms(rows)))
    if not terms:
        raise SystemExit("no term that names a plain place")
    _show(terms, rows=rows, with_list=chosen.list)


def _show(terms: list[Term], *, rows: list[dict[str, str]], with_list: bool) -> None:
    twice, headed = _under_both(terms), _headed(rows)
    differ: dict[Difference, list[tuple[Term, KindReading]]] = defaultdict(list)
    right: Counter[str] = Counter()
    for term in terms:
        reading = kind_of_recurrence(_tumour(term), term.words)
        if reading.kind == term.wanted:
            right[term.field] += 1
        else:
            differ[_difference(term, reading, twice=twice, headed=headed)].append((term, reading))
    show("rows of the table", len(rows), "")
    show("terms that name a plain place", len(terms), "")
    show("agree", right.total(), "", f"{right.total() / len(terms):.1%}: {dict(right)}")
    for difference, those in sorted(differ.items(), key=lambda each: -len(each[1])):
        show(f"differ, {difference.name}", len(those), "", difference.why)
        for term, reading in those if with_list else ():
            print(f"    {term.schema} {term.words!r}: {term.wanted}; ours {reading.kind} by {reading.rules}")


def _terms(rows: Iterable[dict[str, str]]) -> Iterable[Term]:
    for row in rows:
        words = re.sub(r"\(.*?\)|\*|", "", row["term_line"].replace(", NOS", "")).strip(" ,:;")
        if row["ss_class"] not in KINDS or NOT_OF_ONE_ORGAN.search(row["schema"]):
            continue
        if not words or NOT_PLAIN.search(words) or len(words.split()) > MOST_WORDS:
            continue
        is_node = row["field"] == NODES or (row["field"] == METS and NODE_ADJECTIVE.search(words))
        if is_node and "node" not in words.lower():
            words += " node"
        found = find_site(words)
        if found is not None and (found.site.value != UNNAMED_NODES or words.lower() == "lymph node"):
            yield Term(row["schema"], _site(row), row["field"], words, KINDS[row["ss_class"]])


def _site(row: dict[str, str]) -> str:
    name = re.sub(r"_v9_\d+$", "", row["schema"])
    first = re.split(r"[-,;]", row["icdo3_sites"])[0].strip()
    return SITES.get(name, f"{first[:3]}.{first[3]}")


def _tumour(term: Term) -> Tumour:
    return Tumour(term.site, "8720/3" if "melanoma_skin" in term.schema else None)


def _under_both(terms: Iterable[Term]) -> set[tuple[str, str]]:
    kinds: dict[tuple[str, str], set[str]] = defaultdict(set)
    for term in terms:
        kinds[_place(term)].add(term.wanted)
    return {key for key, those in kinds.items() if len(those) > 1}


def _headed(rows: Iterable[dict[str, str]]) -> set[tuple[str, str, str]]:
    return {
        (row["schema"], row["field"], KINDS[row["ss_class"]])
        for row in rows
        if row["ss_class"] in KINDS and HEADING.search(row["term_line"])
    }


def _place(term: Term) -> tuple[str, str]:
    return term.schema, term.words.lower().removesuffix(" node")


def _difference(
    term: Term, reading: KindReading, *, twice: set[tuple[str, str]], headed: set[tuple[str, str, str]]
) -> Difference:
    if _place(term) in twice:
        return TWICE
    if "authorities-differ" in reading.rules:
        return TOLD
    if reading.kind == "not_known":
        return OPEN
    if term.field == "eod_primary_tumor":
        return _of_extension(term, reading)
    return HEADED if (term.schema, term.field, term.wanted) in headed else REST


def _of_extension(term: Term, reading: KindReading) -> Difference:
    if WALL.search(term.words) and term.wanted in ("local", "regional"):
        return LAYER
    if term.wanted == "regional" and reading.kind == "distant":
        return GROWN
    if term.wanted == "distant" and reading.kind == "regional":
        return FAR
    if term.wanted == "regional" and "bed" in reading.rules:
        return BED
    return PART if reading.kind in ("local", "regional") else REST


if __name__ == "__main__":
    main()
