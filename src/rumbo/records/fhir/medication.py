"""Medicines ordered, taken, given or handed out: cancer medicines as treatments, the others as background."""

from __future__ import annotations

from typing import Final

from rumbo.course.facts import Background, Treatment
from rumbo.oncology import PartialDate, RxNorm
from rumbo.records.fhir.attachment import tell_narrative
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.codings import code, every_name, has_code, named
from rumbo.records.fhir.datatypes import (
    Concept,
    Datatype,
    Period,
    Quantity,
    Reason,
    Reasoned,
    Reference,
    Resource,
    each,
    remarks,
)
from rumbo.records.fhir.dates import end, when
from rumbo.records.fhir.drugs import Medicine, medicines_in
from rumbo.records.fhir.encounter import visited_on
from rumbo.records.fhir.malignancy import tells_nothing
from rumbo.records.fhir.order_notes import OrderNote, read_order_note

_UNTRUE: Final = "entered-in-error"
# What a status says about whether a medicine was given; FHIR R4's definitions. An order alone never says that it was.
_ORDERED: Final[dict[str, bool | None]] = {"cancelled": False, "revoked": False}
_NOT_YET: Final = frozenset({"proposal", "plan", "option"})  # intents that order nothing
_TAKEN: Final[dict[str, bool | None]] = {
    "active": True,
    "completed": True,
    "stopped": True,
    "not-taken": False,
    "intended": None,
    "on-hold": None,
    "unknown": None,
}
# FHIR R5 says apart from the status whether a medicine is taken, in these codes.
_ADHERENCE: Final = {
    "taking": "active",
    "taking-as-directed": "active",
    "taking-not-as-directed": "active",
    "on-hold": "on-hold",
    "on-hold-as-directed": "on-hold",
    "on-hold-not-as-directed": "on-hold",
    "stopped": "stopped",
    "stopped-as-directed": "stopped",
    "stopped-not-as-directed": "stopped",
    "not-taking": "not-taken",
}
_GIVEN: Final[dict[str, bool | None]] = {
    "completed": True,
    "in-progress": True,
    "stopped": True,
    "not-done": False,
    "on-hold": None,
    "unknown": None,
}
_ENDED: Final = frozenset({"stopped", "cancelled", "revoked", "not-done", "not-taken", "on-hold", "ended"})


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
    dose: Quantity | None = None


class Medicated(Reasoned, frozen=True):
    """What orders, statements, administrations and dispenses share, in the words of every version of FHIR."""

    status: str | None = None
    status_reason: list[Concept] | Concept | None = None
    reason_not_taken: list[Concept] | None = None
    reason_not_given: list[Concept] | None = None
    reason_ended: Concept | None = None
    not_performed_reason: Reason | None = None
    medication_codeable_concept: Concept | None = None
    medication_reference: Reference | None = None
    medication: Reason | None = None  # R5
    context: Reference | None = None  # R4's visit, where it is not called encounter

    @property
    def why_not(self) -> str:
        """Why it was ended or not given, in words."""
        reasons = each(self.status_reason) + (self.reason_not_taken or []) + (self.reason_not_given or [])
        single = [self.reason_ended, self.not_performed_reason.concept if self.not_performed_reason else None]
        return "; ".join(filter(None, map(named, [*reasons, *single])))


class MedicationRequest(Medicated, frozen=True):
    """https://hl7.org/fhir/R4/medicationrequest.html; in DSTU2 MedicationOrder, with `date_written`."""

    intent: str | None = None
    do_not_perform: bool = False
    authored_on: str | None = None
    date_written: str | None = None
    date_ended: str | None = None
    dosage_instruction: list[Dosage] | None = None


class Adherence(Datatype, frozen=True):
    """Whether a medicine is taken (FHIR R5)."""

    code: Concept | None = None
    reason: Concept | None = None


