"""Tell the facts of a letter: what each of its readers found, in one transcript."""

from __future__ import annotations

from collections.abc import Sequence

from rumbo.oncology import PartialDate
from rumbo.records.letters.biomarkers import tell_biomarkers
from rumbo.records.letters.corrections import read_corrections
from rumbo.records.letters.diagnoses import tell_diagnoses
from rumbo.records.letters.findings import tell_findings
from rumbo.records.letters.letter import read_letter
from rumbo.records.letters.measures import tell_measures
from rumbo.records.letters.recurrences import tell_recurrences
from rumbo.records.letters.relatives import tell_relatives
from rumbo.records.letters.statuses import tell_statuses
from rumbo.records.letters.subjects import subjects_of
from rumbo.records.letters.text import Line
from rumbo.records.letters.treatments import tell_treatments
from rumbo.records.reading import Subject
from rumbo.records.transcript import Transcript


def tell_letter(
    lines: Sequence[Line], *, transcript: Transcript, result_hint: str = "", on: PartialDate | None = None
) -> tuple[Subject, ...]:
    """Tell the facts of a letter or report into the transcript, and give whom it says it is about.

    `result_hint` names the result the text belongs to, and `on` is its day, when the record around it says so. What is
    told again without its day stays without one: it joins what it repeats.
    """
    letter = read_letter(lines, transcript=transcript, result_hint=result_hint, on=on)
    corrections = read_corrections(letter)
    cancers = tell_diagnoses(letter, corrections=corrections)
    about = cancers[0].ref if len(cancers) == 1 else None
    back_in = tell_recurrences(letter, cancers=cancers, corrections=corrections)
    tell_statuses(letter, about=about, back_in=back_in)
    tell_findings(letter, about=about, corrections=corrections)
    tell_treatments(letter, about=about)
    tell_biomarkers(letter, about=about)
    tell_measures(letter)
    tell_relatives(letter)
    return subjects_of([line.text for line in lines], letter=letter)
