"""Claims and explanations of benefit: what was billed. A diagnosis on a bill is weak evidence, and is told with care.

What was only looked for is billed under the code of the illness. So a cancer is taken from bills only when it was billed
in hospital, or on two days at least a day and at most a year apart, or beside a treatment of cancer. Sources: Setoguchi
and others, Cancer Causes & Control 2007;18:561 (two claims found cancers with a specificity of 98 % or more); CMS Chronic
Conditions Data Warehouse, algorithms for cancers (one inpatient or two outpatient claims within a year); Sato and others,
Biol Pharm Bull 2015;38:53 (diagnosis beside treatment codes). Where a file has entries of the hospital's own, its bills
only repeat them, and are passed by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Final, NamedTuple

from rumbo.course.facts import Background, Diagnosis, Finding, Treatment
from rumbo.oncology import PartialDate
from rumbo.oncology.sites import icd10_to_site, read_side
from rumbo.oncology.treatments import Modality
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.codings import code, every_name, has_code, named, quoted
from rumbo.records.fhir.datatypes import Concept, Datatype, Period, Reference, Resource, each
from rumbo.records.fhir.dates import when
from rumbo.records.fhir.drugs import medicines_in
from rumbo.records.fhir.malignancy import Malignancy, icd10_of, malignancy_of
from rumbo.records.fhir.places import find_place, place_named
from rumbo.records.fhir.treatments import treatment_named

A_YEAR: Final = timedelta(days=365)
_CLINICAL: Final = frozenset({"Condition", "Procedure", "MedicationRequest", "MedicationStatement", "MedicationOrder"})
# Of CMS's claim types and the CARIN guide: stays in a hospital or a nursing facility.
_INPATIENT: Final = frozenset({"INPATIENT", "SNF", "inpatient", "inpatient-facility", "60", "61", "20", "30"})
# The question at the door is no answer.
_ASKED: Final = frozenset({"admitting", "patientreasonforvisit"})
_PHARMACY: Final = frozenset({"pharmacy", "PDE"})
# CPT: giving of chemotherapy and other complex drugs (96401-96549), radiation delivery (77371-77799).
_TREATMENT_CPT: Final = re.compile(r"96(?:4\d\d|5[0-4]\d)|77(?:37[1-3]|38[5-7]|[4-7]\d\d)")
_RADIATION_CPT: Final = re.compile(r"77\d\d\d")


class BilledDiagnosis(Datatype, frozen=True):
    """A diagnosis on a bill."""

    diagnosis_codeable_concept: Concept | None = None
    type: list[Concept] | Concept | None = None


class BilledProcedure(Datatype, frozen=True):
    """A procedure on a bill."""

    date: str | None = None
    procedure_codeable_concept: Concept | None = None


class Item(Datatype, frozen=True):
    """One line of a bill; `service` is FHIR STU3's."""

    product_or_service: Concept | None = None
    service: Concept | None = None
    serviced_date: str | None = None
    serviced_period: Period | None = None


class Claim(Resource, frozen=True):
    """https://hl7.org/fhir/R4/explanationofbenefit.html, and the claim that it answers."""

    status: str | None = None
    use: Concept | str | None = None
    type: Concept | None = None
    sub_type: Concept | None = None
    billable_period: Period | None = None
    created: str | None = None
    diagnosis: list[BilledDiagnosis] | None = None
    procedure: list[BilledProcedure] | None = None
    item: list[Item] | None = None
    claim: Reference | None = None


class Billed(NamedTuple):
    """One diagnosis of cancer or spread on one bill."""

    entry: Entry
    concept: Concept
    what: Malignancy
    on: PartialDate | None
    is_sure: bool  # from a stay in hospital, or beside a treatment of cancer


def index_claims(chart: Chart) -> None:
    """Gather the cancers on the bills of a file, unless it has entries of the hospital's own."""
    if is_only_repeating(chart):
        return
    for entry in chart.entries:
        if isinstance(entry.resource, Claim) and _counts(entry.resource):
            for billed in _cancers_on(entry.resource, entry=entry):
                chart.billed.setdefault(_category(billed.concept), []).append(billed)


def is_only_repeating(chart: Chart) -> bool:
    """Whether a file, as far as it is known, has entries of the hospital's own, which its bills only repeat."""
    return any(entry.kind in _CLINICAL for entry in chart.entries)


def tell_claim(claim: Claim, *, entry: Entry, chart: Chart) -> None:
    """Tell the cancers that this bill is the first to name, and the treatments that were billed."""
    before = len(chart.facts)
    if _counts(claim):
        for those in chart.billed.values():
            if _first(those).entry is entry:
                _tell_cancer(those, chart=chart)
        if chart.billed:
            _tell_treatments(claim, entry=entry, chart=chart)
    if len(chart.facts) == before:
        chart.leave_unread(entry)