class MedicationStatement(Medicated, frozen=True):
    """https://hl7.org/fhir/R4/medicationstatement.html; `taken` is STU3's, `was_not_taken` DSTU2's, `adherence` R5's."""

    taken: str | None = None
    was_not_taken: bool = False
    adherence: Adherence | None = None
    effective_date_time: str | None = None
    effective_period: Period | None = None
    date_asserted: str | None = None
    dosage: list[Dosage] | None = None


class MedicationAdministration(Medicated, frozen=True):
    """https://hl7.org/fhir/R4/medicationadministration.html; `not_given` is STU3's, `was_not_given` and
    `effective_time_...` are DSTU2's, `occurence_...` (so spelled) R5's.
    """

    not_given: bool = False
    was_not_given: bool = False
    effective_date_time: str | None = None
    effective_period: Period | None = None
    effective_time_date_time: str | None = None
    effective_time_period: Period | None = None
    occurence_date_time: str | None = None
    occurence_period: Period | None = None
    dosage: Dosage | None = None


class MedicationDispense(Medicated, frozen=True):
    """https://hl7.org/fhir/R4/medicationdispense.html"""

    when_handed_over: str | None = None
    when_prepared: str | None = None
    dosage_instruction: list[Dosage] | None = None


class _Use(Datatype, frozen=True):
    """One use of a medicine, of whichever resource: what the facts are made of."""

    on: PartialDate | None
    given: bool | None
    until: PartialDate | None = None
    dose: str = ""
    ongoing: bool = False
    last_given_on: PartialDate | None = None
    is_in_use: bool = False
    has_ended: bool = False


def tell_request(request: MedicationRequest, *, entry: Entry, chart: Chart) -> None:
    """Tell an order: it alone never says that the medicine was given, though a remark on it can; a plan or a proposal is
    not even an order.
    """
    status = request.status or "unknown"
    first = next(iter(request.dosage_instruction or ()), None)
    bounds = first.timing.repeat.bounds_period if first and first.timing and first.timing.repeat else None
    is_ordered = not request.do_not_perform and request.intent not in _NOT_YET
    ordered_on = when(bounds, request.authored_on, request.date_written)
    called_off = False if request.do_not_perform else _ORDERED.get(status)
    note = read_order_note(remarks(request.note)) if called_off is None else OrderNote()
    use = _Use(
        on=note.on or ordered_on or _at_visit(request, entry=entry, chart=chart),
        until=note.until or end(bounds) or when(request.date_ended),
        given=called_off if called_off is False else note.given,
        dose=_dose(request.dosage_instruction),
        is_in_use=status == "active" and is_ordered and note.given is not False,
        has_ended=status in _ENDED,
    )
    _tell(request, use, entry=entry, chart=chart)


def tell_statement(statement: MedicationStatement, *, entry: Entry, chart: Chart) -> None:
    """Tell what somebody said is, was or was not taken."""
    status = _status_of(statement)
    until = end(statement.effective_period)
    use = _Use(
        on=when(statement.effective_date_time, statement.effective_period, statement.date_asserted),
        until=until,
        given=_TAKEN.get(status),
        dose=_dose(statement.dosage),
        ongoing=status == "active" and until is None,
        is_in_use=status == "active",
        has_ended=status in _ENDED,
    )
    _tell(statement, use, entry=entry, chart=chart)


def tell_administration(administration: MedicationAdministration, *, entry: Entry, chart: Chart) -> None:
    """Tell one giving, or a time of givings, with the day."""
    was_not = administration.not_given or administration.was_not_given
    status = "not-done" if was_not else administration.status or "unknown"
    given = _GIVEN.get(status)
    one_day = when(
        administration.effective_date_time, administration.effective_time_date_time, administration.occurence_date_time
    )
    times = (administration.effective_period, administration.effective_time_period, administration.occurence_period)
    until = end(*times)
    use = _Use(
        on=one_day or when(*times) or _at_visit(administration, entry=entry, chart=chart),
        until=until,
        given=given,
        dose=_dose([administration.dosage] if administration.dosage else None),
        ongoing=status == "in-progress" and until is None,
        last_given_on=(one_day or until) if given else None,
        has_ended=status in _ENDED,
    )
    _tell(administration, use, entry=entry, chart=chart)


