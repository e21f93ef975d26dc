"""What an export is made from: the facts in force, the course they lay out, and how resources of it refer to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from rumbo.course.course import Course
from rumbo.course.facts import Fact, S
from rumbo.course.gaps import order
from rumbo.course.layout import lay_out
from rumbo.oncology import PartialDate
from rumbo.records.export.elements import Json, identity, refer
from rumbo.words import Message, Sayable, Text, as_text


@dataclass(frozen=True)
class Material:
    """The facts in force that go out, and the instant it is done (with its time zone)."""

    facts: tuple[Fact, ...]
    made_at: datetime

    @cached_property
    def course(self) -> Course:
        """What the facts lay out on that day: what several records tell of one thing is one thing."""
        return lay_out(self.facts, self.made_at.date())

    @cached_property
    def by_id(self) -> dict[str, Fact]:
        """The facts by their id."""
        return {fact.id: fact for fact in self.facts}

    @property
    def patient(self) -> Json:
        """The reference to the person."""
        return refer(identity("Patient"))

    def cancer(self, id_: str | None) -> Json | None:
        """The reference to a cancer of the course, by its id there."""
        found = next((each for each in self.course.cancers if each.id == id_), None)
        return refer(identity("Condition", *found.facts)) if found else None

    def told(self, ids: Iterable[str], kind: type[S]) -> Iterator[tuple[Fact, S]]:
        """The facts of one kind among these ids, with what they say."""
        for each in ids:
            fact = self.by_id[each]
            if isinstance(fact.says, kind):
                yield fact, fact.says

    def every(self, kind: type[S]) -> Iterator[tuple[Fact, S]]:
        """All facts of one kind, in order of time, the undated last; what is said twice comes once."""
        seen: list[object] = []
        found = ((fact, fact.says) for fact in self.facts if isinstance(fact.says, kind))
        for fact, says in sorted(found, key=lambda each: (order(each[1].on), each[0].id)):
            if says not in seen:
                seen.append(says)
                yield fact, says


def said(message: str, **values: Any) -> Text:
    """A sentence of the summary in both languages."""
    return as_text(Message(message, values))


def line(what: Sayable, on: PartialDate | None) -> Text:
    """A thing and its date, as a line of a list."""
    words = as_text(what)
    return said("summary-line-on", what=words, on=on) if on else words
