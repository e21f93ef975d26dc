"""Procedure: surgery, radiation and other treatment of the cancer; a biopsy as the place and day of a test."""

from __future__ import annotations

import re
from typing import Final

from rumbo.course.facts import Finding, Place, Treatment
from rumbo.oncology.treatments import Modality, is_not_treatment, read_treatment
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.codings import code, every_name, named
from rumbo.records.fhir.datatypes import (
    Concept,
    Extension,
    Period,
    Reference,
    Resource,
    each,
    find_extension,
    follows,
    remarks,
)
from rumbo.records.fhir.dates import end, when
from rumbo.records.fhir.malignancy import malignancy_of
from rumbo.records.fhir.places import find_place, place_named, places_of

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
    "not-done": False,
    "preparation": None,
    "on-hold": None,
    "unknown": None,
}
_MALIGNANT: Final = frozenset({"primary", "secondary"})


class Procedure(Resource, frozen=True):
    """https://hl7.org/fhir/R4/procedure.html; `not_done` is FHIR STU3's."""

    status: str | None = None
    not_done: bool = False
    status_reason: Concept | None = None
    not_done_reason: Concept | None = None
    category: Concept | None = None
    code: Concept | None = None
    performed_date_time: str | None = None
    performed_period: Period | None = None
    performed_string: str | None = None
    reason_code: list[Concept] | Concept | None = None
    reason_reference: list[Reference] | Reference | None = None
    body_site: list[Concept] | Concept | None = None


def tell_procedure(procedure: Procedure, *, entry: Entry, chart: Chart) -> None:
    """Tell a treatment aimed at the cancer, or a biopsy; every other procedure is counted as unread."""
    words = every_name(procedure.code)
    if procedure.status == "entered-in-error" or not words:
        chart.leave_unread(entry)
        return
    modality = _modality(procedure, words=words)
    if modality is not None and _is_for_cancer(procedure, modality=modality, chart=chart):
        _tell_treatment(procedure, entry=entry, chart=chart, modality=modality)
    elif _BIOPSY.search(words) and _may_be_about_cancer(chart) and procedure.status in ("completed", None):
        _tell_biopsy(procedure, entry=entry, chart=chart)
    else:
        chart.leave_unread(entry)


def _tell_treatment(procedure: Procedure, *, entry: Entry, chart: Chart, modality: Modality) -> None:
    status = "not-done" if procedure.not_done else procedure.status or "unknown"
    why = named(procedure.status_reason or procedure.not_done_reason)
    says = Treatment(
        modality=modality,
        name=_name(procedure),
        on=when(procedure.performed_date_time, procedure.performed_period, procedure.performed_string),
        until=end(procedure.performed_period),
        given=_DONE.get(status),
        ongoing=status == "in-progress",
        cancer=chart.cancer(*each(procedure.reason_reference)),
        places=_places(procedure),
        dose_words=_dose(procedure.extension),
        why_stopped=why if status in ("stopped", "not-done", "on-hold") else "",
        words=remarks(procedure.note),
    )
    chart.tell(says, entry=entry, quote=procedure.code)


def _tell_biopsy(procedure: Procedure, *, entry: Entry, chart: Chart) -> None:
    words = named(procedure.code)
    places = places_of(procedure.body_site) or [find_place(words) or place_named(words)]
    on = when(procedure.performed_date_time, procedure.performed_period)
    cancer = chart.cancer(*each(procedure.reason_reference))
    for place in places:
        says = Finding(place=place, on=on, cancer=cancer, words=words, found_by="biopsy")
        chart.tell(says, entry=entry, quote=procedure.code)


def _modality(procedure: Procedure, *, words: str) -> Modality | None:
    if follows(procedure, "radiotherapy-course-summary") or _RADIATION_CPT.fullmatch(code(procedure.code, "CPT") or ""):
        return "radiation"
    own = named(procedure.code)  # "sentinel node biopsy" before the "biopsy or excision of nodes" of its billing code
    found = read_treatment(own) or (None if is_not_treatment(own) else read_treatment(words))
    return found or ("surgery" if follows(procedure, "cancer-related-surgical-procedure") else None)


def _is_for_cancer(procedure: Procedure, *, modality: Modality, chart: Chart) -> bool:
    """Radiation, medicines and the like treat cancer; an operation does when its reason, or the file, names one."""
    if modality != "surgery" or follows(procedure, "cancer-related-surgical-procedure"):
        return True
    references = each(procedure.reason_reference)
    if chart.cancer(*references) is not None:
        return True
    if references or procedure.reason_code:
        return any(map(_is_malignant, each(procedure.reason_code)))
    return _may_be_about_cancer(chart) and not _is_something_else(procedure, chart=chart)


def _is_malignant(reason: Concept) -> bool:
    return malignancy_of(reason) in _MALIGNANT


def _is_something_else(procedure: Procedure, *, chart: Chart) -> bool:
    """An operation that is seldom for a cancer, or was done in a year before any cancer of the file was found."""
    on = when(procedure.performed_date_time, procedure.performed_period)
    too_early = on is not None and chart.began is not None and on.year < chart.began.year - 1
    return too_early or bool(_SELDOM_FOR_CANCER.search(every_name(procedure.code)))


def _may_be_about_cancer(chart: Chart) -> bool:
    """A file that tells of a cancer, or a file of procedures alone, as in a bulk export."""
    return bool(chart.cancers) or chart.has_only("Procedure")


def _places(procedure: Procedure) -> tuple[Place, ...]:
    places = places_of(procedure.body_site)
    if not places:
        volume = find_place(named(procedure.code))
        places = [volume] if volume is not None else []
    return tuple(places)


def _name(procedure: Procedure) -> str:
    """What was done; a course summary, which is named the same for everyone, with its technique and where."""
    words = named(procedure.code)
    technique = _inside(procedure.extension, "technique")
    sites = ", ".join(place.words for place in places_of(procedure.body_site))
    return ", ".join(filter(None, (words, technique, sites))) if follows(procedure, "course-summary") else words


def _dose(extensions: list[Extension] | None) -> str:
    """The dose delivered, as the course summary has it: the total, and in how many sessions.

    Source: mCODE STU4, Radiotherapy Course Summary.
    """
    total = find_extension(extensions, "radiotherapy-dose-delivered-to-volume")
    quantity = None
    for part in (total.extension if total else None) or ():
        if part.url.lower().endswith("totaldosedelivered"):
            quantity = part.value_quantity
    if quantity is None or quantity.value is None:
        return ""
    sessions = find_extension(extensions, "radiotherapy-sessions")
    count = f" / {sessions.value_unsigned_int}" if sessions and sessions.value_unsigned_int else ""
    return f"{quantity.value:g} {quantity.unit or quantity.code or ''}{count}".strip()


def _inside(extensions: list[Extension] | None, ending: str) -> str:
    outer = find_extension(extensions, "modality-and-technique")
    inner = find_extension(outer.extension, ending) if outer else None
    return named(inner.value_codeable_concept) if inner else ""
