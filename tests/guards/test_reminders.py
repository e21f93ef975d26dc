"""Whatever reminds, or counts as due, asks the pace of the story first: a new place that does not is found here."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.guards.source import WEB, Function, functions, modules, name_of

# What tells that something is due, near or still open to be asked for; and what asks the pace.
TELLS_DUE = {
    ".asks", ".is_waiting", ".state", ".is_ahead", "is_due", "entry_days", "entries_of", "written_in", "waiting_for",
    "to_look_at_again", "next_steps",
}  # fmt: skip
ASKS_THE_PACE = {"pace_of", "is_over"}

# Who need not ask, and why.
NEED_NOT: dict[str, str] = {
    "rumbo.web.today.next_step._results": "called by next_steps alone, which asks first",
    "rumbo.web.today.next_step._soon": "called by next_steps alone, which asks first",
    "rumbo.web.today.next_step._look_again": "called by next_steps alone, which asks first",
    "rumbo.web.story.appointments.entries_of": "the whole calendar, which somebody opens; ahead_of asks",
    "rumbo.web.circle.people.showing._calendar": "the days that somebody else sees, on a page that one opens",
    "rumbo.web.living.calendar.views._entries": "a month that somebody opens, with what was and what is to come",
    "rumbo.web.living.calendar.views.month": "a month that somebody opens, with what was and what is to come",
    "rumbo.web.vault.opening.back_up_when_due": "a copy is made, and nobody is asked for anything",
}


def _called(function: Function) -> set[str]:
    """What a function calls: by name, and what is called on a value also with a point before it."""
    calls = [each.func for each in ast.walk(function) if isinstance(each, ast.Call)]
    on_values = {each.attr for each in calls if isinstance(each, ast.Attribute)}
    return {each.id for each in calls if isinstance(each, ast.Name)} | on_values | {f".{each}" for each in on_values}


def _without_asking() -> Iterator[str]:
    for path in modules():
        if Path(WEB) in path.parents:
            for each in functions(path):
                called = _called(each)
                if called & TELLS_DUE and not called & ASKS_THE_PACE:
                    yield f"{name_of(path)}.{each.name}"


def test_what_tells_of_something_due_asks_the_pace() -> None:
    assert set(_without_asking()) == set(NEED_NOT)
