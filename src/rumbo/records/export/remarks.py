"""What the summary has no shape of its own for: symptoms, notes, and what records disagree about, each in its own words."""

from __future__ import annotations

from collections.abc import Iterator

from rumbo.course.facts import Background, Symptom
from rumbo.records.export.elements import Item, Json, concept, dated, identity, resource
from rumbo.records.export.material import Material, line, said
from rumbo.words import Text, both


def symptoms(material: Material) -> Iterator[Item]:
    """How the person felt, from 0 to 4 where they said it so."""
    for fact, says in material.every(Symptom):
        name = says.name or says.words or "?"
        value: Json = {"valueInteger": says.grade} if says.grade is not None else {"valueString": says.words or name}
        graded = said("summary-symptom", name=both(name), grade=says.grade) if says.grade is not None else both(name)
        when = dated("effectiveDateTime", says.on) if says.on else {}
        told = resource(
            "Observation",
            identity("Symptom", fact.id),
            status="final",
            code=concept(name),
            subject=material.patient,
            **when,
            **value,
        )
        yield Item(told, line(graded, says.on))


def notes(material: Material) -> Iterator[Item]:
    """Notes that a record or a person made."""
    for fact, says in material.every(Background):
        if says.topic == "note" and says.words.strip():
            when = dated("effectiveDateTime", says.on) if says.on else {}
            yield Item(
                _in_words("Note", identity("Note", fact.id), says.words, material=material) | when,
                line(both(says.words), says.on),
            )


def disagreements(material: Material) -> Iterator[Item]:
    """What records disagree about, all sides of it. Neither side drives anything else in the summary."""
    for conflict in material.course.conflicts:
        words: Text = said("summary-conflict", about=conflict.about, values=conflict.values)
        id_ = identity("Conflict", conflict.id, *(claim.fact for claim in conflict.claims))
        yield Item(_in_words("Records disagree", id_, words.en, material=material), words)


def _in_words(name: str, id_: str, words: str, *, material: Material) -> Json:
    return resource("Observation", id_, status="final", code=concept(name), subject=material.patient, valueString=words)
