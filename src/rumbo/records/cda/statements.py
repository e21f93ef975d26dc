"""What every kind of entry shares: whether it is so, whether it was done or only planned, when, and the words beside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rumbo.oncology import Icd10
from rumbo.records.cda.concepts import read_concept
from rumbo.records.cda.elements import Element, Span, attribute, child, children, span_of
from rumbo.records.cda.narrative import Anchors, Row
from rumbo.records.fhir.datatypes import Coding, Concept, Period

# HL7 ActMood: what a statement is that does not tell what happened.
PLANNED: Final = frozenset({"INT", "RQO", "PRMS", "PRP", "ARQ", "APT", "GOL"})
ICD10: Final = "2.16.840.1.113883.6.90"
ICD9: Final = "2.16.840.1.113883.6.103"
_IN_BRACKETS: Final = re.compile(
    r"\(((?:ICD-?\d+(?:-CM)?:? ?)?(?:[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?|\d{3}\.\d{1,2}))\)"
)
_WORD: Final = re.compile(r"[A-Z0-9.]+(?<!\.)")
# Remarks that a day is somebody's memory or estimate; general usage.
_REMEMBERED: Final = re.compile(
    r"\b(?:(?:per|by|according to) (?:the )?(?:patient|pt|family)|patient reports|approx\w*|estimat\w*|circa"
    r"|seg[uú]n (?:el |la )?(?:paciente|familia)|aprox\w*|estimad[oa])\b",
    re.IGNORECASE,
)
_ICD9: Final = re.compile(r"(?:\d{3}|V\d{2})\.\d{1,2}", re.ASCII)


def is_denied(statement: Element) -> bool:
    """Whether a statement says that something is not so, or was not done."""
    return attribute(statement, "negationInd").lower() in ("true", "1")


def is_planned(statement: Element) -> bool:
    """Whether a statement is of what is meant to happen."""
    return attribute(statement, "moodCode") in PLANNED


def status_of(statement: Element) -> str:
    """The status code, in small letters, or nothing."""
    return attribute(child(statement, "statusCode"), "code").lower()


def when_of(statement: Element, *, row: Row | None) -> Span:
    """When it was: as coded, and where that is silent, as its row says.

    A row that begins on the coded day can tell the end that the code leaves out, and that the day is only remembered.
    """
    coded = span_of(children(statement, "effectiveTime"))
    if row is None:
        return coded
    if coded.start is None and coded.end is None:
        return span_of_row(row)
    if coded.start == row.start and _REMEMBERED.search(row.said("start", "comment")):
        return span_of_row(row)
    if coded.end is None and row.end and coded.start == row.start:
        return Span(coded.start, row.end)
    return coded


def span_of_row(row: Row) -> Span:
    """When it was, as its row says; a day that somebody remembers or estimates is marked as about."""
    if not _REMEMBERED.search(row.said("start", "comment")):
        return Span(row.start, row.end)
    start, end = (f"{day}~" if day else None for day in (row.start, row.end))
    return Span(start, end)


def period(span: Span) -> Period | None:
    """A span as a period, or None for one that says nothing."""
    return Period(start=span.start, end=span.end) if span.start or span.end else None


def own_words(statement: Element, *, anchors: Anchors) -> str:
    """What the statement's text says or points to."""
    return anchors.words(child(statement, "text"))


def related(statement: Element, *types: str) -> Iterator[tuple[str, Element]]:
    """The statements directly related to one, each with the type of relation; all, or those of the types given."""
    for relation in children(statement, "entryRelationship"):
        kind = attribute(relation, "typeCode")
        if not types or kind in types:
            for inner in relation.iterchildren("{*}*"):
                yield kind, inner


def reasons(statement: Element, *, anchors: Anchors) -> list[Concept]:
    """Why it was done: the values of its indications."""
    values = (child(inner, "value") for _, inner in related(statement, "RSON"))
    found = (read_concept(value, anchors=anchors) for value in values if value is not None)
    return [concept for concept in found if concept is not None]


def sites(statement: Element, *, anchors: Anchors) -> list[Concept]:
    """Where in the body, with the side that stands in the site's qualifier or its translation."""
    found = []
    for site in children(statement, "targetSiteCode"):
        concept = read_concept(site, anchors=anchors)
        side = next((attribute(child(each, "value"), "displayName") for each in children(site, "qualifier")), "")
        if concept is not None:
            found.append(_on_side(concept, side) if side else concept)
    return found


def _on_side(site: Concept, side: str) -> Concept:
    words = site.text or next((coding.display for coding in site.coding or () if coding.display), "") or ""
    return Concept(coding=site.coding, text=f"{words}, {side.lower()}" if words else side)


def code_in(row: Row, *, name: str) -> Coding | None:
    """The ICD code that a row has in a column of codes, or in brackets behind the name: "(174.2)", "(C50.212)"."""
    written = row.said("code") or next(iter(_IN_BRACKETS.findall(name)), "")
    for word in _WORD.findall(written):
        if Icd10.find(word) is not None:
            return Coding(system=f"urn:oid:{ICD10}", code=word)
        if _ICD9.fullmatch(word):
            return Coding(system=f"urn:oid:{ICD9}", code=word)
    return None


def row_concept(row: Row) -> Concept:
    """The concept that a row without an entry names."""
    coding = code_in(row, name=row.name)
    return Concept(coding=[coding] if coding else None, text=_IN_BRACKETS.sub("", row.name).strip() or row.name)
