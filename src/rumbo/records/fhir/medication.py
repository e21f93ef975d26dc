"""Medicines ordered, taken, given or handed out: cancer medicines as treatments, the others as background."""

from __future__ import annotations

from typing import Final

from rumbo.course.facts import Background, Treatment
from rumbo.oncology import PartialDate, RxNorm
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.codings import code, every_name, named
from rumbo.records.fhir.datatypes import Concept, Datatype, Period, Reference, Resource, each, remarks
from rumbo.records.fhir.dates import end, when
from rumbo.records.fhir.drugs import Medicine, medicines_in

_UNTRUE: Final = "entered-in-error"
# What a status says about whether a medicine was given; FHIR R4's definitions. An order alone never says that it was.
_ORDERED: Final[dict[str, bool | None]] = {"cancelled": False, "revoked": False}
_TAKEN: Final[dict[str, bool | None]] = {
    "active": True,
    "completed": True,
    "stopped": True,
    "not-taken": False,
    "intended": None,
    "on-hold": None,
    "unknown": None,
}
_GIVEN: Final[dict[str, bool | None]] = {
    "completed": True,
    "in-progress": True,
    "stopped": True,
    "not-done": False,
    "on-hold": None,
    "unknown": None,
}
_ENDED: Final = frozenset({"stopped", "cancelled", "revoked", "not-done", "not-taken", "on-hold"})


class Medication(Resource, frozen=True):
    """https://hl7.org/fhir/R4/medication.html"""

    code: Concept | None = None


class Repeat(Datatype, frozen=True):
    """The bounds of a dosage."""

    bounds_period: Period | None = None


class Timing(Datatype, frozen=True):
    """When a dosage applies."""

    repeat: Repeat | None = None


class Dosage(Datatype, frozen=True):
    """How a medicine is to be taken, or was given."""

    text: str | None = None
    timing: Timing | None = None


class Medicated(Resource, frozen=True):
    """What orders, statements, administrations and dispenses share. The second names are those of FHIR STU3."""

    status: str | None = None
    status_reason: list[Concept] | Concept | None = None
    reason_not_taken: list[Concept] | None = None
    reason_not_given: list[Concept] | None = None
    medication_codeable_concept: Concept | None = None
    medication_reference: Reference | None = None
    reason_reference: list[Reference] | Reference | None = None
    reason_code: list[Concept] | Concept | None = None


class MedicationRequest(Medicated, frozen=True):
    """https://hl7.org/fhir/R4/medicationrequest.html"""

    intent: str | None = None
    do_not_perform: bool = False
    authored_on: str | None = None
    dosage_instruction: list[Dosage] | None = None


class MedicationStatement(Medicated, frozen=True):
    """https://hl7.org/fhir/R4/medicationstatement.html; `taken` is FHIR STU3's."""

    taken: str | None = None
    effective_date_time: str | None = None
    effective_period: Period | None = None
    date_asserted: str | None = None
    dosage: list[Dosage] | None = None


class MedicationAdministration(Medicated, frozen=True):
    """https://hl7.org/fhir/R4/medicationadministration.html; `not_given` is FHIR STU3's."""

    not_given: bool = False
    effective_date_time: str | None = None
    effective_period: Period | None = None
    dosage: Dosage | None = None


class MedicationDispense(Medicated, frozen=True):
    """https://hl7.org/fhir/R4/medicationdispense.html"""

    when_handed_over: str | None = None
    when_prepared: str | None = None
    dosage_instruction: list[Dosage] | None = None


class _Use(Datatype, frozen=True):
    """One use of a medicine, of whichever resource: what the facts are made of."""

    on: PartialDate | None
    until: PartialDate | None
    given: bool | None
    dose: str
    ongoing: bool = False
    last_given_on: PartialDate | None = None
    is_in_use: bool = False


def tell_request(request: MedicationRequest, *, entry: Entry, chart: Chart) -> None:
    """Tell an order: it alone never says that the medicine was given."""
    status = request.status or "unknown"
    first = next(iter(request.dosage_instruction or ()), None)
    bounds = first.timing.repeat.bounds_period if first and first.timing and first.timing.repeat else None
    use = _Use(
        on=when(bounds, request.authored_on),
        until=end(bounds),
        given=False if request.do_not_perform else _ORDERED.get(status),
        dose=_dose(request.dosage_instruction),
        is_in_use=status == "active" and not request.do_not_perform,
    )
    _tell(request, use, entry=entry, chart=chart)


