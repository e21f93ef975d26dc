"""Letters of the tests as facts: the lines go in, the statements of one kind come out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from rumbo.course.facts import Biomarker, Diagnosis, Fact, Finding, Measure, Relative, Status, Treatment
from rumbo.records.letters import tell_letter
from rumbo.records.letters.letter import Letter, Sentence, read_letter
from rumbo.records.transcript import Transcript

S = TypeVar("S", Biomarker, Diagnosis, Finding, Measure, Relative, Status, Treatment)


@dataclass(frozen=True)
class Row:
    """A line of a document."""

    text: str
    place: str


def rows(text: str) -> list[Row]:
    return [Row(line, f"line {number}") for number, line in enumerate(text.splitlines(), start=1)]


def facts(text: str, *, result: str = "") -> list[Fact]:
    """Every fact of a letter."""
    transcript = Transcript(name="letter.txt", record="a" * 64)
    tell_letter(rows(text), transcript=transcript, result_hint=result)
    return transcript.facts


def told(text: str, kind: type[S], *, result: str = "") -> list[S]:
    """The statements of one kind that a letter tells."""
    return [fact.statement for fact in facts(text, result=result) if isinstance(fact.statement, kind)]


def letter(text: str, *, result: str = "") -> Letter:
    """A letter as read, with nothing told."""
    transcript = Transcript(name="letter.txt", record="a" * 64)
    return read_letter(rows(text), transcript=transcript, result_hint=result)


def last_sentence(text: str, *, result: str = "") -> Sentence:
    """The last sentence of a letter."""
    return letter(text, result=result).sentences[-1]


def clinic(sentence: str) -> str:
    """A clinic letter of 14 March 2023 that says one thing."""
    return f"Harbor Cancer Clinic\nProgress note\nMarch 14, 2023\n\n{sentence}\n"


def consulta(sentence: str) -> str:
    """The same in Spanish."""
    return (
        f"Clínica Oncológica Puerto\nNota de evolución\nFecha: 14/03/2023\n\nLa paciente acude a consulta. {sentence}\n"
    )
