"""Coded things: a code, its translations and its words (C-CDA: CD, CE, CO, or free text), as one concept."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from rumbo.records.cda.elements import Element, attribute, child, children, type_of
from rumbo.records.cda.narrative import Anchors
from rumbo.records.fhir.datatypes import Coding, Concept

# Makers that leave the object identifier out still write the system's name.
_BY_NAME: Final = (
    ("icd10", "2.16.840.1.113883.6.90"),
    ("icd9", "2.16.840.1.113883.6.103"),
    ("snomed", "2.16.840.1.113883.6.96"),
    ("loinc", "2.16.840.1.113883.6.1"),
    ("rxnorm", "2.16.840.1.113883.6.88"),
    ("cpt", "2.16.840.1.113883.6.12"),
)
_WORDS: Final = frozenset({"ST", "ED"})


def read_concept(element: Element | None, *, anchors: Anchors, words: str = "") -> Concept | None:
    """The concept of a coded element; `words` stand for it when it has none of its own. None when nothing is said."""
    if element is None:
        return Concept(text=words) if words else None
    codings = [coding for coding in map(_coding, (element, *children(element, "translation"))) if coding]
    own = anchors.words(element if type_of(element) in _WORDS else child(element, "originalText")) or words
    if not codings and not own:
        return None
    return Concept(coding=codings, text=own or None)


def _coding(element: Element) -> Coding | None:
    code, display = attribute(element, "code"), attribute(element, "displayName")
    if not code and not display:
        return None
    system = attribute(element, "codeSystem") or _by_name(attribute(element, "codeSystemName"))
    return Coding(system=f"urn:oid:{system}", code=code or None, display=display or None)


@lru_cache(maxsize=256)
def _by_name(name: str) -> str:
    tidy = "".join(letter for letter in name.casefold() if letter.isalnum())
    return next((identifier for word, identifier in _BY_NAME if word in tidy), "")
