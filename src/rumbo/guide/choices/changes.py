"""What the treatments of a story change about a choice, by the guide of a cancer, with the treatment and its date."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from rumbo.course.course import Course, TreatmentSpan
from rumbo.course.substances import substances
from rumbo.guide.choices.concerned import Concern
from rumbo.guide.choices.described import ChoiceId
from rumbo.guide.citations import Said
from rumbo.guide.naming import treatment_names
from rumbo.words import Message

_AT_MOST = 4  # treatments named for one change; more would bury it


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is said of earlier treatment. `because` are the treatments of the story it goes by; where there are
    none, it is said to everyone.
    """

    says: Said
    because: tuple[Message, ...] = ()

    @property
    def told(self) -> Message | None:
        """The treatments of the story in a sentence; None where it is said to everyone."""
        return Message("guide-choices-story-says", {"treatments": self.because}) if self.because else None


def changes_of(course: Course, *, concern: Concern, choice: ChoiceId) -> tuple[Change, ...]:
    """What is said of a choice because of treatments that the story says were given, and what is said to everyone."""
    return tuple(
        Change(says=each.says, because=_told(spans, course=course, concern=concern))
        for each in (concern.guide.earlier if concern.guide else ())
        if choice in each.choices
        for spans in [_met(each.had, (span for span in course.treatments if span.given))]
        if spans or not each.had
    )


def unsure_of(course: Course, *, concern: Concern, choice: ChoiceId) -> tuple[Message, ...]:
    """The treatments that would change something if they were given, and of which the story does not say so for sure."""
    rows = [each for each in (concern.guide.earlier if concern.guide else ()) if choice in each.choices]
    open_ones = [span for span in course.treatments if span.given is None]
    return tuple(
        dict.fromkeys(
            Message("guide-choices-unsure-given", {"treatment": _names(span)})
            for each in rows
            for span in _met(each.had, open_ones)
        )
    )


def _met(had: frozenset[str], spans: Iterable[TreatmentSpan]) -> list[TreatmentSpan]:
    """The treatments that are of a kind, or hold a medicine, that is named."""
    return [span for span in spans if had & {span.modality, *substances(span.name)}]


def _told(spans: list[TreatmentSpan], *, course: Course, concern: Concern) -> tuple[Message, ...]:
    return tuple(dict.fromkeys(_treatment(each, course=course, concern=concern) for each in spans))[:_AT_MOST]


def _treatment(span: TreatmentSpan, *, course: Course, concern: Concern) -> Message:
    values: dict[str, object] = {"treatment": _names(span)}
    ending = ""
    other = next((each for each in course.cancers if each.id == span.cancer and each.id != concern.cancer.id), None)
    if other is not None:
        values["cancer"], ending = other.name, "-for"
    on = span.start or span.last_given_on or span.end
    if on is not None:
        values["on"], ending = on, f"{ending}-on"
    return Message(f"guide-choices-had{ending}", values)


def _names(span: TreatmentSpan) -> tuple[object, ...]:
    return treatment_names(span.name, modality=span.modality)