def _counts(claim: Claim) -> bool:
    use = claim.use if isinstance(claim.use, str) else "claim"
    return claim.status in ("active", None) and use in ("claim", "complete")


def _cancers_on(claim: Claim, *, entry: Entry) -> Iterator[Billed]:
    on = when(claim.billable_period, claim.created)
    kinds = (claim.type, claim.sub_type)
    sure = any(has_code(kind, _INPATIENT) for kind in kinds) or any(map(_is_treatment, _services(claim)))
    for diagnosis in claim.diagnosis or ():
        concept = diagnosis.diagnosis_codeable_concept
        what = malignancy_of(concept)
        asked = any(has_code(kind, _ASKED) for kind in each(diagnosis.type))
        if concept is not None and what in ("primary", "secondary", "history") and not asked:
            yield Billed(entry, concept, what, on, sure)


def _services(claim: Claim) -> Iterator[tuple[Concept, str | Period | None]]:
    """What was done or handed out, and when."""
    for procedure in claim.procedure or ():
        if procedure.procedure_codeable_concept is not None:
            yield procedure.procedure_codeable_concept, procedure.date
    for item in claim.item or ():
        concept = item.product_or_service or item.service
        if concept is not None:
            yield concept, item.serviced_date or item.serviced_period


def _is_treatment(service: tuple[Concept, str | Period | None]) -> bool:
    concept = service[0]
    return bool(_TREATMENT_CPT.fullmatch(code(concept, "CPT") or "")) or bool(medicines_in(every_name(concept)))


def _category(concept: Concept) -> str:
    """The three letters and digits that name the organ: codes of one cancer differ in what comes after."""
    icd10 = icd10_of(concept)
    return icd10.value[:3] if icd10 else (code(concept, "ICD-9-CM") or every_name(concept))[:3]


def _first(those: list[Billed]) -> Billed:
    dated = [billed for billed in those if billed.on is not None]
    return min(dated, key=lambda billed: billed.on.earliest) if dated else those[0]  # type: ignore[union-attr]  # only the dated are compared


def is_founded(those: Iterable[Billed]) -> bool:
    """Whether bills found a cancer: one of a hospital stay or beside treatment, or two days apart within a year.

    The sources are named at the top of this module.
    """
    those = list(those)
    days = sorted({billed.on.earliest for billed in those if billed.on is not None})
    apart = any(later - earlier <= A_YEAR for earlier, later in pairwise(days))
    return apart or any(billed.is_sure for billed in those)


def _tell_cancer(those: list[Billed], *, chart: Chart) -> None:
    first = _first(those)
    concept, entry = first.concept, first.entry
    icd10 = icd10_of(concept)
    words = named(concept) or (str(icd10) if icd10 else "")
    days = len({billed.on for billed in those})
    quote = f"{quoted(concept)}; billed on {days} days" if days > 1 else f"{quoted(concept)}; billed once"
    limit = first.on.as_limit() if first.on is not None else None
    if first.what == "history" or not is_founded(those):
        note = Background(
            topic="note", words=f"{words} (only billed)" if first.what != "history" else words, on=first.on
        )
        chart.tell(note, entry=entry, quote=quote)
    elif first.what == "secondary":
        place = place_named(words, icd10=icd10)
        chart.tell(Finding(place=place, on=limit, words=words, secondary=True, tumour=True), entry=entry, quote=quote)
    else:
        told = find_place(every_name(concept))
        says = Diagnosis(
            ref=f"{chart.ref(entry)} {_category(concept)}",
            on=limit,
            words=words,
            site=(icd10_to_site(icd10) if icd10 else None) or (told.site if told else None),
            side=read_side(every_name(concept)),
            icd10=icd10,
        )
        chart.tell(says, entry=entry, quote=quote)


def _tell_treatments(claim: Claim, *, entry: Entry, chart: Chart) -> None:
    """What was billed as given was given; what a pharmacy handed out may or may not have been taken."""
    is_pharmacy = has_code(claim.type, _PHARMACY)
    for concept, moment in _services(claim):
        on = when(moment, claim.billable_period)
        words = every_name(concept)
        medicines = medicines_in(words)
        treatments = [(medicine.modality, medicine.name) for medicine in medicines]
        modality = None if medicines else _modality(concept, words=words)
        if modality is not None:
            treatments.append((modality, named(concept) or f"CPT {code(concept, 'CPT')}"))
        for kind, name in treatments:
            given = None if is_pharmacy else True
            says = Treatment(modality=kind, name=name, on=on, given=given, words=named(concept))
            chart.tell(says, entry=entry, quote=concept)


def _modality(concept: Concept, *, words: str) -> Modality | None:
    cpt = code(concept, "CPT") or ""
    if _TREATMENT_CPT.fullmatch(cpt) and _RADIATION_CPT.fullmatch(cpt):
        return "radiation"
    return treatment_named(words)
