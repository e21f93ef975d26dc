"""What I already had: every treatment given, for a new doctor; what was only planned stands apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

import msgspec

from rumbo.course.course import Course, TreatmentSpan
from rumbo.guide.naming import treatment_names
from rumbo.oncology import Modality, PartialDate
from rumbo.paper.typesetting import PaperSize, chrome, in_both, typeset
from rumbo.words import Lang, Message, Text, both, calm, say

Part = Literal["surgery", "radiation", "drugs", "other", "not-given", "unsaid"]
PARTS: tuple[Part, ...] = ("surgery", "radiation", "drugs", "other", "not-given", "unsaid")
_PART_OF: Mapping[Modality, Part] = {
    "surgery": "surgery",
    "radiation": "radiation",
    "chemotherapy": "drugs",
    "hormone": "drugs",
    "targeted": "drugs",
    "immunotherapy": "drugs",
    "transplant": "other",
    "cell_therapy": "other",
    "other": "other",
}


class TreatmentRow(msgspec.Struct, frozen=True, kw_only=True):
    """One treatment; None is printed as "not known". `record` is what the record calls it."""

    part: Part
    what: Text
    record: str
    when: Text | None = None
    dose: Text | None = None
    why_stopped: Text | None = None


class TreatmentsSheet(msgspec.Struct, frozen=True, kw_only=True):
    """All treatments, in order of time within each part."""

    rows: tuple[TreatmentRow, ...]
    printed_on: PartialDate
    name: str = ""
    cancers: tuple[Text, ...] = ()


def print_treatments(sheet: TreatmentsSheet, *, languages: tuple[Lang, ...], paper: PaperSize = "us-letter") -> bytes:
    """The sheet as a tagged PDF; with two languages the first, the doctor's, stands over the other."""
    names = ("title", "lead", "what", "when", "dose", "why", "none")
    data = {
        "words": chrome("treatments", *names),
        "unknown": in_both(Message("sheet-unknown")),
        "about": [in_both(line) for line in _about(sheet)],
        "parts": [_part(part, sheet.rows) for part in PARTS if any(row.part == part for row in sheet.rows)],
    }
    title = Message("sheet-treatments-title")
    return typeset(
        "treatments", data, title=title, languages=languages, printed_on=sheet.printed_on, paper=paper, point=12.5
    )


def sheet_of_treatments(course: Course, *, name: str = "") -> TreatmentsSheet:
    """The sheet of a course, its treatments in the order of the course."""
    return TreatmentsSheet(
        rows=tuple(_row(span) for span in course.treatments),
        printed_on=course.today,
        name=name,
        cancers=tuple(cancer.name for cancer in course.cancers),
    )


def _about(sheet: TreatmentsSheet) -> Iterable[Text]:
    if sheet.name:
        yield _text("sheet-for", name=both(sheet.name))
    yield from sheet.cancers


def _part(part: Part, rows: tuple[TreatmentRow, ...]) -> dict[str, Any]:
    return {
        "heading": in_both(Message(f"sheet-treatments-{part}")),
        "rows": [
            {
                "what": in_both(row.what),
                "record": row.record,
                "when": _or_none(row.when),
                "dose": _or_none(row.dose),
                "why": _or_none(row.why_stopped),
            }
            for row in rows
            if row.part == part
        ],
    }


def _or_none(words: Text | None) -> dict[Lang, str] | None:
    return in_both(words) if words else None


def _row(span: TreatmentSpan) -> TreatmentRow:
    return TreatmentRow(
        part=_PART_OF[span.modality] if span.given else "unsaid" if span.given is None else "not-given",
        record=calm(span.name),
        what=_text("sheet-treatments-names", names=treatment_names(span.name, modality=span.modality)),
        when=_when(span),
        dose=both(span.dose_words) if span.dose_words.strip() else None,
        why_stopped=_why_stopped(span),
    )


def _why_stopped(span: TreatmentSpan) -> Text | None:
    if span.why_stopped.strip():
        return both(span.why_stopped)
    return _text("sheet-treatments-ongoing") if span.ongoing else None


def _when(span: TreatmentSpan) -> Text | None:
    end = span.end or span.last_given_on
    if span.start is None:
        return _text("sheet-treatments-until", end=end) if end else None
    if span.ongoing:
        return _text("sheet-treatments-since", start=span.start)
    if end is None or end == span.start:
        return Text(en=span.start.said("en"), es=span.start.said("es"))
    return _text("sheet-treatments-from-to", start=span.start, end=end)


def _text(message_id: str, **values: Any) -> Text:
    message = Message(message_id, values)
    return Text(en=say(message, "en"), es=say(message, "es"))
