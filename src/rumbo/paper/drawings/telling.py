"""The trail told without a drawing: in sentences for a screen reader, and as the rows of a plain table."""

from __future__ import annotations

import msgspec

from rumbo.course.course import Cancer, Course, Recurrence, StatusPoint, TreatmentSpan
from rumbo.guide.naming import treatment_names
from rumbo.oncology import PartialDate
from rumbo.paper.drawings.lanes import came_back_words, lanes_of, places_text, said_kind, text_of, where_found
from rumbo.words import Text


class TrailRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the table: when, what, where, which kind ("ask" when the doctor's word is not in the record), and
    which cancer when there are several.
    """

    on: PartialDate | None
    what: Text
    where: Text | None = None
    kind: Text | None = None
    cancer: Text | None = None

    @property
    def when(self) -> Text:
        """The date in words, or that there is none yet."""
        return _date_words(self.on)


def trail_table(course: Course) -> tuple[TrailRow, ...]:
    """Everything the trail draws and the treatments behind its ground, in order of time, the undated last."""
    names = {cancer.id: cancer.name for cancer in course.cancers} if len(course.cancers) > 1 else {}
    rows = [
        *(_found(cancer, names) for cancer in course.cancers),
        *(_treatment(span, names) for span in course.treatments),
        *(_came_back(back, names) for back in course.recurrences),
        *(_status(status, names) for status in course.statuses if status.status not in ("recurrence", "progression")),
    ]
    return tuple(sorted(rows, key=lambda row: (row.on is None, row.on or course.today)))


def describe(course: Course) -> Text:
    """The trail in whole sentences, in order; it says what the drawing shows and no more."""
    sentences: list[Text] = []
    lanes = lanes_of(course)
    refs: list[str | None] = [cancer.id for cancer in course.cancers] or [None]
    for place, lane in enumerate(lanes):
        ref = refs[place] if place < len(refs) else None
        if lane.name:
            sentences.append(text_of("trail-told-cancer", name=lane.name))
        sentences += [_told_found(cancer) for cancer in course.cancers if cancer.id == ref]
        alone = len(lanes) == 1
        sentences += [_told_back(back) for back in course.recurrences if alone or back.cancer == ref]
        if lane.stretches:
            sentences.append(text_of(f"trail-told-now-{lane.stretches[-1].state}"))
    sentences = sentences or [text_of("trail-told-empty")]
    return Text(en=" ".join(each.en for each in sentences), es=" ".join(each.es for each in sentences))


def _date_words(on: PartialDate | None) -> Text:
    return Text(en=on.said("en"), es=on.said("es")) if on else text_of("trail-row-undated")


def _found(cancer: Cancer, names: dict[str, Text]) -> TrailRow:
    what = text_of("trail-row-found")
    return TrailRow(on=cancer.diagnosed_on, what=what, where=where_found(cancer), cancer=names.get(cancer.id))


def _treatment(span: TreatmentSpan, names: dict[str, Text]) -> TrailRow:
    names_of = treatment_names(span.name, modality=span.modality)
    what = text_of(f"trail-row-{span.modality}", name=names_of)
    if span.given is None:
        what = text_of("trail-row-given-unsaid", what=what)
    elif not span.given:
        what = text_of("trail-row-not-given", what=what)
    return TrailRow(on=span.start, what=what, where=places_text(span.places), cancer=names.get(span.cancer or ""))


def _came_back(back: Recurrence, names: dict[str, Text]) -> TrailRow:
    what = "seen" if back.suspected else "grew" if back.called == "progression" else "back"
    return TrailRow(
        on=back.on,
        what=text_of(f"trail-row-{what}"),
        where=places_text(back.places),
        kind=text_of(f"trail-row-{said_kind(back)}"),
        cancer=names.get(back.cancer or ""),
    )


def _status(status: StatusPoint, names: dict[str, Text]) -> TrailRow:
    what = text_of(f"trail-row-status-{status.status}")
    if status.suspected:
        what = text_of("trail-row-suspected", what=what)
    return TrailRow(on=status.on, what=what, where=places_text(status.places), cancer=names.get(status.cancer or ""))


def _told_found(cancer: Cancer) -> Text:
    if cancer.diagnosed_on is None:
        return text_of("trail-told-found-undated", place=where_found(cancer))
    return text_of("trail-told-found", on=cancer.diagnosed_on, place=where_found(cancer))


def _told_back(back: Recurrence) -> Text:
    what, where, on = came_back_words(back), places_text(back.places), _date_words(back.on)
    if said_kind(back) == "ask":
        return text_of("trail-told-event-ask", what=what, on=on)
    if where:
        return text_of("trail-told-event-in", what=what, on=on, place=where)
    return text_of("trail-told-event", what=what, on=on)
