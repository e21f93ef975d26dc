"""Two to four choices side by side: the same rows for each, in the same order, for screen and paper."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from rumbo.guide.choices.considered import Considered
from rumbo.guide.choices.described import PARTS, Choice, Part, part_name
from rumbo.guide.choices.named import Named
from rumbo.guide.citations import Citation
from rumbo.words import Message, Sayable, both

FEWEST, MOST = 2, 4

Cell = tuple[Sayable, ...]


class BesideRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row: what it is about, and what is said of each choice, in their order; a cell may be empty."""

    name: Message
    cells: tuple[Cell, ...]


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """Choices side by side, in the fixed order."""

    choices: tuple[Considered, ...]
    rows: tuple[BesideRow, ...]

    @property
    def is_reviewed(self) -> bool:
        """Whether a clinician has checked what is said of every one of them."""
        return all(each.choice.reviewed_by for each in self.choices)

    @property
    def sources(self) -> tuple[Citation, ...]:
        """The sources of all that is said, each once."""
        found = [source for each in self.choices for source in (*each.sources, *each.choice.all_sources)]
        return tuple(dict.fromkeys(found))


def put_beside(choices: tuple[Considered, ...]) -> Beside:
    """Set choices side by side: what the story says of each, then every part of it, then what to ask."""
    of_story = [
        _row("row-why", choices, _why),
        _row("row-changes", choices, _changes),
        _row("row-missing", choices, _missing),
        *([_row("row-said", choices, _said)] if any(each.named for each in choices) else []),
    ]
    described = [
        BesideRow(name=part_name(part), cells=tuple(_part(each.choice, part) for each in choices)) for part in PARTS
    ]
    asked = [
        _row("row-ask", choices, lambda each: tuple(each.choice.ask.values())),
        _row("row-cost", choices, lambda each: tuple(each.choice.cost.values())),
    ]
    return Beside(choices=choices, rows=(*of_story, *described, *asked))


def _row(name: str, choices: tuple[Considered, ...], cell: Callable[[Considered], Cell]) -> BesideRow:
    return BesideRow(name=Message(f"guide-choices-{name}"), cells=tuple(cell(each) for each in choices))


def _why(each: Considered) -> Cell:
    return (*each.reasons, *(saying.says.text for saying in each.sayings))


def _changes(each: Considered) -> Cell:
    return (*(change.says.text for change in each.changes), *each.unsure)


def _missing(each: Considered) -> Cell:
    return tuple(
        Message("guide-choices-test-of", {"test": test.test.name, "told": test.told})
        for test in each.tests
        if test.is_missing
    )


def _said(each: Considered) -> Cell:
    return tuple(_note(one) for one in each.named)


def _note(named: Named) -> Sayable:
    said = both(named.said) if named.said else Message("guide-choices-named")
    return Message("guide-choices-doctor-said", {"doctor": both(named.doctor), "said": said}) if named.doctor else said


def _part(choice: Choice, part: Part) -> Cell:
    return tuple(each.text for each in choice.parts[part])
