"""A document is read as the letter it is, and tells its facts with the page and the line."""

from __future__ import annotations

import pytest

from rumbo.course.facts import Status
from rumbo.oncology import PartialDate
from rumbo.records import read_in_child
from rumbo.records.allowance import Allowance
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
    assert part == Part(format="picture", troubles=(Trouble("picture-not-read"),), pictures=("",))


PAGE = "\n".join(
    f"Day {number}: the scan number {number} of the liver was seen by doctor Robles{number}." for number in range(44)
)


def test_how_far_the_letter_was_read_stands_for_how_far_its_lines_were(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rumbo.records.documents.document.bounded.__kwdefaults__", {"most": 60})
    clock = iter((0.0, 0.9, 0.9))  # time is up when the first sentence is to be read
    transcript = Transcript(name="long.txt", record="a" * 64, allowance=Allowance(time_used=lambda: next(clock)))
    found = telling.read(b"Diagnosis: cancer of the breast.\n" * 9, transcript=transcript)
    assert found.troubles == (Trouble("document-too-long", {"lines": 0}),)


@pytest.mark.parametrize("kind", ["txt", "pdf"])
def test_five_hundred_pages_are_read_as_far_as_time_allows_and_say_so(kind: str) -> None:
    first = "DOB: 02/19/1960\nBreast cancer was diagnosed on May 3, 2019.\n\n"
    pages = [first + PAGE, *(PAGE.replace("Robles", f"Ruiz{number}x") for number in range(499))]
    text = "\n\n".join(pages)
    data = text.encode() if kind == "txt" else pdf("#set text(size: 8pt)\n" + "#pagebreak()\n".join(pages))
    reading = read_in_child(data, name=f"chart.{kind}")
    (problem,) = reading.problems
    lines = problem.what.values["lines"]
    assert problem.what.id == "document-too-long"
    assert isinstance(lines, int)
    assert 0 < lines < len(text.splitlines())
    assert "Breast cancer" in next(fact.says.words for fact in reading.facts if fact.says)


@pytest.mark.parametrize(
    "words",
    ["Your session has expired.", "Please log in", "Sign in to MyChart", "Iniciar sesión", "Su sesión ha expirado"],
)
def test_a_page_that_asks_to_sign_in_is_told(words: str) -> None:
    page = f"<!DOCTYPE html><html><body><p>{words}</p></body></html>".encode()
    part = telling.read(page, transcript=Transcript(name="record.html", record=RECORD))
    assert part.troubles == (Trouble("document-signed-out"),)


@pytest.mark.parametrize(
    "page",
    [
        b"<html><body><p>Breast cancer, found on 2 August 2018.</p><p>Sign in to see more</p></body></html>",
        b"<html><body><p>All is well.</p></body></html>",
        b"<html><body>" + b"<p>Cough.</p>" * 70 + b"<p>Sign in</p></body></html>",
    ],
)
def test_a_page_of_a_record_is_not_taken_for_one_that_asks_to_sign_in(page: bytes) -> None:
    assert telling.read(page, transcript=Transcript(name="record.html", record=RECORD)).troubles == ()
