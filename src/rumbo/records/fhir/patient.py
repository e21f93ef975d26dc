"""Patient: whom the file is about."""

from __future__ import annotations

from rumbo.course.facts import Background
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.datatypes import Datatype, Resource
from rumbo.records.fhir.dates import when
from rumbo.records.reading import Subject


class HumanName(Datatype, frozen=True):
    """A name, whole or in parts."""

    use: str | None = None
    text: str | None = None
    family: str | list[str] | None = None
    given: list[str] | None = None


class Patient(Resource, frozen=True):
    """https://hl7.org/fhir/R4/patient.html"""

    name: list[HumanName] | None = None
    birth_date: str | None = None
    gender: str | None = None


def subject_of(patient: Patient) -> Subject:
    """Whom a Patient is, as far as the file says; the name in use first."""
    names = sorted(patient.name or (), key=lambda name: name.use not in ("official", "usual"))
    said = [whole for whole in (_whole(name) for name in names if name.use != "old") if whole]
    return Subject(names=tuple(dict.fromkeys(said)), birth_date=when(patient.birth_date))


def tell_patient(patient: Patient, *, entry: Entry, chart: Chart) -> None:
    """Tell name, birth date and sex as background."""
    subject = subject_of(patient)
    if subject.names:
        chart.tell(Background(topic="name", words=subject.names[0]), entry=entry, quote=subject.names[0])
    if subject.birth_date is not None:
        words = subject.birth_date.iso
        chart.tell(Background(topic="birth_date", words=words, on=subject.birth_date), entry=entry, quote=words)
    if patient.gender in ("female", "male", "other"):
        chart.tell(Background(topic="sex", words=patient.gender), entry=entry, quote=patient.gender)


def _whole(name: HumanName) -> str:
    family = " ".join(name.family) if isinstance(name.family, list) else name.family or ""
    return (name.text or f"{' '.join(name.given or ())} {family}").strip()