def tell_statement(statement: MedicationStatement, *, entry: Entry, chart: Chart) -> None:
    """Tell what somebody said is, was or was not taken."""
    status = "not-taken" if statement.taken == "n" else statement.status or "unknown"
    given = _TAKEN.get(status)
    use = _Use(
        on=when(statement.effective_date_time, statement.effective_period, statement.date_asserted),
        until=end(statement.effective_period),
        given=given,
        dose=_dose(statement.dosage),
        ongoing=status == "active" and end(statement.effective_period) is None,
        is_in_use=status == "active",
    )
    _tell(statement, use, entry=entry, chart=chart)


def tell_administration(administration: MedicationAdministration, *, entry: Entry, chart: Chart) -> None:
    """Tell one giving, or a time of givings, with the day."""
    status = "not-done" if administration.not_given else administration.status or "unknown"
    given = _GIVEN.get(status)
    on = when(administration.effective_date_time, administration.effective_period)
    until = end(administration.effective_period)
    one_day = when(administration.effective_date_time)
    use = _Use(
        on=on,
        until=until,
        given=given,
        dose=(administration.dosage.text if administration.dosage else "") or "",
        ongoing=status == "in-progress" and until is None,
        last_given_on=(one_day or until) if given else None,
    )
    _tell(administration, use, entry=entry, chart=chart)


def tell_dispense(dispense: MedicationDispense, *, entry: Entry, chart: Chart) -> None:
    """Tell what a pharmacy handed out: nobody says yet that it was taken."""
    use = _Use(
        on=when(dispense.when_handed_over, dispense.when_prepared),
        until=None,
        given=False if dispense.status in ("cancelled", "declined") else None,
        dose=_dose(dispense.dosage_instruction),
    )
    _tell(dispense, use, entry=entry, chart=chart)


def _tell(resource: Medicated, use: _Use, *, entry: Entry, chart: Chart) -> None:
    concept = _medicine(resource, entry=entry, chart=chart)
    if resource.status == _UNTRUE or not every_name(concept):
        chart.leave_unread(entry)
        return
    medicines = medicines_in(every_name(concept))
    rxnorm = RxNorm.find(code(concept, "RxNorm"))
    if medicines:
        for medicine in medicines:
            says = _treatment(resource, use, medicine=medicine, concept=concept, rxnorm=rxnorm, chart=chart)
            chart.tell(says, entry=entry, quote=concept)
    elif use.is_in_use:
        words = ", ".join(filter(None, (named(concept), use.dose)))
        chart.tell(Background(topic="medicine", words=words, on=use.on, rxnorm=rxnorm), entry=entry, quote=concept)
    else:
        chart.leave_unread(entry)


def _treatment(
    resource: Medicated, use: _Use, *, medicine: Medicine, concept: Concept | None, rxnorm: RxNorm | None, chart: Chart
) -> Treatment:
    why = each(resource.status_reason) + (resource.reason_not_taken or []) + (resource.reason_not_given or [])
    return Treatment(
        modality=medicine.modality,
        name=medicine.name,
        on=use.on,
        until=use.until,
        given=use.given,
        ongoing=use.ongoing,
        last_given_on=use.last_given_on,
        cancer=chart.cancer(*each(resource.reason_reference)),
        dose_words=use.dose,
        why_stopped="; ".join(filter(None, map(named, why))) if resource.status in _ENDED else "",
        rxnorm=rxnorm,
        words="; ".join(filter(None, (named(concept), remarks(resource.note)))),
    )


def _medicine(resource: Medicated, *, entry: Entry, chart: Chart) -> Concept | None:
    """The medicine, wherever it is named: here, in a resource that is pointed to, or in the pointer's own words."""
    if resource.medication_codeable_concept is not None:
        return resource.medication_codeable_concept
    pointer = resource.medication_reference
    found = chart.find(pointer, Medication, of=entry)
    if found is not None and found.code is not None:
        return found.code
    return Concept(text=pointer.display) if pointer is not None and pointer.display else None


def _dose(dosages: list[Dosage] | None) -> str:
    return "; ".join(dosage.text for dosage in dosages or () if dosage.text)
