"""A document is read as the letter it is, and tells its facts with the page and the line."""

from __future__ import annotations

import pytest

from rumbo.course.facts import Status
from rumbo.oncology import PartialDate
from rumbo.records.documents import telling
from rumbo.records.documents.document import Line
from rumbo.records.part import Part, Trouble
from rumbo.records.reading import Subject
from rumbo.records.transcript import Transcript
from tests.records.documents.papers import LETTER, pdf, scan
from tests.records.written import RECORD

SEEN = Status(status="no_evidence_of_disease", on=PartialDate(2018, 8, 2))


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters that tell one fact, at their last line."""

    def tell(lines: tuple[Line, ...], *, transcript: Transcript) -> tuple[Subject, ...]:
        transcript.unread["table"] += 1
        for line in lines[-1:]:
            transcript.tell(SEEN, place=line.place, quote=line.text)
        return (Subject(names=("Ana Núñez",)),)

    monkeypatch.setattr(telling, "tell_letter", tell)


@pytest.mark.usefixtures("letters")
def test_a_document_tells_the_facts_of_its_letter() -> None:
    part = telling.read(pdf(LETTER), transcript=Transcript(name="carta.pdf", record=RECORD))
    assert (part.format, part.subjects, part.unread) == ("pdf", (Subject(names=("Ana Núñez",)),), {"table": 1})
    (fact,) = part.facts
    assert fact.source is not None
    assert (fact.source.place, fact.source.quote) == ("page 1, line 4", "No evidence of disease. Ana Núñez feels well.")


@pytest.mark.usefixtures("letters")
def test_a_text_from_a_picture_tells_where_it_stood() -> None:
    part = telling.read_plain("Ana\nNED", zone="picture", transcript=Transcript(name="p.jpg", record=RECORD))
    assert [fact.source.place for fact in part.facts if fact.source] == ["picture, line 2"]


def test_a_scan_is_a_picture() -> None:
    part = telling.read(scan(), transcript=Transcript(name="fax.pdf", record=RECORD))
    assert part == Part(format="picture", troubles=(Trouble("picture-not-read"),))
