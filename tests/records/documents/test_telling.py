"""A document as a file of its own: what its letter says, and how far it was read."""

from __future__ import annotations

import pytest

from rumbo.records import read_in_child
from rumbo.records.allowance import Allowance
from rumbo.records.documents import telling
from rumbo.records.part import Trouble
from rumbo.records.transcript import Transcript
from tests.records.documents.papers import pdf

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
    assert "Breast cancer" in [fact.says.words for fact in reading.facts if fact.says][0]
