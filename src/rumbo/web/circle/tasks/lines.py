"""The days of a task as a page shows them: when, how each stands, who takes it, and what may be done with it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from rumbo.guide.circle.asking import tell_when
from rumbo.guide.circle.moves import MOVES, Move, may_move
from rumbo.guide.circle.roles import Role
from rumbo.guide.circle.tasks import State
from rumbo.web.circle.tasks.access import ListedTask
from rumbo.words import Message


class TaskLine(NamedTuple):
    """One day of a task. `when` is None where it has no day; `missing` is how many hands it lacks."""

    was: date | None
    when: Message | None
    state: State
    hands: tuple[str, ...]
    missing: int
    moves: frozenset[Move]


def lines_of(each: ListedTask, *, role: Role) -> tuple[TaskLine, ...]:
    """A line for every day of a task, as a reader in this role meets it."""
    task = each.task
    lines = []
    for day in each.days:
        hands = task.time_on(day.was).hands
        moves = frozenset(move for move in MOVES if may_move(task, day.was, move, role=role))
        lines.append(TaskLine(day.was, tell_when(day), each.stands(day), hands, task.hands - len(hands), moves))
    return tuple(lines)
