"""CarePlan and ServiceRequest: what was planned or ordered. Neither says that it was done; both can say that it was not."""

from __future__ import annotations

from typing import Final

from rumbo.course.facts import Treatment
from rumbo.oncology import PartialDate
from rumbo.oncology.treatments import Modality
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.codings import every_name, named
from rumbo.records.fhir.datatypes import Concept, Datatype, Period, Reasoned, Resource, remarks
from rumbo.records.fhir.dates import when
from rumbo.records.fhir.drugs import medicines_in
from rumbo.records.fhir.malignancy import malignancy_of
from rumbo.records.fhir.treatments import place_treated, treatment_named

_UNTRUE: Final = "entered-in-error"
_CALLED_OFF: Final = frozenset({"cancelled", "revoked", "not-done"})
_MALIGNANT: Final = frozenset({"primary", "secondary"})


class Detail(Datatype, frozen=True):
    """One thing that is planned; `prohibited` is FHIR STU3's and DSTU2's."""

    code: Concept | None = None
    description: str | None = None
    product_codeable_concept: Concept | None = None
    status: str | None = None
    status_reason: Concept | str | None = None
    do_not_perform: bool = False
    prohibited: bool = False
    scheduled_period: Period | None = None


class Activity(Datatype, frozen=True):
    """One activity of a plan."""

    detail: Detail | None = None


class CarePlan(Resource, frozen=True):
    """https://hl7.org/fhir/R4/careplan.html"""

    status: str | None = None
    title: str | None = None
    period: Period | None = None
    created: str | None = None
    activity: list[Activity] | None = None


class OrderCode(Concept, frozen=True):
    """What is ordered; in FHIR R5 the concept stands one level lower."""

    concept: Concept | None = None


class ServiceRequest(Reasoned, frozen=True):
    """https://hl7.org/fhir/R4/servicerequest.html; in FHIR STU3 and DSTU2 ProcedureRequest."""

    status: str | None = None
    do_not_perform: bool = False
    code: OrderCode | None = None
    occurrence_date_time: str | None = None
    occurrence_period: Period | None = None
    authored_on: str | None = None
    body_site: list[Concept] | Concept | None = None


class _Plan(Datatype, frozen=True):
    """One treatment that was planned or ordered."""

    words: str
    is_off: bool
    why: str
    on: PartialDate | None
    cancer: str | None = None


def tell_plan(plan: CarePlan, *, entry: Entry, chart: Chart) -> None:
    """Tell the treatments of a plan as planned, and those that were called off as not given."""
    told = False
    details = [activity.detail for activity in plan.activity or () if activity.detail is not None]
    for detail in details if plan.status != _UNTRUE else ():
        why = detail.status_reason
        planned = _Plan(
            words=every_name(detail.code) or detail.description or every_name(detail.product_codeable_concept),
            is_off=detail.status in _CALLED_OFF or detail.do_not_perform or detail.prohibited,
            why=named(why) if isinstance(why, Concept) else why or "",
            on=when(detail.scheduled_period, plan.period, plan.created),
        )
        if detail.status != _UNTRUE and (chart.cancers or medicines_in(planned.words)):
            told = _tell(planned, entry=entry, chart=chart) or told
    if not told:
        chart.leave_unread(entry)


def tell_order(order: ServiceRequest, *, entry: Entry, chart: Chart) -> None:
    """Tell a treatment that was ordered; one that was revoked was not given on this order."""
    reasons = order.reasons_told
    concept = (order.code.concept or order.code) if order.code else None
    cancer = chart.cancer(*order.reasons_pointed_to, of=entry)
    ordered = _Plan(
        words=every_name(concept),
        is_off=order.status in _CALLED_OFF or order.do_not_perform,
        why=remarks(order.note),
        on=when(order.occurrence_date_time, order.occurrence_period, order.authored_on),
        cancer=cancer,
    )
    about_cancer = cancer is not None or any(malignancy_of(reason) in _MALIGNANT for reason in reasons)
    about_cancer = about_cancer or (bool(chart.cancers) and not reasons and not order.reasons_pointed_to)
    if order.status == _UNTRUE or not about_cancer or not _tell(ordered, entry=entry, chart=chart):
        chart.leave_unread(entry)


def _tell(planned: _Plan, *, entry: Entry, chart: Chart) -> bool:
    medicines = [(medicine.modality, medicine.name) for medicine in medicines_in(planned.words)]
    modality: Modality | None = None if medicines else treatment_named(planned.words)
    treatments = medicines or ([(modality, planned.words)] if modality else [])
    for kind, name in treatments:
        place = place_treated(planned.words, modality=kind)
        says = Treatment(
            modality=kind,
            name=name,
            on=planned.on,
            given=False if planned.is_off else None,
            cancer=planned.cancer,
            places=(place,) if place and kind in ("surgery", "radiation") else (),
            why_stopped=planned.why if planned.is_off else "",
        )
        chart.tell(says, entry=entry, quote="; ".join(filter(None, (planned.words, planned.why))))
    return bool(treatments)
