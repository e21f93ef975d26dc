"""Procedure: surgery, radiation and other treatment of the cancer; a biopsy as the place and day of a test."""

from __future__ import annotations

import re
from typing import Final

from rumbo.course.facts import Finding, Place, Treatment
from rumbo.oncology import PartialDate
from rumbo.oncology.treatments import Modality, is_not_treatment
from rumbo.records.fhir.attachment import tell_narrative
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.codings import code, every_name, named
from rumbo.records.fhir.datatypes import (
    Concept,
    Period,
    Reasoned,
    Remarks,
    each,
    follows,
    remarks,
)
from rumbo.records.fhir.dates import end, when
from rumbo.records.fhir.encounter import visited_on
from rumbo.records.fhir.malignancy import malignancy_of
from rumbo.records.fhir.places import find_place, place_named, places_of
from rumbo.records.fhir.radiation import dose_told, technique_told, volumes
from rumbo.records.fhir.treatments import treatments_named

_BIOPSY: Final = re.compile(
    r"\b(?:biops\w+|needle aspiration|thoracentesis|paracentesis|punci[oó]n|FNA|PAAF)\b", re.IGNORECASE
)
# CPT's section "radiation oncology" (77261-77799); planning and physics (up to 77370) are not treatment.
_RADIATION_CPT: Final = re.compile(r"77(?:37[1-3]|38[5-7]|4\d\d|5\d\d|6\d\d|7\d\d)")
# Operations that are common and seldom for a cancer: without a stated reason they are not taken for one.
_SELDOM_FOR_CANCER: Final = re.compile(
    r"\b(?:cataract|catarata|append[ei]c\w+|apendicectom|cholecystectom|colecistectom|hernia|arthroplast|artroplast"
    r"|(?:knee|hip|joint) replacement|arthroscop|artroscop|tonsillectom|amigdalectom|caesarean|cesarean|ces[aá]rea"
    r"|tooth|dental|wisdom|tubal|vasectom|carpal|coronary|bypass|pacemaker|marcapasos|hemorrhoid|hemorroid|lasik"
    r"|circumcision|bunion|meniscect|septoplast|polypectom|polipectom)",
    re.IGNORECASE,
)
# FHIR R4's event status: what it says about whether the thing was done.
_DONE: Final[dict[str, bool | None]] = {
    "completed": True,
    "in-progress": True,
    "stopped": True,
    "aborted": True,  # DSTU2's word for stopped
    "not-done": False,
    "preparation": None,
    "on-hold": None,
    "unknown": None,
}
_MALIGNANT: Final = frozenset({"primary", "secondary"})


class Procedure(Reasoned, frozen=True):
    """https://hl7.org/fhir/R4/procedure.html; `not_done` is STU3's, `not_performed` DSTU2's, `occurrence_...` R5's."""

    status: str | None = None
    not_done: bool = False
    not_performed: bool = False
    status_reason: Concept | None = None
    not_done_reason: Concept | None = None
    reason_not_performed: list[Concept] | Concept | None = None
    category: list[Concept] | Concept | None = None
    code: Concept | None = None
    performed_date_time: str | None = None
    performed_period: Period | None = None
    performed_string: str | None = None
    occurrence_date_time: str | None = None
    occurrence_period: Period | None = None
    occurrence_string: str | None = None
    body_site: list[Concept] | Concept | None = None
    notes: Remarks = None

    @property
    def was_not_done(self) -> bool:
        """Whether it says of itself that it was not done."""
        return self.not_done or self.not_performed or self.status == "not-done"


def performed_on(procedure: Procedure, *, entry: Entry, chart: Chart) -> PartialDate | None:
    """The day it was done or begun, else the day of the visit it belongs to."""
    said = when(
        procedure.performed_date_time,
        procedure.performed_period,
        procedure.performed_string,
        procedure.occurrence_date_time,
        procedure.occurrence_period,
        procedure.occurrence_string,
    )
    return said or visited_on(procedure.encounter, entry=entry, chart=chart)


def tell_procedure(procedure: Procedure, *, entry: Entry, chart: Chart) -> None:
    """Tell a treatment aimed at the cancer, or a biopsy; every other procedure is counted as unread."""
    words = every_name(procedure.code) or _named_by_profile(procedure)
    if procedure.status == "entered-in-error" or (procedure.was_not_done and not words):
        chart.leave_unread(entry)
        return
    if not words:
        tell_narrative(entry, chart=chart)
        return
    modalities = _modalities(procedure, words=words)
    if modalities and _is_for_cancer(procedure, modality=modalities[0], entry=entry, chart=chart):
        for modality in modalities:
            _tell_treatment(procedure, entry=entry, chart=chart, modality=modality)
    elif _BIOPSY.search(words) and _may_be_about_cancer(chart) and _is_done(procedure):
        _tell_biopsy(procedure, entry=entry, chart=chart)
    else:
        chart.leave_unread(entry)


