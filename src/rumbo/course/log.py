"""The rules of the fact log: append-only; a later fact takes an earlier one's place; undo is only one more fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rumbo.course.facts import Fact, encode


def in_force(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts that say something now, by id.

    A fact counts unless a fact that counts undoes it. A fact that counts and is superseded by one that counts is out of
    force, and stays so when that one is superseded in turn. So a correction of a correction leaves only the last, and
    undoing it brings the one before back. Facts that undo each other in a circle, which no log written in order can hold,
    do not count.

    >>> wrong = Fact(id="f1", says=None, standing="from_me")
    >>> undo = Fact(id="f2", says=None, standing="from_me", undoes="f1")
    >>> in_force([undo, wrong])
    ()
    """
    by_id = _by_id(facts)
    undone_by: dict[str, list[str]] = defaultdict(list)
    for fact in by_id.values():
        if fact.undoes in by_id:
            undone_by[fact.undoes or ""].append(fact.id)
    counting = _counting(by_id, undone_by)
    replaced = {by_id[each].supersedes for each in counting}
    standing = (by_id[each] for each in counting - replaced)
    return tuple(sorted((fact for fact in standing if fact.says is not None), key=lambda fact: fact.id))


def _counting(by_id: dict[str, Fact], undone_by: dict[str, list[str]]) -> set[str]:
    """The ids that count: those that nothing undoes, then those whose undoing is itself undone, and so on."""
    counting: set[str] = set()
    undone: set[str] = set()
    waiting = set(by_id)
    while waiting:
        settled = {each for each in waiting if not set(undone_by[each]) - undone}
        if not settled:
            break
        counting |= settled
        undone |= {target for each in settled if (target := by_id[each].undoes) in by_id and target is not None}
        waiting -= settled | undone
    return counting


def _by_id(facts: Iterable[Fact]) -> dict[str, Fact]:
    """One fact for each id. Should two claim the same id, which one stays may not hang on the order they came in."""
    by_id: dict[str, Fact] = {}
    for fact in facts:
        other = by_id.setdefault(fact.id, fact)
        if other != fact:
            by_id[fact.id] = min(fact, other, key=encode)
    return by_id
