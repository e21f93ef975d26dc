"""How the guide names what a record names: in both languages where the tables know it, else in the record's own
words. A name that would lose a part of what the record says is not used.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rumbo.course.facts import Diagnosis, Place
from rumbo.guide.everyday import Table, everyday_name, operation_in
from rumbo.oncology import (
    Modality,
    PartialDate,
    Side,
    cancer_name,
    find_biomarker,
    find_cancer,
    find_drug,
    find_site,
    site_name,
)
from rumbo.oncology.phrases import fold
from rumbo.words import Message, Sayable, Text, both, calm

_SYSTEMIC: frozenset[Modality] = frozenset({"chemotherapy", "hormone", "targeted", "immunotherapy"})
_STAGE_GROUP = re.compile(r"(?:stage|estadio|etapa)\s+((?:0|IV|I{1,3}|[1-4])[A-D]?[1-3]?)", re.IGNORECASE)
_BETWEEN_DRUGS = re.compile(r"\s*(?:[+/,;]|\b(?:and|plus|with|y|e|más|con)\b)\s*", re.IGNORECASE)


def quoted(words: str) -> Sayable:
    """Words of a record as they stand; where there are none, that it says nothing."""
    return both(words) if words.strip() else Message("plain-not-said")


def place_name(place: Place) -> Sayable:
    """A place in the body with its side: by its words where they name one, else by its code.

    >>> place_name(Place(words="right lung, upper lobe")).said("es")
    'parte superior del pulmón, lado derecho'
    """
    found = find_site(place.words)
    if found is not None:
        return _with_side(found.name, side=place.side or found.side)
    if not place.words.strip() and place.site is not None:
        return _with_side(site_name(place.site), side=place.side)
    return quoted(calm(place.words))


def place_names(places: Iterable[Place]) -> tuple[Sayable, ...]:
    """Several places, each once, in their order; those of which nothing is said are left out."""
    return tuple(dict.fromkeys(place_name(each) for each in places if each.words.strip() or each.site is not None))


def _operation_name(name: str) -> Sayable:
    """An operation or radiation: the record's words in their own language, and its everyday name in the other."""
    found, words = operation_in(name), calm(name)
    if found is None:
        return quoted(words)
    is_spanish = set(fold(found.es)) <= set(fold(name))
    return Text(en=found.en, es=words) if is_spanish else Text(en=words, es=found.es)


def treatment_names(name: str, *, modality: Modality) -> tuple[Sayable, ...]:
    """The medicines that a treatment's name holds, when every part of the name is one; else the name as it stands.

    >>> [each.said("es") for each in treatment_names("Carboplatin + Taxol", modality="chemotherapy")]
    ['carboplatino', 'paclitaxel']
    """
    drugs = [find_drug(part) for part in _BETWEEN_DRUGS.split(name)] if modality in _SYSTEMIC else [None]
    known = tuple(dict.fromkeys(drug.name for drug in drugs if drug is not None))
    return known if all(drugs) else (_operation_name(name),)


def diagnosis_name(diagnosis: Diagnosis) -> Sayable:
    """The cancer by its codes, else as the source calls it; "a cancer" where it gives neither."""
    if diagnosis.site is not None or diagnosis.morphology is not None:
        return cancer_name(diagnosis.site, diagnosis.morphology, diagnosis.side)
    words = diagnosis.words.strip() or diagnosis.histology_words.strip()
    return _cancer_by_words(words) or (both(words) if words else Message("plain-a-cancer"))


def stage_name(words: str) -> Sayable:
    """A stage group in both languages ("etapa", as the glossary page says); anything else as it stands.

    >>> stage_name("Stage IIA").said("es")
    'etapa IIA'
    """
    found = _STAGE_GROUP.fullmatch(words.strip())
    return Text(en=f"stage {found[1].upper()}", es=f"etapa {found[1].upper()}") if found else quoted(words)


def biomarker_name(name: str) -> Sayable:
    """A biomarker's everyday name where the record's word is one of its names and nothing more."""
    entry = find_biomarker(name)
    if entry is not None and _is_one_of(name, (entry.symbol, entry.name.en, entry.name.es, *entry.words)):
        return entry.name
    return quoted(name)


def measure_name(name: str) -> Sayable:
    """What was measured: a common measure by its everyday name, a marker in the blood by its own."""
    return everyday_name(name, table="measures") or biomarker_name(name)


def relation_name(relation: str) -> Sayable:
    """Which relative, as families say it.

    >>> relation_name("Maternal aunt").said("es")
    'tía por parte de madre'
    """
    return _everyday(relation, table="relatives")


def illness_name(words: str) -> Sayable:
    """An illness, a cancer too, by the name that its table gives it."""
    return _cancer_by_words(words) or _everyday(words, table="illnesses")


def sex_name(words: str) -> Sayable:
    """What a record says of sex."""
    return _everyday(words, table="sexes")


def entry_name(kind: str) -> Sayable:
    """A kind of entry of a file, as people call it; one that no table knows keeps the file's own word.

    >>> entry_name("Immunization").said("es")
    'vacunas'
    """
    return everyday_name(kind, table="entries") or both(kind)


def date_name(words: str) -> Sayable:
    """A date that a record writes in figures, in words; anything else as it stands.

    >>> date_name("1961-04-12").said("es")
    '12 de abril de 1961'
    """
    try:
        return PartialDate.parse(words)
    except ValueError:
        return quoted(words)


def _everyday(words: str, *, table: Table) -> Sayable:
    return everyday_name(words, table=table) or quoted(calm(words))


def _cancer_by_words(words: str) -> Text | None:
    entry = find_cancer(words)
    return entry.name if entry is not None and _is_one_of(words, (entry.name.en, entry.name.es)) else None


def _is_one_of(words: str, names: Iterable[str]) -> bool:
    return words.strip().casefold() in {each.casefold() for each in names}


def _with_side(name: Text, *, side: Side | None) -> Sayable:
    return name if side is None or side == "midline" else Message(f"plain-side-{side}", {"place": name})