def is_never_told(procedure: Procedure) -> bool:
    """Whether a procedure is neither a treatment nor a biopsy by its name, whatever else the file holds."""
    words = every_name(procedure.code) or _named_by_profile(procedure)
    return bool(words) and not _modalities(procedure, words=words) and not _BIOPSY.search(words)


def _named_by_profile(procedure: Procedure) -> str:
    """The name that SNOMED CT gives the code which mCODE's course summary prescribes, for it often stands alone."""
    return "Radiotherapy course of treatment" if follows(procedure, "radiotherapy-course-summary") else ""


def _is_done(procedure: Procedure) -> bool:
    return procedure.status in ("completed", None) and not procedure.was_not_done


def _tell_treatment(procedure: Procedure, *, entry: Entry, chart: Chart, modality: Modality) -> None:
    status = "not-done" if procedure.was_not_done else procedure.status or "unknown"
    reasons = [procedure.status_reason, procedure.not_done_reason, *each(procedure.reason_not_performed)]
    why = "; ".join(filter(None, map(named, reasons)))
    says = Treatment(
        modality=modality,
        name=_name(procedure),
        on=performed_on(procedure, entry=entry, chart=chart),
        until=end(procedure.performed_period, procedure.occurrence_period),
        given=_DONE.get(status),
        ongoing=status == "in-progress",
        cancer=chart.cancer(*procedure.reasons_pointed_to, of=entry),
        places=_places(procedure, entry=entry, chart=chart),
        dose_words=dose_told(procedure, entry=entry, chart=chart),
        why_stopped=why if status in ("stopped", "aborted", "not-done", "on-hold") else "",
        words="; ".join(filter(None, (remarks(procedure.note), remarks(procedure.notes)))),
    )
    chart.tell(says, entry=entry, quote=procedure.code)


def _tell_biopsy(procedure: Procedure, *, entry: Entry, chart: Chart) -> None:
    words = named(procedure.code)
    places = places_of(procedure.body_site) or [find_place(words) or place_named(words)]
    on = performed_on(procedure, entry=entry, chart=chart)
    cancer = chart.cancer(*procedure.reasons_pointed_to, of=entry)
    for place in places:
        says = Finding(place=place, on=on, cancer=cancer, words=words, found_by="biopsy")
        chart.tell(says, entry=entry, quote=procedure.code)


def _modalities(procedure: Procedure, *, words: str) -> tuple[Modality, ...]:
    if follows(procedure, "radiotherapy-course-summary") or _RADIATION_CPT.fullmatch(code(procedure.code, "CPT") or ""):
        return ("radiation",)
    own = named(procedure.code)  # "sentinel node biopsy" before the "biopsy or excision of nodes" of its billing code
    found = treatments_named(own) or (() if is_not_treatment(own) else treatments_named(words))
    return found or (("surgery",) if follows(procedure, "cancer-related-surgical-procedure") else ())


def _is_for_cancer(procedure: Procedure, *, modality: Modality, entry: Entry, chart: Chart) -> bool:
    """Radiation, medicines and the like treat cancer; an operation does when its reason, or the file, names one."""
    if modality != "surgery" or follows(procedure, "cancer-related-surgical-procedure"):
        return True
    references, reasons = procedure.reasons_pointed_to, procedure.reasons_told
    if chart.cancer(*references, of=entry) is not None:
        return True
    if references or reasons:
        pointed_to = (Concept(text=reference.display) for reference in references if reference.display)
        return any(map(_is_malignant, [*reasons, *pointed_to]))
    return _may_be_about_cancer(chart) and not _is_something_else(procedure, entry=entry, chart=chart)


def _is_malignant(reason: Concept) -> bool:
    return malignancy_of(reason) in _MALIGNANT


def _is_something_else(procedure: Procedure, *, entry: Entry, chart: Chart) -> bool:
    """An operation that is seldom for a cancer, or was done in a year before any cancer of the file was found."""
    on = performed_on(procedure, entry=entry, chart=chart)
    too_early = on is not None and chart.began is not None and on.year < chart.began.year - 1
    return too_early or bool(_SELDOM_FOR_CANCER.search(every_name(procedure.code)))


def _may_be_about_cancer(chart: Chart) -> bool:
    """A file that tells of a cancer, or a file of procedures alone, as in a bulk export."""
    return bool(chart.cancers) or chart.has_only("Procedure")


def _places(procedure: Procedure, *, entry: Entry, chart: Chart) -> tuple[Place, ...]:
    """Where it was done: the places it names, the volumes that radiation reached, or the place in its name."""
    places = places_of(procedure.body_site) or list(volumes(procedure, entry=entry, chart=chart))
    if not places:
        named_place = find_place(named(procedure.code))
        places = [named_place] if named_place is not None else []
    return tuple(places)


def _name(procedure: Procedure) -> str:
    """What was done; a course summary, which is named the same for everyone, with its technique and where."""
    words = named(procedure.code) or _named_by_profile(procedure)
    if not follows(procedure, "course-summary"):
        return words
    sites = ", ".join(place.words for place in places_of(procedure.body_site))
    return ", ".join(filter(None, (words, technique_told(procedure), sites)))
