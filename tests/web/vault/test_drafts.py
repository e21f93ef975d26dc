"""What was written while there was nowhere to keep it: in memory, for an hour, for one browser."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from rumbo.web.vault import drafts


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [1000.0]
    monkeypatch.setattr(drafts.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(drafts, "_held", {})
    return now


def a_browser() -> Any:
    """A request of a browser of its own."""
    return SimpleNamespace(session={})


def test_what_is_held_is_looked_at_and_taken_once(clock: list[float]) -> None:
    marisol = a_browser()
    drafts.hold(marisol, {"name": "Marisol"})
    assert drafts.look(marisol) == {"name": "Marisol"}
    assert drafts.take(marisol) == {"name": "Marisol"}
    assert drafts.take(marisol) is None
    assert drafts.look(marisol) is None


def test_what_is_held_later_takes_the_place_of_what_was_held_before(clock: list[float]) -> None:
    marisol = a_browser()
    drafts.hold(marisol, "first")
    drafts.hold(marisol, "second")
    assert drafts.take(marisol) == "second"
    assert not drafts._held


def test_another_browser_finds_nothing(clock: list[float]) -> None:
    drafts.hold(a_browser(), "mine")
    assert drafts.look(a_browser()) is None


def test_an_hour_later_it_is_forgotten(clock: list[float]) -> None:
    marisol = a_browser()
    drafts.hold(marisol, "mine")
    clock[0] += drafts.KEPT_FOR_S
    assert drafts.look(marisol) == "mine"
    clock[0] += 1
    assert drafts.look(marisol) is None


def test_only_so_many_are_held_and_the_oldest_goes_first(clock: list[float]) -> None:
    browsers = [a_browser() for _ in range(drafts.MOST + 3)]
    for number, each in enumerate(browsers):
        drafts.hold(each, number)
    assert len(drafts._held) == drafts.MOST
    assert drafts.look(browsers[0]) is None
    drafts.hold(browsers[-1], "again")
    assert drafts.take(browsers[-1]) == "again"
