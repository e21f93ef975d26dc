"""Genomic variants: which gene, which change, found or not, and whether inherited."""

from __future__ import annotations

from typing import Final

from rumbo.course.facts import Biomarker
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.codings import code, has_code, named
from rumbo.records.fhir.datatypes import each
from rumbo.records.fhir.observation import Observation, observed_on, result_of

# LOINC, as HL7's genomics reporting guide and mCODE STU4 use them.
_VARIANT: Final = frozenset({"69548-6"})
_GENE: Final = "48018-6"
_CHANGES: Final = ("48005-3", "81252-9", "48004-6")  # of the protein, the variant's name, of the DNA
_SOURCE_CLASS: Final = "48002-0"
_GERMLINE: Final = frozenset({"LA6683-2"})
_ABSENT: Final = frozenset({"LA9634-2"})
_PRESENT: Final = frozenset({"LA9633-4"})


def is_variant(observation: Observation) -> bool:
    """Whether it tells of one change in a gene, part by part; one told in words is read as any other observation."""
    return has_code(observation.code, _VARIANT) and bool(observation.component)


def tell_variant(observation: Observation, *, entry: Entry, chart: Chart) -> None:
    """Tell a variant as a biomarker named by its gene; a fusion is named by both."""
    parts: dict[str, list[str]] = {}
    inherited = False
    for part in observation.component or ():
        loinc = code(part.code, "LOINC") or ""
        value = part.value_codeable_concept
        inherited = inherited or (loinc == _SOURCE_CLASS and has_code(value, _GERMLINE))
        words = named(value) or part.value_string or ""
        if words:
            parts.setdefault(loinc, []).append(words)
    genes = list(dict.fromkeys(parts.get(_GENE, ())))
    if not genes:
        chart.leave_unread(entry)
        return
    change = next((parts[loinc][0] for loinc in _CHANGES if loinc in parts), "")
    found = _found(observation)
    told = {True: "detected", False: "not detected", None: named(observation.value_codeable_concept)}[found]
    # Two genes that were found changed together are a fusion; genes that were not are each told for itself.
    for name in ["-".join(genes)] if found else genes:
        says = Biomarker(
            name=name,
            result=" ".join(filter(None, (change, told))),
            positive=found,
            inherited=inherited,
            on=observed_on(observation),
            cancer=chart.cancer(*each(observation.focus), of=entry),
        )
        result = result_of(observation, entry=entry, chart=chart) or entry.place
        chart.tell(says, entry=entry, quote=f"{name}: {says.result}", result=result)


def _found(observation: Observation) -> bool | None:
    if has_code(observation.value_codeable_concept, _PRESENT):
        return True
    return False if has_code(observation.value_codeable_concept, _ABSENT) else None
