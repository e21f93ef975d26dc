"""What mCODE observes of a tumour and of the person besides: grade, risk, size, genes looked at, spread in the past,
other illnesses. Told as findings, illnesses or notes about the cancer.
"""

from __future__ import annotations

import re
from typing import Final

from rumbo.course.facts import Background, Finding, Illness
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.codings import every_name, has_code, named
from rumbo.records.fhir.datatypes import each, follows
from rumbo.records.fhir.observation import Observation, observed_on, quote_of, result_of, value_words
from rumbo.records.fhir.places import find_place

# HL7 mCODE STU4: SNOMED CT, LOINC and NCI Thesaurus codes of its profiles, by what they are told as.
_PAST_SPREAD: Final = "history-of-metastatic-cancer"
_PAST_SPREAD_CODES: Final = frozenset({"1287652008", "1098951000119108", "1098961000119106"})
_COMORBIDITIES: Final = frozenset({"398192003"})
_REGION: Final = frozenset({"53041-0"})
_GENE: Final = frozenset({"48018-6"})
_NOTED: Final = ("mcode-histologic-grade", "-risk-assessment", "mcode-deauville-scale", "diagnostic-implication")
_NOTED_CODES: Final = frozenset({"C18000", "371469007", "59542-1", "C167435", "C148010"})
# What a pathologist says of a sample beside its kind: general usage in both languages.
_NOTED_WORDS: Final = re.compile(
    r"\b(?:tumou?rs?|cancer|carcinoma|neoplas\w*|histolog\w*|margins?|lymph nodes?|(?:bone )?marrow|immunophenotyp\w*"
    r"|immnphntypng|invasion|gleason|grade|tumor(?:es)?|c[aá]ncer|m[aá]rgenes|margen|ganglios?|m[eé]dula [oó]sea|grado)\b",
    re.IGNORECASE,
)


def is_of_tumour(observation: Observation) -> bool:
    """Whether it is one of these observations and tells something in words or by what it points to."""
    if _is_past_spread(observation) or has_code(observation.code, _COMORBIDITIES | _REGION):
        return True
    if not value_words(observation):
        return False
    noted = has_code(observation.code, _NOTED_CODES) or any(follows(observation, profile) for profile in _NOTED)
    return noted or bool(_NOTED_WORDS.search(every_name(observation.code)))


def tell_of_tumour(observation: Observation, *, entry: Entry, chart: Chart) -> None:
    """Tell one of these observations as what it is."""
    if _is_past_spread(observation):
        _tell_past_spread(observation, entry=entry, chart=chart)
    elif has_code(observation.code, _COMORBIDITIES):
        _tell_illnesses(observation, entry=entry, chart=chart)
    else:
        words = _genes(observation) if has_code(observation.code, _REGION) else quote_of(observation)
        _tell_note(observation, words, entry=entry, chart=chart)


def _is_past_spread(observation: Observation) -> bool:
    return follows(observation, _PAST_SPREAD) or has_code(observation.code, _PAST_SPREAD_CODES)


def _tell_past_spread(observation: Observation, *, entry: Entry, chart: Chart) -> None:
    """A spread of the past, by the day it was told; what is denied is a note."""
    words = named(observation.code)
    place = find_place(every_name(observation.code))
    on = observed_on(observation)
    if observation.value_boolean is False or not words:
        _tell_note(observation, f"{words}: no" if words else "", entry=entry, chart=chart)
    elif place is None:
        _tell_note(observation, words, entry=entry, chart=chart)
    else:
        limit = on.as_limit() if on is not None else None
        cancer = chart.cancer(*each(observation.focus), of=entry)
        says = Finding(place=place, on=limit, cancer=cancer, words=words, secondary=True, tumour=True)
        chart.tell(says, entry=entry, quote=observation.code)


def _tell_illnesses(observation: Observation, *, entry: Entry, chart: Chart) -> None:
    """The illnesses it holds in codes. Those it points to are told where they stand; the absent ones are not told."""
    told = [
        extension.value_codeable_concept
        for extension in observation.extension or ()
        if extension.url.endswith("related-condition") and extension.value_codeable_concept is not None
    ]
    for concept in told:
        if named(concept):
            chart.tell(Illness(name=named(concept)), entry=entry, quote=concept)
    if not told:
        chart.leave_unread(entry)


def _tell_note(observation: Observation, words: str, *, entry: Entry, chart: Chart) -> None:
    if not words:
        chart.leave_unread(entry)
        return
    cancer = chart.cancer(*each(observation.focus), of=entry)
    says = Background(topic="note", words=words, on=observed_on(observation), cancer=cancer)
    chart.tell(says, entry=entry, quote=words, result=result_of(observation, entry=entry, chart=chart))


def _genes(observation: Observation) -> str:
    """Which genes were looked at: what was found in them stands in the variants."""
    genes = [
        coding.display
        for part in observation.component or ()
        if has_code(part.code, _GENE)
        for coding in (part.value_codeable_concept.coding if part.value_codeable_concept else None) or ()
        if coding.display
    ]
    return f"{named(observation.code) or 'Genes looked at'}: {', '.join(dict.fromkeys(genes))}" if genes else ""
