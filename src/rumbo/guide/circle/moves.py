"""What may be done with one time of a task, in which state, and by whom: one small table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, get_args

import msgspec

from rumbo.guide.circle.roles import ROLES, Role
from rumbo.guide.circle.tasks import Standing, State, Task, TaskTime
from rumbo.words import Explained

Move = Literal["take", "give-back", "swap", "finish", "reopen", "thank", "call-off", "bring-back"]
MOVES: tuple[Move, ...] = get_args(Move)


class MoveRule(NamedTuple):
    """In which states a move is allowed, to whom, whether it is about a hand by name, and how the time stands after it.

    A network helper may move only their own hand.
    """

    states: frozenset[State]
    roles: frozenset[Role]
    is_of_a_hand: bool
    after: Standing


class Hand(NamedTuple):
    """Whose hand a move is about, and for a swap whose comes in its place."""

    name: str = ""
    other: str = ""


_NOBODY: Final = Hand()
_EVERYBODY: Final[frozenset[Role]] = frozenset(ROLES) - {"navigator"}
_COORDINATE: Final = _EVERYBODY - {"network-helper"}
_PLANNED: Final[frozenset[State]] = frozenset({"open", "taken"})

TABLE: Final[Mapping[Move, MoveRule]] = MappingProxyType(
    {
        "take": MoveRule(frozenset({"open"}), _EVERYBODY, is_of_a_hand=True, after="planned"),
        "give-back": MoveRule(_PLANNED, _EVERYBODY, is_of_a_hand=True, after="planned"),
        "swap": MoveRule(_PLANNED, _EVERYBODY, is_of_a_hand=True, after="planned"),
        "finish": MoveRule(_PLANNED, _COORDINATE, is_of_a_hand=False, after="done"),
        "reopen": MoveRule(frozenset({"done", "thanked"}), _COORDINATE, is_of_a_hand=False, after="planned"),
        "thank": MoveRule(frozenset({"done"}), _COORDINATE, is_of_a_hand=False, after="thanked"),
        "call-off": MoveRule(_PLANNED, _COORDINATE, is_of_a_hand=False, after="called-off"),
        "bring-back": MoveRule(frozenset({"called-off"}), _COORDINATE, is_of_a_hand=False, after="planned"),
    }
)


class IllegalMove(Explained):
    """This cannot be done with a task now, or not by this reader. It says so, and nothing was changed."""


def may_move(task: Task, was: date | None, move: Move, *, role: Role) -> bool:
    """Whether somebody in this role may make a move now; whose hand it is about is not asked here."""
    rule = TABLE[move]
    return role in rule.roles and task.state_on(was) in rule.states


def make_move(task: Task, was: date | None, move: Move, *, role: Role, by: str, hand: Hand = _NOBODY) -> Task:
    """The task after a move; `by` is the name of who makes it.

    Raises IllegalMove when the state of this time, the role or the hand does not allow it.
    """
    rule, before = TABLE[move], task.time_on(was)
    if role not in rule.roles or (role == "network-helper" and hand.name != by):
        raise IllegalMove("tasks-not-yours")
    if task.state_on(was) not in rule.states:
        raise IllegalMove("tasks-not-now")
    hands = _moved(before.hands, move, hand) if rule.is_of_a_hand else before.hands
    after = TaskTime(was=was, hands=hands, standing=rule.after)
    others = tuple(each for each in task.times if each.was != was)
    kept = others if after == TaskTime(was=was) else (*others, after)
    return msgspec.structs.replace(task, times=tuple(sorted(kept, key=_in_time)))


def _moved(hands: tuple[str, ...], move: Move, hand: Hand) -> tuple[str, ...]:
    if move == "take":
        return (*hands, _coming(hands, hand.name))
    if hand.name not in hands:
        raise IllegalMove("tasks-not-now")
    if move == "give-back":
        return tuple(each for each in hands if each != hand.name)
    coming = _coming(hands, hand.other)
    return tuple(coming if each == hand.name else each for each in hands)


def _coming(hands: tuple[str, ...], name: str) -> str:
    if not name.strip():
        raise IllegalMove("tasks-no-name")
    if name in hands:
        raise IllegalMove("tasks-not-now")
    return name


def _in_time(each: TaskTime) -> date:
    return each.was or date.min
