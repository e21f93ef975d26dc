"""What of a very large file need not be held: results and medicines that stand for themselves are told as they come.

What only the rest of the file tells about them, whose they are and which report they belong to, is put right at the end.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from rumbo.course.facts import Fact
from rumbo.records.fhir import stage, tumour
from rumbo.records.fhir.billed import Claim, is_only_repeating
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.codings import every_name
from rumbo.records.fhir.drugs import medicines_in
from rumbo.records.fhir.encounter import Encounter, note_visit
from rumbo.records.fhir.kinds import KINDS
from rumbo.records.fhir.medication import Medicated
from rumbo.records.fhir.observation import Observation
from rumbo.records.fhir.people import Person, patient_of
from rumbo.records.fhir.procedure import Procedure, is_never_told

MOST_HELD: Final = 20_000  # entries; what most people's whole record has is held, and each entry may refer to any other
_DAYS: Final = ("authored_on", "date_written", "effective_date_time", "effective_period", "when_handed_over")


class AtOnce:
    """The entries of one file that are told before the file ends, and what is known of them then."""

    def __init__(self, chart: Chart) -> None:
        self.patients: dict[str, None] = {}  # in order, the keys of those they are about
        self._chart = chart
        self._seen: set[int] = set()
        self._begins: list[tuple[int, str]] = []  # from which fact on they are about which patient
        self._end = 0

    def take(self, entry: Entry) -> bool:
        """Tell an entry if the file is too large to hold it and it needs no other; whether that was so."""
        if len(self._chart.entries) < MOST_HELD or not _stands_alone(entry, chart=self._chart):
            return False
        key = hash(entry.key or entry.place)
        if key in self._seen or self._chart.knows(entry.key):
            return True
        self._seen.add(key)
        patient = patient_of(entry, chart=self._chart)
        if not self._begins or self._begins[-1][1] != patient:
            self._begins.append((len(self._chart.facts), patient))
            self.patients[patient] = None
        if isinstance(entry.resource, Encounter):
            note_visit(entry.resource, entry=entry, chart=self._chart)
        KINDS[entry.kind].tell(entry.resource, entry=entry, chart=self._chart)
        self._end = len(self._chart.facts)
        return True

    def settle(self, person: Person) -> None:
        """Take back what is not about this person, and name the reports that results turned out to belong to."""
        facts = self._chart.facts
        facts[: self._end] = [
            _in_report(fact, chart=self._chart)
            for (begin, patient), (end, _) in pairwise([*self._begins, (self._end, "")])
            if person.is_known_by(patient)
            for fact in facts[begin:end]
        ]


def _stands_alone(entry: Entry, *, chart: Chart) -> bool:
    """Whether an entry can be told, or passed by, without any other but its visit and its report."""
    seen = entry.resource
    if isinstance(seen, Claim):
        return is_only_repeating(chart)
    if isinstance(seen, Encounter):
        return True
    if seen.contained:
        return False
    if isinstance(seen, Observation):
        return not (seen.focus or stage.is_stage(seen) or stage.is_cell_type(seen) or tumour.is_of_tumour(seen))
    if isinstance(seen, Medicated):
        return _is_whole(seen)
    return isinstance(seen, Procedure) and is_never_told(seen)


def _is_whole(seen: Medicated) -> bool:
    """Whether a medicine is named and dated here; only one against cancer needs what it was given for."""
    concept = seen.medication_codeable_concept
    if concept is None or not any(getattr(seen, field, None) for field in _DAYS):
        return False
    return not (seen.reasons_pointed_to and medicines_in(every_name(concept)))


def _in_report(fact: Fact, *, chart: Chart) -> Fact:
    report = chart.reports.get(fact.source.place) if fact.source else None
    return replace(fact, source=replace(fact.source, result=report)) if fact.source and report else fact