def tell_dispense(dispense: MedicationDispense, *, entry: Entry, chart: Chart) -> None:
    """Tell what a pharmacy handed out: nobody says yet that it was taken."""
    use = _Use(
        on=when(dispense.when_handed_over, dispense.when_prepared),
        given=False if dispense.status in ("cancelled", "declined") else None,
        dose=_dose(dispense.dosage_instruction),
        has_ended=dispense.status in _ENDED | {"declined"},
    )
    _tell(dispense, use, entry=entry, chart=chart)


def _status_of(statement: MedicationStatement) -> str:
    if statement.taken == "n" or statement.was_not_taken:
        return "not-taken"
    adherence = statement.adherence.code if statement.adherence else None
    said = next((word for term, word in _ADHERENCE.items() if has_code(adherence, frozenset({term}))), None)
    return said or statement.status or "unknown"


def _at_visit(resource: Medicated, *, entry: Entry, chart: Chart) -> PartialDate | None:
    return visited_on(resource.encounter or resource.context, entry=entry, chart=chart)


def _tell(resource: Medicated, use: _Use, *, entry: Entry, chart: Chart) -> None:
    concept = _medicine(resource, entry=entry, chart=chart)
    if resource.status == _UNTRUE or tells_nothing(concept):
        chart.leave_unread(entry)
        return
    if not every_name(concept):
        _tell_words(use, entry=entry, chart=chart)
        return
    medicines = medicines_in(every_name(concept))
    rxnorm = RxNorm.find(code(concept, "RxNorm"))
    if medicines:
        for medicine in medicines:
            cancer = chart.cancer(*resource.reasons_pointed_to, of=entry)
            says = _treatment(resource, use, medicine=medicine, concept=concept, rxnorm=rxnorm, cancer=cancer)
            chart.tell(says, entry=entry, quote=concept)
    elif use.is_in_use:
        words = ", ".join(filter(None, (named(concept), use.dose)))
        chart.tell(Background(topic="medicine", words=words, on=use.on, rxnorm=rxnorm), entry=entry, quote=concept)
    else:
        chart.leave_unread(entry)


def _tell_words(use: _Use, *, entry: Entry, chart: Chart) -> None:
    """A medicine that is only named in the entry's own words; words about one that was not given could mislead."""
    if use.given is False:
        chart.leave_unread(entry)
    else:
        tell_narrative(entry, chart=chart)


def _treatment(
    resource: Medicated,
    use: _Use,
    *,
    medicine: Medicine,
    concept: Concept | None,
    rxnorm: RxNorm | None,
    cancer: str | None,
) -> Treatment:
    return Treatment(
        modality=medicine.modality,
        name=medicine.name,
        on=use.on,
        until=use.until,
        given=use.given,
        ongoing=use.ongoing,
        last_given_on=use.last_given_on,
        cancer=cancer,
        dose_words=use.dose,
        why_stopped=resource.why_not if use.has_ended else "",
        rxnorm=rxnorm,
        words="; ".join(filter(None, (named(concept), remarks(resource.note)))),
    )


def _medicine(resource: Medicated, *, entry: Entry, chart: Chart) -> Concept | None:
    """The medicine, wherever it is named: here, in a resource that is pointed to, or in the pointer's own words."""
    told = resource.medication_codeable_concept or (resource.medication.concept if resource.medication else None)
    if told is not None:
        return told
    pointer = resource.medication_reference or (resource.medication.reference if resource.medication else None)
    found = chart.find(pointer, Medication, of=entry)
    if found is not None and found.code is not None:
        return found.code
    return Concept(text=pointer.display) if pointer is not None and pointer.display else None


def _dose(dosages: list[Dosage] | None) -> str:
    """The dose in words, or as the number that was given."""
    return "; ".join(filter(None, (dosage.text or _amount(dosage.dose) for dosage in dosages or ())))


def _amount(dose: Quantity | None) -> str:
    if dose is None or dose.value is None:
        return ""
    return f"{dose.value:g} {dose.unit or dose.code or ''}".strip()
