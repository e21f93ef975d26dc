"""A letter as read: sections, days and sentences."""

from __future__ import annotations

from dataclasses import dataclass

from rumbo.oncology import PartialDate
from rumbo.records.allowance import Allowance
from rumbo.records.letters.letter import Letter, read_letter
from rumbo.records.part import Trouble
from rumbo.records.transcript import Transcript


@dataclass(frozen=True)
class Row:
    """A line of a document."""

    text: str
    place: str


def letter(text: str, *, result_hint: str = "") -> Letter:
    rows = [Row(line, f"line {number}") for number, line in enumerate(text.splitlines(), start=1)]
    return read_letter(rows, transcript=Transcript(name="letter.txt", record="a" * 64), result_hint=result_hint)


def test_a_clinic_letter_gives_its_day_its_language_and_its_sections() -> None:
    read = letter(
        "Harbor Cancer Clinic\nMay 3, 2021\n\nRe: Marisol Prueba, DOB 02/21/1960\n\nAssessment: no evidence of disease.\n"
        "Plan: see her in six months.\n"
    )
    assert (read.on, read.lang, read.kind) == (PartialDate(2021, 5, 3), "en", "clinic")
    assert read.born == PartialDate(1960, 2, 21)
    assert read.result == ""
    said = {sentence.section: sentence for sentence in read.sentences}
    assert said["assessment"].text == "Assessment: no evidence of disease."
    assert said["assessment"].place == "line 6"
    assert said["plan"].on == PartialDate(2021, 5, 3)


def test_each_scan_of_a_printout_has_its_own_day() -> None:
    read = letter(
        "NORTH IMAGING\n\nCT CHEST  02/03/2020\nImpression: new nodule.\n\nPET/CT  02/20/2020\nImpression: no uptake.\n"
    )
    days = {sentence.text: str(sentence.on) for sentence in read.sentences}
    assert days["Impression: new nodule."] == "2020-02-03"
    assert days["Impression: no uptake."] == "2020-02-20"
    assert read.result == "NORTH IMAGING"


class Hands:
    """A clock of the test: each look at it is one step further."""

    def __init__(self, step: float) -> None:
        self.now, self.step = 0.0, step

    def __call__(self) -> float:
        self.now += self.step
        return self.now


def long_letter(step: float) -> tuple[Letter, Transcript]:
    transcript = Transcript(name="letter.txt", record="a" * 64, allowance=Allowance(time_used=Hands(step)))
    rows = [Row(f"- Entry {number}: recurrence in the liver.", f"line {number}") for number in range(1, 101)]
    return read_letter(rows, transcript=transcript), transcript


def test_a_letter_too_long_for_its_time_is_read_up_to_a_line_and_says_so() -> None:
    read, transcript = long_letter(0.01)
    assert transcript.troubles == [Trouble("document-too-long", {"lines": 13})]
    assert read.sentences[-1].place == "line 13"


def test_a_letter_that_begins_when_the_time_is_used_is_left_and_says_so() -> None:
    read, transcript = long_letter(0.8)
    assert (read.sentences, transcript.troubles) == ((), [Trouble("document-too-long", {"lines": 0})])


def test_a_letter_with_time_enough_is_read_to_its_end() -> None:
    read, transcript = long_letter(0.001)
    assert (len({sentence.place for sentence in read.sentences}), transcript.troubles) == (100, [])


def test_of_two_sentences_that_are_the_same_the_first_counts() -> None:
    read = letter("None. None. Seen.\n")
    assert [read.number_of(sentence) for sentence in read.sentences] == [0, 0, 2]
