"""Tell the facts of a letter: what each of its readers found, in one transcript."""

from __future__ import annotations

from collections.abc import Sequence

from rumbo.records.letters.diagnoses import tell_diagnoses
from rumbo.records.letters.findings import tell_findings
from rumbo.records.letters.letter import read_letter
from rumbo.records.letters.recurrences import tell_recurrences
from rumbo.records.letters.statuses import tell_statuses
from rumbo.records.letters.subjects import subjects_of
from rumbo.records.letters.text import Line
from rumbo.records.reading import Subject
from rumbo.records.transcript import Transcript


def tell_letter(lines: Sequence[Line], *, transcript: Transcript, result_hint: str = "") -> tuple[Subject, ...]:
    """Tell the facts of a letter or report into the transcript, and give whom it says it is about.

    `result_hint` names the result the text belongs to, when the format around it says so.
    """
    letter = read_letter(lines, transcript=transcript, result_hint=result_hint)
    cancers = tell_diagnoses(letter)
    about = cancers[0].ref if len(cancers) == 1 else None
    tell_statuses(letter, about=about)
    tell_recurrences(letter, cancers=cancers)
    tell_findings(letter, about=about)
    return subjects_of([line.text for line in lines], letter=letter)
