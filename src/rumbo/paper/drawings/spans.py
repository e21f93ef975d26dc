"""The bars of a course: treatments that were given, with what is known of their ends."""

from __future__ import annotations

from rumbo.course.course import Course, TreatmentSpan
from rumbo.guide.naming import treatment_names
from rumbo.paper.drawings.ground import day_of
from rumbo.paper.drawings.lanes import text_of
from rumbo.paper.drawings.timeline import Bar


def treatment_bars(course: Course, *, cancer: str | None = None, alone: bool = True) -> tuple[Bar, ...]:
    """A bar for each treatment that was given; one whose end nobody told is a mark at its start, and says so."""
    mine = [span for span in course.treatments if span.given and (alone or span.cancer == cancer)]
    return tuple(_bar(span, start=day_of(span.start), today=day_of(course.today)) for span in mine if span.start)


def _bar(span: TreatmentSpan, *, start: float, today: float) -> Bar:
    name = text_of("longview-treatment", name=treatment_names(span.name, modality=span.modality))
    last = span.end or span.last_given_on
    if span.ongoing:
        return Bar(start=start, end=max(today, start), words=name)
    if last:
        return Bar(start=start, end=max(day_of(last), start), words=name)
    once = span.modality in ("surgery", "transplant")
    return Bar(start=start, words=name if once else text_of("longview-open-end", name=name))
