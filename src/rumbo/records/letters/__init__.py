"""Letters and reports as doctors write them, in English and Spanish: text becomes facts.

Bytes to lines is for `documents`; this takes lines and tells what they say.
"""

from collections.abc import Sequence

from rumbo.oncology import PartialDate
from rumbo.records.letters.text import Line
from rumbo.records.reading import Subject
from rumbo.records.transcript import Transcript

__all__ = ["tell_letter"]


def tell_letter(
    lines: Sequence[Line], *, transcript: Transcript, result_hint: str = "", on: PartialDate | None = None
) -> tuple[Subject, ...]:
    """Tell the facts of a letter or report into the transcript, and give whom it says it is about: see `telling`."""
    from rumbo.records.letters import telling  # a third of a start, that most files do not need

    return telling.tell_letter(lines, transcript=transcript, result_hint=result_hint, on=on)
