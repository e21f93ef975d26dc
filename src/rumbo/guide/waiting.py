"""Waiting for a scan and its result: what one notes, when to ask how the result came, and what helps some people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Literal, get_args

import msgspec

from rumbo.guide.citations import Citation, Review, Said, SaidFile, sources_of
from rumbo.words import Text, load

Way = Literal["", "visit", "phone", "portal"]
Look = Literal["", "before", "after"]
Came = Literal["", "team", "portal", "not-yet", "rather-not"]
CAME: tuple[Came, ...] = tuple(each for each in get_args(Came) if each)

# Ours, no clinical rules: from when a scan is near, and how long after its day the result is asked for, once.
NEAR = timedelta(days=14)
WITHOUT_A_DAY = timedelta(days=7)
ASKED_FOR = timedelta(days=14)


class Wait(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One scan, in one's own words: its day, when and how the result comes, who is there, and what helps.

    `look` is whether one wants to look on the portal before the doctor talked with one, or after. `came` is how the
    result came; empty until somebody said so.
    """

    scan: str
    on: date
    results_on: date | None = None
    way: Way = ""
    look: Look = ""
    calls: str = ""
    with_me: str = ""
    helps: str = ""
    came: Came = ""

    @property
    def due_on(self) -> date:
        """The day on which the result is expected: as told, or else a week after the scan."""
        return self.results_on or self.on + WITHOUT_A_DAY

    def is_waiting(self, today: date) -> bool:
        """Whether the scan is near or over, and the result has not come."""
        return self.came in {"", "not-yet"} and self.on - NEAR <= today <= self.due_on + ASKED_FOR

    def asks(self, today: date) -> bool:
        """Whether to ask how the result came: after its day, until it is answered, and not for ever."""
        return not self.came and self.due_on < today <= self.due_on + ASKED_FOR


def change_wait(wait: Wait, *, after: Wait) -> Wait:
    """A wait as it is changed: when another day is told for the result, it is asked for again after that day."""
    came = wait.came if wait.due_on == after.due_on else ""
    return msgspec.structs.replace(after, came=came)


def encode_wait(wait: Wait) -> str:
    """A wait as JSON."""
    return msgspec.json.encode(wait).decode()


def decode_wait(body: str) -> Wait:
    """A wait from its JSON.

    Raises msgspec.ValidationError when it is none.
    """
    return msgspec.json.decode(body, type=Wait)


class WaitingPage(Review, frozen=True, kw_only=True):
    """What is said to everyone who waits: that it is hard, how results come, ideas of others, and questions to ask."""

    common: Said
    results: tuple[Said, ...]
    ideas: tuple[Said, ...]
    questions: Mapping[str, Text]

    @property
    def sources(self) -> tuple[Citation, ...]:
        """Every source, in the order of the statements, each once."""
        return sources_of((self.common, *self.results, *self.ideas))


class _WaitingFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reviewed_on: date
    reviewed_by: str | None
    common: SaidFile
    results: list[SaidFile]
    ideas: list[SaidFile]
    questions: dict[str, Text]


@cache
def waiting_page() -> WaitingPage:
    """All of it.

    Raises ContentError for an unknown source.
    """
    (file,) = load("waiting", _WaitingFile).by_file.values()
    return WaitingPage(
        common=file.common.said(),
        results=tuple(each.said() for each in file.results),
        ideas=tuple(each.said() for each in file.ideas),
        questions=MappingProxyType(file.questions),
        reviewed_on=file.reviewed_on,
        reviewed_by=file.reviewed_by,
    )
