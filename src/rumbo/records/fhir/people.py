"""Whose entries a file holds: those of one person are told, those of anybody else are not."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.patient import Patient, subject_of
from rumbo.records.part import Trouble
from rumbo.records.reading import Subject
from rumbo.records.subject import same_person


class Person:
    """The one person of a file. `keys` are the patients that are this person; None when it does not matter."""

    def __init__(
        self, *, keys: frozenset[str] | None, subjects: tuple[Subject, ...] = (), troubles: tuple[Trouble, ...] = ()
    ) -> None:
        self.keys = keys
        self.subjects = subjects
        self.troubles = troubles

    def is_about(self, entry: Entry, *, chart: Chart) -> bool:
        """Whether an entry is about this person; one that names nobody is."""
        return self.keys is None or self.is_known_by(patient_of(entry, chart=chart))

    def is_known_by(self, key: str) -> bool:
        """Whether the key of a patient means this person; no key does."""
        return self.keys is None or not key or key in self.keys


def choose_person(chart: Chart, *, of_one_owner: bool = False, also: Iterable[str] = ()) -> Person:
    """The first person a file names. Entries of others are left out, and when nobody is named, all of them.

    In an export that belongs to one owner, entries about somebody whom no entry names are the owner's own. `also` are
    the patients of entries that the chart no longer holds.
    """
    patients = {
        entry.key or entry.place: subject_of(entry.resource)
        for entry in chart.entries
        if isinstance(entry.resource, Patient)
    }
    told = (entry for entry in chart.entries if entry.kind != "Patient")
    meant = dict.fromkeys(key for key in chain((patient_of(entry, chart=chart) for entry in told), also) if key)
    if not patients:
        alone = of_one_owner or len(meant) <= 1
        return Person(keys=None) if alone else Person(keys=frozenset(), troubles=(Trouble("records-people-unnamed"),))
    first = next(iter(patients.values()))
    ours = frozenset(key for key, subject in patients.items() if same_person(first, subject) is not False)
    ours |= meant.keys() - patients.keys() if of_one_owner else frozenset()
    subjects = tuple(dict.fromkeys(patients[key] for key in patients if key in ours and patients[key] != Subject()))
    strangers = (patients.keys() | meant.keys()) - ours
    if not strangers or (len(patients) == 1 and len(meant) <= 1):
        return Person(keys=None, subjects=subjects)
    name = next(iter(first.names), "?")
    return Person(keys=ours, subjects=subjects, troubles=(Trouble("records-several-people", {"name": name}),))


def patient_of(entry: Entry, *, chart: Chart) -> str:
    """The key of the patient an entry is about, or nothing."""
    if entry.kind == "Patient":
        return entry.key or entry.place
    key = chart.key(entry.resource.subject or entry.resource.patient, of=entry)
    return key if key.startswith(("Patient/", "urn:")) else ""
