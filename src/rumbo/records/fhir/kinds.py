"""The kinds of resources that are read, and by which module each is decoded and told. All others are only counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

import msgspec

from rumbo.records.fhir import (
    attachment,
    background,
    billed,
    care_plan,
    composition,
    condition,
    document_reference,
    encounter,
    medication,
    observation,
    observed,
    patient,
    procedure,
    radiation,
    report,
)
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.datatypes import Resource


class Kind(NamedTuple):
    """How one kind of resource is decoded and told."""

    decoder: msgspec.json.Decoder[Any]
    tell: Callable[..., None]


def _kind(shape: type[Resource], tell: Callable[..., None]) -> Kind:
    return Kind(msgspec.json.Decoder(shape, strict=False), tell)


def _tell_nothing(_seen: Resource, *, entry: Entry, chart: Chart) -> None:
    """A medicine, a part of the body or a document's bytes are told where they are used."""


def _pass_by(_seen: Resource, *, entry: Entry, chart: Chart) -> None:
    """A visit dates other entries, and is counted as unread."""
    chart.leave_unread(entry)


KINDS: Final = {
    "Patient": _kind(patient.Patient, patient.tell_patient),
    "Condition": _kind(condition.Condition, condition.tell_condition),
    "Observation": _kind(observation.Observation, observed.tell_observation),
    "Procedure": _kind(procedure.Procedure, procedure.tell_procedure),
    "MedicationRequest": _kind(medication.MedicationRequest, medication.tell_request),
    "MedicationOrder": _kind(medication.MedicationRequest, medication.tell_request),
    "MedicationStatement": _kind(medication.MedicationStatement, medication.tell_statement),
    "MedicationUsage": _kind(medication.MedicationStatement, medication.tell_statement),
    "MedicationAdministration": _kind(medication.MedicationAdministration, medication.tell_administration),
    "MedicationDispense": _kind(medication.MedicationDispense, medication.tell_dispense),
    "Medication": _kind(medication.Medication, _tell_nothing),
    "DiagnosticReport": _kind(report.DiagnosticReport, report.tell_report),
    "DocumentReference": _kind(document_reference.DocumentReference, document_reference.tell_document),
    "Media": _kind(document_reference.Media, document_reference.tell_media),
    "Binary": _kind(attachment.Binary, _tell_nothing),
    "Composition": _kind(composition.Composition, composition.tell_composition),
    "FamilyMemberHistory": _kind(background.FamilyMemberHistory, background.tell_family),
    "AllergyIntolerance": _kind(background.AllergyIntolerance, background.tell_allergy),
    "CarePlan": _kind(care_plan.CarePlan, care_plan.tell_plan),
    "ServiceRequest": _kind(care_plan.ServiceRequest, care_plan.tell_order),
    "ProcedureRequest": _kind(care_plan.ServiceRequest, care_plan.tell_order),
    "BodyStructure": _kind(radiation.BodyStructure, _tell_nothing),
    "Encounter": _kind(encounter.Encounter, _pass_by),
    "ExplanationOfBenefit": _kind(billed.Claim, billed.tell_claim),
    "Claim": _kind(billed.Claim, billed.tell_claim),
}
