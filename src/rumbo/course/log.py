"""The rules of the fact log: append-only, a later fact supersedes an earlier one, and undo is only one more fact."""

from __future__ import annotations

from collections.abc import Iterable

from rumbo.course.facts import Fact


def in_force(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts that say something and are not superseded, by id.

    A fact is superseded when a fact that is itself in force names it. So taking a correction back brings the corrected
    fact back, and taking *that* back again brings the correction. A circle (which no log written in order can hold)
    leaves its facts in force.
    """
    by_id = {fact.id: fact for fact in facts}
    against: dict[str, list[Fact]] = {}
    for fact in by_id.values():
        if fact.supersedes in by_id:
            against.setdefault(fact.supersedes or "", []).append(fact)
    decided: dict[str, bool] = {}

    def stands(fact: Fact, path: frozenset[str]) -> bool:
        if fact.id in path:
            return False
        if fact.id not in decided:
            decided[fact.id] = not any(stands(other, path | {fact.id}) for other in against.get(fact.id, ()))
        return decided[fact.id]

    standing = (fact for fact in by_id.values() if stands(fact, frozenset()))
    return tuple(sorted((fact for fact in standing if fact.says is not None), key=lambda fact: fact.id))
