"""What may be done with a task: the whole table of moves, states and roles, and what the moves do."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumbo.guide.circle.moves import MOVES, Hand, IllegalMove, Move, make_move, may_move
from rumbo.guide.circle.roles import ROLES, Role
from rumbo.guide.circle.tasks import State, Task, TaskTime
from rumbo.words import LANGUAGES

DAY = date(2027, 3, 1)
STATES: dict[State, TaskTime] = {
    "open": TaskTime(was=DAY, hands=("Ana",)),
    "taken": TaskTime(was=DAY, hands=("Ana", "Luis")),
    "done": TaskTime(was=DAY, hands=("Ana", "Luis"), standing="done"),
    "thanked": TaskTime(was=DAY, hands=("Ana", "Luis"), standing="thanked"),
    "called-off": TaskTime(was=DAY, hands=("Ana", "Luis"), standing="called-off"),
}
# What is allowed to whoever coordinates, as a person would write it down: a state and its moves.
ALLOWED: dict[State, set[Move]] = {
    "open": {"take", "give-back", "swap", "finish", "call-off"},
    "taken": {"give-back", "swap", "finish", "call-off"},
    "done": {"thank", "reopen"},
    "thanked": {"reopen"},
    "called-off": {"bring-back"},
}
HANDS: dict[Move, Hand] = {"take": Hand("Rosa"), "give-back": Hand("Ana"), "swap": Hand("Ana", "Rosa")}


def _task(state: State) -> Task:
    return Task(need="rides", hands=2, times=(STATES[state],))


@pytest.mark.parametrize(("state", "move", "role"), tuple(product(STATES, MOVES, ROLES)))
def test_every_move_in_every_state_by_every_role(state: State, move: Move, role: Role) -> None:
    """The truth table. A network helper takes, gives back and swaps, and only their own hand; a navigator does none of it."""
    hand = HANDS.get(move, Hand())
    legal = role != "navigator" and move in ALLOWED[state] and (role != "network-helper" or move in HANDS)
    assert may_move(_task(state), DAY, move, role=role) == legal
    if legal:
        assert make_move(_task(state), DAY, move, role=role, by=hand.name, hand=hand) != _task(state)
    else:
        with pytest.raises(IllegalMove) as refused:
            make_move(_task(state), DAY, move, role=role, by=hand.name, hand=hand)
        assert all(refused.value.said(lang) for lang in LANGUAGES)


@pytest.mark.parametrize("move", HANDS)
def test_a_network_helper_moves_no_hand_but_their_own(move: Move) -> None:
    with pytest.raises(IllegalMove):
        make_move(_task("open"), DAY, move, role="network-helper", by="Eva", hand=HANDS[move])


@pytest.mark.parametrize(
    ("move", "hand"),
    [
        ("take", Hand("  ")), ("take", Hand("Ana")), ("give-back", Hand("Eva")), ("swap", Hand("Eva", "Rosa")),
        ("swap", Hand("Ana", "")), ("swap", Hand("Ana", "Ana")),
    ],
)  # fmt: skip
def test_a_hand_that_cannot_be_moved_is_refused(move: Move, hand: Hand) -> None:
    with pytest.raises(IllegalMove):
        make_move(_task("open"), DAY, move, role="owner", by="", hand=hand)


def test_a_swap_keeps_the_place_and_the_others() -> None:
    after = make_move(_task("taken"), DAY, "swap", role="owner", by="", hand=Hand("Ana", "Rosa"))
    assert after.time_on(DAY).hands == ("Rosa", "Luis")


def test_what_is_given_back_leaves_no_trace_of_who_had_it() -> None:
    task = Task(need="food")
    taken = make_move(task, None, "take", role="network-helper", by="Ana", hand=Hand("Ana"))
    assert taken.state_on(None) == "taken"
    assert make_move(taken, None, "give-back", role="network-helper", by="Ana", hand=Hand("Ana")) == task


def test_what_was_done_unseen_has_no_hand_and_needs_none() -> None:
    assert make_move(Task(need="food"), None, "finish", role="owner", by="").state_on(None) == "done"


_moves = st.lists(st.tuples(
    st.sampled_from(MOVES), st.sampled_from(ROLES), st.sampled_from(("Ana", "Luis", "Rosa")),
    st.sampled_from(("Ana", "Luis", "Rosa")), st.sampled_from((date(2027, 3, 1), date(2027, 3, 8))),
), max_size=25)  # fmt: skip


@given(_moves)
def test_no_sequence_of_moves_makes_a_hand_too_many(
    moves: list[tuple[Move, str, str, date]],
) -> None:
    """Legal or not: a name is there once, no more hands than wanted, and what was refused changed nothing."""
    task = Task(need="rides", hands=2)
    for move, role, name, other, day in moves:
        before, elsewhere = task, [each for each in task.times if each.was != day]
        try:
            task = make_move(task, day, move, role=role, by=name, hand=Hand(name, other))
        except IllegalMove:
            assert task is before
        assert [each for each in task.times if each.was != day] == elsewhere
        for each in task.times:
            assert len(each.hands) == len(set(each.hands)) <= task.hands
