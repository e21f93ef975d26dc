"""What review asks about: cancers, treatments and returns, each with the facts it rests on. Nothing else."""

from __future__ import annotations

from typing import NamedTuple

from rumbo.course import Cancer, Course, Diagnosis, Recurrence, Statement, Status, StatusWord, Treatment, TreatmentSpan
from rumbo.guide.plain import plain
from rumbo.words import Sayable


class Item(NamedTuple):
    """One thing to say yes or no to: the name of its field, its words, and its facts."""

    key: str
    words: Sayable
    facts: tuple[str, ...]


def items_to_review(course: Course) -> tuple[Item, ...]:
    """The cancers, treatments and returns of a course, in this order."""
    told = [
        *((each.facts, _cancer(each)) for each in course.cancers),
        *((each.facts, _treatment(each)) for each in course.treatments),
        *((each.facts, _return(each)) for each in course.recurrences),
    ]
    return tuple(Item(f"item-{number}", plain(says), ids) for number, (ids, says) in enumerate(told, start=1))


def _cancer(cancer: Cancer) -> Statement:
    return Diagnosis(
        ref=cancer.id, on=cancer.diagnosed_on, site=cancer.site, side=cancer.side, morphology=cancer.morphology,
        words=cancer.site_words, histology_words=cancer.histology_words,
    )  # fmt: skip


def _treatment(span: TreatmentSpan) -> Statement:
    return Treatment(
        modality=span.modality, name=span.name, on=span.start, until=span.end, given=span.given, ongoing=span.ongoing,
        places=span.places,
    )  # fmt: skip


def _return(back: Recurrence) -> Statement:
    status: StatusWord = "progression" if back.called == "progression" else "recurrence"
    return Status(
        status=status, on=back.on, places=back.places, said_kind=back.said_kind, suspected=back.suspected,
    )  # fmt: skip
