"""Whether a story holds the result of a test that can open choices, and whether that is older than the return."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from rumbo.course.course import BiomarkerResult, Course, MarkerValue
from rumbo.guide.choices.concerned import Concern, event_of
from rumbo.guide.choices.discussed import OpeningTest
from rumbo.guide.naming import biomarker_name, quoted
from rumbo.oncology import PartialDate, find_biomarker
from rumbo.words import Message, Sayable, both

# "untold": a story has no place for this kind of test, so it cannot show whether it was done.
TestState = Literal["untold", "none", "disputed", "older", "no-date", "there"]


class KnownTest(msgspec.Struct, frozen=True, kw_only=True):
    """A test that can open a choice, how far the story holds it, and the results it holds."""

    test: OpeningTest
    state: TestState
    results: tuple[Message, ...] = ()

    @property
    def is_missing(self) -> bool:
        """Whether it is one to ask about: its result is not there, is older than the return, or is not settled."""
        return self.state != "there"

    @property
    def told(self) -> Message:
        """How far the story holds it, in a sentence."""
        return Message(f"guide-choices-test-{self.state}", {"results": self.results} if self.results else {})


def look_up(test: OpeningTest, *, course: Course, concern: Concern) -> KnownTest:
    """Find a test's results in a story. One in conflict drives nothing; an inherited one does not grow old."""
    if not test.biomarkers:
        return KnownTest(test=test, state="untold")
    found = [each for each in course.biomarkers if _is_of(each, test=test, concern=concern)]
    values = [each for each in course.markers if _is_of(each, test=test, concern=concern)][-1:]
    if not found and not values:
        return KnownTest(test=test, state="none")
    disputed = {claim.fact for conflict in course.conflicts for claim in conflict.claims}
    if any(each.positive is None and disputed & set(each.facts) for each in found):
        return KnownTest(test=test, state="disputed", results=tuple(_result(each) for each in found))
    inherited = any(each.inherited for each in found)
    told = (*(_result(each) for each in _last_of_each(found)), *(_value(each) for each in values))
    days = [*(each.on for each in found), *(each.on for each in values)]
    return KnownTest(test=test, state="there" if inherited else _age(days, course=course), results=told)


def _age(days: list[PartialDate | None], *, course: Course) -> TestState:
    event = event_of(course)
    known = [each for each in days if each is not None]
    if event is not None and event.on is not None and known:
        back = event.on
        if any(each.latest >= back.earliest for each in known):
            return "there"
        return "older" if len(known) == len(days) else "no-date"
    return "there" if known else "no-date"


def _is_of(each: BiomarkerResult | MarkerValue, *, test: OpeningTest, concern: Concern) -> bool:
    entry = find_biomarker(each.name)
    inherited = isinstance(each, BiomarkerResult) and each.inherited
    of_it = inherited or each.cancer is None or each.cancer == concern.cancer.id
    return of_it and entry is not None and entry.id in test.biomarkers


def _last_of_each(found: list[BiomarkerResult]) -> Iterable[BiomarkerResult]:
    """The last result of each biomarker: they come in order of time."""
    return {find_biomarker(each.name): each for each in found}.values()


def _result(each: BiomarkerResult) -> Message:
    how = {True: "-positive", False: "-negative", None: ""}[each.positive]
    return _told(f"guide-choices-result{how}", each, result=quoted(each.result))


def _value(each: MarkerValue) -> Message:
    return _told("guide-choices-result", each, result=both(f"{each.words} {each.unit}".strip()))


def _told(sentence: str, each: BiomarkerResult | MarkerValue, *, result: Sayable) -> Message:
    values = {"name": biomarker_name(each.name), "result": result}
    return Message(f"{sentence}-on", {**values, "on": each.on}) if each.on else Message(sentence, values)
