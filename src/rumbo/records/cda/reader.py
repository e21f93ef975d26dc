"""Reading a whole clinical document: each section's entries, and where they are silent its narrative, tell their facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from rumbo.records.cda import background, medications, problems, procedures, results
from rumbo.records.cda.elements import Element, child, words_in
from rumbo.records.cda.narrative import Row, says_nothing
from rumbo.records.cda.notes import (
    ATTACHED,
    Notes,
    begin_notes,
    has_days_across,
    tell_attached,
    unpack_attached,
)
from rumbo.records.cda.opening import NotOpenedError, open_document
from rumbo.records.cda.sections import Section, SectionKind, sections_of
from rumbo.records.fhir.chart import Chart, Entry
from rumbo.records.fhir.datatypes import Concept, Resource
from rumbo.records.fhir.patient import subject_of
from rumbo.records.fhir.reader import tell_entries
from rumbo.records.part import Part, Trouble
from rumbo.records.reading import Subject
from rumbo.records.subject import same_person
from rumbo.records.transcript import Transcript


class _Way(NamedTuple):
    """How the entries of a section, and the rows that no entry tells, are read."""

    of_entry: Callable[..., Iterator[Resource]]
    of_row: Callable[..., Resource | None]


_PROBLEMS: Final = _Way(problems.problems_of, problems.problem_of_row)
_MEDICINES: Final = _Way(medications.medicines_of, medications.medicine_of_row)
_PROCEDURES: Final = _Way(procedures.procedures_of, procedures.procedure_of_row)
_RESULTS: Final = _Way(results.results_of, results.result_of_row)
_WAYS: Final[dict[SectionKind, _Way]] = {
    "problems": _PROBLEMS,
    "diagnoses": _PROBLEMS,
    "encounters": _PROBLEMS,
    "medications": _MEDICINES,
    "administered": _MEDICINES,
    "procedures": _PROCEDURES,
    "operations": _PROCEDURES,
    "results": _RESULTS,
    "vitals": _RESULTS,
    "social": _RESULTS,
    "family": _Way(background.relatives_of, background.relative_of_row),
    "allergies": _Way(background.allergies_of, background.allergy_of_row),
}
# Sections whose narrative, where nothing else of them could be read, is read as a letter would be.
_TOLD_IN_WORDS: Final = frozenset(_WAYS.keys() - {"encounters", "vitals", "social", "allergies"} | {"notes", "plan"})
_ENTRIES_ALONE: Final = frozenset({"encounters", "vitals", "social"})  # whose tables list visits, measures and habits


def read_document(data: bytes, *, transcript: Transcript) -> Part:
    """Read a clinical document. Whatever is in it, nothing is raised; what could not be opened is told in a trouble."""
    try:
        root = open_document(data)
    except NotOpenedError as error:
        return Part(format="ccda", troubles=(Trouble(error.trouble),))
    patients = list(background.patients_of(root))
    subjects = tuple(dict.fromkeys(subject for each in patients if (subject := subject_of(each)) != Subject()))
    if any(same_person(subjects[0], other) is False for other in subjects[1:]):
        return Part(format="ccda", subjects=subjects[:1], troubles=(Trouble("records-people-unnamed"),))
    chart = Chart(transcript)
    for patient in patients[:1]:
        chart.add(Entry("Patient", "Patient", "Patient", patient))
    notes = begin_notes(root)
    _fill(chart, root, notes=notes)
    tell_entries(chart, chart.entries)
    notes.tell(transcript)
    body = child(root, "component", "nonXMLBody")
    inside, troubles = tell_attached(body, transcript=transcript) if body is not None else ((), ())
    return Part(
        format="ccda",
        facts=tuple(transcript.facts),
        subjects=subjects or inside,
        troubles=(*troubles, *transcript.troubles),
        pictures=tuple(transcript.pictures),
        unread=dict(transcript.unread),
    )


def _fill(chart: Chart, root: Element, *, notes: Notes) -> None:
    """Put what the entries and tables of every section say into the chart, and what is told in words into the notes."""
    for section in sections_of(root):
        if section.kind == "plan":
            told = _fill_plan(chart, section)
        elif section.kind == "results" and not any(section.entries) and has_days_across(section):
            told = False
        elif section.kind in _WAYS:
            told = _fill_section(chart, section, way=_WAYS[section.kind])
        else:
            told = False
        if told and section.kind == "problems" and not any(section.entries):
            notes.add_loose(section)
        if told or not words_in(child(section.element, "text")):
            continue
        if section.kind in _TOLD_IN_WORDS:
            notes.add(section)
        else:
            chart.unread[section.heading] += 1


def _fill_section(chart: Chart, section: Section, *, way: _Way) -> bool:
    """Put in what a section's entries say, and its rows where they are silent; whether there was anything."""
    known: set[str] = set()
    for place, entry in section.entries:
        found = list(way.of_entry(entry, section=section))
        if section.kind in ("procedures", "operations"):
            found += list(medications.medicines_of(entry, section=section))
        named = [(resource, tuple(names_of(resource))) for resource in found]
        known.update(name for _, names in named for name in names)
        _add(chart, (each for each, names in named if not any(map(says_nothing, names))), place=place)
    for row in _rows_to_read(section, known=known):
        told = way.of_row(row, section=section)
        if told is not None:
            known.update(names_of(told))
            _add(chart, [told], place=section.place_of_row(row.number))
    return bool(known)


def _fill_plan(chart: Chart, section: Section) -> bool:
    """Put in a plan's medicines and procedures; its visits, tests and goals are left unread."""
    told = False
    for place, entry in section.entries:
        planned = [*medications.medicines_of(entry, section=section), *procedures.procedures_of(entry, section=section)]
        _add(chart, planned, place=place)
        if not planned:
            chart.unread[section.heading] += 1
        told = told or bool(planned)
    return told


def _rows_to_read(section: Section, *, known: set[str]) -> Iterator[Row]:
    """The rows that say what no entry says: all where entries say nothing, else those that none points to."""
    if section.kind in _ENTRIES_ALONE or (known and not section.rows.any_pointed):
        return
    for row in section.rows.alone:
        if row.name.casefold() not in known:
            yield row


def _add(chart: Chart, resources: Iterable[Resource], *, place: str) -> None:
    """Put in all that one place tells. The first is known by the place; the others are numbered, for each is its own."""
    for number, resource in enumerate(resources, start=1):
        key = place if number == 1 else f"{place}, {number}"
        chart.add(Entry(type(resource).__name__, key, place, resource))


def names_of(resource: Resource) -> Iterator[str]:
    """What a resource calls itself, each name in small letters."""
    code = getattr(resource, "code", None) or getattr(resource, "medication_codeable_concept", None)
    illnesses = (each.code for each in getattr(resource, "condition", None) or ())
    for concept in (code, *illnesses):
        if isinstance(concept, Concept):
            names = (concept.text, *(coding.display for coding in concept.coding or ()))
            yield from (name.casefold() for name in names if name)


def attached_in(data: bytes, *, name: str) -> bytes:
    """The document that a clinical document holds in place of sections, or nothing when it has none of this name.

    Raises NotOpenedError.
    """
    body = child(open_document(data), "component", "nonXMLBody")
    return unpack_attached(body) if body is not None and name == ATTACHED else b""
