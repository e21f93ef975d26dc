"""How the guide names what a record names: in both languages where a code tells, else in the record's own words."""

from __future__ import annotations

from collections.abc import Iterable

from rumbo.course.facts import Diagnosis, Place, Treatment
from rumbo.words import Message, Sayable, both


def quoted(words: str) -> Sayable:
    """Words of a record as they stand; where there are none, that it says nothing."""
    return both(words) if words.strip() else Message("plain-not-said")


def place_name(place: Place) -> Sayable:
    """A place in the record's words."""
    return quoted(place.words)


def place_names(places: Iterable[Place]) -> tuple[Sayable, ...]:
    """Several places, each once, in their order; those without words are left out."""
    return tuple(dict.fromkeys(place_name(each) for each in places if each.words.strip()))


def treatment_name(treatment: Treatment) -> Sayable:
    """A drug, an operation or another treatment in the record's words."""
    return quoted(treatment.name)


def diagnosis_name(diagnosis: Diagnosis) -> Sayable:
    """What the source calls the cancer, or "a cancer" where it gives no words."""
    words = diagnosis.words.strip() or diagnosis.histology_words.strip()
    return both(words) if words else Message("plain-a-cancer")
